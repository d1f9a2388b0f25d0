/**
 * The council's whole work: an empty workbook, the criteria and the survey out of an Excel file, forms to six units, what
 * they send back out of LibreOffice, appraisal, ranking, the summary table, the trace.
 */
import type { Page } from '@playwright/test';
import { read, utils } from 'xlsx';
import { recalculate } from '../contract/exchange/libreOffice.ts';
import { download, pickFromMenu, receiveForms, sendForms } from './words/forms.ts';
import { makeInLibreOffice, saveInLibreOffice, type OfficeFile } from './words/libreOffice.ts';
import { asUploads, entryInput, fillForm, mapOf, type SentForm } from './words/returnedFiles.ts';
import { expect, test } from './words/test.ts';
import {
  cell,
  createWorkbook,
  enter,
  expectSettled,
  openApp,
  openTab,
  readRanking,
  readRows,
} from './words/workbook.ts';

const CRITERIA = [
  ['BỘ TIÊU CHÍ XÁC ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ'],
  ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm', 'Phương pháp đánh giá'],
  [1, 'Chỉ đạo, điều hành', 5, null, null],
  [
    '1.1',
    'Ban hành kế hoạch cải cách hành chính',
    2,
    'Kịp thời: 2; không kịp thời: 1; không ban hành: 0',
    'Tự đánh giá',
  ],
  ['1.2', 'Mức độ hoàn thành kế hoạch', 3, 'Từ 90% trở lên: 3; từ 70% đến dưới 90%: 1,5; dưới 70%: 0', 'Tự đánh giá'],
  [2, 'Cải cách thủ tục hành chính', 8, null, null],
  ['2.1', 'Hồ sơ giải quyết đúng hạn', 4, 'Từ 95% trở lên: 4; từ 90% đến dưới 95%: 2; dưới 90%: 0', 'Tự đánh giá'],
  ['2.2', 'Rà soát, đơn giản hóa', 4, 'Theo hướng dẫn của Bộ Tư pháp', 'Tự đánh giá'],
  [3, 'Tác động của cải cách hành chính', 7, null, null],
  ['3.1', 'Mức độ hài lòng của người dân', 7, null, 'Điều tra xã hội học'],
  [null, 'Tổng cộng', 20, null, null],
] as const;

interface Answer {
  readonly plan: string;
  readonly done: readonly [number, number];
  readonly onTimePercent: number;
  readonly review: number;
  readonly survey: number;
}

const UNITS: Readonly<Record<string, Answer>> = {
  'Sở Nội vụ': { plan: 'Kịp thời', done: [19, 20], onTimePercent: 96.4, review: 3.5, survey: 6.2 },
  'Sở Tài chính': { plan: 'Kịp thời', done: [17, 20], onTimePercent: 97, review: 4, survey: 6.5 },
  'Sở Tư pháp': { plan: 'Kịp thời', done: [18, 20], onTimePercent: 95, review: 4, survey: 5 },
  'Sở Y tế': { plan: 'Không kịp thời', done: [14, 20], onTimePercent: 94.99, review: 2, survey: 5.5 },
  'Sở Xây dựng': { plan: 'Không kịp thời', done: [40, 40], onTimePercent: 90, review: 3, survey: 4.5 },
  'Sở Công Thương': { plan: 'Không ban hành', done: [13, 20], onTimePercent: 100, review: 1.5, survey: 6 },
};

/**
 * By hand: 1.1 + 1.2 + 2.1 + 2.2, then 3.1, of 20. Sở Nội vụ claims 2 + 3 + 4 + 3.5 = 12.5 and is appraised at 11.5, which
 * leaves the first rank to two others.
 */
const EXPECTED = [
  { unit: 'Sở Tài chính', appraised: 2 + 1.5 + 4 + 4, survey: 6.5, total: 18, index: 90, rank: 1, class: 'A' },
  { unit: 'Sở Tư pháp', appraised: 2 + 3 + 4 + 4, survey: 5, total: 18, index: 90, rank: 1, class: 'A' },
  { unit: 'Sở Nội vụ', appraised: 2 + 3 + 4 + 2.5, survey: 6.2, total: 17.7, index: 88.5, rank: 3, class: 'B' },
  { unit: 'Sở Xây dựng', appraised: 1 + 3 + 2 + 3, survey: 4.5, total: 13.5, index: 67.5, rank: 4, class: 'D' },
  { unit: 'Sở Y tế', appraised: 1 + 1.5 + 2 + 2, survey: 5.5, total: 12, index: 60, rank: 5, class: 'D' },
  { unit: 'Sở Công Thương', appraised: 0 + 0 + 4 + 1.5, survey: 6, total: 11.5, index: 57.5, rank: 6, class: 'D' },
] as const;

