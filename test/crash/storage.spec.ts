import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/words/test.ts';
import {
  cell,
  cellAt,
  closeWorkbook,
  createWorkbook,
  enter,
  expectSaved,
  openApp,
  type,
  workbookLine,
} from '../e2e/words/workbook.ts';

const NAME = 'Hà Nội 2019';

async function start(page: Page): Promise<void> {
  await openApp(page);
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await enter(page, 'E4', '=W_1*2');
}

test('When the site data is cleared under an open workbook, the next edit brings all of it back to disk', async ({
  page,
  context,
  baseURL,
}) => {
  await start(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: baseURL ?? '', storageTypes: 'indexeddb' });
  await type(page, 'E5', '=W_1*3');
  await expectSaved(page);
  await enter(page, 'E6', '9');
  await page.goto('/');
  await workbookLine(page, NAME).getByRole('button', { name: 'Mở', exact: true }).click();
  await expect(await cellAt(page, 'Tiêu chí', 'E4')).toHaveText('17');
  await expect(cell(page, 'Tiêu chí', 'E5')).toHaveText('25,5');
  await expect(cell(page, 'Tiêu chí', 'E6')).toHaveText('9');
});

test('Where a newer build has been, this one reads, says so and writes nothing', async ({ page }) => {
  await start(page);
  await closeWorkbook(page);
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,"><title>blank</title>' }),
  );
  await page.goto('/blank');
  const version = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const asked = indexedDB.open('par-workbook', 990);
        asked.onsuccess = () => {
          resolve(asked.result.version);
          asked.result.close();
        };
        asked.onerror = () => reject(asked.error ?? new Error('not opened'));
      }),
  );
  expect(version).toBe(990);
  await openApp(page);
  await workbookLine(page, NAME).getByRole('button', { name: 'Mở', exact: true }).click();
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'readOnly');
  await type(page, 'E4', '1');
  await expect(cell(page, 'Tiêu chí', 'E4')).toHaveText('17');
  await expect(page.locator('.notices')).toContainText('bản mới hơn của ứng dụng');
  await expect(page.getByRole('button', { name: 'Sửa ở đây' })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toContainText('bản mới hơn');
});
