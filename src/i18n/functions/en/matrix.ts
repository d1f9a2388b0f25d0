import type { FunctionRow } from '../functionHelp.ts';

const POOL = [
  'range:range of numbers only',
  'window_size:rows and columns of the square window',
  '[stride]:cells the window moves each time; its size if left out',
] as const;

export const matrix: readonly FunctionRow[] = [
  [
    'ARRAY_CONSTRAIN',
    'Cuts an array to some rows and columns.',
    'array:range or array',
    'rows:rows to keep',
    'columns:columns to keep',
  ],
  ['ARRAYFORMULA', 'Works a formula out item by item over its ranges.', 'formula:expression with ranges'],
  ['MAXPOOL', 'Greatest number of each window that moves over a range.', ...POOL],
  ['MEDIANPOOL', 'Median of each window that moves over a range.', ...POOL],
  [
    'MMULT',
    'Product of two matrices.',
    'matrix1:range on the left',
    'matrix2:range with as many rows as the left one has columns',
  ],
];
