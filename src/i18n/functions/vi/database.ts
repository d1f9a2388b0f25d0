import type { FunctionRow } from '../functionHelp.ts';

const TABLE = [
  'bảng:vùng dữ liệu có hàng tiêu đề',
  'trường:tên cột trong ngoặc kép hoặc số thứ tự cột',
  'điều_kiện:vùng có hàng tiêu đề và các hàng điều kiện',
] as const;

export const database: readonly FunctionRow[] = [
  ['DAVERAGE', 'Trung bình của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DCOUNT', 'Đếm các ô chứa số của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DCOUNTA', 'Đếm các ô không trống của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DGET', 'Giá trị của một cột ở hàng duy nhất thỏa điều kiện.', ...TABLE],
  ['DMAX', 'Số lớn nhất của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DMIN', 'Số nhỏ nhất của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DPRODUCT', 'Tích các số của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DSTDEV', 'Độ lệch chuẩn mẫu của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DSTDEVP', 'Độ lệch chuẩn tổng thể của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DSUM', 'Tổng của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DVAR', 'Phương sai mẫu của một cột trong các hàng thỏa điều kiện.', ...TABLE],
  ['DVARP', 'Phương sai tổng thể của một cột trong các hàng thỏa điều kiện.', ...TABLE],
];
