/** The lines of the export map: rows and columns with their anchors and headings. */
import { layoutOf } from '../../domain/layout.ts';
import type { MapLine } from '../../domain/merge/exportMap.ts';
import { joinLabel, LABEL_COLUMNS } from '../../domain/merge/fileLines.ts';
import { columnLetters } from '../../lib/address.ts';
import type { Collecting } from './mapClaims.ts';
import type { SheetDraft } from './sheetDraft.ts';
import { quoteSheetName } from './sheetNames.ts';

/** How far beside the app's cells an anchor looks, so that deleting a column or row of them does not take it along. */
const BESIDE = 5;

export function listLines({ context, keys, claimed }: Collecting, draft: SheetDraft, sheet: number): MapLine[] {
  const key = keys.get(draft.name) ?? null;
  const layout = key === null ? null : layoutOf(context.variants.base, key);
  const rows = Math.max(layout?.rows.length ?? 0, draft.cells.length);
  const columns = Math.max(layout?.columns.length ?? 0, ...draft.cells.map((line) => line.length));
  const isFigures = [...context.setSheets.values()].some(({ declared }) => declared === draft.name);
  const hasLabels = isFigures || (key !== null && !key.startsWith('free.'));
  const isNeeded = key !== null || isFigures || hasClaims(claimed, sheet);
  if (!isNeeded) return [];
  const textAt = (row: number, column: number): string => {
    const cell = draft.cells[row]?.[column];
    return cell?.kind === 'value' ? String(cell.value) : '';
  };
  const prefix = `${quoteSheetName(draft.name)}!`;
  const rowLines = Array.from({ length: rows }, (_, index): MapLine => {
    const label = hasLabels
      ? joinLabel(Array.from({ length: LABEL_COLUMNS }, (_each, column) => textAt(index, column)))
      : '';
    const anchor = `ROW(${prefix}$${columnLetters(columns + BESIDE)}${index + 1})`;
    return { sheet, axis: 'row', index, key: layout?.rows[index] ?? '', label: isFigures ? '' : label, anchor };
  });
  const columnLines = Array.from({ length: columns }, (_, index): MapLine => {
    const anchor = `COLUMN(${prefix}${columnLetters(index)}$${rows + BESIDE})`;
    const label = hasLabels ? joinLabel([textAt(0, index)]) : '';
    return { sheet, axis: 'column', index, key: layout?.columns[index] ?? '', label, anchor };
  });
  return [...rowLines, ...columnLines];
}

function hasClaims(claimed: ReadonlySet<string>, sheet: number): boolean {
  for (const key of claimed) if (key.startsWith(`${sheet}/`)) return true;
  return false;
}
