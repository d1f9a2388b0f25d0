import { readXlsx, type Sheet, type Workbook as FileContent } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { read, type WorkBook } from 'xlsx';
import type { ScenarioId } from '../../../src/domain/ids.ts';
import { layoutOf, listSheetKeys } from '../../../src/domain/layout.ts';
import { applyPatches, patchTo } from '../../../src/domain/patches.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { exportWorkbook, planWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import type { ExportRequest } from '../../../src/exchange/export/request.ts';
import { writtenFunctionName } from '../../../src/exchange/export/excelFunctions.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';

function requestOf(workbook: Workbook, scenarioId: ScenarioId | null = null): ExportRequest {
  return { workbook, scenarioId, today: '01/01/2026', version: '9.9.9', models: [], values: [] };
}

function write(request: ExportRequest): Promise<Uint8Array> {
  return exportWorkbook(request, createHucreWriter());
}

/** Function names of a formula, without texts and sheet names. */
function functionsIn(formula: string): string[] {
  const bare = formula.replaceAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '');
  return [...bare.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\(/gu)].map((match) => match[1] ?? '');
}

const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '=cmd|/c calc!A1',
  '#REF!',
  '\t=1',
  '＝1',
  '_x0041_',
  "'=1",
  '<b>&"',
  'Tiếng'.normalize('NFD'),
];

describe('the exported file, read back', () => {
  const workbook = buildSample('illustrative', countingIds('w'));
  let bytes: Uint8Array;
  let hucre: FileContent;
  let sheetJs: WorkBook;
  const sheet = (name: string): Sheet =>
    present(
      hucre.sheets.find((each) => each.name === name),
      `there is a sheet ${name}`,
    );

  beforeAll(async () => {
    bytes = await write(requestOf(workbook));
    hucre = await readXlsx(bytes, { readStyles: true });
    sheetJs = read(bytes, { cellFormula: true });
  });

  it('has a sheet for each of the app, with its rows in their place', () => {
    expect(sheetJs.SheetNames).toEqual(hucre.sheets.map(({ name }) => name));
    expect(sheetJs.SheetNames.slice(0, 6)).toEqual(['Đọc tôi', 'Kịch bản', 'Tiêu chí', 'Điểm', 'Số liệu', 'Xếp hạng']);
    const key = present(listSheetKeys(workbook)[0], 'a sheet');
    const rows = present(layoutOf(workbook, key), 'a layout').rows;
    const set = present(workbook.sets[present(workbook.setOrder[0], 'a set')], 'a set');
    rows.forEach((row, i) => {
      const node = Object.values(set.nodes).find((each) => each.id === row);
      if (node) expect((sheetJs.Sheets['Tiêu chí']?.[`A${i + 1}`] as { v: unknown } | undefined)?.v).toBe(node.code);
    });
  });

  it('uses no function outside the allow-list, and no formula longer than Excel takes', () => {
    let count = 0;
    const refused = new Set<string>();
    for (const { cells } of planWorkbook(requestOf(workbook)).sheets)
      for (const cell of cells.flat()) {
        if (cell?.kind !== 'formula') continue;
        count++;
        if (cell.formula.length > 8192) refused.add(cell.formula);
        for (const name of functionsIn(cell.formula))
          if (writtenFunctionName(name.replace(/^_xlfn\.(?:_xlws\.)?/, '')) !== name) refused.add(name);
      }
    expect([...refused]).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });

  it('has no part that leads outside the file', () => {
    const parts = unzipSync(bytes);
    expect(Object.keys(parts).filter((path) => /external|vba|connection|embedding|customXml/i.test(path))).toEqual([]);
    for (const [path, content] of Object.entries(parts))
      if (path.endsWith('.rels')) expect(strFromU8(content)).not.toContain('TargetMode="External"');
    expect(strFromU8(present(parts['xl/workbook.xml'], 'a workbook'))).toContain('fullCalcOnLoad="1"');
  });

  it('names weights, maxima, assumptions and the selector', () => {
    const names = new Map(hucre.namedRanges?.map(({ name, range }) => [name, range]));
    expect(names.get('W_1.1')).toMatch(/^'Tiêu chí'!\$E\$\d+$/);
    expect(names.get('MAX_1.1')).toMatch(/^'Tiêu chí'!\$D\$\d+$/);
    expect(names.get('KICH_BAN')).toBe("'Kịch bản'!$B$2");
    for (const id of workbook.assumptionOrder) expect(names.has(workbook.assumptions[id]?.name ?? '')).toBe(true);
  });

  it('freezes headings and labels, repeats them in print, and groups rows by depth', () => {
    expect(sheet('Tiêu chí').freezePane).toMatchObject({ rows: 1, columns: 2 });
    expect(sheet('Điểm').freezePane).toMatchObject({ rows: 1, columns: 3 });
    expect(strFromU8(present(unzipSync(bytes)['xl/workbook.xml'], 'a workbook'))).toContain(
      "'Điểm'!$A:$C,'Điểm'!$1:$1",
    );
    expect(strFromU8(present(unzipSync(bytes)['xl/worksheets/sheet3.xml'], 'a sheet'))).toContain(
      'outlineLevelRow="2"',
    );
    expect(sheet('Tiêu chí').rowDefs?.get(2)?.outlineLevel).toBe(1);
    expect(sheet('Tiêu chí').rowDefs?.get(3)?.outlineLevel).toBe(2);
    expect(sheet('Tiêu chí').pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 'a4' });
  });

  it('locks formulas without a password and leaves inputs open', () => {
    expect(sheet('Tiêu chí').protection).toMatchObject({ sheet: true });
    expect(sheet('Tiêu chí').protection?.password).toBeUndefined();
    const locked = (address: string) => sheet('Tiêu chí').cells?.get(address)?.style?.protection?.locked;
    expect(locked('3,4')).toBe(false);
    expect(locked('3,5')).not.toBe(false);
  });

  it('offers lists where there is a choice, and marks zeros', () => {
    expect(sheet('Kịch bản').dataValidations?.map(({ type, range }) => [type, range])).toContainEqual(['list', 'B2']);
    expect(sheet('Số liệu').dataValidations?.some(({ type }) => type === 'list')).toBe(true);
    expect(sheet('Điểm').conditionalRules?.length).toBe(1);
  });

  it('says what it is: scenario, date, version, source, and that the figures are illustrative', () => {
    const texts = sheet('Đọc tôi').rows.flat().join('\n');
    for (const words of ['MINH HỌA', '01/01/2026', '9.9.9', workbook.source.normalize('NFC')])
      expect(texts).toContain(words);
  });
});

