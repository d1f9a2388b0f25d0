import type { FunctionRow } from '../functionHelp.ts';

const POOL = [
  'vùng:vùng chỉ gồm số',
  'cạnh_cửa_sổ:số hàng và số cột của cửa sổ vuông',
  '[bước]:số ô mỗi lần dời; bỏ trống là bằng cạnh cửa sổ',
] as const;

export const matrix: readonly FunctionRow[] = [
  [
    'ARRAY_CONSTRAIN',
    'Cắt một mảng theo số hàng và số cột.',
    'mảng:vùng hoặc mảng',
    'số_hàng:số hàng giữ lại',
    'số_cột:số cột giữ lại',
  ],
  ['ARRAYFORMULA', 'Tính công thức trên từng phần tử của các vùng.', 'công_thức:biểu thức với các vùng'],
  ['MAXPOOL', 'Số lớn nhất trong từng cửa sổ trượt trên vùng.', ...POOL],
  ['MEDIANPOOL', 'Trung vị trong từng cửa sổ trượt trên vùng.', ...POOL],
  [
    'MMULT',
    'Tích của hai ma trận.',
    'ma_trận_1:vùng bên trái',
    'ma_trận_2:vùng có số hàng bằng số cột của vùng bên trái',
  ],
];
