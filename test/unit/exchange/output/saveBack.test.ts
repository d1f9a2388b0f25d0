import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { read } from 'xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import { draftSheet, finishSheet, putFormula, putValue } from '../../../../src/exchange/export/sheetDraft.ts';
import { fillBook } from '../../../../src/exchange/output/saveBack.ts';

const CUSTOM = '<?xml version="1.0"?><khac xmlns="urn:khac">giữ nguyên</khac>';

/** A file with styles, a chart, a formula, and parts that no reader of ours knows. */
async function buildForeignFile(): Promise<Uint8Array> {
  const draft = draftSheet('Số & liệu', '123456');
  draft.widths.push(20, 12);
  putValue(draft, 0, 0, 'Đơn vị', { look: 'header' });
  putValue(draft, 0, 1, 'Điểm', { look: 'header' });
  putValue(draft, 1, 0, 'Sở A', { look: 'text' });
  putValue(draft, 1, 1, 1.5, { look: 'input', format: '0.00' });
  putFormula(draft, 2, 1, 'SUM(B2:B2)', { look: 'total' }, 1.5);
  draft.charts.push({
    kind: 'column',
    title: 'Điểm',
    categories: "'Số & liệu'!$A$2:$A$2",
    series: [{ name: 'Điểm', values: "'Số & liệu'!$B$2:$B$2" }],
    anchor: { row: 5, column: 0, toRow: 15, toColumn: 4 },
  });
  const bytes = await createHucreWriter().write({
    title: 'x',
    description: '',
    sheets: [finishSheet(draft)],
    names: [],
  });
  return zipSync({
    ...unzipSync(bytes),
    'customXml/item1.xml': strToU8(CUSTOM),
    'xl/la.bin': new Uint8Array([1, 2, 3]),
  });
}

describe('saving back into a file that another program made', () => {
  let original: Uint8Array;
  beforeAll(async () => {
    original = await buildForeignFile();
  });

  it('changes the cells it is told to, with their look, and leaves every other part byte for byte', () => {
    const filled = fillBook(original, [
      { sheet: 'Số & liệu', address: 'B2', value: 2.25 },
      { sheet: 'Số & liệu', address: 'A2', value: 'Sở <B> & "C"' },
      { sheet: 'Số & liệu', address: 'D9', value: true },
    ]);
    expect(filled.ok).toBe(true);
    if (!filled.ok) return;
    const [before, after] = [unzipSync(original), unzipSync(filled.value)];
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    const changed = Object.keys(before).filter(
      (path) => strFromU8(before[path] ?? new Uint8Array(), true) !== strFromU8(after[path] ?? new Uint8Array(), true),
    );
    expect(changed).toEqual(expect.arrayContaining(['xl/worksheets/sheet1.xml']));
    expect(changed.filter((path) => path !== 'xl/worksheets/sheet1.xml' && path !== 'xl/workbook.xml')).toEqual([]);
    expect(Object.keys(after).some((path) => path.startsWith('xl/charts/'))).toBe(true);
    const sheet = read(filled.value, { cellStyles: true }).Sheets['Số & liệu'];
    expect(sheet?.['B2']).toMatchObject({ v: 2.25 });
    expect(sheet?.['A2']).toMatchObject({ v: 'Sở <B> & "C"' });
    expect(sheet?.['D9']).toMatchObject({ v: true });
    expect(sheet?.['B3']).toMatchObject({ f: 'SUM(B2:B2)' });
    const styleOf = (parts: Record<string, Uint8Array>) =>
      /<c r="B2"[^>]*? s="(\d+)"/.exec(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()))?.[1];
    expect(styleOf(after)).toBe(styleOf(before));
    expect(strFromU8(after['xl/workbook.xml'] ?? new Uint8Array())).toContain('fullCalcOnLoad="1"');
  });

  it('writes nothing over a formula and nothing to a sheet that is not there', () => {
    const onFormula = fillBook(original, [{ sheet: 'Số & liệu', address: 'B3', value: 1 }]);
    expect(onFormula).toMatchObject({ ok: false, problem: { code: 'fill.formulaCell' } });
    const elsewhere = fillBook(original, [{ sheet: 'Khác', address: 'B3', value: 1 }]);
    expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'fill.noSheet' } });
  });

  it('refuses what is no .xlsx', () => {
    expect(fillBook(new Uint8Array([1, 2, 3]), [])).toMatchObject({ ok: false, problem: { code: 'fill.notXlsx' } });
  });
});
