import { mount, tick, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { SetId } from '../../../src/domain/ids.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { present } from '../../../src/lib/assert.ts';
import { fail } from '../../../src/lib/result.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import type { WorkbookStore } from '../../../src/storage/port.ts';
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import { makeFakeAnalyses } from '../../fakes/analysisClient.ts';
import { makeFakeRecalc } from '../../fakes/recalcClient.ts';
import AnnouncementStage from './AnnouncementStage.svelte';

interface Stage {
  readonly session: Session;
  /** Sets the weight of the n-th field. */
  weigh(field: number, weight: number): Promise<void>;
  /** Lets the newest edit's results arrive. */
  calculate(): Promise<void>;
  /** What live regions came to say since last asked, each text once. */
  hear(): Promise<string[]>;
  breakDisk(isBroken: boolean): void;
}

async function openStage(): Promise<Stage> {
  const workbook = buildSample('illustrative', countingIds('w'));
  let isBroken = false;
  const memory = makeMemoryStore(() => '2026-01-01T00:00:00Z', 'storage.failed');
  const store: WorkbookStore = {
    ...memory,
    keeping: 'onDisk',
    appendCommand: (entry) => (isBroken ? Promise.resolve(fail('storage.failed')) : memory.appendCommand(entry)),
  };
  await store.createWorkbook(workbook);
  const loaded = await store.loadWorkbook(workbook.id);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const engine = makeFakeRecalc();
  const session = new Session(
    {
      store,
      createRecalcClient: engine.create,
      createAnalysisClient: makeFakeAnalyses,
      onSuperseded: () => undefined,
      onRecovered: () => undefined,
      getAuthor: () => '',
    },
    loaded.value,
  );
  const writing = await store.beginWriting(workbook.id);
  if (!writing.ok) throw new Error(writing.problem.code);
  session.takePen(writing.value.epoch, []);
  const recalc = createRecalc({ now: () => 0, createEngine: createFormulaEngine });
  let rev = 1;

  async function calculate(): Promise<void> {
    const request = { rev: ++rev, workbook: session.base, watched: session.watchedModels, quarantined: [] };
    engine.last().owner.onResults(await recalc.load({ ...request, careful: false }));
    await tick();
  }

  await calculate();
  const mounted = mount(AnnouncementStage, {
    target: document.body,
    props: { session, desk: { store, protection: 'unknown' } },
  });
  onTestFinished(() => unmount(mounted));
  await tick();
  const heard = new Map<Element, string>();
  const said: string[] = [];
  const listen = (): void => {
    for (const region of document.querySelectorAll('[aria-live=polite], [role=status], [role=alert]')) {
      const text = region.textContent.trim();
      if (text !== '' && heard.has(region) && text !== heard.get(region)) said.push(text);
      heard.set(region, text);
    }
  };
  listen();
  const observer = new MutationObserver(listen);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return {
    session,
    calculate,
    async weigh(field, weight) {
      const setId = workbook.setOrder[0] as SetId;
      const nodeId = present(workbook.sets[setId]?.rootIds[field], 'a field');
      session.run([{ verb: 'setWeight', args: { setId, nodeId, weight } }]);
      await tick();
    },
    async hear() {
      await session.journal.settle();
      await tick();
      await new Promise(requestAnimationFrame);
      return said.splice(0);
    },
    breakDisk: (broken) => (isBroken = broken),
  };
}

const shown = (): string => document.querySelector('aside p[aria-live]')?.textContent ?? '';

test('who rises and falls is said once for each edit, when its results are there, and stands until then', async () => {
  const stage = await openStage();
  await stage.weigh(0, 40);
  expect(await stage.hear()).toEqual([]);
  await stage.calculate();
  const first = await stage.hear();
  expect(first).toEqual([shown()]);
  expect(first[0]).toMatch(/^[1-9]\d* đơn vị tăng hạng/);
  await stage.weigh(1, 60);
  expect(await stage.hear()).toEqual([]);
  expect(shown()).toBe(first[0]);
  await stage.calculate();
  const second = await stage.hear();
  expect(second).toEqual([shown()]);
  expect(second[0]).not.toBe(first[0]);
});

test('that an edit is saved is shown and not said; that saving fails is said, and that it goes on', async () => {
  const stage = await openStage();
  const save = (): string => document.querySelector('[data-save]')?.textContent.trim() ?? '';
  await stage.weigh(0, 30);
  expect(await stage.hear()).toEqual([]);
  expect(save()).toContain('Đã lưu');
  stage.breakDisk(true);
  await stage.weigh(0, 31);
  await expect.poll(() => save()).toContain('Chưa lưu được');
  const problem = await stage.hear();
  expect(problem).toEqual([save()]);
  stage.breakDisk(false);
  await expect.poll(() => save()).toContain('Đã lưu');
  expect(await stage.hear()).toEqual(['Đã lưu']);
});
