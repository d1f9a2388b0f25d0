import type { Page } from '@playwright/test';
import { AXE_VIEWS, findViolations } from './words/axe.ts';
import { expect, test } from './words/test.ts';
import { cell, createWorkbook, enter, expectSettled, goTo, openApp, openTab, pickScenario } from './words/workbook.ts';

async function pickFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

for (const { theme, language, rules } of AXE_VIEWS) {
  test(`Axe finds no violation on the first screen and on each tab: ${theme}, ${language}, ${rules}`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openApp(page);
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expect.soft(await findViolations(page, rules), 'first screen').toEqual([]);
    if (language === 'en') await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
    await pickScenario(page, 'Phương án gốc', 'Đẩy mạnh chính quyền số');
    if (language === 'en') await pickFromMenu(page, 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const tabs = page.getByRole('tab');
    await expect(tabs).toHaveCount(10);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expectSettled(page);
      expect.soft(await findViolations(page, rules), `tab ${(await tab.textContent()) ?? ''}`).toEqual([]);
    }
  });
}

test('Axe finds no violation in a menu, a dialog, a notice and a cell with an error', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await enter(page, 'E4', '=W_9.9');
  await goTo(page, 'E4');
  expect.soft(await findViolations(page), 'error').toEqual([]);
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  expect.soft(await findViolations(page), 'menu').toEqual([]);
  await page.getByRole('menuitem', { name: 'Đổi tên sổ…' }).click();
  expect.soft(await findViolations(page), 'dialog').toEqual([]);
  await page.keyboard.press('Escape');
  await enter(page, 'D4', 'chữ');
  await expect(page.locator('.notices')).toContainText('không phải là số');
  expect.soft(await findViolations(page), 'notice').toEqual([]);
});

test('F6 goes from pane to pane round the screen and comes back, Shift+F6 the other way', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await goTo(page, 'B3');
  await page.keyboard.press('Control+F');
  await goTo(page, 'B3');
  const round = [
    'textarea: Tiêu chí',
    'button: Hiện thanh công cụ',
    'textarea: Xếp hạng trực tiếp',
    'tab: Tiêu chí',
    'button: Ẩn xếp hạng',
    'button: Tỉnh, thành phố trực thuộc TW 2019▾',
    'button: Hiện dòng thay thế',
    'button: Thêm dòng',
    'button: Chữ đậm (Ctrl+B)',
    'combobox: Hộp tên',
  ];
  const walk = async (key: 'F6' | 'Shift+F6'): Promise<string[]> => {
    const seen = [await tellsFocus(page)];
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press(key);
      const name = await tellsFocus(page);
      if (name === seen[0]) break;
      seen.push(name);
    }
    return seen;
  };
  const forwards = await walk('F6');
  expect(forwards).toEqual(round);
  const backwards = await walk('Shift+F6');
  expect(backwards).toEqual([round[0], ...round.slice(1).reverse()]);
});

test('No place of the screen is a trap: Tab and, within a sheet, F6 lead all the way round', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await goTo(page, 'B3');
  const sheet = page.locator('textarea[data-grid-field][aria-label="Tiêu chí"]');
  await expect(sheet).toBeFocused();
  await page.keyboard.press('F6');
  await expect(sheet).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(sheet).toBeFocused();
  const seen: string[] = [];
  for (
    let step = 0;
    step < 80 && (step === 0 || !(await sheet.evaluate((one) => one === document.activeElement)));
    step++
  ) {
    await page.keyboard.press((await isInSheet(page)) ? 'F6' : 'Tab');
    seen.push(await namesFocus(page));
  }
  expect(seen.at(-1), 'back in the sheet').toBe('Tiêu chí');
  for (const place of ['Xếp hạng trực tiếp', 'Tiêu chí', 'Thêm bảng tính', 'Xuất Excel', 'Thêm dòng', 'Hộp tên'])
    expect(seen).toContain(place);
});

/** In a field of a sheet, where Tab moves within the sheet and F6 leaves it. */
function isInSheet(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.matches('[data-grid-field]') ?? false);
}

/** The focused element as "role: name". */
async function tellsFocus(page: Page): Promise<string> {
  const role = await page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute('role') ?? active?.localName ?? '';
  });
  return `${role}: ${await namesFocus(page)}`;
}

function namesFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim();
  });
}

test('Tabs, menus and dialogs work by keyboard alone, and focus comes back', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await page.getByRole('tab', { name: 'Tiêu chí' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Điểm' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab', { name: 'Điểm' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Số liệu công bố' })).toBeFocused();

  const opener = page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true });
  await opener.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Các sổ khác…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Các sổ khác…' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Đổi tên sổ' });
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return 'browser';
      return active.closest('dialog') ? 'dialog' : active.outerHTML;
    });
    expect(['dialog', 'browser']).toContain(place);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('A grid is walked with arrows as in Excel, and says where it is', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await goTo(page, 'D3');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('combobox', { name: 'Hộp tên' })).toHaveValue('E4');
  const field = page.locator('textarea[data-grid-field][aria-label="Tiêu chí"]');
  const active = await cell(page, 'Tiêu chí', 'E4').getAttribute('id');
  await expect(field).toHaveAttribute('aria-activedescendant', active ?? 'none');
  await expect(page.locator('.grid-place').first()).toContainText('E4, Trọng số, 14');
  await page.keyboard.type('15');
  await page.keyboard.press('Tab');
  await expectSettled(page);
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('15');
  await page.keyboard.press('Control+Z');
  await expectSettled(page);
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('14');
});

test('The worker can reach neither the network nor storage, and evaluates no text as code', async ({ page }) => {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await openTab(page, 'Xếp hạng');
  const worker = page.workers().find((one) => one.url().includes('recalc'));
  expect(worker).toBeDefined();
  const reach = await worker?.evaluate(() =>
    [
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'importScripts',
      'indexedDB',
      'caches',
      'BroadcastChannel',
      'Worker',
    ].filter((name) => (globalThis as Record<string, unknown>)[name] !== undefined),
  );
  expect(reach).toEqual([]);
  const response = await page.request.get(worker?.url() ?? '');
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(response.headers()['content-security-policy']).toContain("connect-src 'none'");
  // In a later turn: what the test itself evaluates is exempt from the policy.
  const compiled = await worker?.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve((globalThis as unknown as { eval: (text: string) => unknown }).eval('1+1'));
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      ),
  );
  expect(compiled).toBe('EvalError');
});
