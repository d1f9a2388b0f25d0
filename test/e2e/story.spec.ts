import { readFile } from 'node:fs/promises';
import { read, utils, type WorkBook } from 'xlsx';
import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  cellMessage,
  createWorkbook,
  enter,
  expectSettled,
  goTo,
  openApp,
  openTab,
  pickScenario,
  readColumn,
  readRanking,
  readRows,
  redo,
  reloadWorkbook,
  undo,
} from './words/workbook.ts';

const WORKBOOK = 'Khối sở minh họa 2024 (minh họa)';
const DOCK = 'Xếp hạng trực tiếp';
const CRITERIA = 'Tiêu chí';
/** Row of criterion 3.2.1 and of field 3 in the criteria sheet. */
const LEAF = 'E32';
const FIELD = 'E27';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
}

const readDock = (page: Page): Promise<Map<string, string>> => readColumn(page, DOCK, 'Đơn vị', 'Hạng');

test('A planner changes a weight by typing a formula, and index and rank of the units move beside it', async ({
  page,
}) => {
  await start(page);
  await expect(page.getByRole('banner').getByText('minh họa', { exact: true })).toBeVisible();
  const before = await readRanking(page);
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, 'A27')).toHaveText('3');
  const dockBefore = await readDock(page);

  await enter(page, FIELD, '=W_8*1,5');
  await expect(cell(page, CRITERIA, FIELD)).toHaveText('22,5');
  await goTo(page, FIELD);
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=W_8*1,5');
  expect(await readDock(page)).not.toEqual(dockBefore);
  const after = await readRanking(page);
  expect(after.index).not.toEqual(before.index);
  expect(after.rank).not.toEqual(before.rank);
  expect([...after.rank.keys()].sort()).toEqual([...before.rank.keys()].sort());

  await undo(page);
  expect(await readRanking(page)).toEqual(before);
  await redo(page);
  expect(await readRanking(page)).toEqual(after);
});

test('A weight can be edited with F2 and in the formula bar, with comma or semicolon between arguments', async ({
  page,
}) => {
  await start(page);
  await goTo(page, FIELD);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('=MAX(MAX_3;12,5)');
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await expect(cell(page, CRITERIA, FIELD)).toHaveText('13');

  await goTo(page, FIELD);
  const bar = page.getByRole('textbox', { name: 'Nội dung ô' });
  await bar.click();
  await bar.press('End');
  await page.keyboard.type('+1,25');
  await bar.press('Enter');
  await expectSettled(page);
  await expect(cell(page, CRITERIA, FIELD)).toHaveText('14,25');
  await goTo(page, FIELD);
  await page.keyboard.press('F2');
  await page.keyboard.type('*100');
  await page.keyboard.press('Escape');
  await expect(cell(page, CRITERIA, FIELD)).toHaveText('14,25');
});

test('A change is kept as a scenario beside the base, marked, compared, and put back cell by cell', async ({
  page,
}) => {
  await start(page);
  const base = await readRanking(page);
  await pickScenario(page, 'Phương án gốc', 'Kịch bản mới…');
  await openTab(page, CRITERIA);
  await enter(page, LEAF, '=MAX_3.2.1*3');
  await enter(page, FIELD, '20');
  await expect(await cellAt(page, CRITERIA, LEAF)).toHaveText('15');
  await expect(cellMessage(page)).toContainText('Kịch bản ghi đè: ');
  await expect(cell(page, CRITERIA, LEAF).locator('.grid-mark')).toBeVisible();
  const changed = await readRanking(page);
  expect(changed.index).not.toEqual(base.index);

  await openTab(page, 'Kịch bản');
  const overrides = page.getByRole('table').filter({ hasText: 'Gốc' });
  await expect(overrides.getByRole('row')).toHaveCount(3);
  await expect(overrides.getByRole('row', { name: /Trọng số 3\.2\.1/ })).toContainText('=MAX_3.2.1*3');
  for (const box of await page.getByRole('checkbox', { name: 'So sánh' }).all()) await box.check();
  await expectSettled(page);
  const [head] = await readRows(page, 'So sánh phương án');
  expect(head?.cells.slice(0, 8)).toEqual([
    'Đơn vị',
    'Phương án gốc',
    'Hạng',
    'Tăng trọng số CCTTHC',
    'Hạng',
    'Δ',
    'Đẩy mạnh chính quyền số',
    'Hạng',
  ]);
  const byUnit = await readColumn(page, 'So sánh phương án', 'Đơn vị', 'Phương án gốc');
  expect(byUnit).toEqual(base.index);
  const slope = page.getByRole('figure').filter({ hasText: 'Thứ hạng qua các phương án' });
  await expect(slope.locator('svg').last()).toBeVisible();
  await expect(slope).toContainText('Sở Ngoại vụ');
  await page.getByRole('button', { name: 'Theo lĩnh vực (bình quân khối)' }).click();
  await expect(cell(page, 'So sánh phương án', 'A4')).toContainText('3 Cải cách thủ tục hành chính');

  await overrides
    .getByRole('row', { name: /Trọng số 3\.2\.1/ })
    .getByRole('button', { name: 'Trả về gốc' })
    .click();
  await expectSettled(page);
  await expect(overrides.getByRole('row')).toHaveCount(2);
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('20');
  await expect(cell(page, CRITERIA, FIELD).locator('.grid-mark:not(.grid-note)')).toBeVisible();
  await goTo(page, LEAF);
  await expect(cellMessage(page)).not.toContainText('Kịch bản ghi đè');
  await pickScenario(page, 'Kịch bản 3', 'Phương án gốc');
  expect(await readRanking(page)).toEqual(base);
});

