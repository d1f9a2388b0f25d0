import { strFromU8, unzipSync } from 'fflate';
import { read } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import { countLines, heightsOfRows } from '../../../../src/exchange/export/rowHeights.ts';
import { draftSheet, finishSheet, putValue, type SheetDraft } from '../../../../src/exchange/export/sheetDraft.ts';

function draftForm(): SheetDraft {
  const draft = draftSheet("Biểu 'A' 1", '1F5F8B');
  draft.style = 'form';
  draft.widths.push(20, 10, 10);
  putValue(draft, 0, 0, 'Tiêu đề', { look: 'title' });
  putValue(draft, 1, 0, 'Đơn vị', { look: 'header' });
  putValue(draft, 1, 1, 'Điểm', { look: 'header' });
  putValue(draft, 2, 0, 'Sở A', { look: 'text' });
  putValue(draft, 2, 1, 1.5, { look: 'text' });
  draft.merges.push('A1:C1');
  draft.hiddenColumns.push(2);
  draft.page = { orientation: 'landscape', firstTitleRow: 2, titleRows: 2, titleColumns: 1 };
  return draft;
}

async function write(...drafts: SheetDraft[]): Promise<Uint8Array> {
  return createHucreWriter().write({ title: 't', description: '', sheets: drafts.map(finishSheet), names: [] });
}

function partOf(bytes: Uint8Array, path: string): string {
  return strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
}

describe('what forms ask of the writer', () => {
  it('prints on A4 across with title rows that repeat, pages counted, in Times New Roman 13', async () => {
    const bytes = await write(draftForm());
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toContain('Trang &amp;P/&amp;N');
    expect(sheet).toMatch(/<col [^>]*hidden="(?:1|true)"/);
    expect(partOf(bytes, 'xl/workbook.xml').replaceAll('&apos;', "'")).toContain(
      "'Biểu ''A'' 1'!$A:$A,'Biểu ''A'' 1'!$2:$2",
    );
    expect(partOf(bytes, 'xl/styles.xml')).toMatch(
      /<sz val="13"\/>.*<name val="Times New Roman"\/>|<name val="Times New Roman"\/>.*<sz val="13"\/>/s,
    );
    expect(read(bytes).Sheets["Biểu 'A' 1"]?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]);
  });

  it('begins new pages at the columns it is told', async () => {
    const draft = draftForm();
    draft.page = { orientation: 'landscape', titleRows: 2, across: { scalePercent: 80, breaks: [2] } };
    const sheet = partOf(await write(draft), 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<brk id="2"[^>]*man="1"/);
    expect(sheet).toMatch(/<pageSetup[^>]*scale="80"/);
    expect(sheet).not.toContain('fitToPage="1"');
  });

  it('hides sheets so that Excel offers to show them, or does not', async () => {
    const hidden = { ...draftForm(), name: 'Ẩn', hidden: 'hidden' as const };
    const very = { ...draftForm(), name: 'Rất ẩn', hidden: 'very' as const };
    const book = read(await write(draftForm(), hidden, very));
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 1, 2]);
  });

  it('draws a native chart over the cells it is given, the first row on top', async () => {
    const draft = draftForm();
    draft.charts.push({
      kind: 'bar',
      title: 'Chỉ số',
      categories: "'Biểu ''A'' 1'!$A$3:$A$3",
      series: [{ name: 'Chỉ số', values: "'Biểu ''A'' 1'!$B$3:$B$3" }],
      max: 100,
      anchor: { row: 4, column: 0, toRow: 12, toColumn: 3 },
    });
    const parts = unzipSync(await write(draft));
    const path = Object.keys(parts).find((each) => /^xl\/charts\/chart\d*\.xml$/.test(each)) ?? '';
    const chart = strFromU8(parts[path] ?? new Uint8Array());
    expect(chart).toContain('<c:barDir val="bar"/>');
    expect(chart.replaceAll('&apos;', "'")).toContain("'Biểu ''A'' 1'!$B$3:$B$3");
    expect(chart).toContain('<c:orientation val="maxMin"/>');
    expect(chart).toContain('<c:max val="100"/>');
  });
});

describe('row heights', () => {
  it('keep words whole and count the lines of each', () => {
    expect(countLines('một hai ba', 7)).toBe(2);
    expect(countLines('một\nhai', 20)).toBe(2);
    expect(countLines('abcdefghij', 5)).toBe(2);
  });

  it('share the lines of a text between the rows it is merged over', () => {
    const text = 'mười chữ trong một dòng '.repeat(8).trim();
    const single = draftForm();
    putValue(single, 2, 0, text, { look: 'text' });
    const merged = draftForm();
    putValue(merged, 2, 0, text, { look: 'text' });
    putValue(merged, 3, 0, '', { look: 'text' });
    merged.merges.push('A3:A4');
    const [one, two] = [heightsOfRows(single), heightsOfRows(merged)];
    expect(two.get(2)).toBe(two.get(3));
    expect(two.get(2) ?? 0).toBeLessThan(one.get(2) ?? 0);
    expect((two.get(2) ?? 0) * 2).toBeGreaterThanOrEqual(one.get(2) ?? 0);
  });
});
