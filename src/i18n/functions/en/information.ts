import type { FunctionRow } from '../functionHelp.ts';

const VALUE = 'value:cell or expression to test';

export const information: readonly FunctionRow[] = [
  ['ISBINARY', 'Gives TRUE for a binary number.', VALUE],
  ['ISBLANK', 'Gives TRUE for an empty cell.', VALUE],
  ['ISERR', 'Gives TRUE for any error but #N/A.', VALUE],
  ['ISERROR', 'Gives TRUE for any error.', VALUE],
  ['ISEVEN', 'Gives TRUE for an even number.', 'number:number to test'],
  ['ISFORMULA', 'Gives TRUE for a cell with a formula.', 'cell:cell to test'],
  ['ISLOGICAL', 'Gives TRUE for TRUE and for FALSE.', VALUE],
  ['ISNA', 'Gives TRUE for the error #N/A.', VALUE],
  ['ISNONTEXT', 'Gives TRUE for what is not text.', VALUE],
  ['ISNUMBER', 'Gives TRUE for a number.', VALUE],
  ['ISODD', 'Gives TRUE for an odd number.', 'number:number to test'],
  ['ISREF', 'Gives TRUE for the reference error #REF!.', VALUE],
  ['ISTEXT', 'Gives TRUE for text.', VALUE],
  ['N', 'Turns a value into a number: TRUE is 1, text is 0.', 'value:value to turn'],
  ['NA', 'Gives the error #N/A: no value yet.'],
  ['SHEET', 'Number of a sheet.', '[sheet]:cell or name of a sheet; the sheet with the formula if left out'],
  ['SHEETS', 'Number of sheets.', '[range]:every sheet if left out'],
  ['VERSION', 'Name and version of the formula engine.'],
];
