/** How a formula is coloured while it is typed: pieces of its text with the classes they carry. */
import type { FormulaPart } from './formulaAssist.ts';
import type { Stretch } from './pointing.ts';

export interface InkPiece {
  readonly from: number;
  readonly text: string;
  readonly classes: string;
}

/** How many colours references take before they begin again. */
export const REFERENCE_TONES = 7;

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', '}': '{' };

export interface BracketPairs {
  /** The partner of each bracket, by its place in the draft. */
  readonly partners: ReadonlyMap<number, number>;
  readonly unmatched: ReadonlySet<number>;
}

export function pairBrackets(draft: string, parts: readonly FormulaPart[]): BracketPairs {
  const partners = new Map<number, number>();
  const unmatched = new Set<number>();
  const open: number[] = [];
  for (const part of parts) {
    if (part.kind !== 'bracket') continue;
    const partner = PARTNERS[draft.charAt(part.from)];
    if (partner === undefined) {
      open.push(part.from);
      continue;
    }
    const last = open.at(-1);
    if (last === undefined || draft.charAt(last) !== partner) unmatched.add(part.from);
    else {
      open.pop();
      partners.set(last, part.from).set(part.from, last);
    }
  }
  for (const at of open) unmatched.add(at);
  return { partners, unmatched };
}

/** How many ")" are missing at the end; 0 where anything else is unmatched too. */
export function countUnclosed(draft: string, parts: readonly FormulaPart[]): number {
  const last = parts.at(-1);
  // Inside a text that is still open a bracket would become part of the text.
  if (last?.kind === 'text' && !/^"(?:[^"]|"")*"$/.test(draft.slice(last.from, last.to))) return 0;
  const { unmatched } = pairBrackets(draft, parts);
  return [...unmatched].every((at) => draft.charAt(at) === '(') ? unmatched.size : 0;
}

/** The bracket before the caret, else the one after it. */
function bracketAt(caret: number, { partners, unmatched }: BracketPairs): number | null {
  return [caret - 1, caret].find((at) => partners.has(at) || unmatched.has(at)) ?? null;
}

/** The draft cut into pieces; together they are the draft. */
export function inkFormula(
  draft: string,
  parts: readonly FormulaPart[],
  caret: number,
  flaw: Stretch | null,
): InkPiece[] {
  const pairs = pairBrackets(draft, parts);
  const near = bracketAt(caret, pairs);
  const lit = near === null ? [] : [near, pairs.partners.get(near) ?? near];
  const pieces: InkPiece[] = [];
  function push(from: number, to: number, classes: readonly string[]): void {
    if (to <= from) return;
    const cut = [flaw?.from, flaw?.to].find((at) => at !== undefined && at > from && at < to);
    if (cut !== undefined) {
      push(from, cut, classes);
      push(cut, to, classes);
      return;
    }
    const isFlaw = flaw !== null && from >= flaw.from && to <= flaw.to;
    pieces.push({ from, text: draft.slice(from, to), classes: [...classes, ...(isFlaw ? ['is-flaw'] : [])].join(' ') });
  }
  let end = 0;
  for (const part of parts) {
    push(end, part.from, []);
    const classes = [`ink-${part.kind}`];
    if (part.kind === 'reference' && part.group !== undefined) classes.push(`is-ref-${part.group % REFERENCE_TONES}`);
    if (pairs.unmatched.has(part.from)) classes.push('is-unmatched');
    if (lit.includes(part.from)) classes.push('is-lit');
    push(Math.max(end, part.from), part.to, classes);
    end = Math.max(end, part.to);
  }
  push(end, draft.length, []);
  return pieces;
}