function answer(form: SentForm, { plan, done, onTimePercent, review }: Answer): SentForm {
  const map = mapOf(form);
  const values: Record<string, number | string> = {};
  const put = (code: string, kind: string, given: readonly (number | string)[]): void => {
    for (const { part, address } of entryInput(map, code).cells) {
      const value = typeof part === 'string' ? (part === kind ? given[0] : undefined) : given[part.figure];
      if (value !== undefined && (typeof part === 'string' || part.kind === kind)) values[address] = value;
    }
  };
  put('1.1', 'choice', [plan]);
  put('1.2', 'ratio', done);
  put('2.1', 'percent', [onTimePercent]);
  put('2.2', 'value', [review]);
  expect(Object.keys(values)).toHaveLength(5);
  return fillForm(form, values);
}

async function importFile(page: Page, file: OfficeFile): Promise<void> {
  await pickFromMenu(page, 'Nhập từ Excel…');
  const wizard = page.getByRole('dialog', { name: 'Nhập từ Excel' });
  await wizard.locator('input[type=file]').setInputFiles(asUploads([file]));
  await wizard.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await wizard.getByRole('button', { name: 'Nhập vào sổ' }).click();
  await expect(wizard).toBeHidden();
  await expectSettled(page);
}

async function pickUnit(page: Page, unit: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Chọn đơn vị: gõ để tìm' });
  await field.fill(unit);
  await field.press('Enter');
  await expect(field).toHaveValue(unit);
}