test('The exported .xlsx has live formulas and the ranks of the screen', async ({ page }) => {
  await start(page);
  await enter(page, FIELD, '=W_8*1,5');
  const screen = await readRanking(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất Excel' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const book = read(await readFile(await download.path()), { cellFormula: true });
  expect(book.SheetNames).toEqual(
    expect.arrayContaining(['Tiêu chí', 'Điểm', 'Xếp hạng', 'Kịch bản', 'Nháp', 'Đọc tôi']),
  );
  expect(listFormulas(book, 'Tiêu chí').length).toBeGreaterThan(50);
  const ranks = listFormulas(book, 'Xếp hạng').filter((formula) => /RANK\.EQ/.test(formula));
  expect(ranks.length).toBeGreaterThanOrEqual(21);
  expect(readExportedRanks(book)).toEqual(screen.rank);
});

test('Nothing is lost on reload: tab, scenarios, weights, and undo goes on', async ({ page }) => {
  await start(page);
  await enter(page, FIELD, '=W_8*1,5');
  await pickScenario(page, 'Phương án gốc', 'Kịch bản mới…');
  await openTab(page, CRITERIA);
  await enter(page, LEAF, '9');
  await pickScenario(page, 'Kịch bản 3', 'Phương án gốc');
  const before = await readRanking(page);
  // What a person looks at (tab, scenario) is kept a moment after it has changed, and is no part of "saved".
  await page.waitForTimeout(600);

  await reloadWorkbook(page, WORKBOOK);
  await expect(page.getByRole('tab', { name: 'Xếp hạng' })).toHaveAttribute('aria-selected', 'true');
  expect(await readRanking(page)).toEqual(before);
  await pickScenario(page, 'Phương án gốc', 'Kịch bản 3');
  await openTab(page, CRITERIA);
  await expect(await cellAt(page, CRITERIA, LEAF)).toHaveText('9');
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('22,5');
  await undo(page);
  await expect(await cellAt(page, CRITERIA, LEAF)).toHaveText('5');
  await undo(page);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Phương án gốc' })).toBeVisible();
  await undo(page);
  await expect(await cellAt(page, CRITERIA, FIELD)).toHaveText('13');
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
});

function listFormulas(book: WorkBook, sheet: string): string[] {
  return Object.entries(book.Sheets[sheet] ?? {}).flatMap(([address, one]) => {
    const formula = address.startsWith('!') ? undefined : (one as { f?: string }).f;
    return formula === undefined ? [] : [formula];
  });
}

/** The cached rank by unit, written as the screen writes it; below the units stand the means, without a rank. */
function readExportedRanks(book: WorkBook): Map<string, string> {
  const sheet = book.Sheets['Xếp hạng'];
  const [head = [], ...rows] = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }) : [];
  const [unitAt, rankAt] = [head.indexOf('Đơn vị'), head.indexOf('Xếp hạng')];
  const end = rows.findIndex((row) => row[unitAt] === 'Trung bình khối');
  return new Map(
    rows
      .slice(0, end)
      .filter((row) => row[unitAt] !== undefined)
      .map((row) => [
        String(row[unitAt]),
        typeof row[rankAt] === 'number' ? String(row[rankAt]).replace('.', ',') : '–',
      ]),
  );
}
