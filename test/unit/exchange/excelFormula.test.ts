import { expect, test } from 'vitest';
import { listSheetKeys } from '../../../src/domain/layout.ts';
import { createFormulaScope } from '../../../src/domain/formula/scope.ts';
import { readFormula } from '../../../src/domain/formula/read.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { createAtlas } from '../../../src/exchange/export/atlas.ts';
import { toExcelFormula } from '../../../src/exchange/export/excelFormula.ts';
import { shortenSheetNames } from '../../../src/exchange/export/sheetNames.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';

const workbook = buildSample('illustrative', countingIds('w'));
const keys = listSheetKeys(workbook);
const scope = createFormulaScope(workbook, null, keys[0] ?? null);
const names = shortenSheetNames(keys.map((key) => scope.titleOf(key) ?? ''));
const atlas = createAtlas(workbook, new Map(keys.map((key, i) => [key, names[i] ?? ''])));

/** As typed on the criteria sheet, to Excel on the sheet "Khác". */
function excel(typed: string, home = 'Khác'): string {
  const stored = readFormula(typed, 'vi', scope);
  if (!stored.ok) throw new Error(stored.problem.code);
  const written = toExcelFormula(stored.value, home, atlas);
  return written.ok ? written.value.formula : written.problem.code;
}

test('names, addresses and Vietnamese numbers come out in the file form', () => {
  expect(excel('=W_1.1*1,5+MAX_2')).toBe('W_1.1*1.5+MAX_2');
  expect(excel('=F4/2')).toBe("'Tiêu chí'!F4/2");
  expect(excel('=$F$4+F$5', 'Tiêu chí')).toBe('$F$4+F$5');
  expect(excel('=SUM(D2:D5;E9)')).toBe("SUM('Tiêu chí'!D2:D5,'Tiêu chí'!E9)");
});

test('functions newer than the file format carry their prefix', () => {
  expect(excel('=RANK.EQ(D2;D2:D9)')).toBe("_xlfn.RANK.EQ('Tiêu chí'!D2,'Tiêu chí'!D2:D9)");
  expect(excel('=SORT(D2:D9)')).toBe("_xlfn._xlws.SORT('Tiêu chí'!D2:D9)");
  expect(excel('=IF(TRUE;1;2)')).toBe('IF(TRUE(),1,2)');
});

test('a function outside the allow-list and an unknown name are refused', () => {
  expect(excel('=HYPERLINK("http://x")')).toBe('excel.function');
  expect(excel('=WEBSERVICE("http://x")')).toBe('excel.function');
  expect(excel('=KHÔNG_CÓ+1')).toBe('excel.name');
});

test('text in a formula stays as it is, even where it looks like a token or a name', () => {
  expect(excel('="⟦c|x⟧ W_1 ""SUM("""&1')).toBe('"⟦c|x⟧ W_1 ""SUM("""&1');
});

test('a whole column is bounded by the rows of the app', () => {
  const rows = present(scope.layout(present(keys[0], 'a sheet')), 'a layout').rows.length;
  expect(excel('=SUM(D:D)')).toBe(`SUM('Tiêu chí'!$D$1:$D$${rows})`);
});

test('what is gone reads #REF!', () => {
  expect(toExcelFormula('=⟦c|criteria.gone|x|max|⟧+1', 'Khác', atlas)).toMatchObject({ value: { formula: '#REF!+1' } });
});

test('a formula that works on whole ranges is an array formula, others are not', () => {
  const arrayOf = (typed: string) => {
    const stored = readFormula(typed, 'vi', scope);
    const written = stored.ok ? toExcelFormula(stored.value, 'Khác', atlas) : null;
    return written?.ok ? written.value.array : null;
  };
  expect(arrayOf('=SUM(D2:D5*E2:E5)')).toBe('single');
  expect(arrayOf('=SUM(D2:D5)')).toBe('no');
  expect(arrayOf('=UNIQUE(D2:D5)')).toBe('dynamic');
});

test('sums of hundreds of cells stay within what a function takes', () => {
  const setId = present(workbook.setOrder[0], 'a set');
  const nodes = Object.keys(present(workbook.sets[setId], 'a set').nodes);
  const scattered = Array.from(
    { length: 600 },
    (_, i) => `⟦c|criteria.${setId}|${nodes[(i * 7) % nodes.length] ?? ''}|max|⟧`,
  );
  const written = toExcelFormula(`=SUM(${scattered.join(',')})`, 'Tiêu chí', atlas);
  expect(written.ok && written.value.formula.match(/SUM\(/g)?.length).toBe(4);
});
