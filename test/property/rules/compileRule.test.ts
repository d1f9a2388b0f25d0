import fc from 'fast-check';
import { HyperFormula } from 'hyperformula';
import { expect, test, vi } from 'vitest';
import { roundTo } from '../../../src/lib/decimal.ts';
import { compileRule, NOT_APPLICABLE_WORD, operandsOf } from '../../../src/domain/rules/compileRule.ts';
import { rateOf } from '../../../src/domain/rules/declared.ts';
import { evaluateRelative, evaluateRule, isDirectRule } from '../../../src/domain/rules/evaluateRule.ts';
import { scaleRule } from '../../../src/domain/rules/scaleRule.ts';
import type { DeclaredData } from '../../../src/domain/rules/rule.ts';
import { isNotApplicable } from '../../../src/domain/scores.ts';
import { rate, ruleCase } from './ruleArbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

const engine = HyperFormula.buildFromArray([], {
  licenseKey: 'gpl-v3',
  precisionRounding: 14,
  useArrayArithmetic: true,
  accentSensitive: true,
});

function calculate(formula: string): unknown {
  return engine.calculateFormula(formula, 0);
}

function expectSamePoints(calculated: unknown, points: number, formula: string): void {
  if (isNotApplicable(points)) expect(calculated, formula).toBe(NOT_APPLICABLE_WORD);
  else expect(typeof calculated === 'number' ? roundTo(calculated, 7) : calculated, formula).toBe(roundTo(points, 7));
}

test('a rule gives the same points directly and as a formula in HyperFormula', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, declared, max }) => {
      fc.pre(isDirectRule(rule));
      const direct = isDirectRule(rule) ? evaluateRule(rule, declared, max) : null;
      expect(direct).toMatchObject({ ok: true });
      if (!direct?.ok) return;
      const formula = compileRule(rule, max, operandsOf(declared));
      expectSamePoints(calculate(formula), direct.value, formula);
    }),
    { numRuns: 1000 },
  );
});

test('a formula that reads its maximum and figures from cells gives the same points as one of literals', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, declared, max }) => {
      if (!isDirectRule(rule) || declared.kind !== 'ratio') return;
      const { numerator, denominator } = declared;
      engine.setCellContents({ sheet: 0, row: 0, col: 0 }, [[max, numerator, denominator]]);
      const ofCells = compileRule(rule, 'A1', { kind: 'ratio', numerator: 'B1', denominator: 'C1' });
      expect(calculate(ofCells), ofCells).toBe(calculate(compileRule(rule, max, operandsOf(declared))));
    }),
    { numRuns: 1000 },
  );
});

test('points never leave 0..max and are never NaN, whatever fitting data is declared', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, declared, max }) => {
      if (!isDirectRule(rule)) return;
      const result = evaluateRule(rule, declared, max);
      expect(result.ok && (isNotApplicable(result.value) || (result.value >= 0 && result.value <= max))).toBe(true);
    }),
    { numRuns: 800 },
  );
});

test('a rate relative to the highest of the block gives the same points directly and as a formula', () => {
  fc.assert(
    fc.property(
      fc.array(rate([90]), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 20 }),
      (declared, max) => {
        const rates = declared.map((one) => {
          const result = rateOf(one);
          return result.ok ? result.value : Number.NaN;
        });
        const present = rates.filter((value) => !isNotApplicable(value));
        const highest = Math.max(0, ...present);
        engine.setCellContents({ sheet: 0, row: 4, col: 0 }, [['', '', '', '', '', ''], present]);
        declared.forEach((own, i) => {
          const formula = compileRule({ type: 'relative' }, max, { ...operandsOf(own), highestRate: 'MAX(A6:F6)' });
          expectSamePoints(calculate(formula), evaluateRelative(rates[i] ?? Number.NaN, highest, max), formula);
        });
        engine.setCellContents({ sheet: 0, row: 5, col: 0 }, [[null, null, null, null, null, null]]);
      },
    ),
    { numRuns: 150 },
  );
});

test('under a scaled rule a unit keeps its attainment', () => {
  fc.assert(
    fc.property(ruleCase(), fc.constantFrom(0.5, 0.8, 1.25, 2, 3), ({ rule, declared, max }, factor) => {
      const scaled = scaleRule(rule, factor);
      if (!isDirectRule(rule) || !isDirectRule(scaled)) return;
      const before = evaluateRule(rule, declared, max);
      const after = evaluateRule(scaled, declared, max * factor);
      if (!before.ok || !after.ok) throw new Error('fitting data was refused');
      if (isNotApplicable(before.value)) expect(after.value).toBe(before.value);
      else expect(after.value).toBeCloseTo(before.value * factor, 6);
    }),
    { numRuns: 1000 },
  );
});

test('a formula rule reads its inputs by name', () => {
  const declared: DeclaredData = { kind: 'inputs', values: { x: 45, y: 60 } };
  const rule = { type: 'formula', inputs: [], formula: '=IF(y=0,0,x/y)*2' } as const;
  expect(calculate(compileRule(rule, 2, operandsOf(declared)))).toBe(1.5);
});
