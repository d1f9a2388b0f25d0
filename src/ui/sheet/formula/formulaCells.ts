/** Which cells take a formula: in all others a text that begins with "=" is just a text. */
import { freeSheetOf, HEAD, TOTAL, type SheetKey } from '../../../domain/layout.ts';

export function takesFormula(sheet: SheetKey, place: { readonly row: string; readonly column: string }): boolean {
  if (freeSheetOf(sheet) !== null) return true;
  return sheet.startsWith('criteria.') && place.column === 'weight' && place.row !== HEAD && place.row !== TOTAL;
}
