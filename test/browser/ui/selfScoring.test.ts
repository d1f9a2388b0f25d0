import { mount, tick, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Command } from '../../../src/domain/commands/index.ts';
import { listLeaves, type CriterionNode } from '../../../src/domain/criteria.ts';
import type { ExtraId, ScenarioId, SetId, UnitId } from '../../../src/domain/ids.ts';
import type { ScoringRule } from '../../../src/domain/rules/rule.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { emptyUnitScores } from '../../../src/domain/scores.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { EvidenceFiles, MAX_EVIDENCE_BYTES } from '../../../src/state/evidence.svelte.ts';
import { Session } from '../../../src/state/session.svelte.ts';
import { Views } from '../../../src/state/views.svelte.ts';
import { makeMemoryStore } from '../../../src/storage/memoryStore.ts';
import type { Notice } from '../../../src/ui/shared/appContext.ts';
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import { makeFakeAnalyses } from '../../fakes/analysisClient.ts';
import { makeFakeRecalc } from '../../fakes/recalcClient.ts';
import SelfScoringStage from './SelfScoringStage.svelte';

const SET = 's1' as SetId;

interface Stage {
  readonly session: Session;
  readonly views: Views;
  readonly unitId: UnitId;
  readonly notices: Notice[];
  leaf(code: string): CriterionNode;
  run(...commands: Command[]): Promise<void>;
  /** Lets the newest edit's results arrive. */
  calculate(): Promise<void>;
  open(code: string): Promise<void>;
}

async function openStage(change: (workbook: Workbook) => Workbook = (same) => same): Promise<Stage> {
  await page.viewport(1366, 768);
  const workbook = change(buildSample('illustrative', countingIds('w')));
  const store = makeMemoryStore(() => '2026-01-01T00:00:00Z', 'storage.failed');
  await store.createWorkbook(workbook);
  const loaded = await store.loadWorkbook(workbook.id);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const engine = makeFakeRecalc();
  const ends = { onSuperseded: () => undefined, onRecovered: () => undefined, getAuthor: () => 'Hoa' };
  const session = new Session(
    { store, createRecalcClient: engine.create, createAnalysisClient: makeFakeAnalyses, ...ends },
    loaded.value,
  );
  const writing = await store.beginWriting(workbook.id);
  if (!writing.ok) throw new Error(writing.problem.code);
  session.takePen(writing.value.epoch, []);
  const recalc = createRecalc({ now: () => 0, createEngine: createFormulaEngine });
  let rev = 1;
  const views = new Views();
  const notices: Notice[] = [];

  async function calculate(): Promise<void> {
    const request = { rev: ++rev, workbook: session.base, watched: session.watchedModels, quarantined: [] };
    engine.last().owner.onResults(await recalc.load({ ...request, careful: false }));
    await tick();
  }
  await calculate();
  const mounted = mount(SelfScoringStage, {
    target: document.body,
    props: { session, views, notify: (notice: Notice) => notices.push(notice) },
  });
  onTestFinished(() => unmount(mounted));
  await tick();
  const set = present(workbook.sets[SET], 'set');
  return {
    session,
    views,
    notices,
    calculate,
    unitId: present(workbook.blocks[set.blockId]?.unitIds[0], 'unit'),
    leaf: (code) =>
      present(
        listLeaves(present(session.workbook.sets[SET], 'set')).find((one) => one.code === code),
        code,
      ),
    async run(...commands) {
      expect(session.run(commands)).toEqual([]);
      await tick();
    },
    async open(code) {
      await userEvent.click(row(code));
    },
  };
}

function row(code: string): HTMLElement {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-leaf-row]')];
  return present(
    rows.find((one) => one.querySelector('.code')?.textContent === code),
    code,
  );
}

async function holds({ session }: Stage, sha256: string): Promise<boolean> {
  const loaded = await session.store.loadEvidenceFile(session.base.id, sha256);
  return loaded.ok && loaded.value !== null;
}

const workingOf = (): string => document.querySelector('output[aria-label="Kết quả"]')?.textContent.trim() ?? '';

async function setRule(stage: Stage, code: string, rule: ScoringRule): Promise<void> {
  await stage.run({ verb: 'setRule', args: { setId: SET, nodeId: stage.leaf(code).id, rule } });
}

