/** Cell errors and places in words. */
import { columnLetters } from '../../lib/address.ts';
import { findNode, findUnit } from '../../domain/find.ts';
import { layoutOf, titleOfSheet, type SheetKey } from '../../domain/layout.ts';
import type { SetId } from '../../domain/ids.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { CellError, FormulaPlace } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/index.ts';

/** "Tiêu chí!E5", as a formula of the home set would write it. */
export function namePlace(workbook: Workbook, place: FormulaPlace, homeSet: SetId | null): string {
  if (place.sheet.startsWith('rules.')) {
    const set = workbook.sets[place.sheet.slice('rules.'.length) as SetId];
    const code = set && findNode(set, place.column);
    return `${code?.code ?? ''} (${findUnit(workbook, place.row)?.name ?? ''})`;
  }
  const layout = layoutOf(workbook, place.sheet as SheetKey);
  const row = layout?.rows.indexOf(place.row) ?? -1;
  const column = layout?.columns.indexOf(place.column) ?? -1;
  const title = titleOfSheet(workbook, place.sheet as SheetKey, homeSet);
  return row < 0 || column < 0 ? title : `${title}!${columnLetters(column)}${row + 1}`;
}

/** What is wrong and where it comes from, in one or two sentences. */
export function explainError(t: Messages, workbook: Workbook, error: CellError, homeSet: SetId | null): string {
  const places = error.places.map((place) => namePlace(workbook, place, homeSet));
  const sentence = t.cellProblem[error.problem.code];
  const details = { ...error.problem.details, places: places.join(' → '), first: places[0] ?? '' };
  return `${error.error} ${sentence ? sentence(details) : error.problem.code}`;
}
