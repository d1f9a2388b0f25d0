import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import SlopeGraph from '../../../src/charts/SlopeGraph.svelte';
import { viSlopeTexts } from '../../../src/charts/texts.ts';
import { overlaps, sampleSlopes } from './samples.ts';
import type { SavablePicture } from './samples.ts';

const label = 'Thứ hạng theo kịch bản';

async function draw(
  count: number,
  columns: number,
  extra: { onpick?: (id: string) => void; highlighted?: string } = {},
) {
  await page.viewport(1366, 768);
  const sample = sampleSlopes(count, columns);
  const view = await render(SlopeGraph, { ...sample, label, texts: viSlopeTexts, heightPx: 2000, ...extra });
  await expect.poll(() => view.container.querySelectorAll('svg').length).toBe(2);
  return { ...sample, view };
}

function bodyTexts(container: Element): Element[] {
  return [...(container.querySelectorAll('svg')[1]?.querySelectorAll('text') ?? [])];
}

test('at 63 units with many ties no two labels overlap, and every label lies inside the picture', async () => {
  const { view } = await draw(63, 2);
  const texts = bodyTexts(view.container);
  expect(texts).toHaveLength(63 * 5);
  expect(overlaps(texts)).toEqual([]);
  const frame = view.container.querySelectorAll('svg')[1]?.getBoundingClientRect();
  for (const text of texts) {
    const box = text.getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(frame?.left ?? Infinity);
    expect(box.right).toBeLessThanOrEqual((frame?.right ?? 0) + 1);
    expect(box.bottom).toBeLessThanOrEqual((frame?.bottom ?? 0) + 1);
  }
});

test('six columns draw one point per rank that occurs, and column names that do not touch', async () => {
  const { rows, view } = await draw(30, 6);
  const expected = [0, 1, 2, 3, 4, 5].reduce(
    (sum, column) => sum + new Set(rows.map((row) => row.ranks[column]).filter((rank) => rank !== null)).size,
    0,
  );
  expect(view.container.querySelectorAll('circle')).toHaveLength(expected);
  expect(overlaps([...(view.container.querySelector('svg')?.querySelectorAll('text') ?? [])])).toEqual([]);
});

test('direction is told by dash and sign as well as by colour', async () => {
  const rows = [
    { id: 'a', label: 'A', ranks: [2, 1] },
    { id: 'b', label: 'B', ranks: [1, 2] },
    { id: 'c', label: 'C', ranks: [3, 3] },
  ];
  const columns = [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
  ];
  const view = await render(SlopeGraph, { columns, rows, label, texts: viSlopeTexts });
  await expect.poll(() => bodyTexts(view.container).map((text) => text.textContent)).toContain('▲1');
  expect(bodyTexts(view.container).map((text) => text.textContent)).toEqual(expect.arrayContaining(['▲1', '▼1', '=']));
  const dashOf = (id: string) =>
    view.container.querySelector(`line[data-row="${id}"]`)?.getAttribute('stroke-dasharray') ?? 'solid';
  expect(new Set(['a', 'b', 'c'].map(dashOf)).size).toBe(3);
});

test('arrow keys highlight one unit after another as they stand at the right, Enter picks, Escape lets go', async () => {
  const picked: string[] = [];
  const { view } = await draw(10, 2, { onpick: (id) => picked.push(id) });
  const list = view.getByRole('listbox');
  const bold = () =>
    [...view.container.querySelectorAll('svg text[font-weight="600"][data-row]')].map((text) =>
      text.getAttribute('data-row'),
    );
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => new Set(bold()).size).toBe(1);
  const first = bold()[0];
  expect(list.element().getAttribute('aria-activedescendant')).not.toBeNull();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => picked).toHaveLength(1);
  expect(picked[0]).not.toBe(first);
  expect(bold()[0]).toBe(picked[0]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(bold).toEqual([]);
});

test('the pointer on a line highlights its unit, and a click picks it', async () => {
  const picked: string[] = [];
  const { view } = await draw(10, 2, { onpick: (id) => picked.push(id) });
  const text = bodyTexts(view.container).find((element) => element.textContent === 'Thừa Thiên Huế 4');
  const list = view.getByRole('listbox');
  const frame = list.element().getBoundingClientRect();
  const box = text?.getBoundingClientRect() ?? new DOMRect();
  await list.click({ position: { x: box.x + box.width / 2 - frame.x, y: box.y + box.height / 2 - frame.y } });
  expect(picked).toEqual(['u3']);
});

test('the table behind the picture holds every rank that was given', async () => {
  const { rows, view } = await draw(20, 3);
  await view.getByRole('button', { name: viSlopeTexts.showTable }).click();
  const cells = [...view.container.querySelectorAll('tbody tr')].map((line) =>
    [...line.children].map((cell) => cell.textContent),
  );
  expect(cells.map((line) => line.slice(0, 4))).toEqual(
    rows.map((row) => [row.label, ...row.ranks.map((rank) => rank?.toString() ?? '–')]),
  );
});

test('3,300 units are drawn only near the viewport, and the picture says so', async () => {
  const sample = sampleSlopes(3300, 2);
  const view = await render(SlopeGraph, { ...sample, label, texts: viSlopeTexts, heightPx: 500 });
  await expect.poll(() => bodyTexts(view.container).length).toBeGreaterThan(0);
  expect(view.container.querySelectorAll('svg *').length).toBeLessThan(2000);
  await expect.element(view.getByText(/trong 3300/)).toBeVisible();
  (view.getByRole('listbox').element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(view.getByText(/–3300 trong 3300/)).toBeVisible();
});

test('the saved picture is an SVG of shapes and text with every unit in it', async () => {
  const { rows, view } = await draw(63, 2);
  const svg = (view.component as SavablePicture).exportSvg();
  const saved = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(saved.querySelector('parsererror')).toBeNull();
  const kinds = new Set([...saved.querySelectorAll('*')].map((element) => element.tagName));
  expect([...kinds].sort()).toEqual(['circle', 'line', 'rect', 'svg', 'text', 'title']);
  expect(svg).not.toContain('var(');
  const words = [...saved.querySelectorAll('text')].map((text) => text.textContent);
  expect(words).toEqual(expect.arrayContaining(rows.map((row) => row.label)));
});

test('a change of theme redraws in the colours of the theme', async () => {
  const { view } = await draw(5, 2);
  const colour = () => bodyTexts(view.container)[0]?.getAttribute('fill');
  document.documentElement.dataset['theme'] = 'light';
  await expect.poll(colour).toBe('rgb(27, 39, 51)');
  document.documentElement.dataset['theme'] = 'dark';
  await expect.poll(colour).toBe('rgb(230, 237, 243)');
  delete document.documentElement.dataset['theme'];
});

test('without rows the picture says that it is empty', async () => {
  const view = await render(SlopeGraph, { columns: [], rows: [], label, texts: viSlopeTexts });
  await expect.element(view.getByText(viSlopeTexts.empty)).toBeVisible();
});
