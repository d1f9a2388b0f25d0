import { expect, test } from 'vitest';
import { readRuleDraft } from '../../../../src/domain/rules/readRuleDraft.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import {
  addRow,
  changeField,
  changeRow,
  moveRow,
  removeRow,
  roleKey,
  writeRuleDraft,
  type RuleDraft,
  type RuleWriting,
} from '../../../../src/domain/rules/ruleDraft.ts';
import { RULE_KINDS } from '../../../../src/domain/rules/ruleParts.ts';
import { startRule, type StartWords } from '../../../../src/domain/rules/startRule.ts';
import { checkRule } from '../../../../src/domain/rules/checkRule.ts';
import { fail, succeed } from '../../../../src/lib/result.ts';

const WRITING: RuleWriting = {
  locale: 'vi',
  writeFormula: (stored) => stored.replaceAll('.', ','),
  readFormula: (text) =>
    text.includes('(y') && !text.includes(')')
      ? fail('formula.unclosedParenthesis', { position: 2 })
      : succeed(text.replaceAll(',', '.')),
};

const WORDS: StartWords = {
  yes: 'Có',
  no: 'Không',
  levels: ['Xuất sắc', 'Tốt', 'Hoàn thành', 'Không'],
  questions: ['Có kế hoạch', 'Có báo cáo'],
  inputs: [
    { name: 'x', label: 'Số đạt' },
    { name: 'y', label: 'Tổng số' },
  ],
};

const BANDS: ScoringRule = {
  type: 'bands',
  bands: [
    { min: 100, minInclusive: true, points: 2 },
    { min: 90, minInclusive: false, points: 1.75 },
    { min: 0, minInclusive: true, points: 0 },
  ],
};

function flawsOf(draft: RuleDraft, max = 2): { code: string; row: number | null; key: string | null }[] {
  return readRuleDraft(draft, max, WRITING).flaws.map(({ code, row, key }) => ({ code, row, key }));
}

function bandRow(draft: RuleDraft, place: number): number {
  return draft.rows[place]?.id ?? -1;
}

test('a rule is written with a decimal comma and read back as it was', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  expect(draft.rows[1]?.texts).toEqual({ edge: 'above', min: '90', points: '1,75' });
  expect(readRuleDraft(draft, 2, WRITING)).toEqual({ rule: BANDS, flaws: [] });
});

test('a percent sign may be typed where percent are meant, and nowhere else', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  const id = bandRow(draft, 1);
  const percent = changeRow(draft, 'rows', id, 'min', ' 95 % ');
  expect(readRuleDraft(percent, 2, WRITING).rule).toMatchObject({ bands: [{}, { min: 95 }, {}] });
  expect(flawsOf(changeRow(draft, 'rows', id, 'points', '95%'))).toEqual([
    { code: 'numberNotRead', row: id, key: 'points' },
  ]);
});

test('what is wrong is told at the row and field where it is', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  const id = bandRow(draft, 1);
  expect(flawsOf(changeRow(draft, 'rows', id, 'min', ''))).toEqual([{ code: 'textMissing', row: id, key: 'min' }]);
  expect(flawsOf(changeRow(draft, 'rows', id, 'min', '101'))).toContainEqual({
    code: 'bandsOverlap',
    row: id,
    key: 'min',
  });
  expect(flawsOf(changeRow(draft, 'rows', id, 'points', '3'))).toContainEqual({
    code: 'pointsAboveMax',
    row: id,
    key: 'points',
  });
  const count = writeRuleDraft({ type: 'count', step: 0.5, cap: 2 }, WRITING);
  expect(flawsOf(changeField(count, 'step', '0'))).toEqual([{ code: 'stepNotPositive', row: null, key: 'step' }]);
  expect(flawsOf(changeField(count, 'cap', '5'))).toEqual([{ code: 'pointsAboveMax', row: null, key: 'cap' }]);
});

test('a field that cannot be read does not hide what is wrong in other rows', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  const [first = -1, , third = -1] = draft.rows.map(({ id }) => id);
  const broken = changeRow(changeRow(draft, 'rows', third, 'points', 'abc'), 'rows', first, 'points', '3');
  expect(flawsOf(broken)).toEqual([
    { code: 'numberNotRead', row: third, key: 'points' },
    { code: 'pointsAboveMax', row: first, key: 'points' },
  ]);
  expect(flawsOf(changeRow(draft, 'rows', first, 'min', 'x'))).toEqual([
    { code: 'numberNotRead', row: first, key: 'min' },
  ]);
});

