import type { FunctionRow } from '../functionHelp.ts';

const TABLE = [
  'table:range of data with a header row',
  'field:name of a column in quotes, or its number',
  'criteria:range with a header row and rows of conditions',
] as const;

export const database: readonly FunctionRow[] = [
  ['DAVERAGE', 'Mean of a column over the rows that meet the conditions.', ...TABLE],
  ['DCOUNT', 'Counts the numbers of a column in the rows that meet the conditions.', ...TABLE],
  ['DCOUNTA', 'Counts the filled cells of a column in the rows that meet the conditions.', ...TABLE],
  ['DGET', 'Value of a column in the one row that meets the conditions.', ...TABLE],
  ['DMAX', 'Greatest number of a column over the rows that meet the conditions.', ...TABLE],
  ['DMIN', 'Smallest number of a column over the rows that meet the conditions.', ...TABLE],
  ['DPRODUCT', 'Product of a column over the rows that meet the conditions.', ...TABLE],
  ['DSTDEV', 'Sample standard deviation of a column over the rows that meet the conditions.', ...TABLE],
  ['DSTDEVP', 'Population standard deviation of a column over the rows that meet the conditions.', ...TABLE],
  ['DSUM', 'Sum of a column over the rows that meet the conditions.', ...TABLE],
  ['DVAR', 'Sample variance of a column over the rows that meet the conditions.', ...TABLE],
  ['DVARP', 'Population variance of a column over the rows that meet the conditions.', ...TABLE],
];
