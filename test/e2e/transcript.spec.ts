import type { Page } from '@playwright/test';
import { openReader, type Reader } from './words/reader.ts';
import { expect, test } from './words/test.ts';
import { createWorkbook, expectSettled, goTo, openApp } from './words/workbook.ts';

/** The grid tells a new value when it has settled. */
const SETTLING_MS = 700;

/** Presses the keys (what begins with "=" or a digit is typed) and gives what is told until everything has come to rest. */
async function hear(page: Page, reader: Reader, ...keys: string[]): Promise<string[]> {
  for (const key of keys) {
    if (/^[=\d]/.test(key)) await page.keyboard.type(key);
    else await page.keyboard.press(key);
  }
  await expectSettled(page);
  await page.waitForTimeout(SETTLING_MS);
  return reader.listen();
}

test('A screen reader is told where one is, what a weight is, its new value, who rises and falls, and why a cell is wrong', async ({
  page,
}) => {
  const reader = await openReader(page);
  await openApp(page);
  await createWorkbook(page, 'Khối sở, ban, ngành – minh họa');
  await goTo(page, 'B27');
  await hear(page, reader);

  // From the name of a criterion to its weight: column, value, whether it can be changed.
  expect(await hear(page, reader, 'ArrowRight')).toEqual([
    'textbox “Tiêu chí” > gridcell “Chỉ tiêu chí thành phần mới có cách đánh giá” selected readonly',
    '“Chỉ tiêu chí thành phần mới có cách đánh giá”',
    '“C27, Cách đánh giá, trống, chỉ đọc”',
  ]);
  expect(await hear(page, reader, 'ArrowRight', 'ArrowRight')).toEqual([
    'textbox “Tiêu chí” > gridcell “13” selected',
    '“D27, Điểm tối đa, 13”',
    '“Mặc định: bằng điểm tối đa”',
    '“E27, Trọng số, 13”',
  ]);

  // In another row its code and name come first.
  expect(await hear(page, reader, 'ArrowDown')).toEqual([
    'textbox “Tiêu chí” > gridcell “4” selected',
    '“3.1 Kiểm soát, rà soát TTHC, E28, Trọng số, 4”',
  ]);
  expect(await hear(page, reader, 'ArrowUp')).toEqual([
    'textbox “Tiêu chí” > gridcell “13” selected',
    '“3 Cải cách thủ tục hành chính, E27, Trọng số, 13”',
  ]);

  // While one types the focus is in the text itself; then the new value and what it does to the ranking.
  expect(await hear(page, reader, 'F2', '20')).toEqual(['textbox “Tiêu chí” value “20”']);
  expect(await hear(page, reader, 'Control+Enter')).toEqual([
    'textbox “Tiêu chí” > gridcell “20” selected',
    '“6 đơn vị tăng hạng, 9 giảm”',
    '“E27, Trọng số, 20”',
  ]);

  // A formula, and one that is wrong: its cause in words.
  expect(await hear(page, reader, '=W_8*1,5', 'Control+Enter')).toEqual([
    'textbox “Tiêu chí” > gridcell “22,5” selected',
    '“4 đơn vị tăng hạng, 3 giảm”',
    '“E27, Trọng số, 22,5, công thức”',
  ]);
  const cause = '#NAME? Không có tên “W_9.9”. Tên dùng được: W_mã, MAX_mã và tên giả định.';
  expect(await hear(page, reader, '=W_9.9', 'Control+Enter')).toEqual([
    'textbox “Tiêu chí” > gridcell “#NAME?” selected invalid',
    `“${cause}”`,
    `“E27, Trọng số, #NAME?, công thức, ${cause}”`,
  ]);
  expect(await hear(page, reader, 'Control+Z')).toEqual([
    'textbox “Tiêu chí” > gridcell “22,5” selected',
    '“E27, Trọng số, 22,5, công thức”',
  ]);

  // A calculated cell says that nothing can be entered there, and says it again to one who tries.
  expect(await hear(page, reader, 'ArrowRight')).toEqual([
    'textbox “Tiêu chí” > gridcell “22,5” selected readonly',
    '“Ô được tính, không nhập được”',
    '“F27, TS hiệu lực, 22,5, chỉ đọc”',
  ]);
  expect(await hear(page, reader, '5')).toEqual(['“Ô được tính, không nhập được”']);
});
