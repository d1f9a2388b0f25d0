/** Ours beside two other grids: mounted, scrolled and edited one after the other, in turns. */
import { present } from '../../../src/lib/assert.ts';
import { findBrowserPort, type BrowserPort } from '../browserPort.ts';
import { summarize } from '../measure.ts';
import { say, toRow, type Report } from '../report.ts';
import { agGrid } from './agGrid.ts';
import { buildRows, type BenchGrid, type BenchRow } from './benchGrid.ts';
import { ourGrid } from './ourGrid.ts';
import { revoGrid } from './revoGrid.ts';
import { look, nextPaint, placeSamples } from './sampling.ts';
import { SCROLL_SCRIPTS, timeMovement, watchMovement, type Gaps, type ScrollScript } from './scrollScripts.ts';

const GRIDS: readonly BenchGrid[] = [ourGrid, revoGrid, agGrid];
const SIZE = '100000 x 40';
const KEYSTROKES = 8;

/** Everything measured of one grid; a list has a value for each round unless told otherwise. */
interface Findings {
  readonly mountMs: number[];
  readonly mountTaskMs: number[];
  readonly heapMb: number[];
  readonly elements: number[];
  /** From the key to the editor that shows it, and to the cell that shows the new value; several a round. */
  readonly typedMs: number[];
  readonly enteredMs: number[];
  readonly frames: Record<ScrollScript, number[]>;
  readonly taskPerFrame: Record<ScrollScript, number[]>;
  readonly scriptPerFrame: Record<ScrollScript, number[]>;
  readonly gaps: Record<ScrollScript, Gaps[]>;
}

export async function benchGrids(report: Report, rounds: number): Promise<void> {
  const port = findBrowserPort();
  if (!port) return;
  const stage = present(document.getElementById('stage'), 'the stage');
  Object.assign(stage.style, { position: 'absolute', inset: '0 auto auto 0', height: '700px', width: '1200px' });
  const rows = buildRows();
  const findings = GRIDS.map(createFindings);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < GRIDS.length; turn++) {
      const at = (round + turn) % GRIDS.length;
      const grid = present(GRIDS[at], 'the grid');
      say(`grids: round ${round + 1} of ${rounds}, ${grid.name}`);
      await measureGrid(grid, present(findings[at], 'its findings'), stage, rows, port);
    }
  tell(findings, report);
}

function createFindings(): Findings {
  const perScript = <T>(): Record<ScrollScript, T[]> => ({ wheel: [], pages: [], leaps: [] });
  return {
    mountMs: [],
    mountTaskMs: [],
    heapMb: [],
    elements: [],
    typedMs: [],
    enteredMs: [],
    frames: perScript<number>(),
    taskPerFrame: perScript<number>(),
    scriptPerFrame: perScript<number>(),
    gaps: perScript<Gaps>(),
  };
}

async function measureGrid(
  grid: BenchGrid,
  findings: Findings,
  stage: HTMLElement,
  rows: BenchRow[],
  port: BrowserPort,
): Promise<void> {
  const empty = await port.count(true);
  const began = performance.now();
  const mounted = grid.mount(stage, rows);
  while (!isFilled(grid, stage)) await nextPaint();
  findings.mountMs.push(performance.now() - began);
  findings.mountTaskMs.push((await port.count(false)).taskMs - empty.taskMs);
  for (let frame = 0; frame < 30; frame++) await nextPaint();
  const filled = await port.count(true);
  findings.heapMb.push(filled.heapMb - empty.heapMb);
  findings.elements.push(filled.elements - empty.elements);

  const scroller = mounted.scroller();
  const samples = placeSamples(grid.cellSelector, stage);
  for (const script of SCROLL_SCRIPTS) {
    const { framesMs, taskMs, scriptMs } = await timeMovement(script, scroller, port);
    findings.frames[script].push(...framesMs);
    findings.taskPerFrame[script].push(taskMs / framesMs.length);
    findings.scriptPerFrame[script].push(scriptMs / framesMs.length);
    findings.gaps[script].push(await watchMovement(script, scroller, port, samples));
  }
  scroller.scrollTop = 0;
  for (let frame = 0; frame < 20; frame++) await nextPaint();
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) await editOnce(grid, stage, findings, port, stroke);
  for (const record of rows.slice(0, 40)) record['c2'] = rows.indexOf(record) * 40 + 2;
  await mounted.unmount();
  stage.replaceChildren();
  await nextPaint();
}

function isFilled(grid: BenchGrid, stage: HTMLElement): boolean {
  const isThere = [...stage.querySelectorAll(grid.cellSelector)].some((one) => one.textContent.trim() === '0');
  if (!isThere) return false;
  const samples = placeSamples(grid.cellSelector, stage);
  return look(samples, document.documentElement).blank === 0;
}