describe('text of people', () => {
  it('stays text wherever it begins like a formula, an error or an escape', async () => {
    const base = buildSample('illustrative', countingIds('w'));
    const setId = present(base.setOrder[0], 'a set');
    const unitIds = present(base.blocks[present(base.sets[setId], 'a set').blockId], 'a block').unitIds;
    const workbook = applyPatches(
      base,
      HOSTILE.map((name, i) => patchTo(base, ['units', unitIds[i] ?? '', 'name'], name)),
    );
    const bytes = await write(requestOf(workbook));
    const ranking = present(read(bytes, { cellFormula: true }).Sheets['Xếp hạng'], 'a ranking');
    HOSTILE.forEach((name, i) => {
      const cell = ranking[`A${i + 2}`] as { t: string; v: unknown; f?: string };
      expect(cell.t).toBe('s');
      expect(cell.f).toBeUndefined();
      if (name !== '_x0041_') expect(cell.v).toBe(name.normalize('NFC'));
    });
  });

  it('of a free sheet is text, and a formula Excel does not know goes out as its value', async () => {
    const base = buildSample('illustrative', countingIds('w'));
    const sheetId = present(base.sheetOrder[0], 'a free sheet');
    const { rowIds, columnIds, name } = present(base.sheets[sheetId], 'a free sheet');
    const [row, column] = [present(rowIds[0], 'a row'), present(columnIds[0], 'a column')];
    const put = (content: string): Workbook =>
      applyPatches(base, [patchTo(base, ['sheets', sheetId, 'cells', row], { [column]: content })]);
    const text = read(await write(requestOf(put("'=1+1"))), { cellFormula: true }).Sheets[name]?.['A1'] as {
      v: unknown;
      f?: string;
    };
    expect(text).toMatchObject({ v: '=1+1' });
    expect(text.f).toBeUndefined();
    const unknown: ExportRequest = {
      ...requestOf(put('=HF.ADD(1,2)')),
      values: [{ scenarioId: null, cells: [{ sheet: `free.${sheetId}`, row, column, value: 3 }] }],
    };
    const value = read(await write(unknown), { cellFormula: true }).Sheets[name]?.['A1'] as { v: unknown; f?: string };
    expect(value).toMatchObject({ v: 3 });
    expect(value.f).toBeUndefined();
  });
});

describe('scenarios', () => {
  it('open the file on the one that is active', async () => {
    const workbook = buildSample('illustrative', countingIds('w'));
    const id = present(workbook.scenarioOrder[0], 'a scenario');
    const sheet = read(await write(requestOf(workbook, id))).Sheets['Kịch bản'];
    expect(sheet?.['B2']).toMatchObject({ v: workbook.scenarios[id]?.name });
  });

  it('of equal names get different ones in the file', () => {
    const base = buildSample('illustrative', countingIds('w'));
    const [first, second] = base.scenarioOrder;
    const workbook = applyPatches(
      base,
      [first, second].map((id) => patchTo(base, ['scenarios', id ?? '', 'name'], 'Phương án gốc')),
    );
    const plan = planWorkbook(requestOf(workbook));
    const list = present(plan.sheets[1], 'scenarios')
      .cells.slice(5, 8)
      .map((row) => (row[0]?.kind === 'value' ? row[0].value : ''));
    expect(list).toEqual(['Phương án gốc', 'Phương án gốc (2)', 'Phương án gốc (3)']);
  });
});
