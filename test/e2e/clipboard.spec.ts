import type { Page } from '@playwright/test';
import { expect, test } from './words/test.ts';
import {
  cell,
  cellAt,
  createWorkbook,
  enter,
  expectSettled,
  formulaBar,
  goTo,
  grid,
  openApp,
  openTab,
  redo,
  undo,
  type SampleName,
} from './words/workbook.ts';

const SHEET = 'Nháp';

async function start(page: Page, tab = SHEET, sample: SampleName = 'Khối sở, ban, ngành – minh họa'): Promise<void> {
  await openApp(page);
  await createWorkbook(page, sample);
  await openTab(page, tab);
}

/** Selects from one cell to another. */
async function select(page: Page, from: string, to: string): Promise<void> {
  await goTo(page, from);
  await (await cellAt(page, SHEET, from)).click();
  await cell(page, SHEET, to).click({ modifiers: ['Shift'] });
}

async function contentOf(page: Page, address: string): Promise<string> {
  await goTo(page, address);
  return formulaBar(page).inputValue();
}

/** Puts text on the clipboard as another program would, and pastes it with the key. */
async function pasteText(page: Page, address: string, text: string): Promise<void> {
  await goTo(page, address);
  await page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
  await page.keyboard.press('Control+v');
}

async function addSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thêm bảng tính' }).click();
  await expectSettled(page);
}

test('Ctrl+X only marks; Ctrl+V moves the cells, formulas on every sheet follow, one undo puts all back', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'F1', '2');
  await enter(page, 'F2', '3');
  await enter(page, 'G1', '=F1*10');
  await enter(page, 'G2', '=SUM(F1:F2)');
  await openTab(page, 'Tiêu chí');
  await enter(page, 'E4', `='${SHEET}'!F1/2`);
  await openTab(page, SHEET);

  await select(page, 'F1', 'F2');
  await page.keyboard.press('Control+x');
  await expect(cell(page, SHEET, 'F1')).toHaveText('2');
  await goTo(page, 'F6');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'F6')).toHaveText('2');
  await expect(cell(page, SHEET, 'F1')).toHaveText('');
  expect(await contentOf(page, 'G1')).toBe('=F6*10');
  expect(await contentOf(page, 'G2')).toBe('=SUM(F6:F7)');
  await openTab(page, 'Tiêu chí');
  expect(await contentOf(page, 'E4')).toBe('=Nháp!F6/2');

  await undo(page);
  expect(await contentOf(page, 'E4')).toBe('=Nháp!F1/2');
  await openTab(page, SHEET);
  await expect(await cellAt(page, SHEET, 'F1')).toHaveText('2');
  await expect(cell(page, SHEET, 'F6')).toHaveText('');
});

test('Escape ends a cut, and cells cut from one free sheet can be pasted on another', async ({ page }) => {
  await start(page);
  await enter(page, 'F1', '7');
  await enter(page, 'G1', '=F1+1');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Escape');
  await goTo(page, 'F3');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'F1')).toHaveText('7');
  await expect(cell(page, SHEET, 'F3')).toHaveText('7');

  await goTo(page, 'F1');
  await page.keyboard.press('Control+x');
  await addSheet(page);
  const other = await page.getByRole('tab', { selected: true }).innerText();
  await goTo(page, 'B2');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, other, 'B2')).toHaveText('7');
  await openTab(page, SHEET);
  expect(await contentOf(page, 'G1')).toBe(`='${other}'!B2+1`);
});

test('A person drags the border of a selection to move it, with Ctrl to copy it', async ({ page }) => {
  await start(page);
  await enter(page, 'F1', '5');
  await enter(page, 'G1', '=F1*2');
  await goTo(page, 'F1');
  const dragTo = async (address: string, key?: string): Promise<void> => {
    const from = await cell(page, SHEET, 'F1').boundingBox();
    const to = await cell(page, SHEET, address).boundingBox();
    if (!from || !to) throw new Error('the cells are not on screen');
    if (key) await page.keyboard.down(key);
    await page.mouse.move(from.x + 30, from.y + from.height - 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + 8, { steps: 4 });
    await page.mouse.up();
    if (key) await page.keyboard.up(key);
    await expectSettled(page);
  };
  await dragTo('F4', 'Control');
  await expect(cell(page, SHEET, 'F1')).toHaveText('5');
  await expect(cell(page, SHEET, 'F4')).toHaveText('5');
  await undo(page);
  await goTo(page, 'F1');
  await dragTo('F4');
  await expect(cell(page, SHEET, 'F1')).toHaveText('');
  expect(await contentOf(page, 'G1')).toBe('=F4*2');
});