test('From an empty workbook to the council’s table: import, forms, answers of six units, appraisal, ranks, summary, trace', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openApp(page);
  await createWorkbook(page, 'Sổ trống');
  await pickFromMenu(page, 'Tên của tôi…');
  const naming = page.getByRole('dialog', { name: 'Tên người làm' });
  await naming.getByRole('textbox').fill('Trần Thị Bình');
  await naming.getByRole('button', { name: 'Đồng ý' }).click();

  // The criteria and the survey come as an office keeps them.
  const survey = Object.entries(UNITS).map(([unit, { survey: points }], i) => [i + 1, unit, points]);
  const source = await makeInLibreOffice('Bộ tiêu chí các sở', {
    'Bộ tiêu chí': CRITERIA,
    'Điều tra XHH': [['TT', 'Đơn vị', '3.1'], ...survey],
  });
  await importFile(page, source);
  await expect(page.getByText('Đã nhập 5 mục chấm điểm và 6 ô từ “Bộ tiêu chí các sở.xlsx”.')).toBeVisible();

  // Every unit answers in LibreOffice, one keeps its form as .ods, one sends it twice and differently.
  const sent = await sendForms(page);
  expect(sent).toHaveLength(6);
  const answered = sent.map((form) => answer(form, UNITS[mapOf(form).unitName] as Answer));
  const isOds = (form: SentForm): boolean => mapOf(form).unitName === 'Sở Xây dựng';
  const twice = answered.filter((form) => mapOf(form).unitName === 'Sở Tài chính');
  const wrong = twice.map((form) => ({
    ...answer(form, { ...(UNITS['Sở Tài chính'] as Answer), done: [19, 20] }),
    fileName: 'gửi nhầm.xlsx',
  }));
  const back = [
    ...(await saveInLibreOffice([...answered.filter((form) => !isOds(form)), ...wrong], 'xlsx')),
    ...(await saveInLibreOffice(answered.filter(isOds), 'ods')),
  ];
  const dialog = await receiveForms(page, back);
  const summary = dialog.getByRole('status').first();
  await expect(summary).toContainText('23 ô mới từ 6 đơn vị');
  await expect(summary).toContainText('1 xung đột, 1 chưa chọn');
  await expect(dialog.getByRole('tab', { name: 'Ô bị từ chối (0)' })).toBeVisible();
  await dialog.getByRole('tab', { name: 'Xung đột (1)' }).click();
  await dialog.getByRole('radio', { name: /17\/20/ }).check();
  await dialog.getByRole('button', { name: 'Nhận 24 ô' }).click();
  await expect(page.locator('.notices')).toContainText('Đã nhận 24 ô của 6 đơn vị');
  await expectSettled(page);

  // The council takes what was claimed, unit by unit, and lowers one.
  await openTab(page, 'Thẩm định');
  for (const unit of Object.keys(UNITS)) {
    await pickUnit(page, unit);
    await page.getByRole('button', { name: 'Lấy điểm tự chấm' }).click();
    await page.getByRole('menuitem', { name: /mọi dòng vào lần 1/ }).click();
    await expectSettled(page);
  }
  await expect(page.getByText('Đã lấy 4 điểm tự chấm vào lần 1.')).toHaveCount(1);
  await pickUnit(page, 'Sở Nội vụ');
  await page.getByLabel('Lý do (ghi vào lưu vết)').fill('Biên bản họp Hội đồng 12/11');
  await enter(page, 'F7', '2,5');
  await enter(page, 'G7', 'Hai thủ tục chưa có quyết định công bố');
  await expect(cell(page, 'Thẩm định', 'J7')).toHaveText('▼ 1');

  const { index, rank } = await readRanking(page);
  for (const expected of EXPECTED) {
    expect(index.get(expected.unit), `index of ${expected.unit}`).toBe(expected.index.toFixed(2).replace('.', ','));
    expect(rank.get(expected.unit), `rank of ${expected.unit}`).toBe(String(expected.rank));
  }

  const table = await download(page, async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Biểu, bảng' }).click();
    await page.getByRole('menuitem', { name: 'Bảng tổng hợp của Hội đồng (.xlsx)' }).click();
  });
  const book = read(table.bytes, { type: 'buffer' });
  const stated = utils.sheet_to_json<string[]>(book.Sheets['Tổng hợp'] ?? {}, { header: 1, raw: true });
  expect(readSummary(stated), 'as the file says').toEqual(EXPECTED);
  const found = (await recalculate(new Map([['summary', table.bytes]]))).get('summary');
  expect(readSummary(found?.get('Tổng hợp') ?? []), 'as LibreOffice calculates it anew').toEqual(EXPECTED);

  await openTab(page, 'Lưu vết');
  const [head, ...lines] = await readRows(page, 'Lưu vết');
  expect(head?.cells.slice(1, 8)).toEqual([
    'Người sửa',
    'Đơn vị',
    'Tiêu chí, vị trí',
    'Nội dung',
    'Từ',
    'Thành',
    'Lý do',
  ]);
  const told = lines.map(({ cells }) => cells.slice(1, 8).join(' | '));
  expect(told.filter((line) => !line.startsWith('Trần Thị Bình | '))).toEqual([]);
  expect(told).toContain(
    'Trần Thị Bình | Sở Nội vụ | 2.2 Rà soát, đơn giản hóa | Thẩm định lần 1 | 3,5 | 2,5 | Biên bản họp Hội đồng 12/11',
  );
  expect(told.filter((line) => line.includes('| 24 thay đổi cùng lúc | Điểm tự chấm |'))).toEqual([
    expect.stringMatching(/nhận biểu: .*Sở Nội vụ\.xlsx, .* và 1 tệp nữa/),
  ]);
  expect(told.filter((line) => line.endsWith('| nhập từ Bộ tiêu chí các sở.xlsx'))).toEqual([
    'Trần Thị Bình | 6 đơn vị | 22 thay đổi cùng lúc |  |  |  | nhập từ Bộ tiêu chí các sở.xlsx',
  ]);
});

/** The lines of units in the summary table: number, unit, appraised, survey, total, index, rank, class. */
function readSummary(rows: readonly (readonly unknown[])[]): unknown[] {
  return rows.flatMap(([, unit, appraised, survey, total, index, rank, group]) =>
    typeof unit === 'string' && unit in UNITS
      ? [
          {
            unit,
            appraised: Number(appraised),
            survey: Number(survey),
            total: Number(total),
            index: Number(index),
            rank: Number(rank),
            class: group,
          },
        ]
      : [],
  );
}
