import { expect, test } from '@playwright/test';
import { createWorkbook, openApp } from './words/workbook.ts';

test.use({ serviceWorkers: 'allow' });

test('after one visit the app opens, calculates and saves without a network', async ({ page, context }) => {
  await openApp(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await page.reload();
  await context.setOffline(true);
  await page.reload();
  await createWorkbook(page, 'Hà Nội 2019 – số liệu công bố');
  await expect(page.getByText('84,64').first()).toBeVisible();
});