test('A copied formula moves its references within its sheet and on another free sheet; from the criteria it keeps them', async ({
  page,
}) => {
  await start(page);
  await enter(page, 'F1', '2');
  await enter(page, 'G1', '=F1*$F$1');
  await goTo(page, 'G1');
  await page.keyboard.press('Control+c');
  await goTo(page, 'G3');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  expect(await contentOf(page, 'G3')).toBe('=F3*$F$1');
  await goTo(page, 'G1');
  await page.keyboard.press('Control+c');
  await addSheet(page);
  await goTo(page, 'C2');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  expect(await contentOf(page, 'C2')).toBe('=B2*$F$1');

  await openTab(page, 'Tiêu chí');
  await enter(page, 'E4', '=D4*2');
  await goTo(page, 'E4');
  await page.keyboard.press('Control+c');
  await openTab(page, SHEET);
  await goTo(page, 'H8');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  expect(await contentOf(page, 'H8')).toBe("='Tiêu chí'!D4*2");
});

test('Ctrl+Shift+V pastes the value of a formula with every decimal, not the rounded figure', async ({ page }) => {
  await start(page);
  await enter(page, 'F1', '=2/3');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+Shift+Digit1');
  await expect(cell(page, SHEET, 'F1')).toHaveText('0,67');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+c');
  await goTo(page, 'F3');
  await page.keyboard.press('Control+Shift+v');
  await expectSettled(page);
  expect(await contentOf(page, 'F3')).toMatch(/^0,6666666666666/);
});

test('Paste special transposes, passes over blank cells and takes formats alone', async ({ page }) => {
  await start(page);
  await enter(page, 'F1', '1');
  await enter(page, 'F3', '3');
  await enter(page, 'H5', 'giữ');
  await goTo(page, 'F1');
  await page.keyboard.press('Control+b');
  await select(page, 'F1', 'F3');
  await page.keyboard.press('Control+c');
  await goTo(page, 'G5');
  await page.keyboard.press('Control+Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Dán đặc biệt' });
  await dialog.getByLabel('Bỏ qua ô trống').check();
  await dialog.getByLabel('Đổi hàng thành cột').check();
  await dialog.getByRole('button', { name: 'Dán', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expectSettled(page);
  await expect(cell(page, SHEET, 'G5')).toHaveText('1');
  await expect(cell(page, SHEET, 'H5')).toHaveText('giữ');
  await expect(await cellAt(page, SHEET, 'I5')).toHaveText('3');
  await undo(page);
  await expect(cell(page, SHEET, 'G5')).toHaveText('');

  await goTo(page, 'H5');
  await page.keyboard.press('Control+Alt+v');
  await dialog.getByLabel('Định dạng').check();
  await page.keyboard.press('Control+v');
  await expect(dialog).toBeHidden();
  await expectSettled(page);
  await expect(cell(page, SHEET, 'H5')).toHaveText('giữ');
  await expect(cell(page, SHEET, 'H5')).toHaveCSS('font-weight', '700');
});

test('The context menu cuts, copies and pastes; where the browser refuses, it says which keys do', async ({
  page,
  context,
}) => {
  await start(page);
  await enter(page, 'F1', '12');
  await enter(page, 'G1', '=F1*2');
  const choose = async (address: string, item: string): Promise<void> => {
    await (await cellAt(page, SHEET, address)).click({ button: 'right' });
    await page.getByRole('menuitem', { name: item }).first().click();
  };
  await choose('G1', 'Chép');
  await choose('G2', 'Dán');
  await expectSettled(page);
  expect(await contentOf(page, 'G2')).toBe('=F2*2');
  await choose('F1', 'Cắt');
  await choose('F2', 'Dán');
  await expectSettled(page);
  expect(await contentOf(page, 'G1')).toBe('=F2*2');

  await context.clearPermissions();
  await choose('F5', 'Dán');
  await expect(page.getByText('Trình duyệt không cho đọc bộ nhớ tạm từ thực đơn. Hãy nhấn Ctrl+V.')).toBeVisible();
});

test('A number that reads in two ways is asked about once; the other reading is the same step of undo', async ({
  page,
}) => {
  await start(page);
  await pasteText(page, 'F1', '1.234\r\n2.000\r\n');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'F1')).toHaveText('1.234');
  const question = page.getByText('Đã hiểu 1.234 là 1234.');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Hiểu là 1,234' }).click();
  await expectSettled(page);
  await expect(question).toBeHidden();
  await expect(cell(page, SHEET, 'F1')).toHaveText('1,234');
  await expect(cell(page, SHEET, 'F2')).toHaveText('2');

  await pasteText(page, 'G1', '3.456');
  await expectSettled(page);
  await expect(cell(page, SHEET, 'G1')).toHaveText('3,456');
  await expect(page.getByRole('button', { name: /^Hiểu là/ })).toHaveCount(0);
  await undo(page);
  await undo(page);
  await expect(cell(page, SHEET, 'F1')).toHaveText('');
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
});

