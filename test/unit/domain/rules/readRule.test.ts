import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRule } from '../../../../src/domain/rules/describeRule.ts';
import { evaluateRule, isDirectRule } from '../../../../src/domain/rules/evaluateRule.ts';
import { readRuleWords } from '../../../../src/domain/rules/readRule.ts';
import type { DeclaredData, ScoringRule } from '../../../../src/domain/rules/rule.ts';

const bands = (...list: readonly [number, boolean, number][]): ScoringRule => ({
  type: 'bands',
  bands: list.map(([min, minInclusive, points]) => ({ min, minInclusive, points })),
});
const choice = (...list: readonly [string, number][]): ScoringRule => ({
  type: 'choice',
  options: list.map(([label, points]) => ({ label, points })),
});
const proportional = (floor: number, floorInclusive = true, target = 100): ScoringRule => ({
  type: 'proportional',
  target,
  floor,
  floorInclusive,
});

describe('wordings of real criteria sets are read', () => {
  const cases: readonly (readonly [string, number, ScoringRule])[] = [
    [
      'Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0',
      1,
      choice(['Ban hành kịp thời', 1], ['Ban hành không kịp thời', 0.5], ['Không ban hành', 0]),
    ],
    ['Có: 1,5; không: 0', 1.5, choice(['Có', 1.5], ['không', 0])],
    ['Có: 1,5, không: 0', 1.5, choice(['Có', 1.5], ['không', 0])],
    ['- Đạt yêu cầu: 1 điểm.\n- Không đạt yêu cầu: 0 điểm.', 1, choice(['Đạt yêu cầu', 1], ['Không đạt yêu cầu', 0])],
    [
      'Ban hành trong quý I (1 điểm); ban hành sau quý I (0,5 điểm)',
      1,
      choice(['Ban hành trong quý I', 1], ['ban hành sau quý I', 0.5]),
    ],
    ['Không có: 2; có từ 1 văn bản: 0', 2, choice(['Không có', 2], ['có từ 1 văn bản', 0])],
    [
      'Từ 3 sáng kiến trở lên: 2; từ 1 đến 2 sáng kiến: 1; không có: 0',
      2,
      choice(['Từ 3 sáng kiến trở lên', 2], ['từ 1 đến 2 sáng kiến', 1], ['không có', 0]),
    ],
    ['Trên 90%: 2 điểm; Từ 70% đến 90%: 1 điểm; Dưới 70%: 0', 2, bands([90, false, 2], [70, true, 1], [0, true, 0])],
    [
      'Thực hiện trên 90% kế hoạch: 2; Thực hiện từ 70% - 90% kế hoạch: 1; Dưới 70% kế hoạch: 0',
      2,
      bands([90, false, 2], [70, true, 1], [0, true, 0]),
    ],
    [
      '100%: 2; 95-<100: 1,75; 80-<95: 1,5; 70-<80: 1; 60-<70: 0,5; <60: 0',
      2,
      bands([100, true, 2], [95, true, 1.75], [80, true, 1.5], [70, true, 1], [60, true, 0.5], [0, true, 0]),
    ],
    ['Từ 30%: 1; 20% đến dưới 30%: 0,5; dưới 20%: 0', 1, bands([30, true, 1], [20, true, 0.5], [0, true, 0])],
    ['Có một sáng kiến: 1; không có: 0', 1, choice(['Có một sáng kiến', 1], ['không có', 0])],
    ['Kiểm tra mỗi quý: 1; không kiểm tra: 0', 1, choice(['Kiểm tra mỗi quý', 1], ['không kiểm tra', 0])],
    ['≥ 80%: 1\n60% ≤ tỷ lệ < 80%: 0,5\n< 60%: 0', 1, bands([80, true, 1], [60, true, 0.5], [0, true, 0])],
    [
      'Đạt 100%: tối đa; từ 80% đến dưới 100%: 75% điểm tối đa; dưới 80%: 0',
      2,
      bands([100, true, 2], [80, true, 1.5], [0, true, 0]),
    ],
    ['tỷ lệ % x điểm tối đa; dưới 80%: 0', 1, proportional(80)],
    ['100%: 1; từ 70% đến dưới 100%: tỷ lệ % x điểm tối đa; dưới 70%: 0', 1, proportional(70)],
    ['Tính theo công thức: (Tỷ lệ % hồ sơ đúng hạn x 1,5)/100%', 1.5, proportional(0)],
    ['mỗi ứng dụng 1 điểm, không quá 5', 5, { type: 'count', step: 1, cap: 5 }],
    ['Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm', 2, { type: 'count', step: 0.5, cap: 2 }],
    ['mỗi báo cáo chậm trừ 0,25', 1, { type: 'deduction', step: 0.25, floor: 0 }],
    ['Đủ 4 báo cáo đúng hạn: 1; mỗi báo cáo thiếu/chậm trừ 0,25', 1, { type: 'deduction', step: 0.25, floor: 0 }],
    [
      'xuất sắc: tối đa; tốt: 75%; hoàn thành: 50%',
      2,
      {
        type: 'level',
        levels: [
          { label: 'xuất sắc', share01: 1 },
          { label: 'tốt', share01: 0.75 },
          { label: 'hoàn thành', share01: 0.5 },
        ],
      },
    ],
    ['chỉ số SIPAS (%) x 10 / 100', 10, { type: 'sipas' }],
    ['tỷ lệ / tỷ lệ cao nhất trong khối x điểm tối đa', 2, { type: 'relative' }],
  ];
  test.each(cases)('%s', (words, max, rule) => {
    const read = readRuleWords(words, max);
    expect(read.rule).toEqual(rule);
    expect(read.unread).toEqual([]);
  });

  test('the same words in decomposed letters give the same rule', () => {
    const words = 'Trên 90%: 2 điểm; Từ 70% đến 90%: 1 điểm; Dưới 70%: 0';
    expect(readRuleWords(words.normalize('NFD'), 2)).toEqual(readRuleWords(words, 2));
  });

  test('"không phát sinh: điểm tối đa" becomes the policy of a leaf without cases', () => {
    const read = readRuleWords('Từ 90%: 1; dưới 90%: 0; không phát sinh: điểm tối đa', 1);
    expect(read.rule).toEqual(bands([90, true, 1], [0, true, 0]));
    expect(read.notApplicable).toBe('full');
  });
});

