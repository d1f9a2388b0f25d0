import { afterAll, beforeAll, expect, it } from 'vitest';
import { serialOfDay, writeDate } from '../../../../src/lib/dates.ts';
import { createFormulaEngine, type FormulaEngine } from '../../../../workers/hyperFormula.ts';

let engine: FormulaEngine;
beforeAll(() => {
  engine = createFormulaEngine();
  engine.addSheet('S1', [[46387]]);
});
afterAll(() => engine.destroy());

it.each([
  ['=DATE(2026,12,31)', serialOfDay(2026, 12, 31)],
  ['=DATE(1900,3,1)', serialOfDay(1900, 3, 1)],
  ['=DATE(2024,2,29)', serialOfDay(2024, 2, 29)],
  ['=DATE(9999,12,31)', serialOfDay(9999, 12, 31)],
  ['=YEAR(A1)', 2026],
  ['=MONTH(A1)', 12],
  ['=DAY(A1)', 31],
  ['=EDATE(A1,2)', serialOfDay(2027, 2, 28)],
])('the engine counts days as dates that are typed: %s is %d', (formula, expected) => {
  expect(engine.preview(formula, 0)).toBe(expected);
});

it('TODAY() is a whole day that can be written as a date', () => {
  const today = engine.preview('=TODAY()', 0);
  expect(typeof today === 'number' && writeDate(today)).toMatch(/^\d\d\/\d\d\/\d{4}$/);
});
