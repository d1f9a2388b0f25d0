import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../../src/domain/intake/mapping.ts';
import { readCriteria } from '../../../../src/domain/intake/readCriteria.ts';
import { recogniseBook } from '../../../../src/domain/intake/recognise.ts';
import { findBlockName } from '../../../../src/domain/intake/titles.ts';
import { rawBook, type SheetInput } from '../../../fakes/rawBooks.ts';

/** The layouts of DOMAIN section 5 and of published criteria sets. */
const FORM: SheetInput = {
  name: 'Biểu tự chấm',
  rows: [
    ['UBND TỈNH', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['SỞ NỘI VỤ', null, null, 'Độc lập - Tự do - Hạnh phúc'],
    [],
    ['BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2025'],
    ['Đơn vị: Sở Xây dựng'],
    [
      'STT',
      'Tiêu chí',
      'Điểm tối đa',
      'Số liệu kê khai',
      'Cách tính điểm',
      'Tài liệu kiểm chứng',
      'Điểm tự đánh giá',
      'Điểm thẩm định',
      'Ý kiến',
    ],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
    [1, 'Công tác chỉ đạo, điều hành CCHC', 3],
    [1.1, 'Kế hoạch CCHC năm', 3],
    [
      '1.1.1',
      'Ban hành kế hoạch',
      1,
      'Kịp thời',
      'Kịp thời: 1; không kịp thời: 0,5; không ban hành: 0',
      'KH 12/KH-SXD',
      1,
      0.5,
      'Ban hành chậm',
    ],
    ['1.1.2', 'Mức độ hoàn thành', '2,0', '96,4%', 'Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0', null, 2],
    [
      'STT',
      'Tiêu chí',
      'Điểm tối đa',
      'Số liệu kê khai',
      'Cách tính điểm',
      'Tài liệu kiểm chứng',
      'Điểm tự đánh giá',
      'Điểm thẩm định',
      'Ý kiến',
    ],
    [2, 'Cải cách thể chế', 1],
    ['2.1', 'Không có sai sót', 1, null, 'Theo hướng dẫn', null, 1],
    [null, 'Tổng cộng', 4, null, null, null, 4],
    [null, null, null, null, null, 'Ngày 5 tháng 12 năm 2025'],
    [null, 'Người lập biểu', null, null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
  ],
};

const rolesOf = (columns: readonly ColumnMapping[]): string[] => columns.map(({ role }) => role);

function propose(sheet: SheetInput) {
  const book = rawBook([sheet]);
  const proposal = recogniseBook(book);
  const [first] = proposal.sheets;
  const [raw] = book.sheets;
  if (!first || !raw) throw new Error('one sheet');
  return { proposal, ...first, raw };
}

test('the form of a unit: heading row, roles, unit and year are found', () => {
  const { proposal, mapping } = propose(FORM);
  expect(mapping).toMatchObject({ kind: 'criteria', headerTop: 5, headerBottom: 5, unitName: 'Sở Xây dựng' });
  expect(rolesOf(mapping.columns)).toEqual([
    'code',
    'name',
    'max',
    'declared',
    'rule',
    'evidence',
    'self',
    'appraisal1',
    'opinion',
  ]);
  expect(proposal.year).toBe(2025);
  expect(proposal.title).toContain('BỘ TIÊU CHÍ');
});

test('rows of the form: levels by code, comma decimals; totals, a repeated heading and the signatures are left out', () => {
  const { mapping, raw } = propose(FORM);
  const read = readCriteria(raw, mapping);
  expect(read.rows.map(({ code, depth, max }) => [code, depth, max])).toEqual([
    ['1', 0, 3],
    ['1.1', 1, 3],
    ['1.1.1', 2, 1],
    ['1.1.2', 2, 2],
    ['2', 0, 1],
    ['2.1', 1, 1],
  ]);
  expect(read.skipped.map(({ why }) => why)).toEqual(['head', 'total', 'signature', 'signature']);
  expect(read.statedTotal).toBe(4);
});

test('"1.10" as text stays; after 1.9 the number 1.1 is 1.10; a number shown with two decimals keeps its nought', () => {
  const numbers = Array.from({ length: 9 }, (_, i) => [Number(`1.${i + 1}`), `Tiêu chí ${i + 1}`, 1]);
  const { mapping, raw } = propose({
    rows: [
      ['STT', 'Tiêu chí', 'Điểm tối đa'],
      [1, 'Lĩnh vực', 12],
      ...numbers,
      [1.1, 'Tiêu chí 10', 1],
      ['1.11', 'Tiêu chí 11', 1],
      [{ value: 1.2, numberFormat: '0.00' }, 'Tiêu chí 20', 1],
    ],
  });
  const codes = readCriteria(raw, mapping).rows.map(({ code }) => code);
  expect(codes.slice(-4)).toEqual(['1.9', '1.10', '1.11', '1.20']);
});

test('Roman numerals stand over numbers, letters under them', () => {
  const { mapping, raw } = propose({
    rows: [
      ['TT', 'Nội dung', 'Điểm chuẩn'],
      ['I', 'Chỉ đạo', 2],
      [1, 'Kế hoạch', 2],
      ['a', 'Ban hành', 1],
      ['b', 'Hoàn thành', 1],
      ['II', 'Thể chế', 1],
      [1, 'Rà soát', 1],
    ],
  });
  expect(readCriteria(raw, mapping).rows.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 0, 1]);
});

test('lines without a code under a criterion are its rule, with the points that stand beside them', () => {
  const { mapping, raw } = propose({
    rows: [
      ['STT', 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', 'Điểm tối đa'],
      ['1', 'Chỉ đạo', 1],
      ['1.1', 'Ban hành kế hoạch', 1],
      [null, 'Kịp thời: 1'],
      [null, 'Không kịp thời', 0.5],
      ['2', 'Thể chế', 1],
      ['2.1', 'Rà soát', 1],
    ],
  });
  const rows = readCriteria(raw, mapping).rows;
  expect(rows.map(({ code }) => code)).toEqual(['1', '1.1', '2', '2.1']);
  expect(rows[1]?.rule).toBe('Kịp thời: 1\nKhông kịp thời: 0,5');
});

test('without codes the indent makes the levels, without indent the bold type', () => {
  const indented = propose({
    rows: [
      ['Nội dung', 'Điểm tối đa'],
      ['Chỉ đạo', 2],
      [{ value: 'Kế hoạch', indent: 1 }, 2],
      [{ value: 'Ban hành', indent: 2 }, 2],
      ['Thể chế', 1],
    ],
  });
  const bold = propose({
    rows: [
      ['Nội dung', 'Điểm tối đa'],
      [{ value: 'Chỉ đạo', bold: true }, 2],
      ['Kế hoạch', 2],
      [{ value: 'Thể chế', bold: true }, 1],
      ['Rà soát', 1],
    ],
  });
  const depths = ({ mapping, raw }: ReturnType<typeof propose>): number[] =>
    readCriteria(raw, mapping).rows.map(({ depth }) => depth);
  expect(depths(indented)).toEqual([0, 1, 2, 0]);
  expect(depths(bold)).toEqual([0, 1, 0, 1]);
  expect(readCriteria(indented.raw, indented.mapping).levels).toBe('levels.indent');
});

test('notes of cells and decomposed letters are read', () => {
  const { mapping, raw } = propose({
    rows: [
      ['STT', 'Tiêu chí'.normalize('NFD'), 'Điểm tối đa'.normalize('NFD')],
      [1, { value: 'Chỉ đạo'.normalize('NFD'), note: 'Theo QĐ 12'.normalize('NFD') }, 1],
      [2, 'Thể chế', 1],
    ],
  });
  expect(rolesOf(mapping.columns)).toEqual(['code', 'name', 'max']);
  expect(readCriteria(raw, mapping).rows[0]).toMatchObject({ name: 'Chỉ đạo', note: 'Theo QĐ 12' });
});

describe('tables of scores', () => {
  test('units across: each unit is a column of points, sums are not', () => {
    const { mapping } = propose({
      rows: [
        ['Mã', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính', 'Tổng cộng'],
        ['1', 'Chỉ đạo', 2, 2, 1, 3],
        ['1.1', 'Kế hoạch', 2, 2, 1, 3],
      ],
    });
    expect(mapping.kind).toBe('unitsAcross');
    expect(mapping.columns.filter(({ role }) => role === 'points').map(({ of }) => of)).toEqual([
      'Sở Nội vụ',
      'Sở Tài chính',
    ]);
  });

  test('units across with stages under each unit', () => {
    const { mapping } = propose({
      rows: [
        ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', null, 'Sở Tài chính', null],
        [null, null, null, 'Tự chấm', 'Thẩm định', 'Tự chấm', 'Thẩm định'],
        ['1.1', 'Kế hoạch', 2, 2, 1, 2, 2],
        ['1.2', 'Báo cáo', 2, 2, 1, 2, 2],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'],
    });
    expect(mapping).toMatchObject({ kind: 'unitsAcross', headerTop: 0, headerBottom: 1 });
    expect(mapping.columns.slice(3).map(({ of, stage }) => [of, stage])).toEqual([
      ['Sở Nội vụ', 'self'],
      ['Sở Nội vụ', 'appraisal1'],
      ['Sở Tài chính', 'self'],
      ['Sở Tài chính', 'appraisal1'],
    ]);
  });

  test('units down: the headings are codes', () => {
    const { mapping } = propose({
      rows: [
        ['TT', 'Đơn vị', '1.1.1', '1.1.2 Báo cáo', 'Tổng điểm', 'Xếp hạng'],
        [1, 'Sở Nội vụ', 1, 0.5, 1.5, 1],
        [2, 'Sở Tài chính', 1, 0, 1, 2],
      ],
    });
    expect(mapping.kind).toBe('unitsDown');
    expect(mapping.columns.filter(({ role }) => role === 'points').map(({ code, of }) => [code, of])).toEqual([
      ['1.1.1', ''],
      ['1.1.2', 'Báo cáo'],
    ]);
  });

  const groups = (merged: boolean): SheetInput => ({
    rows: [
      ['TT', 'Đơn vị', 'Tổng', null, null, null, 'Chỉ đạo, điều hành', null, null, 'Cải cách thể chế', null, null],
      [
        null,
        null,
        'Thẩm định',
        'ĐT XHH',
        'Tổng điểm',
        'Chỉ số (%)',
        'Thẩm định',
        'ĐT XHH',
        'Tổng điểm',
        'Thẩm định',
        'ĐT XHH',
        'Tổng điểm',
      ],
      [null, 'Điểm tối đa', 15, 5, 20, null, 8, 2, 10, 7, 3, 10],
      [1, 'Sở Nội vụ', 14, 4, 18, 90, 8, 1.5, 9.5, 6, 2.5, 8.5],
      [2, 'Sở Tài chính', 13, 4, 17, 85, 7, 1.5, 8.5, 6, 2.5, 8.5],
    ],
    ...(merged ? { merges: ['A1:A2', 'B1:B2', 'C1:F1', 'G1:I1', 'J1:L1'] } : {}),
  });
  test.each([
    ['with merged cells', true],
    ['without merges, as in a text file', false],
  ])('a summary table %s: appraisal and survey of each field, no sums', (_, merged) => {
    const { mapping } = propose(groups(merged));
    expect(mapping).toMatchObject({ kind: 'summary', headerBottom: 1 });
    expect(mapping.columns.filter(({ role }) => role === 'points').map(({ of, stage }) => [of, stage])).toEqual([
      ['Chỉ đạo, điều hành', 'appraisal1'],
      ['Chỉ đạo, điều hành', 'survey'],
      ['Cải cách thể chế', 'appraisal1'],
      ['Cải cách thể chế', 'survey'],
    ]);
  });
});

test('a hidden sheet, an empty one and a letter are left out, with the reason', () => {
  const book = rawBook([
    { name: 'Ẩn', hidden: true, rows: FORM.rows },
    { name: 'Trống', rows: [] },
    { name: 'Thư', rows: [['Kính gửi: Sở Nội vụ'], ['Thực hiện công văn số 12, đơn vị gửi báo cáo.']] },
  ]);
  const { sheets } = recogniseBook(book);
  expect(sheets.map(({ mapping }) => mapping.kind)).toEqual(['skip', 'skip', 'skip']);
  expect(sheets.map(({ reasons }) => reasons.at(-1)?.code)).toEqual(['sheet.hidden', 'sheet.empty', 'heads.none']);
});

test('the same headings have the same signature, other headings another', () => {
  const one = propose(FORM).signature;
  const moved = propose({ ...FORM, rows: FORM.rows.slice(2) }).signature;
  const other = propose({
    ...FORM,
    rows: FORM.rows.map((row) => row.map((cell) => (cell === 'Ý kiến' ? 'Ghi chú' : cell))),
  }).signature;
  expect(moved).toBe(one);
  expect(other).not.toBe(one);
});

test('a criteria sheet without scores says nothing of a unit, though its name sounds like one', () => {
  const heads = ['STT', 'Tiêu chí', 'Điểm tối đa'];
  const rows = [
    [1, 'Chỉ đạo', 2],
    ['1.1', 'Kế hoạch', 1],
    ['1.2', 'Báo cáo', 1],
  ];
  const codesOf = (sheet: SheetInput): string[] => propose(sheet).reasons.map(({ code }) => code);
  expect(codesOf({ name: 'Bộ', rows: [heads, ...rows] })).not.toContain('form.unit');
  const scored = [[...heads, 'Điểm tự đánh giá'], ...rows.map((row) => [...row, 1])];
  expect(codesOf({ name: 'Sở Nội vụ', rows: scored })).toContain('form.unit');
});

test.each([
  ['Bộ tiêu chí chấm điểm CCHC của các sở, ban, ngành năm 2024', 'Các sở, ban, ngành'],
  ['BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH ĐỐI VỚI CÁC XÃ, PHƯỜNG TỈNH AN GIANG', 'Các xã, phường'],
  ['Bộ chỉ số CCHC khối huyện, thành phố giai đoạn 2021-2025', 'Huyện, thành phố'],
  ['Bảng điểm áp dụng cho UBND cấp xã (ban hành kèm theo Quyết định 12)', 'UBND cấp xã'],
  ['BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2024', ''],
])('the title “%s” names the block “%s”', (title, block) => {
  expect(findBlockName(title)).toBe(block);
});
