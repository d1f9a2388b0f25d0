/** The words in which end-to-end stories are told. */
import { expect, type Locator, type Page } from '@playwright/test';

export type SampleName = 'Hà Nội 2019 – số liệu công bố' | 'Khối sở, ban, ngành – minh họa' | 'Sổ trống';
export type TabName = 'Tiêu chí' | 'Điểm' | 'Xếp hạng' | 'Kịch bản' | 'Giả định';

/** Opens the app's first screen. */
export async function openApp(page: Page, url = '/'): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function createWorkbook(page: Page, sample: SampleName): Promise<void> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: sample }) });
  await card.getByRole('button', { name: 'Tạo sổ' }).click();
  await expectSaved(page);
  await expectCalculated(page);
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Waits until the last command is on disk. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'saved');
}

export async function expectCalculated(page: Page): Promise<void> {
  await expect(page.locator('[data-calculation]')).toHaveAttribute('data-calculation', 'ready');
}

/** The main grid of the open tab, by its name. */
export function grid(page: Page, name: string): Locator {
  return page.getByRole('grid', { name, exact: true }).or(page.getByRole('treegrid', { name, exact: true }));
}

/** Goes to an address or a criterion code through the name box. */
export async function goTo(page: Page, address: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Hộp tên' });
  await box.click();
  await box.fill(address);
  await box.press('Enter');
}

/** Types into the cell at an address and accepts with Enter. */
export async function enter(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The text a cell shows. */
export async function cellText(page: Page, gridName: string, address: string): Promise<string> {
  await goTo(page, address);
  const id = await grid(page, gridName).evaluate((element) => {
    const owner = element.closest('[role=grid],[role=treegrid]');
    const field = document.querySelector(`[aria-controls="${owner?.id ?? ''}"]`);
    return field?.getAttribute('aria-activedescendant') ?? owner?.getAttribute('aria-activedescendant') ?? '';
  });
  return (await page.locator(`[id="${id}"]`).textContent()) ?? '';
}
