import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, openApp, openTab, readRanking } from './words/workbook.ts';

test('A planner asks which weight would turn a rank, opens the closest flip, and the two units really changed places', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  const before = await readRanking(page);
  await openTab(page, 'Phân tích');
  await page.getByRole('button', { name: 'Ngưỡng đổi hạng' }).click();
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  const sentence = page
    .getByRole('listitem')
    .filter({ hasText: /^Nếu trọng số/ })
    .filter({ hasText: 'thứ hạng công bố đổi thật' })
    .first();
  const text = (await sentence.innerText()).replaceAll(/\s+/g, ' ');
  const [, lower = '', upper = ''] = /thì (.+?) vượt (.+?)\. Hai đơn vị/.exec(text) ?? [];
  const rankIn = (ranks: Awaited<ReturnType<typeof readRanking>>, unit: string): number => Number(ranks.rank.get(unit));
  expect(rankIn(before, lower)).toBeGreaterThan(rankIn(before, upper));

  await sentence.getByRole('button', { name: 'Nạp thành kịch bản' }).click();
  await expectSettled(page);
  await expect(page.getByRole('banner').getByRole('button', { name: /^Trọng số / })).toBeVisible();
  const after = await readRanking(page);
  expect(rankIn(after, lower)).toBeLessThan(rankIn(after, upper));
});

test('A planner types a weight on trial beside the slider and sees the ranks it would give, without writing anything', async ({
  page,
}) => {
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await openTab(page, 'Phân tích');
  await page.getByRole('button', { name: 'Độ nhạy' }).click();
  await page.getByRole('button', { name: 'Tính', exact: true }).click();
  const weight = page.getByRole('textbox', { name: 'Trọng số thử (điểm)' });
  await weight.fill('40,25');
  await weight.press('Enter');
  await expect(page.getByText(/^Với trọng số 40,25 điểm, [1-9]\d* đơn vị có hạng khác hiện tại\.$/)).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Kéo trọng số thử' })).toHaveValue('40.25');
  await expect(page.getByRole('banner').getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
});
