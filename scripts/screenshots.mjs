/**
 * `npm run screenshots`: the pictures of README, made from the built app with the illustrative sample: every tab, light, the
 * main one dark, and the habits of a spreadsheet in both themes. Written to docs/screenshots.
 */
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { headersFor } from './headers.mjs';
import { serveFolder } from './serve.mjs';

const folder = 'docs/screenshots';
/** @type {readonly (readonly [string, string])[]} */
const tabs = [
  ['criteria', 'Tiêu chí'],
  ['scores', 'Điểm'],
  ['ranking', 'Xếp hạng'],
  ['scenarios', 'Kịch bản'],
  ['assumptions', 'Giả định'],
  ['sheet', 'Nháp'],
];

const found = await ensureChromium();
if (!found.path) throw new Error(found.problem ?? 'no browser');
await mkdir(folder, { recursive: true });
const server = await serveFolder('dist', { headersFor });
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });

/** @param {'light' | 'dark'} theme */
async function openSample(theme) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', colorScheme: theme });
  await page.goto(server.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (theme === 'light') await page.screenshot({ path: `${folder}/start.png` });
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Khối sở, ban, ngành – minh họa' }) });
  await card.getByRole('button').click();
  await page.locator('[data-calculation=ready]').waitFor();
  const place = page.getByRole('combobox', { name: 'Hộp tên' });
  await page.getByRole('button', { name: /^Phương án gốc/ }).click();
  await page.getByRole('menuitemradio', { name: 'Tăng trọng số CCTTHC' }).click();
  await place.click();
  await place.fill('E2');
  await place.press('Enter');
  await page.keyboard.type('=MAX_1*1,2');
  await page.keyboard.press('Enter');
  await page.locator('[data-save=saved]').waitFor();
  return page;
}

/**
 * A formula half typed with its colours and offers, the arrows of a trace, the menu of a cell, the filter of a head.
 * @param {'light' | 'dark'} theme
 */
async function showHabits(theme) {
  const page = await openSample(theme);
  const take = async (/** @type {string} */ name) => {
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${folder}/${name}${theme === 'dark' ? '-dark' : ''}.png` });
  };
  const goTo = async (/** @type {string} */ address) => {
    const place = page.getByRole('combobox', { name: 'Hộp tên' });
    await place.fill(address);
    await place.press('Enter');
  };
  await goTo('E5');
  await page.keyboard.type('=ROUND(SUM(E4;E7:E8)*MAX_1.3/E10;2)+tong', { delay: 10 });
  await take('formula');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await goTo('E2');
  await page.keyboard.press('Control+BracketLeft');
  await take('trace');
  await page.keyboard.press('Escape');
  await goTo('D9');
  await page.keyboard.press('Shift+F10');
  await take('menu');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Điểm', exact: true }).click();
  await goTo('F5');
  await page.keyboard.press('Control+Shift+KeyL');
  await goTo('F1');
  await page.keyboard.press('Alt+ArrowDown');
  await take('filter');
}

const page = await openSample('light');
for (const [name, tab] of tabs) {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  if (name === 'scenarios')
    for (const box of await page.getByRole('checkbox', { name: 'So sánh' }).all()) await box.check();
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
const dark = await openSample('dark');
await dark.waitForTimeout(800);
await dark.screenshot({ path: `${folder}/criteria-dark.png` });
for (const theme of /** @type {const} */ (['light', 'dark'])) await showHabits(theme);
await browser.close();
await server.close();
