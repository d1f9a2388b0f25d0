/** Files as LibreOffice writes them, from a book of ours: what comes back is what went out. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RawBook } from '../../../src/domain/intake/rawBook.ts';
import { writeCsv } from '../../../src/exchange/csv/csv.ts';
import { readCsv } from '../../fakes/readCsv.ts';
import { readBook } from '../../../src/exchange/intake/readBook.ts';
import { cellOf, makeXlsx } from '../../fixtures/books.ts';
import { findLibreOffice } from './libreOffice.ts';

const folder = mkdtempSync(join(tmpdir(), 'par-intake-'));
const STYLES =
  '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>' +
  '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="0" fontId="0" applyAlignment="1"><alignment horizontal="left" indent="2"/></xf><xf numFmtId="170" fontId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" applyNumberFormat="1"/></cellXfs>';
const text = (address: string, content: string, style = 0): string =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t>${content}</t></is></c>`;
const SOURCE = makeXlsx({
  sheetName: 'Tiêu chí',
  styles: STYLES,
  names: '<definedName name="TRỌNG">\'Tiêu chí\'!$B$2</definedName>',
  rows:
    `<row r="1">${text('A1', 'Cải cách thể chế', 1)}<c r="B1"><v>10.5</v></c><c r="C1" s="3"><v>46387</v></c><c r="D1" s="4"><v>0.9640</v></c></row>` +
    `<row r="2">${text('A2', 'Văn bản', 2)}<c r="B2"><v>2.5</v></c><c r="C2"><f>SUM(B1:B2)*2</f><v>26</v></c><c r="D2"><f>IF(B1&gt;1,"ẩn; hiện","")</f></c></row>` +
    `<row r="3">${text('A3', '1.10')}<c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3"><f>$B$1+'Tiêu chí'!B2</f></c></row>`,
  after: '<mergeCells count="1"><mergeCell ref="A5:C6"/></mergeCells>',
});

const KINDS = ['xlsx', 'xls', 'ods'] as const;
const books = new Map<string, RawBook>();

function convert(from: string, to: string, filter = ''): void {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const target = ['--convert-to', `${to}${filter}`, '--outdir', join(folder, 'out'), join(folder, from)];
  execFileSync(findLibreOffice(), ['--headless', `-env:UserInstallation=${profile}`, ...target], { timeout: 120_000 });
}

beforeAll(() => {
  writeFileSync(join(folder, 'book.xlsx'), SOURCE);
  for (const kind of KINDS) {
    convert('book.xlsx', kind);
    const result = readBook(`book.${kind}`, readFileSync(join(folder, 'out', `book.${kind}`)));
    if (result.ok) books.set(kind, result.value);
  }
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(KINDS)('an .%s of LibreOffice', (kind) => {
  const book = (): RawBook => {
    const found = books.get(kind);
    if (!found) throw new Error(`The .${kind} was not read`);
    return found;
  };

  test('is opened as what it is', () => {
    expect(book().kind).toBe(kind);
    expect(book().sheets.map(({ name }) => name)).toEqual(['Tiêu chí']);
  });

  test('gives back values and kinds of values', () => {
    expect(cellOf(book(), 'A1')?.value).toBe('Cải cách thể chế');
    expect(cellOf(book(), 'B1')?.value).toBe(10.5);
    expect(cellOf(book(), 'C1')).toMatchObject({ value: 46_387, isDate: true });
    expect(cellOf(book(), 'D1')).toMatchObject({ value: 0.964, numberFormat: '0.00%' });
    expect(cellOf(book(), 'A3')?.value).toBe('1.10');
    // LibreOffice keeps TRUE as 1 in a cell whose style is General.
    expect(Boolean(cellOf(book(), 'B3')?.value)).toBe(true);
    expect(cellOf(book(), 'C3')).toMatchObject({ value: null, error: '#DIV/0!' });
  });

  test('gives back formulas in English with commas, and what they give', () => {
    expect(cellOf(book(), 'C2')).toMatchObject({ value: 26, formula: 'SUM(B1:B2)*2' });
    expect(cellOf(book(), 'D2')).toMatchObject({ value: 'ẩn; hiện', formula: 'IF(B1>1,"ẩn; hiện","")' });
    expect(cellOf(book(), 'D3')).toMatchObject({ value: 13 });
    expect(cellOf(book(), 'D3')?.formula?.replaceAll('$', '')).toMatch(/^B1\+('Tiêu chí'!)?B2$/);
  });

  test('gives back merges and names', () => {
    expect(book().sheets[0]?.merges).toEqual([{ top: 4, left: 0, bottom: 5, right: 2 }]);
    expect([...book().names].map(([name, place]) => [name, place.replaceAll('$', '')])).toEqual([
      ['TRỌNG', "'Tiêu chí'!B2"],
    ]);
  });

  // SheetJS keeps no fonts of an .xls.
  test.skipIf(kind === 'xls')('gives back what is bold and how far texts are indented', () => {
    expect(cellOf(book(), 'A1')).toMatchObject({ bold: true });
    expect(cellOf(book(), 'A2')).toMatchObject({ indent: 2 });
    expect(cellOf(book(), 'A3')?.bold).toBeUndefined();
  });
});

test('S06: LibreOffice finds no formula in separated values of ours, whatever sign a text begins with', () => {
  const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  const hostile = signs.flatMap((sign) => [
    `${sign}1+1`,
    `${sign}cmd|' /C calc'!A0`,
    ` ${sign}2`,
    `"${sign}3`,
    `';${sign}4`,
    `a;${sign}5\n${sign}6`,
  ]);
  const counts: number[] = [];
  for (const [index, separator] of ([';', ',', '\t'] as const).entries()) {
    const written = writeCsv([...hostile.map((cell) => [cell, cell]), [-1.5, 2]], separator);
    expect(readCsv(written, separator)).toEqual([...hostile.map((cell) => [cell, cell]), ['-1.5', '2']]);
    writeFileSync(join(folder, `hostile${index}.csv`), written);
    const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,0,false,true,false`;
    const profile = pathToFileURL(join(folder, 'profile')).href;
    execFileSync(
      findLibreOffice(),
      [
        '--headless',
        `-env:UserInstallation=${profile}`,
        `--infilter=${filter}`,
        '--convert-to',
        'ods',
        '--outdir',
        join(folder, 'out'),
        join(folder, `hostile${index}.csv`),
      ],
      { timeout: 120_000 },
    );
    const opened = readBook('hostile.ods', readFileSync(join(folder, 'out', `hostile${index}.ods`)));
    if (!opened.ok) throw new Error(opened.problem.code);
    const cells = [...(opened.value.sheets[0]?.rows.values() ?? [])].flatMap((row) => [...row.values()]);
    expect(cells.length).toBeGreaterThanOrEqual(hostile.length * 2);
    counts.push(cells.filter((cell) => cell.formula !== undefined).length);
  }
  console.log(
    `S06: ${hostile.length} texts x 2 columns x 3 separators, formulas found by LibreOffice: ${counts.join(' ')}`,
  );
  expect(counts).toEqual([0, 0, 0]);
}, 240_000);
