import { expect, test } from 'vitest';
import { readFormula } from '../../../../src/domain/formula/read.ts';
import { createFormulaScope } from '../../../../src/domain/formula/scope.ts';
import { writeFormula } from '../../../../src/domain/formula/write.ts';
import { listFormulas } from '../../../../src/domain/formulaPlaces.ts';
import type { SheetId } from '../../../../src/domain/ids.ts';
import { buildIllustrative } from '../../../../src/domain/samples/illustrative.ts';

const workbook = buildIllustrative(() => 'w1');
const scope = createFormulaScope(workbook, null, `free.${'f1' as SheetId}`, ['x', 'y']);

test('every formula of the illustrative workbook reads places that are there', () => {
  const formulas = listFormulas(workbook);
  expect(formulas.length).toBeGreaterThan(8);
  for (const { path, formula } of formulas) {
    const shown = writeFormula(formula, 'vi', scope);
    expect(shown, path.join('/')).not.toContain('#');
    expect(readFormula(shown, 'vi', scope), path.join('/')).toEqual({ ok: true, value: formula });
  }
});

test('the weight of field 8 is its maximum times an assumption', () => {
  const formula = listFormulas(workbook).find(({ path }) => path[0] === 'sets' && path.at(-1) === 'weight')?.formula;
  expect(writeFormula(formula ?? '', 'vi', scope)).toBe('=MAX_8*he_so_khao_sat');
});
