import { readFile } from 'node:fs/promises';
import { read, utils } from 'xlsx';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { createWorkbook, enter, expectSettled, openApp, openTab, pickScenario, readRanking } from './words/workbook.ts';

const UNIT = 'Sở Tư pháp';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

async function explain(page: Page, unit: string): Promise<void> {
  await openTab(page, 'Phân tích');
  await page.getByRole('button', { name: 'Vì sao hạng đổi' }).click();
  const picker = page.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' });
  await picker.fill(unit);
  await page.getByRole('option', { name: unit }).click();
  await page.getByRole('button', { name: /^Tính( lại)?$/ }).click();
  await expect(sentence(page)).toContainText(unit);
}

const sentence = (page: Page): Locator => page.getByText(/^Chỉ số của /).first();

/** "▼ -1.234,56" of a cell. */
const figure = (text: string): number => Number(text.replace(/[^\d,-]/g, '').replace(',', '.'));

async function readTable(page: Page, name: string | RegExp): Promise<string[][]> {
  const rows = await page.getByRole('region', { name }).getByRole('row').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

/** The parts behind the waterfall: what each brings, and where it leads. */
async function readWaterfall(page: Page): Promise<string[][]> {
  const picture = page.getByRole('figure').filter({ hasText: 'từ đầu đến sau, qua từng phần' });
  await picture.getByRole('button', { name: 'Bảng số liệu' }).click();
  return readTable(page, /từ đầu đến sau, qua từng phần/);
}

test('A planner changes a weight in a scenario and reads why the index of a unit moved, in parts that add up to the change', async ({
  page,
}) => {
  await start(page);
  const before = await readRanking(page);
  await pickScenario(page, 'Phương án gốc', 'Kịch bản mới…');
  await openTab(page, 'Tiêu chí');
  await enter(page, 'E27', '26');
  const after = await readRanking(page);
  await explain(page, UNIT);

  const [from, to] = [before.index.get(UNIT) ?? '', after.index.get(UNIT) ?? ''];
  expect(from).not.toBe(to);
  await expect(sentence(page)).toContainText(`từ ${from} `);
  await expect(sentence(page)).toContainText(` ${to}`);
  const [rank0, rank1] = [before.rank.get(UNIT) ?? '', after.rank.get(UNIT) ?? ''];
  await expect(sentence(page)).toContainText(rank0 === rank1 ? `giữ hạng ${rank1}` : `hạng ${rank0} → ${rank1}`);
  await expect(page.getByText(/^Theo nguyên nhân: Trọng số /)).toBeVisible();

  const [, first, ...rest] = await readWaterfall(page);
  const last = rest.pop();
  expect(figure(first?.[2] ?? '')).toBe(figure(from));
  expect(figure(last?.[2] ?? '')).toBe(figure(to));
  const sum = rest.reduce((total, [, part = '']) => total + figure(part), 0);
  // Each figure of the picture is rounded to 2 places.
  expect(Math.abs(sum - (figure(to) - figure(from)))).toBeLessThanOrEqual(0.005 * (rest.length + 2));
  const parts = await readTable(page, `Các phần của thay đổi: ${UNIT}`);
  const total = figure(parts.at(-1)?.at(-1) ?? '');
  const fields = parts.filter(([name = '']) => /^\d+ /.test(name)).map((cells) => figure(cells.at(-1) ?? ''));
  expect(fields.reduce((all, part) => all + part, 0)).toBeCloseTo(total, 3);
  expect(Math.abs(total - (figure(to) - figure(from)))).toBeLessThanOrEqual(0.01 + 1e-9);
});

test('Between two periods the page says who passed whom through which criteria, for every unit of the block', async ({
  page,
}) => {
  await start(page);
  await explain(page, UNIT);
  const overview = await readTable(page, 'Mọi đơn vị');
  const own = overview.find(([name]) => name === UNIT);
  const [, , , , rank0 = '', rank1 = '', , gained = '', lost = ''] = own ?? [];
  expect(figure(rank0) - figure(rank1)).toBe(figure(gained) - figure(lost));
  const moves = await readTable(page, `Ai vượt ai: ${UNIT}`);
  expect(moves.length - 1).toBeGreaterThanOrEqual(figure(gained) + figure(lost));
  for (const [, , gapBefore = '', gapAfter = ''] of moves.slice(1))
    expect(Math.sign(figure(gapBefore))).not.toBe(Math.sign(figure(gapAfter)));

  const other = overview[1]?.[0] ?? '';
  await page.getByRole('region', { name: 'Mọi đơn vị' }).getByRole('button', { name: other }).click();
  await expect(sentence(page)).toContainText(other);
  await page.getByLabel('Chi tiết đến').selectOption('Lĩnh vực');
  await expect(page.getByRole('region', { name: `Các phần của thay đổi: ${other}` })).not.toContainText('1.1 ');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất bảng Excel' }).click();
  const file = read(await readFile(await (await download).path()));
  expect(file.SheetNames.length).toBeGreaterThanOrEqual(3);
  const texts = file.SheetNames.map((name) => utils.sheet_to_csv(file.Sheets[name] ?? {})).join('\n');
  expect(texts).toContain(`Chỉ số của ${other}`);
});

test('A planner compares self-score with appraisal, turns the question round, and is told when both states are one', async ({
  page,
}) => {
  await start(page);
  await openTab(page, 'Phân tích');
  const from = page.getByRole('group', { name: 'Từ' });
  await from
    .getByRole('combobox', { name: 'Bộ tiêu chí' })
    .selectOption({ label: 'Bộ tiêu chí khối sở 2024 (35 tiêu chí)' });
  await expect(page.getByText('Hai trạng thái đang giống nhau')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tính', exact: true })).toBeDisabled();
  await from.getByRole('combobox', { name: 'Điểm', exact: true }).selectOption('Điểm tự chấm');
  await explain(page, UNIT);
  const there = await readTable(page, 'Mọi đơn vị');
  await page.getByRole('button', { name: 'Đổi chiều' }).click();
  await page.getByRole('button', { name: 'Tính lại' }).click();
  await expectSettled(page);
  const change = there.find(([name]) => name === UNIT)?.[3] ?? '';
  await expect(page.getByRole('region', { name: 'Mọi đơn vị' }).getByRole('row', { name: UNIT })).toContainText(
    change.startsWith('+') ? change.replace('+', '-') : change.replace('-', '+'),
  );
});
