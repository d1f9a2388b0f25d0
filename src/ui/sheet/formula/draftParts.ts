/** What each word of a formula being typed is, for its colours, and which cells its references mean. */
import type { Locale } from '../../../domain/formula/lexer.ts';
import { readFormula } from '../../../domain/formula/read.ts';
import { listReferences, type Reference } from '../../../domain/formula/references.ts';
import { cellOfName, parseAddress, type FormulaScope } from '../../../domain/formula/scope.ts';
import type { FormulaPart, FormulaPartKind } from '../../../grid/formulaAssist.ts';
import type { CellRect } from '../../../grid/range.ts';
import { splitDraft, type DraftWord } from './draftWords.ts';

export interface PartsInput {
  readonly locale: Locale;
  readonly scope: FormulaScope;
  /** Where the cells stand on the sheet that is shown; null where they do not. */
  readonly findRect: (reference: Reference) => CellRect | null;
}

const KINDS: Readonly<Record<DraftWord['kind'], FormulaPartKind>> = {
  blank: 'text',
  number: 'number',
  text: 'text',
  token: 'error',
  name: 'name',
  sheet: 'name',
  openSheet: 'name',
  error: 'error',
  operator: 'operator',
  colon: 'operator',
  open: 'bracket',
  close: 'bracket',
  openArray: 'bracket',
  closeArray: 'bracket',
  separator: 'operator',
  rowSeparator: 'operator',
  broken: 'error',
};

export function listDraftParts(draft: string, input: PartsInput): FormulaPart[] {
  const words = splitDraft(draft, input.locale);
  const parts: FormulaPart[] = [];
  const groups = new Map<string, number>();
  for (let i = 0; i < words.length;) {
    const word = words[i];
    if (!word) break;
    if (word.kind === 'name' && words[i + 1]?.kind === 'open') {
      parts.push({ kind: 'function', from: word.from, to: word.to });
      i++;
      continue;
    }
    const count = countReferenceWords(words, i);
    const last = words[i + count - 1];
    if (count === 0 || !last) {
      parts.push({ kind: KINDS[word.kind], from: word.from, to: word.to });
      i++;
      continue;
    }
    parts.push(referencePart(draft, word.from, last.to, groups, input));
    i += count;
  }
  return parts;
}

/** How many words the reference that begins here takes; 0 where none begins. */
function countReferenceWords(words: readonly DraftWord[], index: number): number {
  const first = countHalf(words, index);
  if (first === 0) return 0;
  const second = words[index + first]?.kind === 'colon' ? countHalf(words, index + first + 1) : 0;
  if (second > 0) return first + 1 + second;
  return words[index + first - 1]?.kind === 'number' ? 0 : first;
}

/** A name, an address or a row number, with its sheet before it. */
function countHalf(words: readonly DraftWord[], index: number): number {
  const sheet = words[index]?.kind === 'sheet' ? 1 : 0;
  const { kind } = words[index + sheet] ?? { kind: 'blank' };
  return kind === 'name' || kind === 'number' ? sheet + 1 : 0;
}

function referencePart(
  draft: string,
  from: number,
  to: number,
  groups: Map<string, number>,
  { locale, scope, findRect }: PartsInput,
): FormulaPart {
  const text = draft.slice(from, to);
  const read = readFormula(`=${text}`, locale, scope);
  const [reference] = read.ok ? listReferences(read.value) : [];
  if (!reference) {
    // A name that nothing bears yet may be half of one; an address that cannot be is wrong.
    const isWrong = !read.ok || text.includes('!') || text.includes(':') || parseAddress(text) !== null;
    return { kind: isWrong ? 'error' : 'name', from, to };
  }
  const key = keyOf(reference);
  const group = groups.get(key) ?? groups.size;
  groups.set(key, group);
  return { kind: 'reference', from, to, group, rect: findRect(reference) };
}

/** The same for A1 and $A$1, and for a name and the cell it stands for. */
function keyOf(reference: Reference): string {
  switch (reference.kind) {
    case 'cell':
      return [reference.sheet, reference.row, reference.column].join('|');
    case 'range':
      return `${keyOf(reference.from)}:${keyOf(reference.to)}`;
    case 'rows':
    case 'columns':
      return [reference.kind, reference.sheet, reference.from.key, reference.to.key].join('|');
    default:
      return keyOf(cellOfName(reference));
  }
}
