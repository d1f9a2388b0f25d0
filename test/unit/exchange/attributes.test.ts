import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { ANY_ROW, type CellAttributes } from '../../../src/domain/attributes.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { exportWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';

const plain = buildSample('illustrative', countingIds('w'));
const sheetId = present(plain.sheetOrder[0], 'a free sheet');
const free = present(plain.sheets[sheetId], 'the free sheet');
const setId = present(plain.setOrder[0], 'a set');
const rootId = present(plain.sets[setId]?.rootIds[0], 'a field');
const [firstRow = '', secondRow = '', thirdRow = ''] = free.rowIds;
const lastColumn = present(free.columnIds.at(-1), 'a last column');
const firstColumn = present(free.columnIds[0], 'a first column');

async function exportWith(attributes: Workbook['attributes']): Promise<{ sheet: (name: string) => Sheet }> {
  const workbook = { ...plain, attributes };
  const request = { workbook, scenarioId: null, today: '01/01/2026', version: '9.9.9', models: [], values: [] };
  const bytes = await exportWorkbook(request, createHucreWriter());
  const file = await readXlsx(bytes, { readStyles: true });
  return {
    sheet: (name) =>
      present(
        file.sheets.find((one) => one.name === name),
        name,
      ),
  };
}

it('a date, bold on green, with a note, arrives in the file as a serial with its format, font, fill and comment', async () => {
  const look: CellAttributes = {
    numberFormat: 'dd/mm/yyyy',
    bold: true,
    italic: true,
    fill: 'green',
    align: 'center',
    note: 'Hạn nộp báo cáo',
  };
  const { sheet } = await exportWith({ [`free.${sheetId}`]: { [firstRow]: { [firstColumn]: look } } });
  const cell = present(sheet(free.name).cells?.get('0,0'), 'the first cell');
  expect(cell.style).toMatchObject({
    numFmt: 'dd/mm/yyyy',
    font: { bold: true, italic: true },
    fill: { fgColor: { rgb: 'D5EFD9' } },
    alignment: { horizontal: 'center' },
  });
  expect(cell.comment?.text).toBe('Hạn nộp báo cáo');
});

it('an entry rule of rows below each other is one check of the file, a list keeps its options', async () => {
  const whole: CellAttributes = { entryRule: { kind: 'number', min: 0, max: 10, whole: true } };
  const list: CellAttributes = { entryRule: { kind: 'list', options: ['Đạt', 'Không đạt'] } };
  const { sheet } = await exportWith({
    [`free.${sheetId}`]: {
      [firstRow]: { [lastColumn]: whole },
      [secondRow]: { [lastColumn]: whole },
      [thirdRow]: { [lastColumn]: list },
    },
  });
  const column = String.fromCharCode(64 + free.columnIds.length);
  expect(sheet(free.name).dataValidations).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        type: 'custom',
        range: `${column}1:${column}2`,
        formula1: `AND(ISNUMBER(${column}1),${column}1>=0,${column}1<=10,${column}1=INT(${column}1))`,
      }),
      expect.objectContaining({ type: 'list', range: `${column}3`, values: ['Đạt', 'Không đạt'] }),
    ]),
  );
});

it('a format for a whole column of the criteria sheet holds in every row, with its figures untouched', async () => {
  const { sheet } = await exportWith({
    [`criteria.${setId}`]: { [ANY_ROW]: { weight: { numberFormat: '0.000' } }, [rootId]: { weight: { bold: true } } },
  });
  const cells = present(sheet('Tiêu chí').cells, 'cells');
  expect([cells.get('1,4')?.style?.font?.bold, cells.get('2,4')?.style?.numFmt]).toEqual([true, '0.000']);
  const untouched = present((await exportWith({})).sheet('Tiêu chí').cells, 'cells');
  const contentsOf = (from: typeof cells): unknown[] =>
    [...from].flatMap(([at, { value, formula }]) => (value === null && !formula ? [] : [[at, value, formula]]));
  expect(contentsOf(cells)).toEqual(contentsOf(untouched));
});
