/** Rows in the order of a column: numbers, then texts as Vietnamese sorts them, empty cells last either way; equals keep their order. */
import type { ColumnSort } from '../../../state/arrangement.ts';
import type { ReadKey } from './cellKey.ts';

export function sortRows(rows: Int32Array, read: ReadKey, direction: ColumnSort['direction']): Int32Array {
  const keys = Array.from(rows, read);
  const ranks = rankTexts(keys.filter((key) => typeof key === 'string'));
  // 0 numbers, 1 texts, 2 empty cells; a text's figure is its rank, so that no text is compared twice.
  const kinds = Uint8Array.from(keys, (key) => (key === null ? 2 : typeof key === 'string' ? 1 : 0));
  const figures = Float64Array.from(keys, (key) =>
    key === null ? 0 : typeof key === 'string' ? (ranks.get(key) ?? 0) : key,
  );
  const sign = direction === 'up' ? 1 : -1;
  const order = Int32Array.from(rows.keys());
  order.sort((a, b) => {
    const kindA = kinds[a] ?? 2;
    const kindB = kinds[b] ?? 2;
    if (kindA !== kindB) return kindA === 2 || kindB === 2 ? kindA - kindB : sign * (kindA - kindB);
    return sign * ((figures[a] ?? 0) - (figures[b] ?? 0)) || a - b;
  });
  return order.map((at) => rows[at] ?? 0);
}

function rankTexts(texts: readonly string[]): Map<string, number> {
  const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'accent' });
  const distinct = [...new Set(texts)].sort((a, b) => collator.compare(a, b));
  const ranks = new Map<string, number>();
  let rank = 0;
  distinct.forEach((text, place) => {
    const before = distinct[place - 1];
    if (before !== undefined && collator.compare(before, text) !== 0) rank++;
    ranks.set(text, rank);
  });
  return ranks;
}
