import { describe, expect, it } from 'vitest';
import { completeDraft, listCandidates } from '../../../../../src/ui/sheet/formula/completeDraft.ts';
import { functions, scope, vi } from './drafts.ts';

const items = listCandidates(scope, functions, vi);

function labelsAt(draft: string, caret = draft.length): string[] | null {
  return completeDraft(draft, caret, { locale: 'vi', items })?.items.map(({ label }) => label) ?? null;
}

describe('what completes a formula', () => {
  it('functions by the beginning of their name, the frequent ones first', () => {
    expect(labelsAt('=su')).toEqual(['SUM', 'SUBTOTAL']);
    expect(labelsAt('=1+SUB')).toEqual(['SUBTOTAL']);
  });

  it('functions by what they do, marks left out', () => {
    expect(labelsAt('=trung')).toEqual(['AVERAGE']);
    expect(labelsAt('=lam')).toEqual(['ROUND']);
  });

  it('assumptions and weights by name, by code and by the criterion', () => {
    expect(labelsAt('=ty')).toEqual(['Tỷ_lệ']);
    expect(labelsAt('=W_1')).toEqual(['W_1', 'W_1.1', 'W_1.2']);
    expect(labelsAt('=2.1')).toBeNull();
    expect(items.find(({ label }) => label === 'W_2.1_a')?.detail).toBe('Trọng số: Mục 2.1 a');
  });

  it('sheets, also behind an open quote, and writes their quotes and "!"', () => {
    const open = completeDraft("=SUM('tie", 9, { locale: 'vi', items });
    expect(open?.items[0]?.text).toBe("'Tiêu chí'!");
    expect(open?.from).toBe(5);
    expect(labelsAt('=nhap')).toEqual(["Nháp 'A'"]);
  });

  it('nothing within a text, a number, behind a sheet or in the middle of a word', () => {
    expect([
      labelsAt('="su'),
      labelsAt('=12'),
      labelsAt("='Tiêu chí'!E"),
      labelsAt('=A1:S'),
      labelsAt('=sum', 2),
    ]).toEqual([null, null, null, null, null]);
  });

  it('a function brings its bracket unless one stands there', () => {
    expect(completeDraft('=ROU', 4, { locale: 'vi', items })?.items[0]?.text).toBe('ROUND(');
    expect(completeDraft('=ROU(2)', 4, { locale: 'vi', items })?.items[0]?.text).toBe('ROUND');
  });

  it('a whole name or an address is left to Tab', () => {
    expect(completeDraft('=W_1', 4, { locale: 'vi', items })?.isWhole).toBe(true);
    expect(completeDraft('=LOG1', 5, { locale: 'vi', items })?.isWhole).toBe(true);
    expect(completeDraft('=LOG', 4, { locale: 'vi', items })?.isWhole).toBe(false);
    expect(labelsAt('=he_so')).toBeNull();
  });
});
