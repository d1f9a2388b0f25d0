/** The words in which end-to-end stories are told. */
import { expect, type Locator, type Page } from '@playwright/test';

export type SampleName = 'Hà Nội 2019 – số liệu công bố' | 'Khối sở, ban, ngành – minh họa' | 'Sổ trống';

/** Opens the app's first screen. */
export async function openApp(page: Page, url = '/'): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function createWorkbook(page: Page, sample: SampleName): Promise<void> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: sample }) });
  await card.getByRole('button', { name: 'Tạo sổ' }).click();
  await expectSettled(page);
}

/** The line of a workbook on the first screen. */
export function workbookLine(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Sổ của bạn' }).getByRole('listitem').filter({ hasText: name });
}

export async function openWorkbook(page: Page, name: string): Promise<void> {
  await workbookLine(page, name).getByRole('button', { name: 'Mở', exact: true }).click();
  await expectSettled(page);
}

/** Loads the page anew; the workbook that lay open lies open again. */
export async function reloadWorkbook(page: Page, name: string): Promise<void> {
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectSettled(page);
}

/** Puts the open workbook away: the first screen. */
export async function closeWorkbook(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Các sổ khác…' }).click();
  await expect(page.getByRole('heading', { name: 'Sổ của bạn' })).toBeVisible();
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
}

export async function pickScenario(page: Page, current: string, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: current }).click();
  await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name })).click();
  await expectSettled(page);
}

/** Waits until the last command is on disk. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'saved');
}

export async function expectCalculated(page: Page): Promise<void> {
  await expect(page.locator('[data-calculation]')).toHaveAttribute('data-calculation', 'ready');
}

export async function expectSettled(page: Page): Promise<void> {
  await expectSaved(page);
  await expectCalculated(page);
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Hoàn tác' }).click();
  await expectSettled(page);
}

export async function redo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Làm lại' }).click();
  await expectSettled(page);
}

/** A grid of the screen, by its name. */
export function grid(page: Page, name: string): Locator {
  return page.getByRole('grid', { name, exact: true }).or(page.getByRole('treegrid', { name, exact: true }));
}

/** Goes to an address or a criterion code through the name box. */
export async function goTo(page: Page, address: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Hộp tên' });
  await box.click();
  await box.fill(address);
  await box.press('Enter');
  await expect(box).not.toBeFocused();
}

/** Types into the cell at an address and accepts with Enter; does not wait for anything. */
export async function type(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Types into the cell at an address; when it returns the change is on disk and calculated. */
export async function enter(page: Page, address: string, text: string): Promise<void> {
  await type(page, address, text);
  await expectSettled(page);
}

/** The cell of a grid at an address such as "E25", where it is drawn: `goTo` brings it into view. */
export function cell(page: Page, gridName: string, address: string): Locator {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return grid(page, gridName)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .locator(`[role=gridcell][aria-colindex="${column + 1}"]`);
}

/** Goes to a cell and gives it. */
export async function cellAt(page: Page, gridName: string, address: string): Promise<Locator> {
  await goTo(page, address);
  return cell(page, gridName, address);
}

/** The field over the sheet that shows what the active cell holds. */
export function formulaBar(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Nội dung ô' });
}

/** The sentence under the sheet about the active cell. */
export function cellMessage(page: Page): Locator {
  return page.getByRole('tabpanel').locator('.message p');
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly string[];
  /** Which columns of the sheet the cells are, from 0. */
  readonly columns: readonly number[];
}

/** The rows of a grid as texts, in the order of the screen; of the columns those that are drawn. */
export async function readRows(page: Page, gridName: string): Promise<TableRow[]> {
  return grid(page, gridName).evaluate(async (element) => {
    const found = new Map<string, { cells: string[]; columns: number[] }>();
    const viewport = element.closest<HTMLElement>('.grid-viewport');
    const step = Math.max(48, (viewport?.clientHeight ?? 0) - 96);
    for (let top = 0; top < (viewport?.scrollHeight ?? 1); top += step) {
      viewport?.scrollTo({ top });
      for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      [...element.querySelectorAll<HTMLElement>('[role=row]')]
        .filter((row) => !row.hidden && row.querySelector('[role=rowheader]') !== null)
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .forEach((row) => {
          const cells = [...row.querySelectorAll<HTMLElement>('[role=gridcell]')]
            .filter((one) => !one.hidden)
            .sort((a, b) => Number(a.getAttribute('aria-colindex')) - Number(b.getAttribute('aria-colindex')));
          found.set(row.querySelector('[role=rowheader]')?.textContent ?? '', {
            cells: cells.map((one) => one.textContent),
            columns: cells.map((one) => Number(one.getAttribute('aria-colindex')) - 2),
          });
        });
    }
    viewport?.scrollTo({ top: 0 });
    return [...found].map(([label, row]) => ({ label, ...row }));
  });
}

/** One column of a grid by the text of its head, keyed by another column: the rank by unit, for one. */
export async function readColumn(
  page: Page,
  gridName: string,
  key: string,
  value: string,
): Promise<Map<string, string>> {
  const [head, ...rows] = await readRows(page, gridName);
  const keyAt = head?.cells.indexOf(key) ?? -1;
  const valueAt = head?.cells.indexOf(value) ?? -1;
  expect([keyAt, valueAt], `columns “${key}” and “${value}” of ${gridName}`).not.toContain(-1);
  return new Map(rows.map(({ cells }) => [cells[keyAt] ?? '', cells[valueAt] ?? '']));
}

/** Index and rank of every unit as the ranking tab shows them. */
export async function readRanking(page: Page): Promise<{ index: Map<string, string>; rank: Map<string, string> }> {
  await openTab(page, 'Xếp hạng');
  await goTo(page, 'A1');
  return {
    index: await readColumn(page, 'Xếp hạng', 'Đơn vị', 'Chỉ số (%)'),
    rank: await readColumn(page, 'Xếp hạng', 'Đơn vị', 'Hạng'),
  };
}
