import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUnclosed, inkFormula, pairBrackets } from '../../../src/grid/formulaInk.ts';
import type { FormulaPart } from '../../../src/grid/formulaAssist.ts';

/** Brackets and texts of a draft, as a caller finds them. */
function partsOf(draft: string): FormulaPart[] {
  return [...draft.matchAll(/"[^"]*"?|[(){}]|[A-Z]\d+/g)].map((match): FormulaPart => {
    const [text] = match;
    const kind = text.startsWith('"') ? 'text' : /[A-Z]/.test(text) ? 'reference' : 'bracket';
    return { kind, from: match.index, to: match.index + text.length, ...(kind === 'reference' ? { group: 0 } : {}) };
  });
}

function classesAt(draft: string, caret: number, at: number): string {
  return inkFormula(draft, partsOf(draft), caret, null).find((piece) => piece.from === at)?.classes ?? '';
}

describe('brackets of a formula being typed', () => {
  it('the bracket at the caret and its partner are lit, in either direction', () => {
    const draft = '=(A1*(B2))';
    expect(classesAt(draft, 10, 9)).toContain('is-lit');
    expect(classesAt(draft, 10, 1)).toContain('is-lit');
    expect(classesAt(draft, 10, 5)).not.toContain('is-lit');
    expect(classesAt(draft, 6, 8)).toContain('is-lit');
  });

  it('one without a partner is marked, opening or closing', () => {
    expect([...pairBrackets('=(A1', partsOf('=(A1')).unmatched]).toEqual([1]);
    expect([...pairBrackets('=A1)', partsOf('=A1)')).unmatched]).toEqual([3]);
    expect([...pairBrackets('=(A1}', partsOf('=(A1}')).unmatched].sort()).toEqual([1, 4]);
  });

  it('those in a text are letters', () => {
    expect(pairBrackets('="(("', partsOf('="(("')).unmatched.size).toBe(0);
  });

  it.each([
    ['=SUM(A1', 1],
    ['=IF((A1', 2],
    ['=SUM(A1)', 0],
    ['=A1)', 0],
    ['=(A1}', 0],
    ['=F("a', 0],
    ['=F("a"', 1],
  ])('of %s %d are missing at the end', (draft, count) => {
    expect(countUnclosed(draft, partsOf(draft))).toBe(count);
  });
});

it('the pieces together are the text, whatever it is and wherever a flaw is', () => {
  const letters = fc.string({ unit: fc.constantFrom('=', '(', ')', '{', '}', '"', 'A1', '+', ' ', 'ế', '\n') });
  fc.assert(
    fc.property(letters, fc.nat(20), fc.nat(20), fc.nat(20), (text, caret, from, length) => {
      const pieces = inkFormula(text, partsOf(text), caret, { from, to: from + length });
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const piece of pieces) expect(text.slice(piece.from, piece.from + piece.text.length)).toBe(piece.text);
    }),
  );
});

it('what cannot be read is marked where it stands', () => {
  const pieces = inkFormula('=A1 ?? B2', partsOf('=A1 ?? B2'), 0, { from: 4, to: 6 });
  expect(pieces.filter((piece) => piece.classes.includes('is-flaw')).map((piece) => piece.text)).toEqual(['??']);
});
