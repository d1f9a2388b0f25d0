/** Cells by index (as traces have them) and by key (as places have them), one into the other. */
import { columnLetters } from '../../../lib/address.ts';
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { isOneCellArea, type CellArea, type CellAt } from '../../../domain/formula/traceArea.ts';
import type { SetId } from '../../../domain/ids.ts';
import { layoutOf, titleOfSheet, type SheetKey } from '../../../domain/layout.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { FormulaPlace } from '../../../engine/protocol.ts';
import type { SheetPlace } from '../goToPlace.ts';

/** Null for what has no address: columns that stand on screen only, and what is gone. */
export function cellOfPlace(workbook: Workbook, { sheet, row, column }: SheetPlace): CellAt | null {
  const scope = createFormulaScope(workbook, null, null);
  const at = { sheet, row: scope.rowIndex(sheet, row), col: scope.columnIndex(sheet, column) };
  return at.row < 0 || at.col < 0 ? null : at;
}

export function placeOfCell(workbook: Workbook, { sheet, row, col }: CellAt): SheetPlace {
  const layout = createFormulaScope(workbook, null, null).layout(sheet);
  return { sheet, row: layout?.rows[row] ?? '', column: layout?.columns[col] ?? '' };
}

/** The cell a person sees for the place of a formula: a scoring rule's points stand on the scores sheet. */
export function placeOfFormula(workbook: Workbook, { sheet, row, column }: FormulaPlace): SheetPlace {
  if (sheet.startsWith('rules.')) {
    const set = sheet.slice('rules.'.length);
    const [node = ''] = column.split('/');
    return row === '*'
      ? { sheet: `criteria.${set}`, row: node, column: 'rule' }
      : { sheet: `scores.${set}`, row: node, column: row };
  }
  const place = { sheet: sheet as SheetKey, row, column };
  // A ranking stands in a cycle as a whole.
  if (cellOfPlace(workbook, place)) return place;
  const layout = layoutOf(workbook, place.sheet);
  return { sheet: place.sheet, row: layout?.rows[0] ?? '', column: layout?.columns[0] ?? '' };
}

/** "Tiêu chí!F3:F12", as the sentences of the app name places. */
export function nameArea(workbook: Workbook, area: CellArea, homeSet: SetId | null): string {
  const from = `${columnLetters(area.left)}${area.top + 1}`;
  const to = `${columnLetters(area.right)}${area.bottom + 1}`;
  return `${titleOfSheet(workbook, area.sheet, homeSet)}!${isOneCellArea(area) ? from : `${from}:${to}`}`;
}

export function isSamePlace(a: SheetPlace, b: SheetPlace): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}
