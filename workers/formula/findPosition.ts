/**
 * Finding a value as Excel does: without regard to case, but Vietnamese diacritics count (Cân is not can), and a number
 * never equals a text. Blank cells and errors are passed over.
 */
export type Scalar = number | string | boolean;

/** What a cell counts as: null for blanks and errors. */
export type ScalarAt = (index: number) => Scalar | null;

const foldedTexts = new Map<string, string>();
const FOLDED_LIMIT = 50_000;

/** NFC and lower case; kept, because every lookup into a column folds the same texts again. */
export function foldText(text: string): string {
  let folded = foldedTexts.get(text);
  if (folded === undefined) {
    folded = text.normalize('NFC').toLowerCase();
    if (foldedTexts.size >= FOLDED_LIMIT) foldedTexts.clear();
    foldedTexts.set(text, folded);
  }
  return folded;
}

function foldScalar(value: Scalar): Scalar {
  return typeof value === 'string' ? foldText(value) : value;
}

const collator = new Intl.Collator('vi', { sensitivity: 'accent' });

/** Below 0, 0 or above 0 for values of one type; null for values of two types, which have no order. */
export function compareScalars(left: Scalar, right: Scalar): number | null {
  if (typeof left !== typeof right) return null;
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : collator.compare(left, right);
  return Number(left) - Number(right);
}

export type Match = 'exact' | 'wildcard' | 'orSmaller' | 'orLarger';

/**
 * Index of the value equal to `key`; failing that, for `orSmaller` and `orLarger`, of the nearest one below or above.
 * Of several equal ones the first, or the last when `fromEnd`. -1 when there is none.
 */
export function findPosition(key: Scalar, length: number, at: ScalarAt, match: Match, fromEnd = false): number {
  const wanted = foldScalar(key);
  const hasWildcards = match === 'wildcard' && typeof wanted === 'string' && /[*?~]/.test(wanted);
  let best = -1;
  let bestValue: Scalar | null = null;
  for (let step = 0; step < length; step++) {
    const index = fromEnd ? length - 1 - step : step;
    const cell = at(index);
    if (cell === null || typeof cell !== typeof wanted) continue;
    const value = foldScalar(cell);
    if (hasWildcards ? typeof value === 'string' && matchesWildcards(value, wanted) : value === wanted) return index;
    if (match !== 'orSmaller' && match !== 'orLarger') continue;
    const sign = match === 'orSmaller' ? 1 : -1;
    const order = compareScalars(value, wanted);
    if (order === null || order * sign > 0) continue;
    if (bestValue !== null && (compareScalars(value, bestValue) ?? 0) * sign <= 0) continue;
    best = index;
    bestValue = value;
  }
  return best;
}

/**
 * Index of the last value not above `key` in a column sorted upwards (not below it, sorted downwards), or -1. Values of
 * another type than the key's are passed over; in an unsorted column the answer is as arbitrary as Excel's.
 */
export function findInSorted(key: Scalar, length: number, at: ScalarAt, descending = false): number {
  const wanted = foldScalar(key);
  const sign = descending ? -1 : 1;
  const candidates: number[] = [];
  for (let index = 0; index < length; index++) if (typeof at(index) === typeof wanted) candidates.push(index);
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cell = at(candidates[middle] ?? 0);
    const order = cell === null ? null : compareScalars(foldScalar(cell), wanted);
    if (order !== null && order * sign <= 0) low = middle + 1;
    else high = middle;
  }
  return candidates[low - 1] ?? -1;
}

/** `*`, `?` and `~` as escape, in time of text x pattern at worst: no regular expression, so no runaway. Both folded. */
export function matchesWildcards(text: string, pattern: string): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const character = pattern.charAt(p);
    const isEscaped = character === '~' && p + 1 < pattern.length;
    if (character === '*') {
      star = p++;
      resume = t;
    } else if (character === '?' || (isEscaped ? pattern.charAt(p + 1) : character) === text.charAt(t)) {
      p += isEscaped ? 2 : 1;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern.charAt(p) === '*') p++;
  return p >= pattern.length;
}