describe('what the words leave open is told', () => {
  const notesOf = (words: string, max = 2): string[] => readRuleWords(words, max).notes.map(({ code }) => code);
  test.each([
    ['trên 90%: 2; dưới 90%: 0', 'rule.edgeOpen'],
    ['từ 90% trở lên: 2; từ 70% đến 90%: 1; dưới 70%: 0', 'rule.edgeTwice'],
    ['từ 90%: 2; từ 70% đến dưới 85%: 1; dưới 70%: 0', 'rule.gap'],
    ['từ 80%: 2; từ 70% đến dưới 85%: 1; dưới 70%: 0', 'rule.overlap'],
    ['từ 90%: 2; từ 70% đến dưới 90%: 1', 'rule.restUnsaid'],
    ['từ 90%: 3; dưới 90%: 0', 'rule.pointsAboveMax'],
    ['từ 90%: 1; dưới 90%: 0', 'rule.topNotReached'],
    ['mỗi ứng dụng 1 điểm', 'rule.capUnsaid'],
  ])('%s', (words, code) => {
    expect(notesOf(words)).toContain(code);
  });

  test('sound words give no note', () => {
    expect(notesOf('Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0')).toEqual([]);
  });
});

describe('words that hold no rule stay words', () => {
  test.each([
    '(excerpt cut off here)',
    'Theo hướng dẫn của Bộ Nội vụ',
    'Từ 90%: tối đa; dưới 90%: tỷ lệ % x điểm tối đa',
    'Cứ 2 sáng kiến được 1 điểm',
    'công thức theo x (số hồ sơ)',
  ])('%s', (words) => {
    const read = readRuleWords(words, 2);
    expect(read.rule).toBeNull();
    expect(read.unread.join('; ')).not.toBe('');
  });
});

