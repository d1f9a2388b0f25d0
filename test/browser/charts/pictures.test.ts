import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import BandChart from '../../../src/charts/BandChart.svelte';
import HeatMap from '../../../src/charts/HeatMap.svelte';
import LineChart from '../../../src/charts/LineChart.svelte';
import TornadoBars from '../../../src/charts/TornadoBars.svelte';
import Waterfall from '../../../src/charts/Waterfall.svelte';
import { viFigureTexts as texts } from '../../../src/charts/texts.ts';
import {
  nameOfCriterion,
  sampleBands,
  sampleLines,
  sampleSteps,
  sampleTornado,
  twoPlaces,
  whole,
} from './pictureSamples.ts';
import { overlaps } from './samples.ts';
import type { SavablePicture } from './samples.ts';

const label = 'Bức tranh';
const start = { label: 'Gốc', value: 81.2 };
const end = { label: 'Kịch bản', value: 82.04 };

async function drawn(container: Element): Promise<void> {
  await expect.poll(() => container.querySelectorAll('svg text').length).toBeGreaterThan(2);
}

function texted(container: Element): (string | null)[] {
  return [...container.querySelectorAll('svg text')].map((text) => text.firstChild?.textContent ?? null);
}

function checkFile(component: unknown): Document {
  const svg = (component as SavablePicture).exportSvg();
  const saved = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(saved.querySelector('parsererror')).toBeNull();
  expect(saved.querySelector('foreignObject, script, style, image, a')).toBeNull();
  expect(svg).not.toContain('var(');
  expect(svg).not.toContain('NaN');
  return saved;
}

test('a waterfall of 63 long names draws no two labels over each other and tells direction by sign and filling', async () => {
  await page.viewport(1366, 768);
  const steps = sampleSteps(63);
  const props = { start, steps, end, format: twoPlaces, label, texts, heightPx: 2000, fileName: 'x' };
  const view = await render(Waterfall, props);
  await drawn(view.container);
  expect(overlaps([...view.container.querySelectorAll('svg text')])).toEqual([]);
  const rectOf = (id: string) => view.container.querySelector(`rect[data-row="${id}"]`);
  expect(rectOf('s0')?.getAttribute('fill')).toBe(rectOf('s0')?.getAttribute('stroke'));
  expect(rectOf('s1')?.getAttribute('fill')).not.toBe(rectOf('s1')?.getAttribute('stroke'));
  expect(texted(view.container)).toEqual(expect.arrayContaining(['▲ +0,52', '▼ -0,31', '= 0,00']));
  const saved = checkFile(view.component);
  expect(saved.querySelectorAll('rect[fill]').length).toBeGreaterThan(63);
});

test('the bars of a waterfall stand end to end: each begins where the one before it stopped', async () => {
  await page.viewport(1366, 768);
  const steps = [
    { id: 'a', label: 'A', value: 2 },
    { id: 'b', label: 'B', value: -1 },
    { id: 'c', label: 'C', value: 4 },
  ];
  const props = { start: { label: 'Gốc', value: 10 }, steps, end: { label: 'Đến', value: 15 }, format: twoPlaces };
  const view = await render(Waterfall, { ...props, label, texts });
  await drawn(view.container);
  const box = (id: string) => {
    const rect = view.container.querySelector(`rect[data-row="${id}"]`);
    const x = Number(rect?.getAttribute('x'));
    return { left: x, right: x + Number(rect?.getAttribute('width')) };
  };
  expect(box('b').right).toBeCloseTo(box('a').right, 6);
  expect(box('c').left).toBeCloseTo(box('b').left, 6);
  expect((box('c').right - box('c').left) / (box('a').right - box('a').left)).toBeCloseTo(2, 6);
});

test('a tornado draws both ends of an input though they lie on one side, and writes both figures', async () => {
  await page.viewport(1366, 768);
  const view = await render(TornadoBars, { rows: sampleTornado(12), base: 82, format: twoPlaces, label, texts });
  await drawn(view.container);
  expect(view.container.querySelectorAll('rect[data-row="t1"]')).toHaveLength(2);
  expect(texted(view.container)).toEqual(expect.arrayContaining(['81,00', '81,50', 'Hiện tại: 82,00']));
  expect(overlaps([...view.container.querySelectorAll('.scroll svg text')])).toEqual([]);
  checkFile(view.component);
});

test('bands of ranks run from the last at the left to the first at the right', async () => {
  await page.viewport(1366, 768);
  const bands = { rows: sampleBands(63), min: 1, max: 63, reversed: true, format: whole, label, texts };
  const view = await render(BandChart, { ...bands, heightPx: 1600 });
  await drawn(view.container);
  const left = (id: string) => Number(view.container.querySelector(`rect[data-row="${id}"]`)?.getAttribute('x'));
  expect(left('b0')).toBeGreaterThan(left('b40'));
  expect(overlaps([...view.container.querySelectorAll('svg text')])).toEqual([]);
  checkFile(view.component);
});

