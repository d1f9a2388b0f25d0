import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesOf } from '../../../src/i18n/index.ts';
import { serialOfDay } from '../../../src/lib/dates.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { createCellTexts } from '../../../src/domain/cellText.ts';
import type { CellContent } from '../../../src/domain/content.ts';
import { createFormulaScope } from '../../../src/domain/formula/scope.ts';
import { readFreeContent, writeFreeContent, type FreeContent } from '../../../src/domain/freeContent.ts';
import { createFreeEntries } from '../../../src/domain/freeEntries.ts';
import { LIMITS } from '../../../src/domain/limits.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const sheetId = workbook.sheetOrder[0];
const sheet = sheetId && workbook.sheets[sheetId];
if (!sheet) throw new Error('the sample has a free sheet');
const [row = ''] = sheet.rowIds;
const [column = '', second = ''] = sheet.columnIds;
const key = `free.${sheet.id}` as const;
const scope = createFormulaScope(workbook, null, key);
const FORMATS = [undefined, '0%', '0.0%', 'dd/mm/yyyy', '@', '#,##0.00'] as const;

function read(text: string, numberFormat?: string, isText = false): FreeContent {
  const result = readFreeContent(text, scope, 'vi', { numberFormat, isText, thisYear: 2026 });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

it.each([
  ['1.234,5', 1234.5, '#,##0.0'],
  ['1.500.000', 1_500_000, '#,##0'],
  ['0.125', 0.125, null],
  ['12,5%', 0.125, '0.0%'],
  ['31/12/2026', serialOfDay(2026, 12, 31), 'dd/mm/yyyy'],
  ['31/12', serialOfDay(2026, 12, 31), 'dd/mm/yyyy'],
  ['31/02/2026', '31/02/2026', null],
  ['482/500', '482/500', null],
  ['true', true, null],
  ["'001", '001', null],
  ["'=1+1", "'=1+1", null],
  ['=', "'=", null],
  ['', undefined, null],
] as const)('what %s means', (text, content, numberFormat) => {
  expect(read(text)).toEqual({ content, numberFormat });
});

it('in a cell of text, and where a program declared text, everything stays as it was typed', () => {
  expect(read('31/12/2026', '@').content).toBe('31/12/2026');
  expect(read('=1+1', '@').content).toBe("'=1+1");
  expect(read('001', undefined, true).content).toBe('001');
});

it('a text longer than a cell holds is refused', () => {
  const text = 'a'.repeat(LIMITS.cellText + 1);
  const result = readFreeContent(text, scope, 'vi', { numberFormat: undefined, thisYear: 2026 });
  expect(result.ok ? null : result.problem.code).toBe('cell.tooLong');
});

it('what the editor shows, taken unchanged, is the same content', () => {
  const contents = fc.oneof(
    fc.constantFrom<CellContent>('001', 'TRUE', '31/12', "'a", "'=1+1", '=1+1', 'chữ', '12%', 46387, 0.125, true),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).filter((value) => !Object.is(value, -0)),
    fc.boolean(),
    fc.string().map((text) => (text.startsWith('=') ? `'${text}` : text)),
  );
  fc.assert(
    fc.property(
      contents,
      fc.constantFrom(...FORMATS),
      fc.constantFrom('vi' as const, 'en' as const),
      (content, format, locale) => {
        // A formula or number under "@" was there before the format: its text stays text from then on.
        fc.pre(format !== '@' || (typeof content === 'string' && !content.startsWith('=')));
        fc.pre(content !== '');
        const text = writeFreeContent(content, format, scope, locale);
        const result = readFreeContent(text, scope, locale, { numberFormat: format, thisYear: 2026 });
        expect(result.ok && result.value.content).toEqual(
          typeof content === 'string' ? content.normalize('NFC') : content,
        );
      },
    ),
  );
});

it('a search reads a free cell as its editor and the sheet do', () => {
  const cells = { ...sheet.cells, [row]: { [column]: "'=1", [second]: '001' } };
  const attributes = { [key]: { [row]: { [column]: { note: 'a' } } } };
  const changed = { ...workbook, sheets: { [sheet.id]: { ...sheet, cells } }, attributes };
  const textAt = createCellTexts({
    workbook: changed,
    sheet: key,
    homeSet: null,
    locale: 'vi',
    methodNames: messagesOf('vi').criteria.methods,
    notApplicable: '',
    valueOf: () => undefined,
  });
  expect(textAt(row, column)).toEqual({ text: '=1', editText: "'=1" });
  expect(textAt(row, second)).toEqual({ text: '001', editText: "'001" });
});

it('the formats that texts ask for go to cells that have none', () => {
  const attributes = { [row]: { [second]: { numberFormat: '0.00' } } };
  const entries = createFreeEntries(sheet.id, attributes);
  expect(entries.commands()).toEqual([]);
  entries.take({ row, column }, read('12%'));
  entries.take({ row, column: second }, read('12%'));
  expect(entries.commands()).toEqual([
    {
      verb: 'setFreeCells',
      args: {
        sheetId: sheet.id,
        entries: [
          { row, column, content: 0.12 },
          { row, column: second, content: 0.12 },
        ],
      },
    },
    { verb: 'setAttributes', args: { sheet: key, cells: [{ row, column }], change: { numberFormat: '0%' } } },
  ]);
});
