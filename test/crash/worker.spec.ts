import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/words/test.ts';
import {
  cell,
  cellAt,
  cellMessage,
  createWorkbook,
  enter,
  expectCalculated,
  expectSaved,
  expectSettled,
  openApp,
  openTab,
  readColumn,
  reloadWorkbook,
  type,
} from '../e2e/words/workbook.ts';

// A service worker would answer for the script that these tests replace.
test.use({ serviceWorkers: 'block' });

const SCRIPT = '**/workers/recalc*.js';
const NAME = 'Hà Nội 2019';

/** The worker's own code after a line that makes ACOSH hang for 1001, throw out of the engine for 1002 and break the worker for 1003. */
async function serveHostileWorker(page: Page): Promise<void> {
  const hostile = `{ const { acosh } = Math; Math.acosh = (x) => {
    if (x === 1001) for (;;);
    if (x === 1002) throw new RangeError('Maximum call stack size exceeded');
    if (x === 1003) { reportError(new Error('the worker breaks')); for (;;); }
    return acosh(x); }; }\n`;
  await page.route(SCRIPT, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: hostile + (await response.text()) });
  });
}

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
}

const status = (page: Page) => page.locator('[data-calculation]');
const readTotal = async (page: Page): Promise<string | undefined> =>
  (await readColumn(page, 'Xếp hạng trực tiếp', 'Đơn vị', 'Chỉ số')).get('Hà Nội');

test('A formula that hangs shows #LIMIT! in its cell; typing goes on, every edit is saved, the rest is right', async ({
  page,
}) => {
  test.slow();
  await serveHostileWorker(page);
  await start(page);
  await openTab(page, 'Số liệu công bố');
  await enter(page, 'D1', '=B2*2');
  await type(page, 'D2', '=ACOSH(1001)');
  await expectSaved(page);
  await expect(status(page)).not.toHaveAttribute('data-calculation', 'ready');
  for (const [address, text] of [
    ['D3', '7'],
    ['D4', '=D3*6'],
    ['D5', 'ghi chú'],
  ] as const) {
    await type(page, address, text);
    await expectSaved(page);
  }
  await expect(status(page)).toHaveAttribute('data-calculation', 'ready', { timeout: 60_000 });
  await expect(await cellAt(page, 'Số liệu công bố', 'D2')).toHaveText('#LIMIT!');
  await expect(cellMessage(page)).toContainText('không tính xong trong thời hạn');
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=ACOSH(1001)');
  await expect(cell(page, 'Số liệu công bố', 'D1')).toHaveText('169,28');
  await expect(cell(page, 'Số liệu công bố', 'D4')).toHaveText('42');
  await expect(cell(page, 'Số liệu công bố', 'D5')).toHaveText('ghi chú');
  expect(await readTotal(page)).toBe('84,64');

  await enter(page, 'D2', '=ACOSH(1)+1');
  await expect(cell(page, 'Số liệu công bố', 'D2')).toHaveText('1');
  await openTab(page, 'Tiêu chí');
  await enter(page, 'E4', '=W_1*2');
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('17');
});

test('A formula that throws shows #LIMIT! in its cell and costs no edit; reopened, the workbook is whole', async ({
  page,
}) => {
  test.slow();
  await serveHostileWorker(page);
  await start(page);
  await enter(page, 'E2', '=ACOSH(1002)');
  await expect(await cellAt(page, 'Tiêu chí', 'E2')).toHaveText('#LIMIT!');
  await expect(cellMessage(page)).toContainText('#LIMIT!');
  await enter(page, 'E4', '=MAX_3*2');
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('28');
  await reloadWorkbook(page, NAME);
  await expect(await cellAt(page, 'Tiêu chí', 'E2')).toHaveText('#LIMIT!');
  await expect(page.getByRole('textbox', { name: 'Nội dung ô' })).toHaveValue('=ACOSH(1002)');
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('28');
  await enter(page, 'E2', '8,5');
  await enter(page, 'E4', '14');
  await expect.poll(() => readTotal(page)).toBe('84,64');
});

test('A worker that breaks is replaced; no edit is lost and the figures are right', async ({ page, watch }) => {
  watch.expectComplaint(/the worker breaks/);
  test.slow();
  await serveHostileWorker(page);
  await start(page);
  await openTab(page, 'Số liệu công bố');
  await type(page, 'D2', '=ACOSH(1003)');
  await type(page, 'D3', '=B2+1');
  await expectSaved(page);
  await expect(status(page)).toHaveAttribute('data-calculation', 'ready', { timeout: 60_000 });
  await expect(cell(page, 'Số liệu công bố', 'D3')).toHaveText('85,64');
  await expect(cell(page, 'Số liệu công bố', 'D2')).toHaveText('#LIMIT!');
});

test('Without the worker script the app says so, takes edits and saves them; with it again all is calculated', async ({
  page,
  watch,
}) => {
  watch.expectComplaint(/404/);
  await page.route(SCRIPT, (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }));
  await openApp(page);
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Hà Nội 2019 – số liệu công bố' }) })
    .getByRole('button', { name: 'Tạo sổ' })
    .click();
  await expect(status(page)).toHaveAttribute('data-calculation', 'failed');
  await expect(status(page)).toContainText('Bộ tính toán không chạy được');
  await type(page, 'E4', '=W_1*2');
  await expectSaved(page);
  await page.unroute(SCRIPT);
  await reloadWorkbook(page, NAME);
  await expectCalculated(page);
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('17');
  await expectSettled(page);
});
