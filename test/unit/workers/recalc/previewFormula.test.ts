import { describe, expect, it } from 'vitest';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { CellValue, RecalcApi } from '../../../../src/engine/protocol.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../../workers/recalc/recalc.ts';
import { cellOf } from '../../../contract/engine/recalcSuite.ts';
import { buildSet, buildWorkbook, nodeId, SET } from '../../../fakes/engineWorkbook.ts';

const criteria = `criteria.${SET}` as const;

/** Free cells: B1:B2 reach the ranking through B3, C1 the effective weight of 1.1, C2 the weight of 2, D1 nothing. */
const cells = {
  B1: 1,
  B2: '=⟦c|free.f1|r3|cB|⟧+1',
  B3: `=⟦c|ranking.${SET}|u1|index|⟧`,
  C1: `=⟦c|${criteria}|n1.1|effective|⟧`,
  C2: `=⟦c|${criteria}|n2|weight|⟧*2`,
  D1: 7,
};

const formulas = {
  'a range through which results are read': '=SUM(⟦c|free.f1|r1|cB|⟧:⟦c|free.f1|r2|cB|⟧)',
  'the ranking': `=⟦c|ranking.${SET}|u2|rank|⟧`,
  'a cell that reads an effective weight': '=⟦c|free.f1|r1|cC|⟧+1',
  'a cell that reads a weight': '=⟦c|free.f1|r2|cC|⟧+1',
  'an effective weight': `=⟦c|${criteria}|n2.1|effective|⟧`,
  'the total of the weights': `=⟦c|${criteria}|total|weight|⟧`,
  'a number': '=⟦c|free.f1|r1|cD|⟧*2',
};

const rules: CriteriaSet['redistribution'][] = [
  { rule: 'free' },
  { rule: 'siblings' },
  { rule: 'all' },
  { rule: 'buffer', nodeId: nodeId('2.1') },
];

async function open(redistribution: CriteriaSet['redistribution']): Promise<RecalcApi> {
  const group = (code: string): Parameters<typeof buildSet>[0][number] => ({
    code,
    children: [
      { code: `${code}.1`, max: 10 },
      { code: `${code}.2`, max: 30 },
    ],
  });
  const set = buildSet([group('1'), group('2')], { redistribution });
  const workbook = buildWorkbook({ set, points: [{ '1.1': 5 }, { '2.2': 9 }], cells });
  const api = createRecalc({ now: () => 0, createEngine: createFormulaEngine });
  await api.load({ rev: 1, workbook, watched: [{ setId: SET, scenarioId: null }], quarantined: [], careful: false });
  return api;
}

function errorOf(value: CellValue | undefined): string | null {
  return typeof value === 'object' && value !== null ? value.error : null;
}

describe('the preview of a weight', () => {
  it('says #CYCLE! for the first weight of a group that follows, through a range, from the results', async () => {
    const api = await open({ rule: 'free' });
    const formula = formulas['a range through which results are read'];
    const place = { sheet: criteria, row: nodeId('1'), column: 'weight' };
    expect(await api.preview({ formula, place, scenarioId: null })).toMatchObject({
      error: '#CYCLE!',
      problem: { code: 'resultDependency' },
    });
    expect(await api.preview({ formula: '=1+1', place, scenarioId: null })).toBe(2);
  });

  for (const redistribution of rules)
    for (const code of ['1', '1.1', '2.1'])
      it(`says #CYCLE! exactly where entering would: ${code} under "${redistribution.rule}"`, async () => {
        const api = await open(redistribution);
        const path = ['sets', SET, 'nodes', nodeId(code), 'weight'];
        const place = { sheet: criteria, row: nodeId(code), column: 'weight' };
        const previewed: Record<string, boolean> = {};
        const entered: Record<string, boolean> = {};
        let rev = 1;
        for (const [name, formula] of Object.entries(formulas)) {
          previewed[name] = errorOf(await api.preview({ formula, place, scenarioId: null })) === '#CYCLE!';
          const results = await api.apply({ rev: ++rev, patches: [{ path, old: null, new: formula }] });
          entered[name] = errorOf(cellOf(results, criteria, place.row, 'weight')) === '#CYCLE!';
          await api.apply({ rev: ++rev, patches: [{ path, old: formula, new: null }] });
        }
        expect(previewed).toEqual(entered);
      });
});
