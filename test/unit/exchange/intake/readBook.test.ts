import { describe, expect, test } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import type { RawBook } from '../../../../src/domain/intake/rawBook.ts';
import { readBook } from '../../../../src/exchange/intake/readBook.ts';
import { cellOf, makeXlsx, writeSample, type MadeXlsx } from '../../../fixtures/books.ts';

function open(bytes: Uint8Array, name = 'tệp.xlsx'): RawBook {
  const result = readBook(name, bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function codeOf(bytes: Uint8Array, name = 'tệp.xlsx'): string {
  const result = readBook(name, bytes);
  return result.ok ? 'opened' : result.problem.code;
}

function openMade(made: MadeXlsx): RawBook {
  return open(makeXlsx(made));
}

describe.each(['xlsx', 'xls', 'xlsb', 'ods'] as const)('a book saved as .%s', (kind) => {
  const book = open(writeSample(kind), 'khác.dat');

  test('is told by its bytes and not by its name', () => {
    expect(book.kind).toBe(kind);
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual(
      [
        ['Tiêu chí', false],
        ['Ẩn', true],
      ].map(([name, hidden]) => [name, kind === 'ods' ? false : hidden]),
    );
  });

  test('gives numbers, texts, truth values and formulas with what they gave', () => {
    expect(cellOf(book, 'A3')).toMatchObject({ value: '1.10' });
    expect(cellOf(book, 'C3')).toMatchObject({ value: 2.5 });
    expect(cellOf(book, 'B4')).toMatchObject({ value: true });
    expect(cellOf(book, 'C4')).toMatchObject({ value: 12.5 });
    // The writer of these fixtures leaves formulas out of binary files; LibreOffice's stand in test/contract.
    if (kind === 'xlsx' || kind === 'ods') expect(cellOf(book, 'C4')?.formula).toBe('SUM(C2:C3)');
    expect(cellOf(book, 'D4')).toBeUndefined();
  });

  test('gives percentages, dates, merges, names and notes', () => {
    expect(cellOf(book, 'D2')).toMatchObject({ value: 0.964 });
    expect(cellOf(book, 'E2')).toMatchObject({ value: 46_387, ...(kind !== 'ods' && { isDate: true }) });
    if (kind !== 'ods') expect(book.sheets[0]?.merges).toEqual([{ top: 4, left: 0, bottom: 4, right: 2 }]);
    if (kind === 'xlsx') expect([...book.names]).toEqual([['TRỌNG_SỐ', "'Tiêu chí'!$C$2"]]);
    if (kind === 'xlsx' || kind === 'xlsb') expect(cellOf(book, 'B2')?.note).toContain('Xem phụ lục');
  });
});

test('a file of separated values is a book of one sheet whose cells are all text', () => {
  const book = open(writeSample('csv'), 'Bảng điểm.csv');
  expect(book.kind).toBe('csv');
  expect(book.sheets[0]?.name).toBe('Bảng điểm');
  expect(cellOf(book, 'A3')?.value).toBe('1.10');
  expect(cellOf(book, 'C2')?.value).toBe('10');
});

test.each([
  ['UTF-8', strToU8('Tên;Điểm\nSở Nội vụ;1,5')],
  ['UTF-16 with its mark', Uint8Array.from(Buffer.from('\uFEFFTên\tĐiểm\nSở Nội vụ\t1,5', 'utf16le'))],
  ['UTF-16 without a mark', Uint8Array.from(Buffer.from('Ten\tDiem\nSo Noi vu\t1,5', 'utf16le'))],
  ['the Vietnamese code page of Windows', Uint8Array.of(0x53, 0xf4, 0x0a, 0x61, 0xf0)],
])('separated values in %s are read', (_, bytes) => {
  expect(codeOf(bytes, 'a.txt')).toBe('opened');
});

test('texts come in NFC whatever the file holds', () => {
  const book = openMade({
    rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>${'Điểm'.normalize('NFD')}</t></is></c></row>`,
  });
  expect(cellOf(book, 'A1')?.value).toBe('Điểm');
});

test('bold and indent tell a heading, formats tell a date', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd &quot;tháng&quot; mm"/></numFmts><fonts><font/><font><b/></font></fonts>' +
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"><alignment indent="2"/></xf><xf numFmtId="170" fontId="0"/><xf numFmtId="10" fontId="0"/></cellXfs>';
  const book = openMade({
    styles,
    rows: '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>46387</v></c><c r="C1" s="3"><v>0.5</v></c><c r="D1" s="1"/></row>',
  });
  expect(cellOf(book, 'A1')).toEqual({ value: 1, bold: true, indent: 2 });
  expect(cellOf(book, 'B1')).toEqual({ value: 46_387, isDate: true, numberFormat: '[$-42A]dd "tháng" mm' });
  expect(cellOf(book, 'C1')).toEqual({ value: 0.5, numberFormat: '0.00%' });
  expect(cellOf(book, 'D1')).toBeUndefined();
});

test('a shared formula is moved to each of its cells, fixed parts stay', () => {
  const book = openMade({
    rows:
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B2" si="0">SUM($C1:D$2)*LOG10(C1)&amp;"C1"&amp;\'C1\'!C1</f><v>1</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>',
  });
  expect(cellOf(book, 'B2')?.formula).toBe(`SUM($C2:E$2)*LOG10(D2)&"C1"&'C1'!D2`);
});

test('cells without an address follow each other, prefixes of names do not matter', () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t=\'str\'><x:f>_xlfn.XLOOKUP(1,A:A,B:B)</x:f><x:v>a&gt;b</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const book = openMade({ parts: { 'xl/worksheets/sheet1.xml': sheet } });
  expect(cellOf(book, 'A1')).toEqual({ value: 1 });
  expect(cellOf(book, 'B1')).toEqual({ value: 'a>b', formula: 'XLOOKUP(1,A:A,B:B)' });
});

test('rich text is joined, reading hints are left out, escaped characters come back', () => {
  const book = openMade({
    shared:
      '<si><r><t>Cải </t></r><r><rPr><b/></rPr><t>cách</t></r><rPh><t>hint</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si>',
    rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
  });
  expect(cellOf(book, 'A1')?.value).toBe('Cải cách');
  expect(cellOf(book, 'B1')?.value).toBe('a\rb_c');
});

test('errors are errors and cells of the year 1904 are moved to ours', () => {
  const workbook =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="T" sheetId="1" r:id="rId1"/></sheets></workbook>';
  const book = openMade({
    parts: { 'xl/workbook.xml': workbook },
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    rows: '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" s="1"><v>44925</v></c></row>',
  });
  expect(cellOf(book, 'A1')).toEqual({ value: null, error: '#DIV/0!', formula: '1/0' });
  expect(cellOf(book, 'B1')).toMatchObject({ value: 46_387, isDate: true });
});

test('cells that stand in no order come in order', () => {
  const book = openMade({
    rows: '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="C1"><v>3</v></c></row>',
  });
  expect([...(book.sheets[0]?.rows ?? [])].map(([row, cells]) => [row, [...cells.keys()]])).toEqual([
    [0, [2]],
    [2, [0, 1]],
  ]);
});

test.each([
  ['nothing', new Uint8Array(), 'read.empty'],
  ['lines without anything', strToU8('\n\n'), 'read.empty'],
  ['a web page that calls itself .xls', strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'read.webPage'],
  ['XML of Excel 2003', strToU8('\uFEFF<?xml version="1.0"?><Workbook/>'), 'read.webPage'],
  ['a PDF', strToU8('%PDF-1.7 ...'), 'read.notSpreadsheet'],
  ['bytes at random', Uint8Array.from({ length: 500 }, (_, i) => (i * 7919) % 251), 'read.notSpreadsheet'],
  [
    'a document of Word',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') }),
    'read.notSpreadsheet',
  ],
  ['a zip of returned files', zipSync({ 'so-noi-vu.xlsx': writeSample('xlsx') }), 'read.zipOfFiles'],
  [
    'an old file behind a password',
    strToU8(`\xd0\xcf\x11\xe0${'EncryptedPackage'.replace(/./g, '$&\0')}\0`, true),
    'read.encrypted',
  ],
  [
    'an old document of Word',
    strToU8(`\xd0\xcf\x11\xe0${'WordDocument'.replace(/./g, '$&\0')}\0`, true),
    'read.notSpreadsheet',
  ],
  ['a cut zip', writeSample('xlsx').subarray(0, 900), 'read.damaged'],
])('%s is answered with its code', (_, bytes, code) => {
  expect(codeOf(bytes)).toBe(code);
});
