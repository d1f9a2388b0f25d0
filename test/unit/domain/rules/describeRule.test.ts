import { expect, test } from 'vitest';
import { describeRule } from '../../../../src/domain/rules/describeRule.ts';

test('bands read from high to low with their open and closed edges', () => {
  const bands = [
    { min: 100, minInclusive: true, points: 2 },
    { min: 95, minInclusive: true, points: 1.75 },
    { min: 60, minInclusive: true, points: 0.5 },
    { min: 0, minInclusive: true, points: 0 },
  ];
  expect(describeRule({ type: 'bands', bands }, 2, 'vi')).toBe(
    '100%: 2; từ 95% đến dưới 100%: 1,75; từ 60% đến dưới 95%: 0,5; dưới 60%: 0',
  );
  expect(describeRule({ type: 'bands', bands }, 2, 'en')).toBe(
    '100%: 2; from 95% to below 100%: 1.75; from 60% to below 95%: 0.5; below 60%: 0',
  );
});

test('an open upper band leaves its edge to the band below', () => {
  const bands = [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
  ];
  expect(describeRule({ type: 'bands', bands }, 2, 'vi')).toBe('trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0');
});

test('every other rule has its sentence', () => {
  const say = (rule: Parameters<typeof describeRule>[0], max: number): string => describeRule(rule, max, 'vi');
  expect(
    say(
      {
        type: 'choice',
        options: [
          { label: 'Kịp thời', points: 1 },
          { label: 'Chậm', points: 0.5 },
        ],
      },
      1,
    ),
  ).toBe('Kịp thời: 1; Chậm: 0,5');
  expect(say({ type: 'proportional', target: 100, floor: 80, floorInclusive: true }, 2)).toBe(
    'tỷ lệ % x điểm tối đa; dưới 80%: 0',
  );
  expect(say({ type: 'proportional', target: 70, floor: 40, floorInclusive: true }, 5)).toBe(
    'từ 70% trở lên: tối đa; tỷ lệ % / 70% x điểm tối đa; dưới 40%: 0',
  );
  expect(say({ type: 'count', step: 1, cap: 5 }, 5)).toBe('mỗi trường hợp 1 điểm, không quá 5');
  expect(say({ type: 'deduction', step: 0.25, floor: 0 }, 1)).toBe('tối đa 1; mỗi trường hợp trừ 0,25, không dưới 0');
  expect(
    say(
      {
        type: 'level',
        levels: [
          { label: 'Xuất sắc', share01: 1 },
          { label: 'Tốt', share01: 0.75 },
        ],
      },
      2,
    ),
  ).toBe('Xuất sắc: tối đa; Tốt: 75% điểm tối đa');
  expect(
    say(
      {
        type: 'combination',
        questions: ['A', 'B', 'C'],
        cases: [{ every: [0], some: [1, 2], points: 2 }],
        otherwise: 0,
      },
      2,
    ),
  ).toBe('“A” và (“B” hoặc “C”): 2; còn lại: 0');
  expect(say({ type: 'survey', answerWeights: [100, 60, 20, 0] }, 5)).toBe(
    'tỷ lệ trả lời theo trọng số 100%/60%/20%/0% x điểm tối đa',
  );
  expect(say({ type: 'sipas' }, 10)).toBe('chỉ số SIPAS (%) x 10 / 100');
  expect(say({ type: 'relative' }, 3)).toBe('tỷ lệ / tỷ lệ cao nhất trong khối x điểm tối đa');
  expect(say({ type: 'formula', inputs: [{ name: 'x', label: 'Đã xử lý' }], formula: '=x' }, 3)).toBe(
    'công thức theo x (Đã xử lý)',
  );
});