test('Numbers of a block that tell their decimal sign are read by it and nothing is asked', async ({ page }) => {
  await start(page);
  await pasteText(page, 'F1', '1,234\t8.78\r\n');
  await expectSettled(page);
  expect(await contentOf(page, 'F1')).toBe('1234');
  expect(await contentOf(page, 'G1')).toBe('8,78');
  await expect(page.getByRole('button', { name: /^Hiểu là/ })).toHaveCount(0);
});

test('Scores that are not taken are listed with the reason, the others are kept, one undo takes all back', async ({
  page,
}) => {
  await start(page, 'Điểm');
  const before = await (await cellAt(page, 'Điểm', 'D4')).textContent();
  await pasteText(page, 'D2', '9\r\n9\r\n0,25\r\n99\r\nchữ\r\n');
  await expectSettled(page);
  await expect(cell(page, 'Điểm', 'D4')).toHaveText('0,25');
  await page.getByRole('button', { name: 'Xem danh sách' }).click();
  const list = page.getByRole('dialog', { name: 'Các ô không nhận được' });
  await expect(list.getByRole('row')).toHaveCount(5);
  await expect(list.getByRole('row').nth(1)).toContainText('D2');
  await expect(list.getByRole('row').nth(3)).toContainText('99');
  await expect(list.getByRole('row').nth(4)).toContainText('chữ');
  await page.keyboard.press('Escape');
  await undo(page);
  await expect(cell(page, 'Điểm', 'D4')).toHaveText(before ?? '');
});

test('A cut on the scores sheet moves the points, and moves nothing where the other cell refuses them', async ({
  page,
}) => {
  await start(page, 'Điểm');
  await pasteText(page, 'D4', '0,5');
  await expectSettled(page);
  await goTo(page, 'D4');
  await page.keyboard.press('Control+x');
  await goTo(page, 'E4');
  await page.keyboard.press('Control+v');
  await expectSettled(page);
  await expect(cell(page, 'Điểm', 'E4')).toHaveText('0,5');
  await expect(cell(page, 'Điểm', 'D4')).toHaveText('');
  await goTo(page, 'E4');
  await page.keyboard.press('Control+x');
  await goTo(page, 'E2');
  await page.keyboard.press('Control+v');
  await expect(page.getByText(/^Không chuyển được: 1 ô không cho phép/)).toBeVisible();
  await expect(cell(page, 'Điểm', 'E4')).toHaveText('0,5');
});

