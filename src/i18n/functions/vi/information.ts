import type { FunctionRow } from '../functionHelp.ts';

const VALUE = 'giá_trị:ô hoặc biểu thức được xét';

export const information: readonly FunctionRow[] = [
  ['ISBINARY', 'Cho TRUE khi giá trị là số nhị phân.', VALUE],
  ['ISBLANK', 'Cho TRUE khi ô trống.', VALUE],
  ['ISERR', 'Cho TRUE khi giá trị là lỗi, trừ #N/A.', VALUE],
  ['ISERROR', 'Cho TRUE khi giá trị là lỗi bất kỳ.', VALUE],
  ['ISEVEN', 'Cho TRUE khi số là số chẵn.', 'số:số được xét'],
  ['ISFORMULA', 'Cho TRUE khi ô chứa công thức.', 'ô:ô được xét'],
  ['ISLOGICAL', 'Cho TRUE khi giá trị là TRUE hoặc FALSE.', VALUE],
  ['ISNA', 'Cho TRUE khi giá trị là lỗi #N/A.', VALUE],
  ['ISNONTEXT', 'Cho TRUE khi giá trị không phải là chữ.', VALUE],
  ['ISNUMBER', 'Cho TRUE khi giá trị là số.', VALUE],
  ['ISODD', 'Cho TRUE khi số là số lẻ.', 'số:số được xét'],
  ['ISREF', 'Cho TRUE khi giá trị là lỗi tham chiếu #REF!.', VALUE],
  ['ISTEXT', 'Cho TRUE khi giá trị là chữ.', VALUE],
  ['N', 'Đổi giá trị thành số: TRUE là 1, chữ là 0.', 'giá_trị:giá trị được đổi'],
  ['NA', 'Cho lỗi #N/A: chưa có giá trị.'],
  ['SHEET', 'Số thứ tự của trang.', '[trang]:ô hoặc tên trang; bỏ trống là trang chứa công thức'],
  ['SHEETS', 'Số trang.', '[vùng]:bỏ trống là mọi trang'],
  ['VERSION', 'Tên và phiên bản của bộ máy tính công thức.'],
];
