/** Every question of the tab of analyses and the dialogs of structural scenarios, for eyes, screen readers and keyboards. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { messagesOf, type Language } from '../../src/i18n/index.ts';
import { AXE_VIEWS, findViolations, type AxeRules } from './words/axe.ts';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, goTo, openApp, openTab, pickScenario } from './words/workbook.ts';

const SAMPLE = 'Khối sở, ban, ngành – minh họa';
const BASE = 'Phương án gốc';
/** Trials through the formula engine, on a machine that does other work too. */
const ANSWER = { timeout: 60_000 };

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Presses every button that asks, the last first since it is renamed, and waits until nothing runs. */
async function answerAll(page: Page, language: Language): Promise<void> {
  const { run, cancel } = messagesOf(language).analysis;
  const panel = page.getByRole('tabpanel');
  for (const button of (await panel.getByRole('button', { name: run, exact: true }).all()).reverse())
    if (await button.isEnabled()) await button.click();
  await expect(panel.getByRole('button', { name: cancel, exact: true })).toHaveCount(0, ANSWER);
  await expect(panel.getByRole('progressbar')).toHaveCount(0, ANSWER);
}

for (const { theme, language, rules } of AXE_VIEWS) {
  test(`Axe finds no violation on any question, before and with its answer: ${theme}, ${language}, ${rules}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const t = messagesOf(language);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openApp(page);
    await createWorkbook(page, SAMPLE);
    await pickScenario(page, BASE, 'Tăng trọng số CCTTHC');
    if (language === 'en') await openMenu(page, 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await openTab(page, t.analysis.title);
    const questions = page.getByRole('navigation', { name: t.analysis.pagesLabel });
    for (const name of Object.values(t.analysis.pages)) {
      await questions.getByRole('button', { name, exact: true }).click();
      await checkBoth(page, name, language, rules);
      if (name !== t.analysis.pages.sensitivity) continue;
      const parts = page.getByRole('navigation', { name: t.flips.sectionsLabel }).getByRole('button');
      for (const part of (await parts.all()).slice(1)) {
        await part.click();
        await checkBoth(page, `${name}, ${(await part.textContent()) ?? ''}`, language, rules);
      }
    }
  });
}

async function checkBoth(page: Page, place: string, language: Language, rules: AxeRules): Promise<void> {
  if (rules === 'all') expect.soft(await findViolations(page, rules), `${place}: asked`).toEqual([]);
  await answerAll(page, language);
  expect.soft(await findViolations(page, rules), `${place}: answered`).toEqual([]);
}

test('Axe finds no violation in the dialogs that split and merge criteria and take a scenario from a file', async ({
  page,
}) => {
  test.slow();
  await openApp(page);
  await createWorkbook(page, SAMPLE);
  await pickScenario(page, BASE, 'Tăng trọng số CCTTHC');
  await openTab(page, 'Tiêu chí');
  await goTo(page, 'A32');
  for (const item of ['Tách tiêu chí…', 'Gộp tiêu chí…']) {
    const opener = page.getByRole('button', { name: 'Tách, gộp' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectInBothThemes(page, item);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await page.getByRole('banner').getByRole('button', { name: 'Sổ', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Tải tệp sổ (.sodiem.json)' }).click(),
  ]);
  const buffer = await readFile(await download.path());
  await openTab(page, 'Kịch bản');
  await page.getByRole('button', { name: 'Gộp kịch bản từ tệp…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'so.sodiem.json', mimeType: 'application/json', buffer });
  await expect(dialog.getByRole('combobox').first()).toBeVisible();
  await expectInBothThemes(page, 'scenario from a file');
});

async function expectInBothThemes(page: Page, place: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await findViolations(page), `${place}: light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect.soft(await findViolations(page, 'contrast'), `${place}: dark`).toEqual([]);
}

test('The keyboard alone chooses every question, asks it, and reaches every control of its page', async ({ page }) => {
  test.setTimeout(300_000);
  await openApp(page);
  await createWorkbook(page, SAMPLE);
  await expectSettled(page);
  await openTab(page, 'Phân tích');
  const panel = page.getByRole('tabpanel');
  const { pages, pagesLabel } = messagesOf('vi').analysis;
  for (const name of Object.values(pages)) {
    const choice = page.getByRole('navigation', { name: pagesLabel }).getByRole('button', { name, exact: true });
    await choice.focus();
    await page.keyboard.press('Enter');
    await expect(choice).toHaveAttribute('aria-current', 'page');
    expect.soft(await listUnreached(page, panel), name).toEqual([]);
    for (const button of (await panel.getByRole('button', { name: 'Tính', exact: true }).all()).reverse())
      if (await button.isEnabled()) await button.press('Enter');
    await expect(panel.getByRole('progressbar')).toHaveCount(0, ANSWER);
    await choice.focus();
    expect.soft(await listUnreached(page, panel), `${name}: answered`).toEqual([]);
  }
});

/** What a mouse can work in the panel and Tab, pressed until it leaves the panel, does not come to. */
async function listUnreached(page: Page, panel: Locator): Promise<string[]> {
  await panel.evaluate((element) => {
    element.querySelectorAll('[data-reached]').forEach((one) => one.removeAttribute('data-reached'));
  });
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    const isInside = await panel.evaluate((element) => {
      const active = document.activeElement;
      active?.setAttribute('data-reached', '');
      return active !== element && element.contains(active);
    });
    if (!isInside) break;
  }
  return panel.evaluate((element) => {
    const controls = [...element.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], summary')];
    const skips = (one: HTMLElement): boolean =>
      one.matches(':disabled, [tabindex="-1"], [type=radio]:not(:checked)') || !one.checkVisibility();
    const pagesNav = element.querySelector('nav');
    return controls
      .filter((one) => !skips(one) && !one.hasAttribute('data-reached') && !(pagesNav?.contains(one) ?? false))
      .map((one) => one.getAttribute('aria-label') ?? one.textContent);
  });
}
