import { describe, expect, it } from 'vitest';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { FormulaPlace, RecalcApi, Results } from '../../../../src/engine/protocol.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../../workers/recalc/recalc.ts';
import { base, cellOf, errorAt, free } from '../../../contract/engine/recalcSuite.ts';
import { hostilePlugin } from '../../../fakes/enginePlugins.ts';
import { buildHanoi, nodeId, SET } from '../../../fakes/engineWorkbook.ts';

const createEngine = () => createFormulaEngine({ plugins: [hostilePlugin] });
const create = (): RecalcApi => createRecalc({ createEngine, now: () => 0 });
const watched = [{ setId: SET, scenarioId: null }];
const weight = (code: string): string[] => ['sets', SET, 'nodes', nodeId(code), 'weight'];

function load(
  api: RecalcApi,
  workbook: Workbook,
  careful = false,
  onBefore?: (place: FormulaPlace) => void,
): Promise<Results> {
  return api.load({ rev: 1, workbook, watched, quarantined: [], careful }, onBefore);
}

describe('a formula that throws out of the engine', () => {
  it('shows #LIMIT! while its neighbours, its readers and later edits are right', async () => {
    const api = create();
    await load(api, buildHanoi({ cells: { A1: 3, A2: '=⟦c|free.f1|r1|cA|⟧*2' } }));
    const thrown = await api.apply({
      rev: 2,
      patches: [
        { path: weight('1'), old: null, new: '=TEST.THROW(1)' },
        { path: weight('2'), old: null, new: 12 },
      ],
    });
    expect(errorAt(thrown, '1')).toBe('#LIMIT!');
    expect(cellOf(thrown, `criteria.${SET}`, 'n1', 'effective')).toMatchObject({
      error: '#LIMIT!',
      problem: { code: 'passedOn', details: { cause: 'limit' } },
    });
    expect(thrown.limited).toEqual([{ sheet: `criteria.${SET}`, row: 'n1', column: 'weight' }]);
    expect(base(thrown).weights[1]).toBe(12);
    expect(free(thrown, 'A2')).toBe(6);
    const later = await api.apply({ rev: 3, patches: [{ path: weight('3'), old: null, new: 15 }] });
    expect(base(later).weights[2]).toBe(15);
    expect(later.limited).toHaveLength(1);
    const healed = await api.apply({ rev: 4, patches: [{ path: weight('1'), old: '', new: '=TEST.THROW(0)+9' }] });
    expect(healed.limited).toEqual([]);
    expect(base(healed).weights[0]).toBe(9);
  });

  it('costs nothing but itself in a workbook that is opened with it', async () => {
    const cells = {
      A1: '=TEST.THROW(1)',
      A2: '=1+1',
      A3: '=⟦c|free.f1|r1|cA|⟧+1',
      A4: '=TEST.THROW(2)',
      A5: '=⟦c|free.f1|r2|cA|⟧*5',
    };
    const results = await load(create(), buildHanoi({ cells }));
    expect(results.limited.map((place) => place.row)).toEqual(['r1', 'r4']);
    expect(free(results, 'A2')).toBe(2);
    expect(free(results, 'A3')).toMatchObject({ error: '#LIMIT!', problem: { code: 'passedOn' } });
    expect(free(results, 'A5')).toBe(10);
    expect(base(results).total[0]).toBe(84.64);
  });

  it('is stopped again when a figure that it reads makes it throw', async () => {
    const api = create();
    const first = await load(api, buildHanoi({ cells: { A1: 0, A2: '=TEST.THROW(⟦c|free.f1|r1|cA|⟧)' } }));
    expect(free(first, 'A2')).toBe(0);
    const path = ['sheets', 'f1', 'cells', 'r1', 'cA'];
    const thrown = await api.apply({ rev: 2, patches: [{ path, old: 0, new: 1 }] });
    expect(free(thrown, 'A2')).toMatchObject({
      error: '#LIMIT!',
      problem: { code: 'limit', details: { which: 'evaluation' } },
    });
    expect(base(thrown).total[0]).toBe(84.64);
  });

  it('does not break the model when it is only previewed', async () => {
    const api = create();
    await load(api, buildHanoi());
    const place = { sheet: 'free.f1', row: 'r1', column: 'cA' } as const;
    expect(await api.preview({ formula: '=TEST.THROW(1)', place, scenarioId: null })).toMatchObject({
      error: '#LIMIT!',
    });
    expect(base(await api.watch(watched)).total[0]).toBe(84.64);
  });
});

describe('a careful load', () => {
  it('names each formula before it runs, those that are read before those that read them', async () => {
    const seen: string[] = [];
    const cells = { A1: '=⟦c|free.f1|r2|cA|⟧+1', A2: '=⟦c|free.f1|r3|cA|⟧+1', A3: '=1' };
    const results = await load(create(), buildHanoi({ cells }), true, (place) => seen.push(place.row));
    expect(seen).toEqual(['r3', 'r2', 'r1']);
    expect(free(results, 'A1')).toBe(3);
  });

  it('leaves out what is in quarantine until it is changed', async () => {
    const api = create();
    const place = { sheet: 'free.f1', row: 'r1', column: 'cA' } as const;
    const workbook = buildHanoi({ cells: { A1: '=TEST.HANG(1)', A2: '=2' } });
    const held = await api.load({ rev: 1, workbook, watched, quarantined: [place], careful: false });
    expect(free(held, 'A1')).toMatchObject({ error: '#LIMIT!', problem: { code: 'tooSlow' } });
    expect(held.limited).toEqual([place]);
    expect(free(held, 'A2')).toBe(2);
    const path = ['sheets', 'f1', 'cells', 'r1', 'cA'];
    const results = await api.apply({ rev: 2, patches: [{ path, old: '=TEST.HANG(1)', new: '=7' }] });
    expect(free(results, 'A1')).toBe(7);
    expect(results.limited).toEqual([]);
  });
});