/** Clicks a cell, types a digit and accepts: times from the key's own time stamp to the frame that shows the outcome. */
async function editOnce(
  grid: BenchGrid,
  stage: HTMLElement,
  { typedMs, enteredMs }: Findings,
  port: BrowserPort,
  stroke: number,
): Promise<void> {
  const row = 2 + stroke * 2;
  const text = String(row * 40 + 2);
  const target = present(
    [...stage.querySelectorAll<HTMLElement>(grid.cellSelector)].find((one) => one.textContent.trim() === text),
    `the cell of ${text}`,
  );
  const { left, top, width, height } = target.getBoundingClientRect();
  await port.click(left + width / 2, top + height / 2);
  for (let frame = 0; frame < 4; frame++) await nextPaint();
  typedMs.push(await timeKey('7', port, () => isEditorShown('7')));
  for (let frame = 0; frame < 4; frame++) await nextPaint();
  enteredMs.push(
    await timeKey('Enter', port, () => {
      const shown = document
        .elementsFromPoint(left + width / 2, top + height / 2)
        .find((one) => one.matches(grid.cellSelector));
      return shown?.textContent.trim() === '7';
    }),
  );
  for (let frame = 0; frame < 4; frame++) await nextPaint();
}

function isEditorShown(text: string): boolean {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return isField && field.value === text && field.checkVisibility({ opacityProperty: true });
}

async function timeKey(key: string, port: BrowserPort, isShown: () => boolean): Promise<number> {
  let pressedAt = 0;
  const note = (event: KeyboardEvent): void => {
    pressedAt ||= event.timeStamp;
  };
  window.addEventListener('keydown', note, { capture: true });
  const pressing = port.press(key);
  let shownAt = 0;
  for (let frame = 0; frame < 120 && shownAt === 0; frame++) {
    await nextPaint();
    if (pressedAt > 0 && isShown()) shownAt = performance.now();
  }
  window.removeEventListener('keydown', note, { capture: true });
  await pressing;
  if (shownAt === 0) throw new Error(`after ${key} nothing was shown`);
  return shownAt - pressedAt;
}

const scriptNames: Record<ScrollScript, string> = {
  wheel: 'wheel, 120 px a frame',
  pages: 'a page a frame',
  leaps: 'leaps to far rows',
};

function tell(findings: readonly Findings[], report: Report): void {
  const ours = present(findings[0], 'our findings');
  const row = (name: string, of: (one: Findings) => readonly number[], note?: (one: Findings) => string): void => {
    const base = summarize(of(ours)).medianMs;
    GRIDS.forEach((grid, at) => {
      const one = present(findings[at], 'findings');
      const samples = summarize(of(one));
      const more = { ratio: samples.medianMs / base, ...(note ? { note: note(one) } : {}) };
      report.rows.push(toRow(`${name}: ${grid.name}`, SIZE, samples, more));
    });
  };
  row('mount, main thread until cells are painted', (one) => one.mountTaskMs);
  row('mount, until cells are painted', (one) => one.mountMs);
  for (const script of SCROLL_SCRIPTS) {
    const name = scriptNames[script];
    row(`${name}, frame to frame`, (one) => one.frames[script]);
    row(
      `${name}, main thread per frame`,
      (one) => one.taskPerFrame[script],
      (one) => describeGaps(one.gaps[script]),
    );
    row(`${name}, of it script (microtasks not counted)`, (one) => one.scriptPerFrame[script]);
  }
  row('key to painted editor', (one) => one.typedMs);
  row('Enter to painted value', (one) => one.enteredMs);
  GRIDS.forEach((grid, at) => {
    const one = present(findings[at], 'findings');
    const elements = summarize(one.elements).medianMs;
    report.memory.push({
      name: `heap of ${grid.name}, ${elements} nodes`,
      size: SIZE,
      mb: summarize(one.heapMb).medianMs,
    });
  });
  report.aims.push({
    name: 'mount under 150 ms of the main thread',
    size: SIZE,
    measured: `${summarize(ours.mountTaskMs).medianMs.toFixed(1)} ms`,
    met: summarize(ours.mountTaskMs).medianMs < 150,
  });
  const longest = Math.max(...ours.gaps.wheel.flatMap((one) => [one.longestBlank, one.longestWrong]));
  report.aims.push({
    name: 'no blank or wrong cell for longer than two frames at wheel speed',
    size: SIZE,
    measured: `${longest} frames`,
    met: longest <= 2,
  });
}

function describeGaps(gaps: readonly Gaps[]): string {
  const sum = (of: (one: Gaps) => number): number => gaps.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: Gaps) => number): number => Math.max(...gaps.map(of));
  return (
    `of ${sum((one) => one.frames)} frames ${sum((one) => one.framesWithBlanks)} with blanks (longest run ${most((one) => one.longestBlank)}), ` +
    `${sum((one) => one.framesWithWrong)} with cells of another place (longest run ${most((one) => one.longestWrong)})`
  );
}
