import { describe, expect, it } from 'vitest';
import type { ExtraId } from '../../../../src/domain/ids.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { RecalcApi, Results } from '../../../../src/engine/protocol.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../../workers/recalc/recalc.ts';
import { base, buildRules, free } from '../../../contract/engine/recalcSuite.ts';
import { buildHanoi, buildSet, buildWorkbook, nodeId, scoresOf, SET, unitId } from '../../../fakes/engineWorkbook.ts';

const watched = [{ setId: SET, scenarioId: null }];

async function open(workbook: Workbook): Promise<{ api: RecalcApi; first: Results; sheets: string[] }> {
  const sheets: string[] = [];
  const api = createRecalc({
    now: () => 0,
    createEngine: () => {
      const engine = createFormulaEngine();
      return {
        ...engine,
        setCells: (cells) => {
          sheets.push(...cells.map(({ content }) => String(content)));
          return engine.setCells(cells);
        },
      };
    },
  });
  const first = await api.load({ rev: 1, workbook, watched, quarantined: [], careful: false });
  return { api, first, sheets };
}

const tree = (changes: Partial<CriteriaSet> = {}): CriteriaSet =>
  buildSet(
    [
      {
        code: '1',
        children: [
          { code: '1.1', max: 10 },
          { code: '1.2', max: 30 },
        ],
      },
      {
        code: '2',
        children: [
          { code: '2.1', max: 20 },
          { code: '2.2', max: 40 },
        ],
      },
    ],
    changes,
  );
const points = [{ '1.1': 10, '1.2': 15, '2.1': 20, '2.2': 20 }];
const weight = (code: string): string[] => ['sets', SET, 'nodes', nodeId(code), 'weight'];

it('takes more patches at once than a call can have arguments', async () => {
  const { api } = await open(buildWorkbook({ set: tree(), points }));
  const patches = Array.from({ length: 200_000 }, () => ({ path: ['name'], old: 'a', new: 'b' }));
  const results = await api.apply({ rev: 2, patches: [...patches, { path: weight('1.1'), old: null, new: 20 }] });
  expect(base(results).totalEffective).toBe(110);
});

describe('redistribution after a weight is set by hand', () => {
  async function effectiveAfter(changes: Partial<CriteriaSet>): Promise<number[]> {
    const { api } = await open(buildWorkbook({ set: tree(changes), points }));
    const results = await api.apply({ rev: 2, patches: [{ path: weight('1.1'), old: null, new: 20 }] });
    return [...base(results).effective, base(results).totalEffective].map((value) => Math.round(value * 1e6) / 1e6);
  }

  it('free: the total changes', async () => {
    expect(await effectiveAfter({})).toEqual([50, 20, 30, 60, 20, 40, 110]);
  });

  it('siblings: the rest of the parent shrinks', async () => {
    expect(await effectiveAfter({ redistribution: { rule: 'siblings' } })).toEqual([40, 20, 20, 60, 20, 40, 100]);
  });

  it('all: every other leaf shrinks in proportion', async () => {
    expect(await effectiveAfter({ redistribution: { rule: 'all' } })).toEqual([
      46.666667, 20, 26.666667, 53.333333, 17.777778, 35.555556, 100,
    ]);
  });

  it('buffer: the named leaf takes the difference', async () => {
    const redistribution = { rule: 'buffer', nodeId: nodeId('2.2') } as const;
    expect(await effectiveAfter({ redistribution })).toEqual([50, 20, 30, 50, 20, 30, 100]);
  });

  it('follows a changed rule without building anew', async () => {
    const { api } = await open(buildWorkbook({ set: tree(), points }));
    await api.apply({ rev: 2, patches: [{ path: weight('1.1'), old: null, new: 20 }] });
    const path = ['sets', SET, 'redistribution'];
    const results = await api.apply({ rev: 3, patches: [{ path, old: { rule: 'free' }, new: { rule: 'siblings' } }] });
    expect([...base(results).effective]).toEqual([40, 20, 20, 60, 20, 40]);
    const back = await api.apply({ rev: 4, patches: [{ path: weight('1.1'), old: 20, new: null }] });
    expect([...base(back).effective]).toEqual([40, 10, 30, 60, 20, 40]);
  });
});

describe('what a leaf gives', () => {
  it('leaves, fills or empties a leaf that does not apply, by its policy', async () => {
    const set = buildSet([
      { code: '1', max: 50, changes: { notApplicable: 'exclude' } },
      { code: '2', max: 30, changes: { notApplicable: 'full' } },
      { code: '3', max: 20, changes: { notApplicable: 'zero' } },
    ]);
    const none = { '1': NOT_APPLICABLE, '2': NOT_APPLICABLE, '3': NOT_APPLICABLE };
    const { api, first } = await open(buildWorkbook({ set, points: [none] }));
    expect(base(first).applicable[0]).toBe(50);
    expect(base(first).index[0]).toBe(60);
    const path = ['sets', SET, 'nodes', nodeId('1'), 'notApplicable'];
    const results = await api.apply({ rev: 2, patches: [{ path, old: 'exclude', new: 'full' }] });
    expect(base(results).index[0]).toBe(80);
  });

  it('counts a missing leaf as zero or leaves it out, and always leaves out a missing survey', async () => {
    const set = buildSet([
      { code: '1', max: 40 },
      { code: '2', max: 40 },
      { code: '3', max: 20, changes: { method: 'survey' } },
    ]);
    const { api, first } = await open(buildWorkbook({ set, points: [{ '1': 20 }] }));
    expect([base(first).applicable[0], base(first).index[0]]).toEqual([80, 25]);
    const policies = { ...set.policies, missing: 'exclude' };
    const results = await api.apply({ rev: 2, patches: [{ path: ['sets', SET, 'policies'], old: {}, new: policies }] });
    expect([base(results).applicable[0], base(results).index[0]]).toEqual([40, 50]);
  });

  it('adds bonus and takes off penalty, each up to its cap', async () => {
    const extras = [
      { id: 'e1' as ExtraId, code: 'C', name: 'Cộng', kind: 'bonus', cap: 2, slot: 1 },
      { id: 'e2' as ExtraId, code: 'T', name: 'Trừ', kind: 'penalty', cap: 1, slot: 2 },
    ] as const;
    const set = buildSet([{ code: '1', max: 100 }], { extras, nextSlot: 3 });
    const workbook = buildWorkbook({ set, points: [{ '1': 80 }] });
    const scores = scoresOf(set, { '1': 80 });
    scores.self.points.set([5, 3], 1);
    const { first } = await open({ ...workbook, scores: { [SET]: { [unitId(1)]: scores } } });
    expect(base(first).total[0]).toBe(81);
  });
});

