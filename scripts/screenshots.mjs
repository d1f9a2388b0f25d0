/**
 * `npm run screenshots`: the pictures of README, made from the built app with the illustrative sample: every tab, light, the
 * main one dark, the habits of a spreadsheet in both themes, and the analyses. Written to docs/screenshots.
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
  ['self', 'Tự chấm'],
  ['appraisal', 'Thẩm định'],
  ['changes', 'Lưu vết'],
];
/**
 * Pictures of the tab of analyses: file and question.
 * @type {readonly (readonly [string, string])[]}
 */
const analyses = [
  ['reasons', 'Vì sao hạng đổi'],
  ['plan', 'Kế hoạch ít công nhất'],
  ['flips', 'Ngưỡng đổi hạng'],
  ['robust', 'Độ vững của thứ hạng'],
  ['sensitivity', 'Độ nhạy'],
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

/** A criteria set as offices keep it in Excel, for the picture of the import. */
const CRITERIA = [
  'STT;Tiêu chí;Điểm tối đa;Cách tính điểm',
  '1;Công tác chỉ đạo, điều hành;5;',
  '1.1;Ban hành kế hoạch CCHC;2;"Ban hành kịp thời: 2; không kịp thời: 1; không ban hành: 0"',
  '1.2;Tỷ lệ nhiệm vụ hoàn thành;3;"100%: 3; từ 80% đến dưới 100%: 2; dưới 80%: 0"',
  '2;Cải cách thể chế;3;',
  '2.1;Báo cáo đúng hạn;3;"Mỗi báo cáo chậm trừ 0,5 điểm"',
].join('\n');

/**
 * The dialogs of files and rules.
 * @param {import('playwright').Page} page
 */
async function showDialogs(page) {
  await page.getByRole('tab', { name: 'Tiêu chí', exact: true }).click();
  const place = page.getByRole('combobox', { name: 'Hộp tên' });
  await place.fill('A5');
  await place.press('Enter');
  await page.getByRole('button', { name: 'Cách tính điểm…' }).first().click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/rule.png` });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sổ', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Nhập từ Excel…' }).click();
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'bộ tiêu chí.csv', mimeType: 'text/csv', buffer: Buffer.from(CRITERIA) });
  await page.waitForTimeout(2000);
  await page.screenshot({ path: `${folder}/import.png` });
}

/**
 * The questions of Phân tích, each asked as it stands when first opened but for the unit; then a scenario of another structure.
 * @param {import('playwright').Page} page
 */
async function showAnalyses(page) {
  const take = async (/** @type {string} */ name) => {
    await page.locator('.page progress').first().waitFor({ state: 'detached', timeout: 120_000 });
    await page.waitForTimeout(1200);
    await page.screenshot({ path: `${folder}/${name}.png` });
  };
  await page.getByRole('button', { name: 'Tăng trọng số CCTTHC' }).first().click();
  await page.getByRole('menuitemradio', { name: 'Phương án gốc' }).click();
  await page.locator('[data-calculation=ready]').waitFor();
  await page.getByRole('tab', { name: 'Phân tích', exact: true }).click();
  for (const [name, question] of analyses) {
    await page
      .getByRole('navigation', { name: 'Các câu hỏi' })
      .getByRole('button', { name: question, exact: true })
      .click();
    await page.getByRole('button', { name: 'Tính', exact: true }).first().click();
    await page.locator('.page footer').first().waitFor({ timeout: 120_000 });
    if (name === 'flips') {
      await page.getByRole('heading', { name: 'Theo trọng số' }).hover();
      await page.mouse.wheel(0, 480);
    }
    await take(name);
  }
  await page
    .getByRole('button', { name: /^Phương án gốc/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Kịch bản mới…' }).click();
  await page.locator('[data-calculation=ready]').waitFor();
  await page.getByRole('tab', { name: 'Tiêu chí', exact: true }).click();
  const place = page.getByRole('combobox', { name: 'Hộp tên' });
  const goTo = async (/** @type {string} */ address) => {
    await place.fill(address);
    await place.press('Enter');
  };
  await goTo('A32');
  await page.getByRole('button', { name: 'Tách, gộp' }).click();
  await page.getByRole('menuitem', { name: 'Tách tiêu chí…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Điểm tối đa phần 1' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Điểm tối đa phần 2' }).fill('3');
  await dialog.getByRole('button', { name: 'Tách', exact: true }).click();
  await page.locator('[data-save=saved]').waitFor();
  await goTo('A28');
  await page.getByRole('button', { name: 'Xóa dòng', exact: true }).click();
  await page.locator('[data-save=saved]').waitFor();
  await page.getByRole('tab', { name: 'Kịch bản', exact: true }).click();
  await page.getByRole('article').first().hover();
  await page.mouse.wheel(0, 480);
  await take('structure');
}

const page = await openSample('light');
for (const [name, tab] of tabs) {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  if (name === 'scenarios')
    for (const box of await page.getByRole('checkbox', { name: 'So sánh' }).all()) await box.check();
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
await showDialogs(page);
await showAnalyses(await openSample('light'));
const dark = await openSample('dark');
await dark.waitForTimeout(800);
await dark.screenshot({ path: `${folder}/criteria-dark.png` });
for (const theme of /** @type {const} */ (['light', 'dark'])) await showHabits(theme);
await browser.close();
await server.close();
