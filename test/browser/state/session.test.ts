import { describe, expect, it } from 'vitest';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { NodeId, ScenarioId, SetId } from '../../../src/domain/ids.ts';
import type { ModelResult } from '../../../src/engine/protocol.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { fail } from '../../../src/lib/result.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import type { NewEntry, WorkbookStore } from '../../../src/storage/port.ts';
import { makeFakeAnalyses } from '../../fakes/analysisClient.ts';
import { makeFakeRecalc } from '../../fakes/recalcClient.ts';

async function open(overrides: Partial<WorkbookStore> = {}, isHeld = false) {
  const workbook = buildSample('hanoi2019', countingIds('w'));
  const memory = makeMemoryStore(() => '2026-01-01T00:00:00Z', 'storage.failed');
  const store: WorkbookStore = { ...memory, ...overrides };
  await store.createWorkbook(workbook);
  const loaded = await store.loadWorkbook(workbook.id);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const engine = makeFakeRecalc();
  const events: string[] = [];
  const session = new Session(
    {
      store,
      createRecalcClient: engine.create,
      createAnalysisClient: makeFakeAnalyses,
      onSuperseded: () => events.push('superseded'),
      onRecovered: () => events.push('recovered'),
      getAuthor: () => 'Nguyễn An',
    },
    loaded.value,
    isHeld,
  );
  const writing = await store.beginWriting(workbook.id);
  if (!writing.ok) throw new Error(writing.problem.code);
  session.takePen(writing.value.epoch, []);
  return { session, store, memory, engine: engine.last(), events };
}

function firstLeaf(workbook: Workbook): { setId: SetId; nodeId: NodeId } {
  const setId = workbook.setOrder[0] as SetId;
  return { setId, nodeId: workbook.sets[setId]?.rootIds[0] as NodeId };
}

function weightOf(workbook: Workbook): unknown {
  const { setId, nodeId } = firstLeaf(workbook);
  return workbook.sets[setId]?.nodes[nodeId]?.weight;
}

/** Figures of a set without units: enough to be told apart. */
function emptyResult(setId: SetId): ModelResult {
  const none = new Float64Array();
  const numbers = { total: none, applicable: none, index: none, rank: none, fieldPoints: none, fieldApplicable: none };
  const sums = { mean: 0, fieldMeans: none, maxes: none, weights: none, effective: none };
  const totals = { totalMax: 0, totalWeight: 0, totalEffective: 0, classIndex: new Int32Array() };
  const lists = { unitIds: [], fieldIds: [], nodeIds: [], errors: [], computedPoints: [] };
  return { setId, scenarioId: null, ...numbers, ...sums, ...totals, ...lists };
}