test('A paste past the end makes a free sheet longer and wider; one undo makes it as it was', async ({ page }) => {
  await start(page);
  const sheet = grid(page, SHEET);
  const rows = Number(await sheet.getAttribute('aria-rowcount'));
  const columns = Number(await sheet.getAttribute('aria-colcount'));
  await goTo(page, 'A1');
  for (const key of ['End', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(`Control+${key}`);
  const block = Array.from({ length: 5 }, (_, row) => `${row}\tx\t=1+${row}`).join('\r\n');
  const last = await page
    .getByRole('textbox', { name: 'Hộp tên' })
    .or(page.getByRole('combobox', { name: 'Hộp tên' }))
    .inputValue();
  await pasteText(page, last, block);
  await expectSettled(page);
  await expect(sheet).toHaveAttribute('aria-rowcount', String(rows + 4));
  await expect(sheet).toHaveAttribute('aria-colcount', String(columns + 2));
  await undo(page);
  await expect(sheet).toHaveAttribute('aria-rowcount', String(rows));
  await expect(sheet).toHaveAttribute('aria-colcount', String(columns));
});

test('The strip at the foot of a free sheet adds as many rows as are written there', async ({ page }) => {
  await start(page);
  const rows = Number(await grid(page, SHEET).getAttribute('aria-rowcount'));
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', String(rows + 100));
  const field = page.getByRole('spinbutton', { name: 'Số hàng thêm vào cuối bảng' });
  await field.fill('7');
  await field.press('Enter');
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', String(rows + 107));
});

/** Resolves when the bar of a long paste is on screen; presses its button in the same moment when told so. */
async function seeProgress(page: Page, andStop: boolean): Promise<void> {
  await page.evaluate(
    (isStopping) =>
      new Promise<void>((resolve) => {
        const watcher = new MutationObserver(() => {
          const strip = document.querySelector('progress')?.parentElement;
          if (!strip) return;
          watcher.disconnect();
          if (isStopping) strip.querySelector('button')?.click();
          resolve();
        });
        watcher.observe(document.body, { childList: true, subtree: true });
      }),
    andStop,
  );
}

test('10,000 pasted rows show how far they are and are one step of undo; stopped, they change nothing', async ({
  page,
}) => {
  await start(page);
  const block = Array.from({ length: 10_000 }, (_, row) => `Đơn vị ${row}\t${row},5\t=1+${row}`).join('\r\n');
  const rows = await grid(page, SHEET).getAttribute('aria-rowcount');
  await Promise.all([seeProgress(page, true), pasteText(page, 'F1', block)]);
  await expect(page.getByText('Đã dừng dán, không ô nào thay đổi.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', rows ?? '');
  await Promise.all([seeProgress(page, false), pasteText(page, 'F1', block)]);
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', '10001', { timeout: 30_000 });
  await expectSettled(page);
  await expect(await cellAt(page, SHEET, 'H10000')).toHaveText('10.000');
  await undo(page);
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', rows ?? '');
  await redo(page);
  await expect(await cellAt(page, SHEET, 'H10000')).toHaveText('10.000');
});

test('10,000 rows copied in Excel are read with the bar and without a style put in force; reloaded, one undo takes all back', async ({
  page,
}) => {
  await start(page);
  const rows = await grid(page, SHEET).getAttribute('aria-rowcount');
  const lines = Array.from({ length: 10_000 }, (_, row) => [`Đơn vị ${row}`, `${row},25`]);
  const html = lines.map((line) => `<tr>${line.map((text) => `<td style="height:15pt">${text}</td>`).join('')}</tr>`);
  await goTo(page, 'F1');
  // By an event of the page: written to the clipboard by a page, styles meet its policy before they are pasted.
  const seen = seeProgress(page, false);
  await page.evaluate(
    ([plain = '', table = '']) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      clipboardData.setData('text/html', table);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [lines.map((line) => line.join('\t')).join('\r\n'), `<table>${html.join('')}</table>`],
  );
  await seen;
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', '10001', { timeout: 30_000 });
  await expectSettled(page);
  await page.reload();
  await expectSettled(page);
  await openTab(page, SHEET);
  await expect(await cellAt(page, SHEET, 'G10000')).toHaveText('9999,25');
  await undo(page);
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeDisabled();
  await expect(grid(page, SHEET)).toHaveAttribute('aria-rowcount', rows ?? '');
});

test('Ctrl+D and the fill handle carry a formula down with its references', async ({ page }) => {
  await start(page);
  await enter(page, 'F1', '2');
  await enter(page, 'F2', '3');
  await enter(page, 'G1', '=F1*$F$1');
  await select(page, 'G1', 'G2');
  await page.keyboard.press('Control+d');
  await expectSettled(page);
  expect(await contentOf(page, 'G2')).toBe('=F2*$F$1');
  await goTo(page, 'G2');
  const handle = await page.locator('[role=tabpanel] .grid-fill').first().boundingBox();
  const target = await cell(page, SHEET, 'G4').boundingBox();
  if (!handle || !target) throw new Error('the handle is not on screen');
  await page.mouse.move(handle.x + 3, handle.y + 3);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, target.y + 10, { steps: 4 });
  await page.mouse.up();
  await expectSettled(page);
  expect(await contentOf(page, 'G4')).toBe('=F4*$F$1');
  await expect(page.getByRole('grid', { name: SHEET }).locator('.is-selected')).toHaveCount(1);
});