test('a heat map of 63 by 63 is walked in both directions by arrow keys, and Enter picks the cell', async () => {
  await page.viewport(1366, 768);
  const rows = sampleBands(63).map(({ id, label: name }) => ({ id, label: name }));
  const columns = rows.map(({ id }, at) => ({ id: `c${id}`, label: String(at + 1) }));
  const values = rows.map((_, row) => columns.map((__, column) => (row === column ? 0.5 : row < 2 ? null : 0.01)));
  const picked: string[] = [];
  const view = await render(HeatMap, {
    rows,
    columns,
    values,
    scale: 'share',
    format: (value: number) => `${Math.round(value * 100)}%`,
    label,
    texts,
    onpick: (row: string, column: string) => picked.push(`${row} ${column}`),
  });
  await drawn(view.container);
  const list = view.getByRole('listbox').element() as HTMLElement;
  list.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}{Enter}');
  expect(picked).toEqual(['b1 cb1']);
  const option = view.container.querySelector(`#${CSS.escape(list.getAttribute('aria-activedescendant') ?? '')}`);
  expect(option?.getAttribute('aria-label')).toContain('2; 50%');
  await userEvent.keyboard('{End}{Enter}');
  expect(picked[1]).toBe('b62 cb62');
  expect(overlaps([...view.container.querySelectorAll('svg text')])).toEqual([]);
  checkFile(view.component);
});

test('a diverging heat map says what is below nought by its figures, or by a stroke where no figure fits', async () => {
  await page.viewport(1366, 768);
  const heads = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `i${at}`, label: `${at}` }));
  const props = { scale: 'diverging' as const, format: twoPlaces, label, texts };
  const view = await render(HeatMap, { rows: heads(1), columns: heads(2), values: [[-1.5, 2]], ...props });
  await drawn(view.container);
  expect(texted(view.container)).toEqual(expect.arrayContaining(['-1,50', '2,00']));
  const wide = heads(70);
  await view.rerender({ columns: wide, values: [wide.map((_, at) => (at === 0 ? -1.5 : 1))] });
  await expect.poll(() => view.container.querySelectorAll('.scroll svg line').length).toBe(1);
});

test('lines carry their names at the end without collisions; a crossing is walked to and picked by keyboard', async () => {
  await page.viewport(1366, 768);
  const picked: string[] = [];
  const marks = [
    { id: 'late', x: 20, y: 78, label: 'C vượt D' },
    { id: 'early', x: 10, y: 80, label: 'A vượt B' },
  ];
  const view = await render(LineChart, {
    lines: sampleLines(63),
    marks,
    xLabel: 'Trọng số',
    yLabel: 'Chỉ số',
    xFormat: twoPlaces,
    yFormat: whole,
    cursorX: 12,
    highlighted: 'l60',
    label,
    texts,
    onpickmark: (id: string) => picked.push(id),
  });
  await drawn(view.container);
  expect(overlaps([...view.container.querySelectorAll('svg text')])).toEqual([]);
  expect(texted(view.container).some((text) => text?.endsWith(' 61'))).toBe(true);
  (view.getByRole('listbox').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{Enter}{ArrowRight}{Enter}');
  expect(picked).toEqual(['early', 'late']);
  await expect.element(view.getByText('C vượt D')).toBeVisible();
  checkFile(view.component);
});

test('the table behind a tornado holds the inputs and the outputs of both ends', async () => {
  await page.viewport(1366, 768);
  const view = await render(TornadoBars, { rows: sampleTornado(3), base: 82, format: twoPlaces, label, texts });
  await drawn(view.container);
  await view.getByRole('button', { name: texts.showTable }).click();
  const cells = [...view.container.querySelectorAll('tbody tr')].map((line) =>
    [...line.children].map((cell) => cell.textContent),
  );
  expect(cells[1]).toEqual([nameOfCriterion(1), '8,5', '81,00', '11,5', '81,50']);
});

test('pictures redraw in the colours of the theme', async () => {
  const view = await render(TornadoBars, { rows: sampleTornado(3), base: 82, format: twoPlaces, label, texts });
  await drawn(view.container);
  const colour = () => view.container.querySelector('.scroll svg text')?.getAttribute('fill');
  document.documentElement.dataset['theme'] = 'light';
  await expect.poll(colour).toBe('rgb(27, 39, 51)');
  document.documentElement.dataset['theme'] = 'dark';
  await expect.poll(colour).toBe('rgb(230, 237, 243)');
  delete document.documentElement.dataset['theme'];
});
