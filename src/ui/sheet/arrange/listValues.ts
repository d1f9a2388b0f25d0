/** The values a column offers to its filter. */
import type { SheetSource } from '../sheetSource.ts';
import { foldText, shownText } from './cellKey.ts';

export interface ColumnValue {
  /** As shown; '' is an empty cell. */
  readonly text: string;
  readonly count: number;
}

/** Each shown text once, in the spelling met first; numbers by value, then texts as Vietnamese sorts them, the empty cell last. */
export function listValues(source: SheetSource, col: number, rows: readonly number[]): ColumnValue[] {
  const found = new Map<string, { text: string; number: number | undefined; count: number }>();
  for (const row of rows) {
    const cell = source.cell(row, col);
    const text = shownText(cell);
    const key = foldText(text, false);
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { text, number: cell.number, count: 1 });
  }
  const collator = new Intl.Collator('vi', { numeric: true });
  return [...found.values()].sort((a, b) => {
    if (a.text === '' || b.text === '') return a.text === '' ? 1 : -1;
    if (a.number !== undefined && b.number !== undefined) return a.number - b.number;
    if (a.number !== undefined || b.number !== undefined) return a.number !== undefined ? -1 : 1;
    return collator.compare(a.text, b.text);
  });
}

/** The values whose text holds what was typed, without regard to case and diacritics. */
export function searchValues(values: readonly ColumnValue[], typed: string): readonly ColumnValue[] {
  const wanted = foldText(typed.trim(), true);
  return wanted === '' ? values : values.filter(({ text }) => foldText(text, true).includes(wanted));
}
