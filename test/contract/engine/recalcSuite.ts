/** What any implementation of the calculation port must do; run in process and in a real worker. */
import { describe, expect, it } from 'vitest';
import type { ScenarioId } from '../../../src/domain/ids.ts';
import { patchTo, type Path } from '../../../src/domain/patches.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { CellValue, ModelResult, RecalcApi, Results } from '../../../src/engine/protocol.ts';
import { buildHanoi, buildSet, buildWorkbook, nodeId, SET, unitId } from '../../fakes/engineWorkbook.ts';

export interface Implementation {
  readonly api: RecalcApi;
  readonly end: () => void;
}

export function base(results: Results): ModelResult {
  const model = results.models.find(({ scenarioId }) => scenarioId === null);
  if (!model) throw new Error('the base is not among the results');
  return model;
}

export function cellOf(results: Results, sheet: string, row: string, column: string): CellValue | undefined {
  const cells = [
    ...results.values.flatMap((values) => values.cells),
    ...results.models.flatMap((model) => model.errors),
  ];
  return cells.find((cell) => cell.sheet === sheet && cell.row === row && cell.column === column)?.value;
}

export function free(results: Results, address: string): CellValue | undefined {
  return cellOf(results, 'free.f1', `r${address.slice(1)}`, `c${address.charAt(0)}`);
}

export function errorAt(results: Results, code: string, column = 'weight'): string | undefined {
  const value = cellOf(results, `criteria.${SET}`, `n${code}`, column);
  return typeof value === 'object' && value !== null ? value.error : undefined;
}

const weightPath = (code: string): Path => ['sets', SET, 'nodes', nodeId(code), 'weight'];