test('points above the maximum block saving; a maximum out of reach and rising points only warn', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  const first = bandRow(draft, 0);
  const read = (text: string) => readRuleDraft(changeRow(draft, 'rows', first, 'points', text), 2, WRITING).flaws;
  expect(read('3').map(({ code, isBlocking }) => [code, isBlocking])).toEqual([['pointsAboveMax', true]]);
  expect(read('1').map(({ code, isBlocking }) => [code, isBlocking])).toEqual([
    ['bandPointsRise', false],
    ['topNotReachable', false],
  ]);
});

test('a leaf without a maximum takes no rule, but points can still be typed', () => {
  expect(flawsOf(writeRuleDraft(BANDS, WRITING), 0)).toEqual([{ code: 'maxMissing', row: null, key: null }]);
  expect(readRuleDraft(writeRuleDraft(null, WRITING), 0, WRITING)).toEqual({ rule: null, flaws: [] });
});

test('rows are added, moved and removed, and keep their identity', () => {
  const draft = writeRuleDraft(BANDS, WRITING);
  const [first, second, third] = draft.rows.map(({ id }) => id);
  const moved = moveRow(draft, 'rows', second ?? -1, -1);
  expect(moved.rows.map(({ id }) => id)).toEqual([second, first, third]);
  expect(moveRow(draft, 'rows', first ?? -1, -1)).toBe(draft);
  const added = addRow(removeRow(draft, 'rows', first ?? -1), 'rows', 1);
  expect(added.rows.map(({ id }) => id)).toEqual([second, 3, third]);
  expect(added.rows[1]?.texts).toEqual({ edge: 'from' });
});

test('a case keeps its answers when questions are moved or removed', () => {
  const rule: ScoringRule = {
    type: 'combination',
    questions: ['A', 'B', 'C'],
    cases: [{ every: [0], some: [1, 2], points: 2 }],
    otherwise: 0,
  };
  const draft = writeRuleDraft(rule, WRITING);
  const [a, b] = draft.questions;
  if (!a || !b) throw new Error('the questions are there');
  expect(draft.rows[0]?.texts[roleKey(a)]).toBe('every');
  expect(readRuleDraft(moveRow(draft, 'questions', a.id, 1), 2, WRITING).rule).toEqual({
    ...rule,
    questions: ['B', 'A', 'C'],
    cases: [{ every: [1], some: [0, 2], points: 2 }],
  });
  expect(readRuleDraft(removeRow(draft, 'questions', b.id), 2, WRITING).rule).toEqual({
    ...rule,
    questions: ['A', 'C'],
    cases: [{ every: [0], some: [1], points: 2 }],
  });
});

test('a formula names its inputs; a word that nothing has as its name is found', () => {
  const inputs = [{ name: 'x', label: 'Số đạt' }];
  const draft = writeRuleDraft({ type: 'formula', inputs, formula: '=x*0.5' }, WRITING);
  expect(draft.fields['formula']).toBe('=x*0,5');
  expect(readRuleDraft(draft, 2, WRITING)).toEqual({ rule: { type: 'formula', inputs, formula: '=x*0.5' }, flaws: [] });
  expect(readRuleDraft(changeField(draft, 'formula', 'X/2'), 2, WRITING).rule).toMatchObject({ formula: '=X/2' });
  expect(flawsOf(changeField(draft, 'formula', '=x/z'))).toEqual([{ code: 'nameUnknown', row: null, key: 'formula' }]);
  expect(flawsOf(changeField(draft, 'formula', '=x/(y'))).toEqual([
    { code: 'formulaNotRead', row: null, key: 'formula' },
  ]);
  expect(flawsOf(changeField(draft, 'formula', ' '))).toEqual([{ code: 'textMissing', row: null, key: 'formula' }]);
});

test('every kind begins as a sound rule', () => {
  for (const kind of RULE_KINDS) {
    const rule = startRule(kind, null, 1.5, WORDS);
    expect(rule === null ? [] : checkRule(rule, 1.5), kind).toEqual([]);
    expect(readRuleDraft(writeRuleDraft(rule, WRITING), 1.5, WRITING), kind).toEqual({ rule, flaws: [] });
  }
});

test('labels are kept between a choice and levels', () => {
  const choice: ScoringRule = {
    type: 'choice',
    options: [
      { label: 'Kịp thời', points: 2 },
      { label: 'Chậm', points: 1 },
    ],
  };
  const level = startRule('level', choice, 2, WORDS);
  expect(level).toEqual({
    type: 'level',
    levels: [
      { label: 'Kịp thời', share01: 1 },
      { label: 'Chậm', share01: 0.5 },
    ],
  });
  expect(startRule('choice', level, 2, WORDS)).toEqual(choice);
});
