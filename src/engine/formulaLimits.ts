/** Limits checked before the engine sees a formula: it overflows the stack or the memory beyond them (linear, words only). */
import { splitStored } from '../domain/formula/references.ts';
import { fail, type Problem } from '../lib/result.ts';

/** Excel's own; an identity token counts as TOKEN_LENGTH characters, about what its name takes on the screen. */
export const MAX_LENGTH = 8192;
export const TOKEN_LENGTH = 10;
/** HyperFormula overflows the stack at 126 nested ABS( and 161 nested IF(; 64 is Excel's limit. */
export const MAX_NESTING = 64;
/** HyperFormula overflows the stack at 1,186 terms of 1+1+... */
export const MAX_OPERATORS = 500;

export type FormulaLimitCode = 'limit.length' | 'limit.nesting' | 'limit.operators' | 'limit.unreadable';

/** Null when a stored formula may be given to the engine; `details` say how much it has and what the limit is. */
export function checkFormulaLimits(stored: string): Problem<FormulaLimitCode> | null {
  // Stored tokens are at most some 80 characters long; beyond this bound the exact count cannot be within the limit.
  if (stored.length > MAX_LENGTH * 10) return breach('limit.length', stored.length, MAX_LENGTH);
  const parts = splitStored(stored);
  if (!parts) return fail('limit.unreadable').problem;
  let length = 1;
  let depth = 0;
  let deepest = 0;
  let operators = 0;
  for (const part of parts) {
    if (part.kind === 'reference' || part.kind === 'broken') length += TOKEN_LENGTH;
    else if (part.kind === 'plainName') length += part.text.length;
    else {
      length += part.word.text.length;
      if (part.word.kind === 'operator') operators++;
      else if (part.word.kind === 'open' || part.word.kind === 'openArray') deepest = Math.max(deepest, ++depth);
      else if (part.word.kind === 'close' || part.word.kind === 'closeArray') depth--;
    }
  }
  if (length > MAX_LENGTH) return breach('limit.length', length, MAX_LENGTH);
  if (deepest > MAX_NESTING) return breach('limit.nesting', deepest, MAX_NESTING);
  return operators > MAX_OPERATORS ? breach('limit.operators', operators, MAX_OPERATORS) : null;
}

function breach(code: FormulaLimitCode, count: number, limit: number): Problem<FormulaLimitCode> {
  return fail(code, { count, limit }).problem;
}