const points = fc.integer({ min: 0, max: 40 }).map((n) => n / 4);
const labels = fc.uniqueArray(fc.stringMatching(/^(?:Tốt|Khá|Đạt|Kịp thời|Có kế hoạch|Chậm) [a-h]{1,6}$/), {
  minLength: 1,
  maxLength: 5,
});
const directRules: fc.Arbitrary<ScoringRule> = fc.oneof(
  labels.chain((names) =>
    fc
      .array(points, { minLength: names.length, maxLength: names.length })
      .map((given) =>
        choice(...names.map((name, i) => [name, given[i] ?? 0] as const).map(([a, b]) => [a, b] as [string, number])),
      ),
  ),
  labels.chain((names) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: names.length, maxLength: names.length })
      .map((given): ScoringRule => ({
        type: 'level',
        levels: names.map((label, i) => ({ label, share01: (given[i] ?? 0) / 100 })),
      })),
  ),
  fc
    .uniqueArray(fc.record({ min: fc.integer({ min: 0, max: 99 }), minInclusive: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ min, minInclusive }) => min * 2 + Number(minInclusive),
    })
    .chain((edges) =>
      fc.array(points, { minLength: edges.length, maxLength: edges.length }).map((given): ScoringRule => {
        const sorted = edges.toSorted((a, b) => b.min - a.min || Number(a.minInclusive) - Number(b.minInclusive));
        return { type: 'bands', bands: sorted.map((edge, i) => ({ ...edge, points: given[i] ?? 0 })) };
      }),
    ),
  fc
    .record({
      target: fc.integer({ min: 1, max: 100 }),
      share: fc.integer({ min: 0, max: 99 }),
      floorInclusive: fc.boolean(),
    })
    .map(({ target, share, floorInclusive }) =>
      proportional(Math.floor((target * share) / 100), floorInclusive, target),
    ),
  fc
    .record({ step: points.filter((n) => n > 0), cap: points.filter((n) => n > 0) })
    .map(({ step, cap }): ScoringRule => ({ type: 'count', step, cap })),
  fc
    .record({ step: points.filter((n) => n > 0), floor: points })
    .map(({ step, floor }): ScoringRule => ({ type: 'deduction', step, floor })),
);

function samplesOf(rule: ScoringRule): DeclaredData[] {
  switch (rule.type) {
    case 'choice':
      return rule.options.map((_, index) => ({ kind: 'choice', index }));
    case 'level':
      return rule.levels.map((_, index) => ({ kind: 'choice', index }));
    case 'count':
    case 'deduction':
      return Array.from({ length: 45 }, (_, value) => ({ kind: 'count', value }));
    default:
      return Array.from({ length: 201 }, (_, i) => ({ kind: 'percent', value: i / 2 }));
  }
}

test('the words of any rule read back give the same points for everything a unit can declare', () => {
  fc.assert(
    fc.property(
      directRules,
      points.filter((n) => n > 0),
      (rule, max) => {
        const words = describeRule(rule, max, 'vi');
        const read = readRuleWords(words, max);
        expect(read.unread, words).toEqual([]);
        const back = read.rule;
        if (back === null || !isDirectRule(back) || !isDirectRule(rule)) expect.fail(words);
        for (const declared of samplesOf(rule))
          expect(evaluateRule(back, declared, max), `${words} | ${JSON.stringify(declared)}`).toEqual(
            evaluateRule(rule, declared, max),
          );
      },
    ),
    { numRuns: 600 },
  );
});

test('no text, however odd, makes the reader throw or take long', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'từ ',
      'trên ',
      'dưới ',
      '90',
      '%',
      ' đến ',
      ': ',
      '; ',
      ' - ',
      'tỷ lệ ',
      'x ',
      'điểm tối đa',
      'mỗi ',
      'trừ ',
      ',',
      '(',
      ')',
      '<',
      '>=',
      '\n',
      '1,5',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pieces, (list) => {
      const read = readRuleWords(list.join(''), 2);
      expect(read.rule !== null || read.unread.length > 0 || list.join('').replaceAll(/[\s;,:-]/g, '') === '').toBe(
        true,
      );
    }),
    { numRuns: 2000 },
  );
});
