/** The words of a formula that is still being typed: whatever can be read is, and the rest is said to be broken. */
import { splitFormula, type Locale, type WordKind } from '../../../domain/formula/lexer.ts';

export interface DraftWord {
  /** `openSheet` is a sheet's name whose quote is still open, `broken` what cannot stand in a formula. */
  readonly kind: WordKind | 'openSheet' | 'broken';
  readonly from: number;
  /** The first character after it. */
  readonly to: number;
}

/** Beyond this many unreadable places the rest is left as it is. */
const MAX_BROKEN = 40;

/** Words of a draft that begins with "=", blanks left out; places count in the draft. */
export function splitDraft(draft: string, locale: Locale): DraftWord[] {
  const words: DraftWord[] = [];
  let start = 1;
  for (let broken = 0; start < draft.length; broken++) {
    const split = splitFormula(draft.slice(start), locale, false);
    if (split.ok) {
      addWords(words, split.value, start, draft.length);
      break;
    }
    const { code, details } = split.problem;
    const at = start + Number(details['position'] ?? 0);
    const before = splitFormula(draft.slice(start, at), locale, false);
    if (before.ok) addWords(words, before.value, start, at);
    else words.push({ kind: 'broken', from: start, to: at });
    if (code === 'formula.unclosedText' || code === 'formula.unclosedSheetName' || broken === MAX_BROKEN) {
      const kind =
        code === 'formula.unclosedText' ? 'text' : code === 'formula.unclosedSheetName' ? 'openSheet' : 'broken';
      words.push({ kind, from: at, to: draft.length });
      break;
    }
    const length = typeof details['text'] === 'string' ? details['text'].length : 1;
    start = at + Math.max(1, length);
    words.push({ kind: 'broken', from: at, to: start });
  }
  return words;
}

function addWords(
  words: DraftWord[],
  split: readonly { readonly kind: WordKind; readonly position: number }[],
  start: number,
  end: number,
): void {
  split.forEach(({ kind, position }, index) => {
    const next = split[index + 1];
    if (kind !== 'blank')
      words.push({ kind, from: start + position, to: next === undefined ? end : start + next.position });
  });
}