describe('what the engine holds', () => {
  const cells = { A1: 'ghi chú', B2: 41 };

  it('takes in a free sheet only when a formula reads it', async () => {
    const { api, sheets } = await open(buildHanoi({ cells }));
    expect(sheets).not.toContain('ghi chú');
    const formula = '=⟦c|free.f1|r2|cB|⟧+1';
    const results = await api.apply({ rev: 2, patches: [{ path: weight('1'), old: null, new: formula }] });
    expect(sheets).toContain('ghi chú');
    expect(base(results).weights[0]).toBe(42);
    const path = ['sheets', 'f1', 'cells', 'r2', 'cB'];
    const moved = await api.apply({ rev: 3, patches: [{ path, old: 41, new: 9 }] });
    expect(base(moved).weights[0]).toBe(10);
  });

  it('keeps a code such as 1.10 as text', async () => {
    const set = buildSet([{ code: '1.10', max: 5 }]);
    const cells = { A2: `=ISTEXT(⟦c|criteria.${SET}|n1.10|code|⟧)` };
    const { first } = await open(buildWorkbook({ set, points: [{}], cells }));
    expect(free(first, 'A2')).toBe(true);
  });

  it('reads scores, group sums and points of formula rules', async () => {
    const rules = buildRules();
    const workbook = buildHanoi();
    const cells = {
      ['r1']: { ['cA']: `=⟦c|scores.${SET}|n1|u1|⟧`, ['cB']: `=⟦c|scores.${SET}|total|u2|⟧` },
    };
    const sheet = Object.values(workbook.sheets)[0];
    const { api, first } = await open({ ...rules, sheets: { f1: { ...sheet, cells } } } as unknown as Workbook);
    expect(free(first, 'A1')).toBe(3);
    expect(free(first, 'B1')).toBe(10);
    const path = ['scores', SET, unitId(1), 'self', 'declared', '0'];
    const declared = { kind: 'inputs', values: { x: 2, y: 4 } };
    const results = await api.apply({ rev: 2, patches: [{ path, old: {}, new: declared }] });
    expect(free(results, 'A1')).toBe(6);
  });

  it('drops what a deleted row held, and shows #REF! in its readers', async () => {
    const workbook = buildHanoi({ cells: { A1: 5, B1: '=⟦c|free.f1|r2|cA|⟧+1', A2: 7 } });
    const { api, first } = await open(workbook);
    expect(free(first, 'B1')).toBe(8);
    const rowIds = Object.values(workbook.sheets)[0]?.rowIds.filter((id) => id !== ('r2' as string)) ?? [];
    const results = await api.apply({
      rev: 2,
      patches: [
        { path: ['sheets', 'f1', 'rowIds'], old: [], new: rowIds },
        { path: ['sheets', 'f1', 'cells', 'r2'], old: {}, new: undefined },
      ],
    });
    expect(free(results, 'B1')).toMatchObject({ error: '#REF!', problem: { code: 'badReference' } });
  });

  it('finds a cycle of 4,000 cells and shows the beginning of its path', async () => {
    const workbook = buildHanoi();
    const sheet = Object.values(workbook.sheets)[0];
    const count = 4000;
    const rowIds = Array.from({ length: count }, (_, index) => `r${index}`);
    const cells = Object.fromEntries(
      rowIds.map((id, index) => [id, { cA: `=⟦c|free.f1|r${(index + 1) % count}|cA|⟧+1` }]),
    );
    const { first } = await open({ ...workbook, sheets: { f1: { ...sheet, rowIds, cells } } } as unknown as Workbook);
    expect(first.values[0]?.cells).toHaveLength(count);
    const value = free(first, 'A7');
    expect(value).toMatchObject({ error: '#CYCLE!', problem: { code: 'cycle', details: { length: count } } });
    expect(base(first).total[0]).toBe(84.64);
  }, 30_000);
});

describe('names that nobody knows', () => {
  it.each(['tên_lạ', 'Điểm_sàn', 'phan_moi'])(
    'an unknown name %s shows #NAME? and is named in the problem',
    async (name) => {
      const { api } = await open(buildWorkbook({ set: tree(), points }));
      const results = await api.apply({ rev: 2, patches: [{ path: weight('1.1'), old: null, new: `=${name}*2` }] });
      const error = base(results).errors.find((one) => one.row === nodeId('1.1') && one.column === 'weight');
      expect(error?.value).toMatchObject({ error: '#NAME?', problem: { code: 'unknownName', details: { name } } });
    },
  );
});