describe('an open workbook', () => {
  it('counts changes from before the last edit of figures: a note or a format is none', async () => {
    const { session, engine } = await open();
    const at = firstLeaf(session.base);
    const deliver = (rev: number): ModelResult => {
      const model = emptyResult(at.setId);
      engine.owner.onResults({ rev, models: [model], values: [], limited: [], elapsedMs: 0 });
      return model;
    };
    const before = deliver(0);
    session.run([{ verb: 'setWeight', args: { ...at, weight: 20 } }]);
    deliver(1);
    expect(session.startResult).toBe(before);
    const cells = [{ row: at.nodeId, column: 'weight' }];
    session.run([
      { verb: 'setAttributes', args: { sheet: `criteria.${at.setId}`, cells, change: { note: 'xem lại' } } },
    ]);
    expect(session.startResult).toBe(before);
    session.run([{ verb: 'setNodeText', args: { ...at, field: 'note', text: 'theo dõi' } }]);
    expect(session.startResult).toBe(before);
    session.undo();
    expect(session.startResult).toBe(before);
  });

  it('counts changes from the last edit again when a trial is given up, and from the trial when it is kept', async () => {
    const { session, engine } = await open();
    const at = firstLeaf(session.base);
    const deliver = (rev: number): ModelResult => {
      const model = emptyResult(at.setId);
      engine.owner.onResults({ rev, models: [model], values: [], limited: [], elapsedMs: 0 });
      return model;
    };
    const first = deliver(0);
    session.run([{ verb: 'setWeight', args: { ...at, weight: 20 } }]);
    const second = deliver(1);
    const drag = { verb: 'setWeight', args: { ...at, weight: 30 } } as const;
    session.try([drag]);
    expect(session.startResult).toBe(second);
    session.cancelTrial();
    expect(session.startResult).toBe(first);
    session.try([drag]);
    session.run([drag]);
    expect(session.startResult).not.toBe(first);
  });

  it('writes into the trace who changed what, and why', async () => {
    const { session, store } = await open();
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }], 'Theo công văn 12');
    session.undo();
    await session.journal.settle();
    const trace = await store.readTrace(session.base.id, 1, 2);
    expect(trace).toMatchObject({
      ok: true,
      value: [
        { kind: 'do', by: 'Nguyễn An', why: 'Theo công văn 12' },
        { kind: 'undo', by: 'Nguyễn An', why: '' },
      ],
    });
  });

  it('shows an edit at once, journals it and tells the engine the same patches', async () => {
    const { session, store, engine } = await open();
    const refused = session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    expect(refused).toEqual([]);
    expect(weightOf(session.base)).toBe(20);
    expect(session.journal.state).toBe('saving');
    await session.journal.settle();
    expect(session.journal.state).toBe('saved');
    const journal = await store.readJournal(session.base.id, 0);
    expect(journal.ok && journal.value.map((entry) => entry.patches)).toEqual(
      engine.applied.map(({ patches }) => patches),
    );
  });

  it('undoes and redoes, and offers nothing beyond', async () => {
    const { session } = await open();
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    expect(session.undo()).toBeNull();
    expect(weightOf(session.base)).toBeNull();
    expect(session.undo()?.code).toBe('session.nothingToUndo');
    expect(session.redo()).toBeNull();
    expect(weightOf(session.base)).toBe(20);
  });

  it('leaves out what is refused and does the rest as one step', async () => {
    const { session } = await open();
    const place = firstLeaf(session.base);
    const refused = session.run([
      { verb: 'setWeight', args: { ...place, weight: -1 } },
      { verb: 'setWeight', args: { ...place, weight: 9 } },
    ]);
    expect(refused.map(({ place: at, problem }) => [at, problem.code])).toEqual([[0, 'weight.negative']]);
    session.undo();
    expect(weightOf(session.base)).toBeNull();
  });

  it('keeps a change made in a scenario out of the base, and follows the base elsewhere', async () => {
    const { session } = await open();
    const scenarioId = 'k1' as ScenarioId;
    session.run([{ verb: 'addScenario', args: { scenarioId, name: 'Thử' } }]);
    session.activateScenario(scenarioId);
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 30 } }]);
    expect([weightOf(session.base), weightOf(session.workbook)]).toEqual([null, 30]);
    session.activateScenario(null);
    expect(weightOf(session.workbook)).toBeNull();
  });

  it('leaves a scenario that an undo has taken away', async () => {
    const { session } = await open();
    const scenarioId = 'k1' as ScenarioId;
    session.run([{ verb: 'addScenario', args: { scenarioId, name: 'Thử' } }]);
    session.activateScenario(scenarioId);
    session.undo();
    expect(session.scenarioId).toBeNull();
  });

  it('shows and calculates what is being tried without journaling it', async () => {
    const { session, engine } = await open();
    const place = firstLeaf(session.base);
    session.try([{ verb: 'setWeight', args: { ...place, weight: 11 } }]);
    session.try([{ verb: 'setWeight', args: { ...place, weight: 12 } }]);
    expect([weightOf(session.base), weightOf(session.workbook)]).toEqual([null, 12]);
    expect(session.rev).toBe(0);
    session.cancelTrial();
    expect(weightOf(session.workbook)).toBeNull();
    expect(engine.applied.at(-1)?.patches.map((patch) => patch.new)).toEqual([null]);
  });

  it('refuses every change while another tab holds the pen', async () => {
    const { session } = await open();
    session.dropPen();
    const refused = session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    expect(refused[0]?.problem.code).toBe('session.readOnly');
    expect(weightOf(session.base)).toBeNull();
  });

  it('never says saved for what the disk refused, and writes it when the disk takes it again', async () => {
    let isFull = true;
    const written: NewEntry[] = [];
    const { session } = await open({
      appendCommand: (entry) => {
        if (isFull) return Promise.resolve(fail('storage.full'));
        written.push(entry);
        return Promise.resolve({ ok: true, value: { rev: entry.rev, snapshotDue: false } });
      },
    });
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    await session.journal.settle();
    expect([session.journal.state, session.journal.problem?.code]).toEqual(['failed', 'storage.full']);
    expect(session.journal.isBehind).toBe(true);
    isFull = false;
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 21 } }]);
    await session.journal.settle();
    expect(written.map((entry) => entry.rev)).toEqual([1, 2]);
    expect(session.journal.state).toBe('saved');
  });

  it('stops writing when another tab has written', async () => {
    const { session, events } = await open({ appendCommand: () => Promise.resolve(fail('storage.notWriter')) });
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    await session.journal.settle();
    expect(events).toEqual(['superseded']);
  });

  it('calculates nothing after repeated crashes until it is asked to, and takes edits meanwhile', async () => {
    const { session, engine } = await open({}, true);
    session.run([{ verb: 'setWeight', args: { ...firstLeaf(session.base), weight: 20 } }]);
    expect([engine.started.length, engine.applied.length]).toEqual([0, 0]);
    expect(session.recalculation.status).toMatchObject({ state: 'safe', reason: 'crash' });
    session.recalculation.recalculate();
    expect(engine.started.length).toBe(1);
    expect(weightOf(engine.owner.getWorkbook().workbook)).toBe(20);
  });
});
