import { describe, expect, it } from 'vitest';
import {
  checkFormulaLimits,
  MAX_LENGTH,
  MAX_NESTING,
  MAX_OPERATORS,
  TOKEN_LENGTH,
} from '../../../src/engine/formulaLimits.ts';

function codeOf(stored: string): string | null {
  return checkFormulaLimits(stored)?.code ?? null;
}

describe('the limits of a formula', () => {
  it('are those of FAILURES.md', () => expect([MAX_LENGTH, MAX_NESTING, MAX_OPERATORS]).toEqual([8192, 64, 500]));

  it('let a formula have 8,192 characters and no more', () => {
    expect(codeOf(`="${'a'.repeat(MAX_LENGTH - 3)}"`)).toBeNull();
    expect(codeOf(`="${'a'.repeat(MAX_LENGTH - 2)}"`)).toBe('limit.length');
    expect(codeOf('='.repeat(MAX_LENGTH * 10 + 1))).toBe('limit.length');
  });

  it('count a reference as ten characters, however long its identity is', () => {
    const token = '⟦w|a-long-set-id|a-long-node-id⟧,';
    const count = Math.floor((MAX_LENGTH - '=SUM(1)'.length) / (TOKEN_LENGTH + 1));
    expect(codeOf(`=SUM(${token.repeat(count)}1)`)).toBeNull();
    expect(codeOf(`=SUM(${token.repeat(count + 1)}1)`)).toBe('limit.length');
  });

  it('let parentheses and braces nest 64 deep and no deeper', () => {
    const nest = (depth: number) => `=${'ABS('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(codeOf(nest(MAX_NESTING))).toBeNull();
    expect(codeOf(nest(MAX_NESTING + 1))).toBe('limit.nesting');
    expect(codeOf(`=SUM(${'(1),'.repeat(MAX_NESTING + 1)}1)`)).toBeNull();
  });

  it('let 500 operators stand and no more; those in texts do not count', () => {
    expect(codeOf(`=1${'+1'.repeat(MAX_OPERATORS)}`)).toBeNull();
    expect(codeOf(`=1${'+1'.repeat(MAX_OPERATORS + 1)}`)).toBe('limit.operators');
    expect(codeOf(`="${'+'.repeat(MAX_OPERATORS + 1)}"`)).toBeNull();
  });

  it('refuse text that is no stored formula', () => expect(codeOf('="unclosed')).toBe('limit.unreadable'));
});
