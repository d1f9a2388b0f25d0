/** Where a text holds another, with the freedoms of find: case, diacritics, whole text. Works on NFC, whatever came in. */
import { removeDiacritics } from '../../../lib/text.ts';

export interface MatchOptions {
  readonly matchCase: boolean;
  /** The whole text must be equal. */
  readonly wholeCell: boolean;
  /** "diem" finds "điểm". */
  readonly ignoreDiacritics: boolean;
}

/** A stretch of the NFC text: from `from` up to but without `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Matcher {
  test(text: string): boolean;
  /** Every stretch found, from left to right, none overlapping. */
  list(text: string): Stretch[];
  /** The NFC text with every stretch replaced. */
  replace(text: string, replacement: string): string;
}

/** Null for an empty query, which finds nothing. */
export function createMatcher(query: string, options: MatchOptions): Matcher | null {
  const fold = (text: string): string => {
    // Most cells of a large sheet are numbers and plain letters.
    if (!/[^ -~]/.test(text)) return options.matchCase ? text : text.toLowerCase();
    const bare = options.ignoreDiacritics ? removeDiacritics(text) : text.normalize('NFC');
    return options.matchCase ? bare : bare.toLowerCase();
  };
  const wanted = fold(query);
  if (wanted === '') return null;

  function list(text: string): Stretch[] {
    const nfc = text.normalize('NFC');
    if (options.wholeCell) return fold(nfc).trim() === wanted.trim() ? [{ from: 0, to: nfc.length }] : [];
    // Most cells hold nothing: the map from folded to real places is made only where something is found.
    if (!fold(nfc).includes(wanted)) return [];
    return findStretches(nfc, wanted, fold);
  }

  return {
    test: (text) => (options.wholeCell ? fold(text).trim() === wanted.trim() : fold(text).includes(wanted)),
    list,
    replace: (text, replacement) => {
      const nfc = text.normalize('NFC');
      let replaced = '';
      let at = 0;
      for (const { from, to } of list(nfc)) {
        replaced += nfc.slice(at, from) + replacement;
        at = to;
      }
      return (replaced + nfc.slice(at)).normalize('NFC');
    },
  };
}

function findStretches(nfc: string, wanted: string, fold: (text: string) => string): Stretch[] {
  let folded = '';
  // Place in the NFC text of every unit of the folded one; a mark that folds to nothing belongs to the letter before it.
  const places: number[] = [];
  let place = 0;
  for (const letter of nfc) {
    const one = fold(letter);
    for (let unit = 0; unit < one.length; unit++) places.push(place);
    folded += one;
    place += letter.length;
  }
  places.push(nfc.length);
  const found: Stretch[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length))
    found.push({ from: places[at] ?? 0, to: places[at + wanted.length] ?? nfc.length });
  return found;
}
