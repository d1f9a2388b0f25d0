import { describe, expect, it, onTestFinished } from 'vitest';
import type { SetId, UnitId } from '../../../src/domain/ids.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { fail } from '../../../src/lib/result.ts';
import { ChangeLog } from '../../../src/state/changes.svelte.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { makeFakeAnalyses } from '../../fakes/analysisClient.ts';
import { makeFakeRecalc } from '../../fakes/recalcClient.ts';

async function open(overrides: (memory: WorkbookStore) => Partial<WorkbookStore> = () => ({})) {
  const workbook = buildSample('hanoi2019', countingIds('w'));
  const memory = makeMemoryStore(() => '2026-01-01T00:00:00Z', 'storage.failed');
  const store: WorkbookStore = { ...memory, ...overrides(memory) };
  await store.createWorkbook(workbook);
  const loaded = await store.loadWorkbook(workbook.id);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const session = new Session(
    {
      store,
      createRecalcClient: makeFakeRecalc().create,
      createAnalysisClient: makeFakeAnalyses,
      onSuperseded: () => undefined,
      onRecovered: () => undefined,
      getAuthor: () => 'Nguyễn An',
    },
    loaded.value,
  );
  const writing = await store.beginWriting(workbook.id);
  if (!writing.ok) throw new Error(writing.problem.code);
  session.takePen(writing.value.epoch, []);
  const log = new ChangeLog(session);
  onTestFinished(() => log.stop());
  const setId = workbook.setOrder[0] as SetId;
  const unitId = Object.keys(workbook.scores[setId] ?? {})[0] as UnitId;
  const slot = Object.values(workbook.sets[setId]?.nodes ?? {})[0]?.slot ?? 0;
  function score(points: number): void {
    const entries = [{ unitId, stage: 'appraisal1' as const, slot, entry: { points } }];
    expect(session.run([{ verb: 'setScores', args: { setId, entries } }], 'kiểm tra')).toEqual([]);
  }
  return { session, log, score };
}

const revs = (log: ChangeLog): number[] => log.groups.map(({ entry }) => entry.rev);

describe('the trace of an open workbook', () => {
  it('reads every command across pages, newest first, with its person and reason', async () => {
    const { log, score } = await open();
    for (let at = 1; at <= 1_203; at++) score(at % 2);
    await log.start();
    expect(revs(log)).toEqual(Array.from({ length: 1_203 }, (_, at) => 1_203 - at));
    expect(log.unread).toBe(0);
    expect(log.groups[0]?.entry).toMatchObject({ by: 'Nguyễn An', why: 'kiểm tra', kind: 'do' });
  });

  it('follows new commands and undo, each once', async () => {
    const { session, log, score } = await open();
    score(1);
    await log.start();
    score(0.5);
    session.undo();
    await session.journal.settle();
    await expect.poll(() => revs(log)).toEqual([3, 2, 1]);
    expect(log.groups[0]?.entry).toMatchObject({ kind: 'undo', target: 2 });
  });

  it('says that reading failed, and reads on when asked again', async () => {
    let isBroken = true;
    const { log, score } = await open((memory) => ({
      readTrace: (id, from, to) => (isBroken ? Promise.resolve(fail('storage.lost')) : memory.readTrace(id, from, to)),
    }));
    score(1);
    await log.start();
    expect(log.problem?.code).toBe('storage.lost');
    isBroken = false;
    await log.start();
    expect([log.problem, revs(log)]).toEqual([null, [1]]);
  });

  it('reads nothing more once it is stopped', async () => {
    const { session, log, score } = await open();
    await log.start();
    log.stop();
    score(1);
    await session.journal.settle();
    expect(revs(log)).toEqual([]);
  });
});
