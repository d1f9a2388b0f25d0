/**
 * The cells that differ between scenarios. Each gets a row with one column per scenario, and the cell itself becomes
 * CHOOSE(KICH_BAN_SO, base, scenario 1, ...): switching the selector switches the workbook. CHOOSE, not INDEX: only the
 * chosen value is calculated, so formulas of one scenario make no cycle with those of another.
 */
import type { CellContent } from '../../domain/workbook.ts';
import { toExcelFormula, writePlace, type Atlas } from './excelFormula.ts';
import { putFormula, putValue, putCell, type SheetDraft } from './sheetDraft.ts';
import type { CellLook } from './writer.ts';

/** Name of the cell that holds the number of the chosen scenario, base = 1. */
export const SELECTOR_NUMBER = 'KICH_BAN_SO';
/** Name of the cell in which a person chooses. */
export const SELECTOR = 'KICH_BAN';

/** What a cell holds in one variant: null is empty, "=..." a stored formula, text otherwise plain. */
export type Content = CellContent | null;

export interface ScenarioTable {
  readonly draft: SheetDraft;
  /** Where the next row goes. */
  nextRow: number;
  readonly firstColumn: number;
}

/** Columns of a table: what (sheet), where (words), then one per variant. */
export const TABLE_LABELS = 2;

/** Appends a row and returns the formula, without "=", that picks from it. */
export function addAlternatives(
  table: ScenarioTable,
  atlas: Atlas,
  label: { readonly sheet: string; readonly words: string },
  contents: readonly Content[],
  look: { readonly format?: string; readonly isInput: boolean },
): string {
  const { draft } = table;
  const row = table.nextRow++;
  putValue(draft, row, 0, label.sheet, { look: 'text' });
  putValue(draft, row, 1, label.words, { look: 'text' });
  const format = look.format === undefined ? {} : { format: look.format };
  const input: CellLook = look.isInput ? { look: 'input', unlocked: true, ...format } : { look: 'formula', ...format };
  contents.forEach((content, i) => {
    const column = TABLE_LABELS + i;
    if (i > 0 && Object.is(content, contents[0]))
      putFormula(draft, row, column, `$${writePlace({ sheet: draft.name, row, column: TABLE_LABELS }, draft.name)}`, {
        look: 'muted',
        unlocked: look.isInput,
        ...format,
      });
    else putContent(draft, row, column, content, input, atlas);
  });
  const choices = contents.map((_, i) =>
    writePlace({ sheet: draft.name, row, column: TABLE_LABELS + i }, '', { row: true, column: true }),
  );
  return `CHOOSE(${SELECTOR_NUMBER},${choices.join(',')})`;
}

/**
 * Puts a stored content into a cell. A formula Excel cannot take goes out as `fallback`, the value it had in the app, or
 * as #NAME? where none is known.
 */
export function putContent(
  draft: SheetDraft,
  row: number,
  column: number,
  content: Content,
  look: CellLook,
  atlas: Atlas,
  fallback: string | number | boolean | null = null,
): void {
  if (content === null) {
    putFormula(draft, row, column, '""', look);
    return;
  }
  if (typeof content === 'string' && content.startsWith('=')) {
    const excel = toExcelFormula(content, draft.name, atlas);
    if (excel.ok) putCell(draft, row, column, { kind: 'formula', ...excel.value, cached: fallback, look });
    else if (fallback !== null) putValue(draft, row, column, fallback, { ...look, look: 'warning' });
    else putCell(draft, row, column, { kind: 'error', error: '#NAME?', look: { ...look, look: 'warning' } });
    return;
  }
  putValue(draft, row, column, plainText(content), look);
}

/** A literal "=" of a free cell is stored as "'=". */
export function plainText(content: CellContent): CellContent {
  return typeof content === 'string' && content.startsWith("'=") ? content.slice(1) : content;
}

/** A person's text as content: what would read as a formula stays text. */
export function guardText(text: string): string {
  return text.startsWith('=') ? `'${text}` : text;
}
