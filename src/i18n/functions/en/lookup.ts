import type { FunctionRow } from '../functionHelp.ts';

const MATCH_MODE =
  '[match_mode]:0 or left out exact, -1 exact or next smaller, 1 exact or next greater, 2 wildcards * and ?';
const SEARCH_MODE = '[search_mode]:1 or left out from the first, -1 from the last';
const WANTED = 'lookup_value:value to look for';
const SORTED = '[approximate]:FALSE for an exact match; TRUE or left out needs ascending order';
const ARRAY = 'array:range or array';

export const lookup: readonly FunctionRow[] = [
  [
    'ADDRESS',
    'Writes the address of a cell from its row and column.',
    'row:number of the row',
    'column:number of the column',
    '[reference_type]:1 or left out $A$1, 2 A$1, 3 $A1, 4 A1',
    '[a1_style]:FALSE for R1C1 style; A1 style if left out',
    '[sheet_name]:name of a sheet to write before it',
  ],
  ['CHOOSE', 'Takes one value of a list by its place.', 'index:which value to take', 'value1…:values to choose from'],
  ['COLUMN', 'Number of the column of a cell.', '[cell]:the cell with the formula if left out'],
  ['COLUMNS', 'Number of columns of a range.', ARRAY],
  [
    'FILTER',
    'Keeps what meets the conditions of a row or column.',
    'array:a single row or column',
    'condition1…:true or false for each item, such as B2:B9>80',
  ],
  ['FORMULATEXT', 'Formula of a cell as text.', 'cell:cell with a formula'],
  [
    'HLOOKUP',
    'Looks for a value in the first row of a table and takes a cell below it.',
    WANTED,
    'table:range whose first row is searched',
    'row_index:which row of the table to take',
    SORTED,
  ],
  ['HSTACK', 'Puts ranges side by side.', 'array1…:ranges from left to right'],
  [
    'HYPERLINK',
    'Shows the label of a link.',
    'address:address of the link',
    '[label]:text to show; the address if left out',
  ],
  [
    'INDEX',
    'Value of the cell at a row and column of a range.',
    'range:range to take from',
    'row:which row of the range, from 1',
    '[column]:which column of the range; 1 if left out',
  ],
  [
    'LOOKUP',
    'Looks for a value in a list in ascending order and takes the cell that goes with it.',
    WANTED,
    'lookup_range:list in ascending order',
    '[result_range]:list to take from; the last row or column of the first range if left out',
  ],
  [
    'MATCH',
    'Position of a value in a row or column.',
    WANTED,
    'lookup_range:a single row or column',
    '[match_type]:0 exact, with * and ?; 1 or left out needs ascending order; -1 needs descending order',
  ],
  [
    'OFFSET',
    'Cell or range some rows and columns away from a cell.',
    'cell:where to begin',
    'rows:a plain number; positive goes down',
    'columns:a plain number; positive goes right',
    '[height]:rows of the range; 1 if left out',
    '[width]:columns of the range; 1 if left out',
  ],
  ['ROW', 'Number of the row of a cell.', '[cell]:the cell with the formula if left out'],
  ['ROWS', 'Number of rows of a range.', ARRAY],
  [
    'SORT',
    'Sorts the rows or columns of a range.',
    ARRAY,
    '[sort_index]:which column or row to sort by; 1 if left out',
    '[sort_order]:1 or left out ascending, -1 descending',
    '[by_column]:TRUE to sort columns',
  ],
  ['TRANSPOSE', 'Turns rows into columns and columns into rows.', ARRAY],
  [
    'UNIQUE',
    'The different rows or columns of a range.',
    ARRAY,
    '[by_column]:TRUE to compare columns',
    '[exactly_once]:TRUE to keep only what occurs once',
  ],
  [
    'VLOOKUP',
    'Looks for a value in the first column of a table and takes a cell of the same row.',
    WANTED,
    'table:range whose first column is searched',
    'column_index:which column of the table to take',
    SORTED,
  ],
  ['VSTACK', 'Puts ranges below each other.', 'array1…:ranges from top to bottom'],
  [
    'XLOOKUP',
    'Looks for a value in a list and takes the cell that goes with it from another.',
    WANTED,
    'lookup_range:a single row or column',
    'result_range:range to take from, of the same length',
    '[if_not_found]:result when nothing is found; #N/A if left out',
    MATCH_MODE,
    SEARCH_MODE,
  ],
  [
    'XMATCH',
    'Position of a value in a row or column.',
    WANTED,
    'lookup_range:a single row or column',
    MATCH_MODE,
    SEARCH_MODE,
  ],
];