test('named inputs are asked for by their labels, and the points come from the formula', async () => {
  const stage = await openStage();
  const inputs = [
    { name: 'x', label: 'Hồ sơ trực tuyến' },
    { name: 'y', label: 'Tổng hồ sơ' },
  ];
  await setRule(stage, '1.6.1', { type: 'formula', inputs, formula: '=2*x/y' });
  await stage.open('1.6.1');
  await userEvent.fill(page.getByRole('textbox', { name: 'Hồ sơ trực tuyến' }), '30');
  await userEvent.fill(page.getByRole('textbox', { name: 'Tổng hồ sơ' }), '40');
  await userEvent.keyboard('{Enter}');
  await tick();
  expect(workingOf()).toBe('Đang tính…');
  await stage.calculate();
  await expect.poll(workingOf).toContain('x = 30; y = 40 → theo công thức: 1,5 điểm');
  expect(row('1.6.1').textContent).toContain('1,5 / 2');
});

test('yes/no answers give their points once each question is answered', async () => {
  const stage = await openStage();
  const cases = [{ every: [0, 1], some: [], points: 2 }];
  await setRule(stage, '1.6.1', { type: 'combination', questions: ['Có kế hoạch', 'Đúng hạn'], cases, otherwise: 0.5 });
  await stage.open('1.6.1');
  const answer = (question: string): ReturnType<typeof page.getByRole> =>
    page.getByRole('group', { name: question }).getByRole('radio', { name: 'có', exact: true });
  await userEvent.click(answer('Có kế hoạch'));
  expect(row('1.6.1').textContent).not.toContain('2 / 2');
  await userEvent.click(answer('Đúng hạn'));
  await expect.poll(workingOf).toBe('“Có kế hoạch” và “Đúng hạn”: 2 điểm');
  expect(row('1.6.1').textContent).toContain('2 / 2');
});

test('the estimate of the survey stays apart from the self-score', async () => {
  const stage = await openStage();
  const sums = (): string => document.querySelector('.sums')?.textContent.replace(/\s+/g, ' ') ?? '';
  const own = /Điểm tự chấm ([\d,]+ \/ [\d,]+)/;
  const before = own.exec(sums())?.[1];
  await stage.open('8.2.1');
  await userEvent.click(page.getByRole('radio', { name: 'Tỷ lệ %' }));
  await userEvent.fill(page.getByRole('textbox', { name: 'Tỷ lệ (%)' }), '91,17');
  await userEvent.keyboard('{Enter}');
  await expect.poll(workingOf).toContain('91,17% x 10 = 9,117 điểm');
  expect(own.exec(sums())?.[1]).toBe(before);
  const survey = stage.session.workbook.scores[SET]?.[stage.unitId]?.survey.declared[String(stage.leaf('8.2.1').slot)];
  expect(survey).toEqual({ kind: 'percent', value: 91.17 });
});

test('a figure typed in part is not read before the fields are left, and undo puts the old one back', async () => {
  const stage = await openStage();
  await stage.open('1.6.1');
  const numerator = page.getByRole('textbox', { name: 'Tử số' });
  const was = (numerator.element() as HTMLInputElement).value;
  await userEvent.clear(page.getByRole('textbox', { name: 'Mẫu số' }));
  await userEvent.click(numerator);
  expect(document.querySelector('[role=alert]')).toBeNull();
  await userEvent.click(page.getByRole('textbox', { name: 'Giải trình' }));
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toBe('Còn thiếu số ở ô này.');
  await userEvent.fill(page.getByRole('textbox', { name: 'Mẫu số' }), '1000');
  await userEvent.fill(numerator, '900');
  await userEvent.keyboard('{Enter}');
  await expect.poll(workingOf).toContain('900/1.000 = 90%');
  stage.session.undo();
  await expect.poll(() => (numerator.element() as HTMLInputElement).value).toBe(was);
});

test('where the other units have no scores no rank is told', async () => {
  await openStage((workbook) => {
    const [first, ...others] = workbook.blocks[present(workbook.sets[SET], 'set').blockId]?.unitIds ?? [];
    const empty = Object.fromEntries(others.map((id) => [id, emptyUnitScores()]));
    const own = { [present(first, 'unit')]: workbook.scores[SET]?.[present(first, 'unit')] };
    return { ...workbook, scores: { ...workbook.scores, [SET]: { ...empty, ...own } } };
  });
  const aside = (): string => document.querySelector('aside')?.textContent ?? '';
  expect(aside()).toContain('Các đơn vị khác trong khối chưa có điểm');
  expect(aside()).not.toContain('Hạng');
});

