/** A free sheet: its cells at their own addresses, formulas live where Excel knows every function in them. */
import type { SheetId } from '../../domain/ids.ts';
import type { CellContent, FreeSheet } from '../../domain/workbook.ts';
import { present } from '../../lib/assert.ts';
import { knownValue } from './assumptionsSheet.ts';
import { putByScenario, sheetNameOf, TAB, type ExportContext } from './context.ts';
import type { Content } from './scenarioTable.ts';
import { address, draftSheet, type SheetDraft } from './sheetDraft.ts';
import { contentsByVariant } from './variants.ts';

const DEFAULT_WIDTH = 14;
/** The app's widths are in pixels, Excel's in characters. */
const PIXELS_PER_CHARACTER = 7;

export function buildFreeSheet(context: ExportContext, sheetId: SheetId): SheetDraft {
  const key = `free.${sheetId}` as const;
  const draft = draftSheet(sheetNameOf(context, key), TAB.data);
  draft.isProtected = false;
  const base = present(context.variants.base.sheets[sheetId], 'the free sheet is in the workbook');
  for (const id of base.columnIds) {
    const width = base.columnWidths[id];
    draft.widths.push(width === undefined ? DEFAULT_WIDTH : Math.max(2, Math.round(width / PIXELS_PER_CHARACTER)));
  }
  const rows = new Map<string, number>(base.rowIds.map((id, i) => [id, i]));
  const columns = new Map<string, number>(base.columnIds.map((id, i) => [id, i]));
  for (const [rowId, columnId] of usedCells(context, sheetId)) {
    const [row, column] = [rows.get(rowId), columns.get(columnId)];
    if (row === undefined || column === undefined) continue;
    const contents = contentsByVariant(context.variants, (workbook) =>
      contentIn(workbook.sheets[sheetId], rowId, columnId),
    );
    const isText = contents.every((content) => typeof content === 'string' && !content.startsWith('='));
    putByScenario(
      context,
      draft,
      row,
      column,
      fillAbsent(contents),
      { isInput: true, look: isText ? 'text' : isFormulaIn(contents) ? 'formula' : 'input' },
      { words: address(row, column), homeSet: null },
      knownValue(context, key, rowId, columnId),
    );
  }
  return draft;
}

function* usedCells(context: ExportContext, sheetId: SheetId): Iterable<readonly [string, string]> {
  const seen = new Set<string>();
  for (const { workbook } of context.variants.all)
    for (const [rowId, cells] of Object.entries(workbook.sheets[sheetId]?.cells ?? {}))
      for (const columnId of Object.keys(cells)) {
        if (seen.has(`${rowId}/${columnId}`)) continue;
        seen.add(`${rowId}/${columnId}`);
        yield [rowId, columnId];
      }
}

function contentIn(sheet: FreeSheet | undefined, rowId: string, columnId: string): Content {
  const cells: Readonly<Record<string, Readonly<Record<string, CellContent>>>> = sheet?.cells ?? {};
  return cells[rowId]?.[columnId] ?? null;
}

/** Where one scenario has nothing in a cell that holds a number elsewhere, it counts 0, as an empty cell does. */
function fillAbsent(contents: readonly Content[]): readonly Content[] {
  const isNumeric = contents.some((content) => typeof content === 'number' || isFormulaIn([content]));
  return isNumeric ? contents.map((content) => content ?? 0) : contents;
}

function isFormulaIn(contents: readonly Content[]): boolean {
  return contents.some((content) => typeof content === 'string' && content.startsWith('='));
}
