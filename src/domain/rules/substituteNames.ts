/**
 * Input names of an R5 formula replaced by their operands, word by word: never inside text, identity tokens, errors such
 * as #N/A, quoted sheet names or longer names, never a function's name and never a sheet's.
 */

const WORDS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|⟦[^⟦⟧]*⟧|#[A-Z0-9/]+[!?]?|[\p{L}_\\$][\p{L}\p{M}\p{N}_.\\$]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

/** Names match without regard to case, as in formulas; operands that are not one word or number get parentheses. */
export function substituteNames(formula: string, operands: Readonly<Record<string, string>>): string {
  const byName = new Map(Object.entries(operands).map(([name, operand]) => [keyOf(name), operand]));
  return formula.replace(WORDS, (word, offset: number) => {
    const operand = byName.get(keyOf(word));
    if (operand === undefined || isOwnedByNeighbour(formula, offset, word.length)) return word;
    return isWord(operand) ? operand : `(${operand})`;
  });
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isOwnedByNeighbour(formula: string, offset: number, length: number): boolean {
  const after = /^\s*[(!]/.test(formula.slice(offset + length));
  return after || formula[offset - 1] === '!';
}

function isWord(operand: string): boolean {
  return /^(?:⟦[^⟧]*⟧|[$\p{L}\p{N}_.]+)$/u.test(operand);
}
