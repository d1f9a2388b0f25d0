import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { BarRow } from '../../../src/charts/barOption.ts';
import { pngFromSvg } from '../../../src/charts/imageFile.ts';
import StackedBars from '../../../src/charts/StackedBars.svelte';
import { viBarTexts } from '../../../src/charts/texts.ts';
import { overlaps, sampleBars } from './samples.ts';
import type { SavablePicture } from './samples.ts';

const label = 'Đóng góp của từng lĩnh vực';
const series = Array.from({ length: 8 }, (_, index) => ({
  id: `s${index}`,
  label: `Lĩnh vực số ${index + 1} có tên khá dài`,
}));
const format = (value: number) => value.toFixed(2).replace('.', ',');

async function draw(rows: readonly BarRow[], extra: { onpick?: (id: string) => void; heightPx?: number } = {}) {
  await page.viewport(1366, 768);
  const view = await render(StackedBars, { rows, series, max: 100, format, label, texts: viBarTexts, ...extra });
  await expect.poll(() => view.container.querySelectorAll('svg path').length, { timeout: 15_000 }).toBeGreaterThan(8);
  return view;
}

function texts(container: Element): Element[] {
  return [...container.querySelectorAll('svg text')];
}

test('63 units, their totals and the legend are drawn without two labels overlapping', async () => {
  const rows = sampleBars(63, 8);
  const view = await draw(rows, { heightPx: 1800 });
  const drawn = texts(view.container);
  expect(overlaps(drawn)).toEqual([]);
  const words = drawn.map((text) => text.textContent);
  for (const row of rows) expect(words.filter((word) => word === format(row.total)).length).toBeGreaterThan(0);
  for (const item of series) expect(words).toContain(item.label);
});

test('each bar lies under its own keyboard option', async () => {
  const rows = sampleBars(12, 8);
  const view = await draw(rows);
  for (const text of texts(view.container)) {
    const row = rows.findIndex((item) => item.label === text.textContent);
    if (row < 0) continue;
    const box = text.getBoundingClientRect();
    const option = view.container.querySelectorAll('[role="option"]')[row]?.getBoundingClientRect() ?? new DOMRect();
    expect(box.top).toBeGreaterThanOrEqual(option.top - 1);
    expect(box.bottom).toBeLessThanOrEqual(option.bottom + 1);
  }
});

test('segments are as long as their figures', async () => {
  const rows = [{ id: 'a', label: 'A', total: 60, segments: [10, 20, 30, NaN, NaN, NaN, NaN, NaN] }];
  const view = await draw(rows);
  const lengthOf = (token: string): number => {
    const probe = view.container.appendChild(document.createElement('i'));
    probe.style.color = `var(${token})`;
    const fill = getComputedStyle(probe).color;
    const paths = [...view.container.querySelectorAll<SVGPathElement>('svg path')];
    const bars = paths.filter((path) => getComputedStyle(path).fill === fill && path.getBBox().height === 16);
    expect(bars, token).toHaveLength(1);
    const borderPx = 1;
    return (bars[0]?.getBBox().width ?? 0) + borderPx;
  };
  expect(lengthOf('--series-2') / lengthOf('--series-1')).toBeCloseTo(2, 3);
  expect(lengthOf('--series-3') / lengthOf('--series-1')).toBeCloseTo(3, 3);
});

test('3,300 units draw only the bars that fit, say so, and scroll to the last one by key', async () => {
  const view = await draw(sampleBars(3300, 8), { heightPx: 480 });
  expect(view.container.querySelectorAll('[role="option"]').length).toBeLessThan(25);
  expect(view.container.querySelectorAll('svg *').length).toBeLessThan(1200);
  await expect.element(view.getByText(/Đang hiện dòng 1–\d+ trong 3300/)).toBeVisible();
  (view.getByRole('listbox').element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect.element(view.getByText(/–3300 trong 3300/)).toBeVisible();
  await expect.poll(() => texts(view.container).map((text) => text.textContent)).toContain('Sở Y tế 3300');
});

test('arrow keys point at a row and tell its figures, Enter picks it, a click picks too', async () => {
  const picked: string[] = [];
  const view = await draw(sampleBars(12, 8), { onpick: (id) => picked.push(id) });
  const list = view.getByRole('listbox');
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(picked).toEqual(['u1']);
  const option = view.container.querySelector(
    `#${CSS.escape(list.element().getAttribute('aria-activedescendant') ?? '')}`,
  );
  expect(option?.getAttribute('aria-label')).toContain('Sở Nông nghiệp và Phát triển nông thôn 2; Lĩnh vực số 1');
  await expect
    .poll(() =>
      texts(view.container)
        .map((text) => text.textContent)
        .join(' '),
    )
    .toContain('Tổng: ');
  await list.click({ position: { x: 300, y: 24 * 3 + 12 } });
  expect(picked).toEqual(['u1', 'u3']);
});

test('the table behind the picture holds every figure that was given', async () => {
  const rows = sampleBars(20, 8);
  const view = await draw(rows);
  await view.getByRole('button', { name: viBarTexts.showTable }).click();
  const cells = [...view.container.querySelectorAll('tbody tr')].map((line) =>
    [...line.children].map((cell) => cell.textContent),
  );
  expect(cells).toEqual(rows.map((row) => [row.label, ...row.segments.map(format), format(row.total)]));
});

test('a long table comes in pages that together hold all rows', async () => {
  const view = await draw(sampleBars(450, 8));
  await view.getByRole('button', { name: viBarTexts.showTable }).click();
  const labels: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    labels.push(...[...view.container.querySelectorAll('tbody th')].map((cell) => cell.textContent));
    if (index < 2) await view.getByRole('button', { name: viBarTexts.nextRows }).click();
  }
  expect(new Set(labels).size).toBe(450);
  await expect.element(view.getByRole('button', { name: viBarTexts.nextRows })).toBeDisabled();
});

test('new figures redraw the bars', async () => {
  const rows = sampleBars(3, 8);
  const view = await draw(rows);
  await view.rerender({ rows: rows.map((row) => ({ ...row, total: 12.34 })) });
  await expect.poll(() => texts(view.container).filter((text) => text.textContent === '12,34').length).toBe(3);
});

test('the saved picture is an SVG of shapes and text with every unit, and becomes a PNG', async () => {
  const rows = sampleBars(63, 8);
  const view = await draw(rows);
  const svg = (view.component as SavablePicture).exportSvg();
  const saved = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(saved.querySelector('parsererror')).toBeNull();
  expect(saved.querySelector('foreignObject, script, style, image, a')).toBeNull();
  const words = [...saved.querySelectorAll('text')].map((text) => text.textContent);
  for (const row of rows) expect(words.some((word) => row.label.startsWith(word.replace(/…$/, '')))).toBe(true);
  const png = await pngFromSvg(svg, 1);
  expect(png.ok).toBe(true);
  if (!png.ok) return;
  const bitmap = await createImageBitmap(png.value);
  expect(bitmap.width).toBe(Number(saved.documentElement.getAttribute('width')));
  expect(bitmap.height).toBe(Number(saved.documentElement.getAttribute('height')));
});

test('a picture can still be saved while its table is shown', async () => {
  const view = await draw(sampleBars(5, 8));
  await view.getByRole('button', { name: viBarTexts.showTable }).click();
  expect((view.component as SavablePicture).exportSvg()).toContain('Sở Nội vụ 1');
});

test('what is not an SVG is refused as a value, not thrown', async () => {
  expect(await pngFromSvg('')).toEqual({ ok: false, problem: { code: 'imageNotDrawn', details: {} } });
});
