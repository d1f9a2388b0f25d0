import { expect, test } from 'vitest';
import type { PastedBlock } from '../../../../../src/grid/clipboard.ts';
import { askAboutSign, signOfBlock } from '../../../../../src/ui/sheet/clipboard/signQuestion.ts';
import { takeValuesAbroad } from '../../../../../src/ui/sheet/clipboard/valuesAbroad.ts';

function block(texts: readonly string[], changes: Partial<PastedBlock> = {}): PastedBlock {
  return { cells: [texts.map((text) => ({ text }))], sign: null, cut: null, ...changes };
}

test('in Vietnamese “1.234” is 1234 until a person says otherwise; the question names both', () => {
  expect(signOfBlock(block(['1.234']), ',', null)).toBe(',');
  expect(askAboutSign(block(['1.234']), ',', ',')).toEqual({ text: '1.234', shownAs: '1234', otherwise: '1,234' });
  expect(askAboutSign(block(['1,234']), ',', ',')).toEqual({ text: '1,234', shownAs: '1,234', otherwise: '1234' });
});

test('in English “1.234” is 1.234 until a person says otherwise', () => {
  expect(askAboutSign(block(['1.234']), '.', '.')).toEqual({ text: '1.234', shownAs: '1.234', otherwise: '1234' });
});

test('what was answered once holds for later blocks in doubt, and only for them', () => {
  expect(signOfBlock(block(['1.234']), ',', '.')).toBe('.');
  expect(signOfBlock(block(['1.234', '0,5']), ',', '.')).toBe(',');
  expect(signOfBlock(block(['12']), ',', '.')).toBe(',');
});

test('a block that declares its sign is not asked about', () => {
  expect(signOfBlock(block(['1.234'], { sign: '.' }), ',', null)).toBe('.');
  expect(askAboutSign(block(['1.234'], { sign: '.' }), ',', '.')).toBeNull();
});

test('numbers that came with their values are in no doubt', () => {
  const sure = { ...block([]), cells: [[{ text: '1.234', isSure: true as const }]] };
  expect(askAboutSign(sure, ',', ',')).toBeNull();
});

test('declared data copied to a free sheet become their points; within the scores they stay data', () => {
  const cell = { text: '482/500', value: '1,75', origin: { sheet: 'scores.s1', row: 'n1', column: 'u1' } };
  const copied = { ...block([]), cells: [[cell]] };
  expect(takeValuesAbroad(copied, 'free.f1').cells[0]?.[0]?.text).toBe('1,75');
  expect(takeValuesAbroad(copied, 'scores.s2').cells[0]?.[0]?.text).toBe('482/500');
});
