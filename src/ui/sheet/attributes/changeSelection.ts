/** Reading and changing the attributes of what is selected on a sheet. */
import { attributesOf, type AttributesChange, type CellAttributes } from '../../../domain/attributes.ts';
import { findNode } from '../../../domain/find.ts';
import { layoutOf, setOfSheet } from '../../../domain/layout.ts';
import type { Command } from '../../../domain/commands/index.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import type { SheetContext } from '../sheetContext.ts';
import { listSelectedCells } from './selectedCells.ts';

/** The attributes of the active cell. */
export function activeAttributes(context: SheetContext): CellAttributes {
  const place = activePlace(context);
  if (!place) return {};
  return attributesOf(context.session.workbook.attributes[context.sheet()], place.row, place.column) ?? {};
}

/** Keys of the active cell; null on a sheet without cells. */
export function activePlace(context: SheetContext): { readonly row: string; readonly column: string } | null {
  const { row, col } = context.state.active;
  const shown = context.source();
  return row < shown.rowCount && col < shown.colCount ? shown.placeAt(row, col) : null;
}

/** Changes every selected cell as one step of undo. */
export function changeSelection(context: SheetContext, change: AttributesChange): void {
  const { session, state } = context;
  const sheet = context.sheet();
  const modelRows = layoutOf(session.workbook, sheet)?.rows.length ?? 0;
  const cells = listSelectedCells(context.source(), state.rects, modelRows);
  if (cells === null) context.notify({ kind: 'problem', text: context.words().attributes.tooMany });
  else context.run([{ verb: 'setAttributes', args: { sheet, cells, change } }]);
}

/** The note of the active cell; that of a criterion stands with the criterion. */
export function activeNote(context: SheetContext): string {
  return findCriterion(context)?.note ?? activeAttributes(context).note ?? '';
}

export function setActiveNote(context: SheetContext, text: string): void {
  const place = activePlace(context);
  if (!place) return;
  const sheet = context.sheet();
  const criterion = findCriterion(context);
  const command: Command = criterion
    ? { verb: 'setNodeText', args: { setId: criterion.setId, nodeId: criterion.id, field: 'note', text } }
    : { verb: 'setAttributes', args: { sheet, cells: [place], change: { note: text === '' ? undefined : text } } };
  context.run([command]);
}

function findCriterion(context: SheetContext) {
  const place = activePlace(context);
  const setId = setOfSheet(context.sheet());
  const set = setId === null ? undefined : context.session.workbook.sets[setId];
  if (!set || place?.column !== 'name' || !context.sheet().startsWith('criteria.')) return null;
  const node = findNode(set, place.row);
  return node ? { setId: set.id, id: node.id, note: node.note } : null;
}

/** Decimals the active cell shows now, for a cell that has no format yet. */
export function shownDecimals(context: SheetContext): number {
  const { row, col } = context.state.active;
  const source = context.source();
  if (row >= source.rowCount || col >= source.colCount) return 0;
  const { number, text } = source.cell(row, col);
  if (number === undefined) return 0;
  const shown = text === '' ? formatNumber(number, context.words().locale, 10) : text;
  const sign = context.words().locale === 'vi' ? ',' : '.';
  return shown.includes(sign) ? (/^\d*/.exec(shown.slice(shown.lastIndexOf(sign) + 1))?.[0].length ?? 0) : 0;
}
