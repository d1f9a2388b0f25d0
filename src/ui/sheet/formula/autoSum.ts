/** The sum of the numbers above a cell or before it, as a formula; of a block, those of its columns or rows. */
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { setOfSheet } from '../../../domain/layout.ts';
import type { CellRect, CellRef } from '../../../grid/range.ts';
import { isOneCell } from '../../../grid/range.ts';
import { editTextOf, type GridSource } from '../../../grid/source.ts';
import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { takesFormula } from './formulaCells.ts';
import { referToShown } from './shownCells.ts';

const BEGIN = '=SUM(';

export interface PlannedSum {
  readonly target: CellRef;
  readonly summed: CellRect;
}

export function autoSumAction(context: SheetContext): SheetAction {
  const canSum = ({ row, col }: CellRef): boolean => {
    const source = context.source();
    const isInside = row < source.rowCount && col < source.colCount;
    return isInside && takesFormula(context.sheet(), source.placeAt(row, col));
  };
  return {
    id: 'autoSum',
    isOff: () => context.session.readOnly || !canSum(context.state.active),
    run: () => {
      const { state } = context;
      if (isOneCell(state.current)) draftSum(context);
      else {
        const sums = planSums(context.source(), state.current).filter(({ target }) => canSum(target));
        const edits = sums.flatMap(({ target, summed }) => {
          const reference = refer(context, summed);
          return reference === null ? [] : [{ ...target, text: `${BEGIN}${reference})` }];
        });
        if (edits.length > 0) context.enter(edits);
      }
    },
  };
}

/** Left open, so that other cells can be pointed at in place of those found; Enter closes the bracket. */
function draftSum(context: SheetContext): void {
  const { state } = context;
  const { active } = state;
  const source = context.source();
  const rect = findNumbersAbove(source, active) ?? findNumbersBefore(source, active);
  const reference = rect && refer(context, rect);
  state.focus();
  if (!state.startEdit('enter', BEGIN + (reference ?? '')) || !rect || reference === null) return;
  const [anchor, focus] = [
    { row: rect.top, col: rect.left },
    { row: rect.bottom, col: rect.right },
  ];
  state.pointed = { rect, anchor, focus, at: { from: BEGIN.length, to: BEGIN.length + reference.length } };
}

function refer(context: SheetContext, rect: CellRect): string | null {
  const { session } = context;
  const sheet = context.sheet();
  const scope = createFormulaScope(session.workbook, setOfSheet(sheet) ?? session.setId, sheet);
  return referToShown(rect, context.source(), scope, context.words().locale === 'vi' ? ';' : ',');
}

/** The sums of a block: into its empty last row and column, else into the free cells below it, of a single row behind it. */
export function planSums(source: GridSource, { top, bottom, left, right }: CellRect): PlannedSum[] {
  const rows = count(top, bottom);
  const cols = count(left, right);
  const isBlank = ({ row, col }: CellRef): boolean =>
    row < source.rowCount && col < source.colCount && source.cell(row, col).text === '';
  const isRowFree = cols.every((col) => isBlank({ row: bottom, col }));
  const isColumnFree = rows.every((row) => isBlank({ row, col: right }));
  const targets = cols.map((col) => ({ row: bottom, col }));
  if (isRowFree && top === bottom)
    return targets.flatMap((target) => planOne(target, findNumbersAbove(source, target)));
  if (isColumnFree && left === right)
    return rows.flatMap((row) => planOne({ row, col: right }, findNumbersBefore(source, { row, col: right })));
  const sums: PlannedSum[] = [];
  const [lastRow, lastCol] = [isRowFree ? bottom - 1 : bottom, isColumnFree ? right - 1 : right];
  if (top < bottom && (isRowFree || !isColumnFree))
    for (const col of count(left, lastCol))
      sums.push({ target: { row: lastRow + 1, col }, summed: { top, bottom: lastRow, left: col, right: col } });
  if (left < right && (isColumnFree || top === bottom))
    for (const row of count(top, lastRow))
      sums.push({ target: { row, col: lastCol + 1 }, summed: { top: row, bottom: row, left, right: lastCol } });
  return sums.filter(({ target }) => isBlank(target));
}

function planOne(target: CellRef, summed: CellRect | null): PlannedSum[] {
  return summed ? [{ target, summed }] : [];
}

function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The numbers that stand together right above the cell; a sum among them ends them, lest they count twice. */
export function findNumbersAbove(source: GridSource, { row, col }: CellRef): CellRect | null {
  let top = row;
  while (top > 0 && isSummed(source, top - 1, col)) top--;
  return top === row ? null : { top, bottom: row - 1, left: col, right: col };
}

/** As `findNumbersAbove`, to the left. */
export function findNumbersBefore(source: GridSource, { row, col }: CellRef): CellRect | null {
  let left = col;
  while (left > 0 && isSummed(source, row, left - 1)) left--;
  return left === col ? null : { top: row, bottom: row, left, right: col - 1 };
}

function isSummed(source: GridSource, row: number, col: number): boolean {
  const cell = source.cell(row, col);
  return cell.number !== undefined && !/^=\s*SUM\s*\(/i.test(editTextOf(cell));
}