test('a locked self-score can still be tried in a scenario, its evidence cannot', async () => {
  const stage = await openStage();
  const at = { setId: SET, unitId: stage.unitId };
  await stage.run({ verb: 'lockScores', args: { ...at, at: '2026-01-01T00:00:00Z', by: 'Hoa' } });
  await stage.open('1.6.1');
  expect(page.getByRole('textbox', { name: 'Tử số' }).element()).toBeDisabled();
  const scenarioId = 'k1' as ScenarioId;
  await stage.run({ verb: 'addScenario', args: { scenarioId, name: 'Thử' } });
  stage.session.activateScenario(scenarioId);
  await tick();
  await userEvent.fill(page.getByRole('textbox', { name: 'Tử số' }), '1');
  await userEvent.keyboard('{Enter}');
  expect(page.getByRole('textbox', { name: 'Giải trình' }).element()).toBeDisabled();
  const slot = String(stage.leaf('1.6.1').slot);
  const numeratorIn = (workbook: Workbook): unknown => {
    const declared = workbook.scores[SET]?.[stage.unitId]?.self.declared[slot];
    return declared?.kind === 'ratio' ? declared.numerator : declared?.kind;
  };
  await expect.poll(() => numeratorIn(stage.session.workbook)).toBe(1);
  expect(numeratorIn(stage.session.base)).not.toBe(1);
});

test('a file that another machine holds says so, and cannot be downloaded here', async () => {
  const stage = await openStage();
  const { slot } = stage.leaf('1.6.1');
  const evidence = [{ kind: 'file', label: 'Báo cáo.pdf', sizeBytes: 2048, sha256: 'a'.repeat(64) }] as const;
  await stage.run({ verb: 'setEvidence', args: { setId: SET, unitId: stage.unitId, slot, evidence } });
  await stage.open('1.6.1');
  await expect.poll(() => document.querySelector('.evidence li')?.textContent).toContain('không có trên máy này');
  await userEvent.click(page.getByRole('button', { name: 'Tải về Báo cáo.pdf' }));
  await expect.poll(() => stage.notices.at(-1)?.text).toContain('không có trên máy này');
});

test('evidence files are kept under their SHA-256, whole, and only up to the limit', async () => {
  const stage = await openStage();
  const files = new EvidenceFiles(stage.session.store, stage.session.base.id);
  const kept = await files.keep(new File(['abc'], 'a.txt'));
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(kept).toEqual({ ok: true, value: { kind: 'file', label: 'a.txt', sizeBytes: 3, sha256 } });
  const loaded = await files.load({ kind: 'file', label: 'a.txt', sizeBytes: 3, sha256 });
  expect(loaded.ok && new TextDecoder().decode(loaded.value)).toBe('abc');
  const codeOf = async (file: File): Promise<string> => {
    const result = await files.keep(file);
    return result.ok ? 'kept' : result.problem.code;
  };
  expect(await codeOf(new File([new Uint8Array(MAX_EVIDENCE_BYTES + 1)], 'b.pdf'))).toBe('evidence.tooLarge');
  expect(await codeOf(new File([new Uint8Array(MAX_EVIDENCE_BYTES)], 'b.pdf'))).toBe('kept');
  expect(await codeOf(new File([], 'c.pdf'))).toBe('evidence.empty');
});

test('bonus points are claimed within their cap, and one above it is refused at the field', async () => {
  const stage = await openStage();
  const extra = { extraId: 'x1' as ExtraId, name: 'Sáng kiến', kind: 'bonus', cap: 2 } as const;
  await stage.run({ verb: 'addExtra', args: { setId: SET, ...extra } });
  const field = page.getByRole('textbox', { name: /Sáng kiến/ });
  await userEvent.fill(field, '3');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.querySelector('[role=alert]')?.textContent).toContain('vượt điểm tối đa 2');
  await userEvent.fill(field, '1,5');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.querySelector('[role=alert]')).toBeNull();
  expect(document.querySelector('.sums')?.textContent).toContain('+1,5');
});

test('files dropped on the evidence of a leaf are kept with it', async () => {
  const stage = await openStage();
  await stage.open('1.6.1');
  const data = new DataTransfer();
  data.items.add(new File(['một'], 'Một.txt'));
  data.items.add(new File(['hai'], 'Hai.txt'));
  const zone = present(document.querySelector('.evidence'), 'drop zone');
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  await expect.poll(() => document.querySelectorAll('.evidence li').length).toBe(2);
  const { slot } = stage.leaf('1.6.1');
  const kept = stage.session.base.dossiers[SET]?.[stage.unitId]?.evidence[String(slot)] ?? [];
  expect(kept.map(({ label }) => label)).toEqual(['Một.txt', 'Hai.txt']);
  for (const one of kept) expect(one.kind === 'file' && (await holds(stage, one.sha256))).toBe(true);
});

test('a form shows the details of the leaf in hand only', async () => {
  const stage = await openStage();
  await stage.open('1.6.1');
  await stage.open('1.7.1');
  expect(document.querySelectorAll('.details')).toHaveLength(1);
  expect(document.querySelectorAll('[data-leaf-row]').length).toBe(
    listLeaves(present(stage.session.set, 'set')).length,
  );
});