export function describeRecalc(name: string, create: () => Promise<Implementation>): void {
  async function run(workbook: Workbook, edits: (api: RecalcApi, first: Results) => Promise<void>): Promise<void> {
    const { api, end } = await create();
    try {
      const watched = [{ setId: SET, scenarioId: null }];
      await edits(api, await api.load({ rev: 1, workbook, watched, quarantined: [], careful: false }));
    } finally {
      end();
    }
  }

  describe(name, () => {
    it('gives Hà Nội 2019 its published figures', () =>
      run(buildHanoi(), (_, first) => {
        const { total, applicable, rank, index, fieldPoints, fieldApplicable, totalEffective } = base(first);
        expect(total[0]).toBe(84.64);
        expect(index[0]).toBe(84.64);
        expect(applicable[0]).toBe(100);
        expect(totalEffective).toBe(100);
        expect([...rank]).toEqual([1, 3, 2]);
        const percent = (field: number): string =>
          (((fieldPoints[field] ?? 0) / (fieldApplicable[field] ?? 1)) * 100).toFixed(2);
        expect(percent(0)).toBe('94.12');
        expect(percent(2)).toBe('92.86');
        return Promise.resolve();
      }));

    it('follows a weight that is typed, and one that is a formula', () =>
      run(buildHanoi({ assumptions: { he_so: 2 } }), async (api, first) => {
        const workbook = buildHanoi({ assumptions: { he_so: 2 } });
        const typed = await api.apply({ rev: 2, patches: [patchTo(workbook, weightPath('1'), 17)] });
        expect(base(typed).weights[0]).toBe(17);
        expect(base(typed).totalEffective).toBe(108.5);
        expect(base(first).weights[0]).toBe(8.5);
        const formula = `=⟦m|${SET}|n1⟧*⟦a|he_so⟧+⟦w|${SET}|n2⟧`;
        const computed = await api.apply({ rev: 3, patches: [{ path: weightPath('1'), old: 17, new: formula }] });
        expect(base(computed).weights[0]).toBe(27);
        const moved = await api.apply({
          rev: 4,
          patches: [{ path: ['assumptions', 'he_so', 'value'], old: 2, new: 1 }],
        });
        expect(base(moved).weights[0]).toBe(18.5);
        expect(moved.rev).toBe(4);
      }));

    it('shows a cycle of weights with its path and leaves the other cells right', () =>
      run(buildHanoi(), async (api) => {
        const results = await api.apply({
          rev: 2,
          patches: [
            { path: weightPath('1'), old: null, new: `=⟦w|${SET}|n2⟧` },
            { path: weightPath('2'), old: null, new: `=⟦w|${SET}|n1⟧` },
          ],
        });
        expect(errorAt(results, '1')).toBe('#CYCLE!');
        expect(cellOf(results, `criteria.${SET}`, 'n1', 'weight')).toMatchObject({
          problem: { code: 'cycle' },
          places: [{ row: 'n1' }, { row: 'n2' }],
        });
        expect(cellOf(results, `criteria.${SET}`, 'n1', 'effective')).toMatchObject({
          problem: { code: 'passedOn', details: { cause: 'cycle' } },
          places: [{ row: 'n1', column: 'weight' }],
        });
        expect(base(results).weights[2]).toBe(14);
        const healed = await api.apply({ rev: 3, patches: [{ path: weightPath('1'), old: '', new: 8.5 }] });
        expect(base(healed).errors).toEqual([]);
        expect(base(healed).weights[1]).toBe(8.5);
      }));

    it('calls a weight that reads a rank a cycle, and says through what', () =>
      run(buildHanoi({ cells: { A1: `=⟦c|ranking.${SET}|u1|rank|⟧` } }), async (api, first) => {
        expect(free(first, 'A1')).toBe(1);
        const results = await api.apply({
          rev: 2,
          patches: [{ path: weightPath('1'), old: null, new: '=⟦c|free.f1|r1|cA|⟧*2' }],
        });
        expect(errorAt(results, '1')).toBe('#CYCLE!');
        expect(cellOf(results, `criteria.${SET}`, 'n1', 'weight')).toMatchObject({
          problem: { code: 'resultDependency' },
        });
        expect(errorAt(results, '2')).toBeUndefined();
        const healed = await api.apply({ rev: 3, patches: [{ path: weightPath('1'), old: '', new: null }] });
        expect(base(healed).errors).toEqual([]);
        expect(free(healed, 'A1')).toBe(1);
        expect(base(healed).total[0]).toBe(84.64);
      }));

    it('feeds ranks and totals to free formulas, and follows them', () =>
      run(
        buildHanoi({
          cells: {
            A1: `=SUM(⟦C|ranking.${SET}|total|⟧:⟦C|ranking.${SET}|total|⟧)`,
            A2: `=⟦c|ranking.${SET}|u1|index|⟧-⟦c|ranking.${SET}|u2|index|⟧`,
            A3: `=⟦c|ranking.${SET}|u1|class|⟧&" "&⟦c|ranking.${SET}|u2|unit|⟧`,
            A4: `=⟦c|ranking.${SET}|u1|n1|⟧`,
          },
        }),
        async (api, first) => {
          expect(free(first, 'A1')).toBeCloseTo(84.64 * 2.85, 9);
          expect(free(first, 'A2')).toBeCloseTo(8.46, 9);
          expect(free(first, 'A3')).toBe('B Sở 2');
          expect(free(first, 'A4')).toBe(94.12);
          const path = ['scores', SET, unitId(1), 'self', 'points', '0'];
          const results = await api.apply({ rev: 2, patches: [{ path, old: 8, new: 8.5 }] });
          expect(free(results, 'A2')).toBeCloseTo(8.96, 9);
          expect(free(results, 'A4')).toBe(100);
        },
      ));

    it('keeps scenarios apart and lets them follow the base', () =>
      run(
        {
          ...buildHanoi(),
          scenarios: {
            ['x' as ScenarioId]: {
              id: 'x' as ScenarioId,
              name: 'Thử',
              description: '',
              overrides: { [weightPath('1').join('/')]: 20 },
            },
          },
          scenarioOrder: ['x' as ScenarioId],
        },
        async (api) => {
          const watched = [null, 'x' as ScenarioId].map((scenarioId) => ({ setId: SET, scenarioId }));
          const both = await api.watch(watched);
          expect(both.models.map((model) => model.weights[0])).toEqual([8.5, 20]);
          const moved = await api.apply({ rev: 2, patches: [{ path: weightPath('2'), old: null, new: 30 }] });
          expect(moved.models.map((model) => [model.weights[0], model.weights[1]])).toEqual([
            [8.5, 30],
            [20, 30],
          ]);
          const key = weightPath('1').join('/');
          const reset = await api.apply({
            rev: 3,
            patches: [{ path: ['scenarios', 'x', 'overrides', key], old: 20, new: undefined }],
          });
          expect(reset.models.map((model) => model.weights[0])).toEqual([8.5, 8.5]);
        },
      ));

    it('evaluates formula rules and relative rules over declared data', () =>
      run(buildRules(), async (api, first) => {
        expect([...base(first).total]).toEqual([4, 10]);
        expect(first.models[0]?.computedPoints).toEqual([
          { unitId: 'u1', nodeId: 'n1', stage: 'self', value: 3 },
          { unitId: 'u1', nodeId: 'n2', stage: 'self', value: 1 },
          { unitId: 'u2', nodeId: 'n1', stage: 'self', value: 8 },
          { unitId: 'u2', nodeId: 'n2', stage: 'self', value: 2 },
        ]);
        const path = ['scores', SET, unitId(2), 'self', 'declared', '1'];
        const results = await api.apply({ rev: 2, patches: [{ path, old: {}, new: { kind: 'percent', value: 50 } }] });
        expect([...base(results).total]).toEqual([4.6, 10]);
        const inputs = ['scores', SET, unitId(1), 'self', 'declared', '0'];
        const declared = { kind: 'inputs', values: { x: 5, y: 0 } };
        const refilled = await api.apply({ rev: 3, patches: [{ path: inputs, old: {}, new: declared }] });
        expect(base(refilled).total[0]).toBe(6.6);
      }));

    it('previews a formula without entering it', () =>
      run(buildHanoi({ cells: { A1: 5 } }), async (api) => {
        const place = { sheet: `criteria.${SET}`, row: 'n1', column: 'weight' } as const;
        const preview = (formula: string): Promise<CellValue> => api.preview({ formula, place, scenarioId: null });
        expect(await preview('=⟦c|free.f1|r1|cA|⟧*2')).toBe(10);
        expect(await preview('=1/0')).toMatchObject({ error: '#DIV/0!', problem: { code: 'divisionByZero' } });
        expect(await preview(`=⟦c|criteria.${SET}|n1|effective|⟧`)).toMatchObject({ error: '#CYCLE!' });
        expect(await preview(`=⟦c|ranking.${SET}|u1|rank|⟧`)).toMatchObject({ problem: { code: 'resultDependency' } });
        expect(await preview('=KHONGCO(1)')).toMatchObject({ problem: { code: 'unknownFunction' } });
        const after = await api.watch([{ setId: SET, scenarioId: null }]);
        expect(base(after).errors).toEqual([]);
        expect(base(after).weights[0]).toBe(8.5);
      }));

    it('shows #LIMIT! for a formula that breaks a limit, with the rest right', () =>
      run(buildHanoi(), async (api) => {
        const formula = `=${'ABS('.repeat(200)}1${')'.repeat(200)}`;
        const results = await api.apply({ rev: 2, patches: [{ path: weightPath('1'), old: null, new: formula }] });
        expect(cellOf(results, `criteria.${SET}`, 'n1', 'weight')).toMatchObject({
          error: '#LIMIT!',
          problem: { code: 'limit', details: { which: 'nesting' } },
        });
        expect(base(results).weights[1]).toBe(10);
      }));

    it('says in words what is wrong with a cell and where it comes from', () =>
      run(
        buildHanoi({
          cells: {
            A1: '=1/0',
            A2: '=⟦c|free.f1|r1|cA|⟧+1',
            A3: '=SAI_TEN+1',
            A4: '="a"*2',
            A5: '=⟦c|free.f1|gone|cA|⟧',
          },
        }),
        (_, first) => {
          expect(free(first, 'A1')).toMatchObject({ problem: { code: 'divisionByZero' } });
          expect(free(first, 'A2')).toMatchObject({
            error: '#DIV/0!',
            problem: { code: 'passedOn', details: { cause: 'divisionByZero' } },
            places: [{ sheet: 'free.f1', row: 'r1', column: 'cA' }],
          });
          expect(free(first, 'A3')).toMatchObject({ problem: { code: 'unknownName', details: { name: 'SAI_TEN' } } });
          expect(free(first, 'A4')).toMatchObject({ problem: { code: 'wrongType' } });
          expect(free(first, 'A5')).toMatchObject({ problem: { code: 'badReference' } });
          return Promise.resolve();
        },
      ));

    it('finds names that were not known when the formula was entered', () =>
      run(buildHanoi({ cells: { A1: '=W_9+1' } }), async (api, first) => {
        expect(free(first, 'A1')).toMatchObject({ error: '#NAME?' });
        const path = ['sets', SET, 'nodes', nodeId('1'), 'code'];
        const results = await api.apply({ rev: 2, patches: [{ path, old: '1', new: '9' }] });
        expect(free(results, 'A1')).toBe(9.5);
      }));
  });
}

/** Two units, a formula rule (x + y, at most 8) and a relative rule (at most 2). */
export function buildRules(): Workbook {
  const inputs = ['x', 'y'].map((input) => ({ name: input, label: input }));
  const set = buildSet([
    { code: '1', max: 8, changes: { rule: { type: 'formula', inputs, formula: '=x+Y*1' } } },
    { code: '2', max: 2, changes: { rule: { type: 'relative' } } },
  ]);
  const workbook = buildWorkbook({ set, points: [{}, {}] });
  const declare = (x: number, y: number, percent: number): object => ({
    '0': { kind: 'inputs', values: { x, y } },
    '1': { kind: 'percent', value: percent },
  });
  const scores = Object.fromEntries(
    [declare(1, 2, 40), declare(4, 5, 80)].map((declared, index) => {
      const empty = workbook.scores[SET]?.[unitId(index + 1)];
      return [unitId(index + 1), { ...empty, self: { ...empty?.self, declared } }];
    }),
  );
  return { ...workbook, scores: { [SET]: scores } } as Workbook;
}
