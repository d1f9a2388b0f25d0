import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import { cell, createWorkbook, enter, expectCalculated, expectSettled, goTo, openApp, type } from './words/workbook.ts';

const CRITERIA = 'Tiêu chí';
const READER = 'Chỉ xem: sổ đang mở ở thẻ khác';

/** The workbook in a first tab that writes, and in a second that reads. */
async function openTwice(page: Page, context: BrowserContext): Promise<Page> {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.locator('[data-save]')).toHaveAttribute('data-save', 'readOnly');
  await expectCalculated(second);
  return second;
}

test('A second tab reads every change live, cannot write, and takes over', async ({ page, context }) => {
  const second = await openTwice(page, context);
  await expect(second.locator('[data-save]')).toContainText(READER);
  await goTo(second, 'E27');
  await enter(page, 'E27', '20');
  await expect(cell(second, CRITERIA, 'E27')).toHaveText('20');
  await enter(page, 'E27', '=W_8*1,5');
  await expect(cell(second, CRITERIA, 'E27')).toHaveText('22,5');

  await type(second, 'E2', '99');
  await expect(second.locator('.notices')).toContainText('ở đây chỉ xem');
  await expect(cell(second, CRITERIA, 'E2')).toHaveText('11');
  await expect(second.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();

  await second.getByRole('button', { name: 'Sửa ở đây' }).click();
  await expectSettled(second);
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'readOnly');
  await enter(second, 'E2', '12');
  await goTo(page, 'E2');
  await expect(cell(page, CRITERIA, 'E2')).toHaveText('12');
  await second.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(cell(page, CRITERIA, 'E2')).toHaveText('11');
  await goTo(page, 'E27');
  await second.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(cell(page, CRITERIA, 'E27')).toHaveText('20');
});

test('Two tabs that take the workbook from each other while typing never both write, and lose nothing', async ({
  page,
  context,
}) => {
  const second = await openTwice(page, context);
  let writer = page;
  let reader = second;
  for (let turn = 1; turn <= 4; turn++) {
    await enter(writer, `E${turn + 3}`, String(turn + 1));
    await reader.getByRole('button', { name: 'Sửa ở đây' }).click();
    await expectSettled(reader);
    await expect(writer.locator('[data-save]')).toHaveAttribute('data-save', 'readOnly');
    [writer, reader] = [reader, writer];
  }
  for (const one of [page, second]) {
    await goTo(one, 'E4');
    for (let turn = 1; turn <= 4; turn++)
      await expect(cell(one, CRITERIA, `E${turn + 3}`)).toHaveText(String(turn + 1));
  }
});

test('When the tab that writes crashes, the reader holds every saved change and may write', async ({
  page,
  context,
  watch,
}) => {
  watch.expectComplaint(/crash/i);
  const second = await openTwice(page, context);
  await enter(page, 'E27', '20');
  await enter(page, 'E28', '=W_8/5');
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await expect(second.locator('[data-save]')).toHaveAttribute('data-save', 'saved');
  await goTo(second, 'E27');
  await expect(cell(second, CRITERIA, 'E27')).toHaveText('20');
  await goTo(second, 'E28');
  await expect(cell(second, CRITERIA, 'E28')).toHaveText('3');
  await enter(second, 'E27', '18');
  await expect(cell(second, CRITERIA, 'E27')).toHaveText('18');
});
