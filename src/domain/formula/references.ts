/** Stored formulas as a sequence of words and references: listing them, and printing them for another reader. */
import { splitFormula, type Word } from './lexer.ts';
import { joinEnds, parseToken, printToken, type Reference, type Token } from './reference.ts';

export type { CellReference, LineEnd, LinesReference, NameReference, RangeReference, Reference } from './reference.ts';

/** A number input or cell content that is a formula: text that begins with "=". */
export function isFormula(input: unknown): input is string {
  return typeof input === 'string' && input.startsWith('=');
}

export type Part =
  | { readonly kind: 'reference'; readonly reference: Reference; readonly text: string }
  /** A token that is none of ours; it reads as #REF!. */
  | { readonly kind: 'broken'; readonly text: string }
  /** A name that is no function: unknown, or the formula's own. */
  | { readonly kind: 'plainName'; readonly text: string }
  | { readonly kind: 'word'; readonly word: Word; readonly isFunction: boolean };

function isWhole(token: Token): token is Exclude<Token, { kind: 'row' | 'column' }> {
  return token.kind !== 'row' && token.kind !== 'column';
}

/** The parts of a stored formula after its "="; null when the text is not one that readFormula wrote. */
export function splitStored(stored: string): Part[] | null {
  if (!isFormula(stored)) return null;
  const split = splitFormula(stored.slice(1), 'canonical', true);
  if (!split.ok) return null;
  const words = split.value;
  const parts: Part[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    if (word.kind === 'name') {
      const isFunction = words[i + 1]?.kind === 'open';
      parts.push(isFunction ? { kind: 'word', word, isFunction } : { kind: 'plainName', text: word.text });
      continue;
    }
    if (word.kind !== 'token') {
      parts.push({ kind: 'word', word, isFunction: false });
      continue;
    }
    const token = parseToken(word.text);
    const [colon, second] = [words[i + 1], words[i + 2]];
    if (colon?.kind === 'colon' && second?.kind === 'token') {
      const end = parseToken(second.text);
      const range = token && end && joinEnds(token, end);
      const text = `${word.text}:${second.text}`;
      parts.push(range ? { kind: 'reference', reference: range, text } : { kind: 'broken', text });
      i += 2;
    } else if (token && isWhole(token)) parts.push({ kind: 'reference', reference: token, text: word.text });
    else parts.push({ kind: 'broken', text: word.text });
  }
  return parts;
}

/** How the parts of a stored formula are printed; what is not given is printed canonically. */
export interface Printer {
  readonly reference: (reference: Reference) => string;
  readonly name?: (name: string) => string;
  /** A string with its quotes, `""` inside for one quote. */
  readonly text?: (quoted: string) => string;
  readonly word?: (word: Word, isFunction: boolean) => string;
}

/** Prints a stored formula with its "=". Text that is no stored formula comes back as it is. */
export function printFormula(stored: string, printer: Printer): string {
  const parts = splitStored(stored);
  if (!parts) return stored;
  let printed = '=';
  for (const part of parts) {
    if (part.kind === 'reference') printed += printer.reference(part.reference);
    else if (part.kind === 'broken') printed += '#REF!';
    else if (part.kind === 'plainName') printed += printer.name ? printer.name(part.text) : part.text;
    else if (part.word.kind === 'text' && printer.text) printed += printer.text(part.word.text);
    else printed += printer.word ? printer.word(part.word, part.isFunction) : part.word.text;
  }
  return printed;
}

/** Replaces every reference by what `print` gives; a range is handed over as one reference with two ends. */
export function mapReferences(stored: string, print: (reference: Reference) => string): string {
  return printFormula(stored, { reference: print });
}

/** Every reference in the order of the text, repeats included; none for what is no formula. */
export function listReferences(stored: string): Reference[] {
  return (splitStored(stored) ?? []).flatMap((part) => (part.kind === 'reference' ? [part.reference] : []));
}

/** Names that had no meaning when the formula was read (or that are its own), each once, as written. */
export function listPlainNames(stored: string): string[] {
  const names = (splitStored(stored) ?? []).flatMap((part) => (part.kind === 'plainName' ? [part.text] : []));
  return [...new Set(names)];
}

/** The functions called, in upper case, each once. */
export function listFunctions(stored: string): string[] {
  const names = (splitStored(stored) ?? []).flatMap((part) =>
    part.kind === 'word' && part.isFunction ? [part.word.text] : [],
  );
  return [...new Set(names)];
}

/** Like mapReferences, but keeps the stored form: `change` gives another reference, or null for #REF!. */
export function replaceReferences(stored: string, change: (reference: Reference) => Reference | null): string {
  return mapReferences(stored, (reference) => {
    const changed = change(reference);
    return changed ? printToken(changed) : '#REF!';
  });
}
