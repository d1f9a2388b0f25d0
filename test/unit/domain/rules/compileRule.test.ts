import { expect, test } from 'vitest';
import { compileRule } from '../../../../src/domain/rules/compileRule.ts';
import { substituteNames } from '../../../../src/domain/rules/substituteNames.ts';

test('bands become nested conditions with the edge open or closed as in the rule', () => {
  const bands = [
    { min: 90, minInclusive: false, points: 2 },
    { min: 70, minInclusive: true, points: 1 },
  ];
  expect(compileRule({ type: 'bands', bands }, 2, { kind: 'percent', value: '96.4' })).toBe(
    '=IF(96.4>90,2,IF(96.4>=70,1,0))',
  );
});

test('a ratio of cells is not applicable where its denominator is 0', () => {
  const rule = { type: 'proportional', target: 100, floor: 80, floorInclusive: true } as const;
  expect(compileRule(rule, 'D5', { kind: 'ratio', numerator: 'B2', denominator: 'C2' })).toBe(
    '=IF(C2=0,"KAD",MAX(0,MIN(D5,ROUND(IF(ROUND(B2/C2*100,7)>=80,ROUND(B2/C2*100,7)/100*D5,0),7))))',
  );
});

test('a choice reads its place or the label that stands in the cell', () => {
  const rule = {
    type: 'choice',
    options: [
      { label: 'Nói "có"', points: 1 },
      { label: 'Không', points: 0 },
    ],
  } as const;
  expect(compileRule(rule, 1, { kind: 'choice', index: 'B2' })).toBe('=CHOOSE(B2,1,0)');
  expect(compileRule(rule, 1, { kind: 'label', label: 'B2' })).toBe('=IF(B2="Nói ""có""",1,IF(B2="Không",0,NA()))');
});

test('a level is its share of the maximum, worked out where the maximum is a number', () => {
  const rule = {
    type: 'level',
    levels: [
      { label: 'Tốt', share01: 1 },
      { label: 'Đạt', share01: 1 / 3 },
    ],
  } as const;
  expect(compileRule(rule, 2, { kind: 'choice', index: 'B2' })).toBe('=CHOOSE(B2,2,0.6666667)');
  expect(
    compileRule({ ...rule, levels: [{ label: 'Tốt', share01: 0.75 }] }, 'D5', { kind: 'choice', index: 'B2' }),
  ).toBe('=MAX(0,MIN(D5,ROUND(CHOOSE(B2,0.75*D5),7)))');
});

test('operands of a kind that the rule does not read give #N/A', () => {
  expect(compileRule({ type: 'sipas' }, 10, { kind: 'count', value: '3' })).toBe('=NA()');
  expect(compileRule({ type: 'relative' }, 10, { kind: 'percent', value: '3' })).toBe('=NA()');
});

test('input names are replaced as words only: not in text, tokens, longer names, function or sheet names', () => {
  const operands = { x: 'B2', sum: 'C2+1' };
  expect(substituteNames('x+X*sum', operands)).toBe('B2+B2*(C2+1)');
  expect(substituteNames('SUM(x,xx,x1,x.y,"x ""x"" x")', operands)).toBe('SUM(B2,xx,x1,x.y,"x ""x"" x")');
  expect(substituteNames("⟦w|x|sum⟧+'x'!A1+x!A1+#N/A", { x: '1', n: '2', a: '3' })).toBe("⟦w|x|sum⟧+'x'!A1+x!A1+#N/A");
  expect(substituteNames('2e3*e', { e: '7' })).toBe('2e3*7');
  expect(substituteNames('tổng/x', { tổng: '-5' })).toBe('(-5)/x');
});
