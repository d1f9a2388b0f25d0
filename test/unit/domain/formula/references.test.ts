import { describe, expect, it } from 'vitest';
import { retargetRangeEnds, shiftReferences } from '../../../../src/domain/formula/moving.ts';
import { readFormula } from '../../../../src/domain/formula/read.ts';
import {
  isFormula,
  listFunctions,
  listPlainNames,
  listReferences,
  mapReferences,
  printFormula,
} from '../../../../src/domain/formula/references.ts';
import { createFormulaScope } from '../../../../src/domain/formula/scope.ts';
import { writeFormula } from '../../../../src/domain/formula/write.ts';
import { layoutOf } from '../../../../src/domain/layout.ts';
import { makeFormulaWorkbook, makeFreeSheet, SHEET } from './formulaWorkbook.ts';

const workbook = makeFormulaWorkbook();
const sheet = `free.${SHEET}` as const;
const scope = createFormulaScope(workbook, null, sheet);

function store(typed: string): string {
  const result = readFormula(typed, 'vi', scope);
  return result.ok ? result.value : result.problem.code;
}

describe('the references of a formula', () => {
  it('are listed in order, a range as one', () => {
    const kinds = listReferences(store('=SUM(B2:C3)+W_1.1*MAX_1.1+he_so+$A1+SUM(A:A)+SUM(2:3)+"⟦w|s1|n11⟧"')).map(
      (r) => r.kind,
    );
    expect(kinds).toEqual(['range', 'weight', 'max', 'assumption', 'cell', 'columns', 'rows']);
  });

  it('are handed over to print with their ends', () => {
    const printed = mapReferences(store('=SUM(B2:C$3)*2'), (reference) =>
      reference.kind === 'range'
        ? `${reference.from.row}.${reference.to.column}.${String(reference.to.rowAbsolute)}`
        : '?',
    );
    expect(printed).toBe('=SUM(r2.k3.true)*2');
  });

  it('are none in text, in numbers and in what is no formula', () => {
    expect(listReferences('⟦w|s1|n11⟧')).toEqual([]);
    expect(isFormula('=1')).toBe(true);
    expect([1, '1', null, undefined, "'=1"].map(isFormula)).toEqual([false, false, false, false, false]);
  });

  it('leave names and functions to be listed apart', () => {
    const stored = store('=SUM(chưa_có;x;x)+MAX(1;TRUE)');
    expect(listPlainNames(stored)).toEqual(['chưa_có', 'x']);
    expect(listFunctions(stored)).toEqual(['SUM', 'MAX', 'TRUE']);
    expect(printFormula(stored, { reference: () => '?', name: () => '#NAME?' })).toBe(
      '=SUM(#NAME?,#NAME?,#NAME?)+MAX(1,TRUE())',
    );
  });
});

describe('a formula filled into another cell', () => {
  it.each([
    ['=A1+$A1+A$1+$A$1', 1, 2, '=C2+$A2+C$1+$A$1'],
    ['=SUM(A1:B$2)', 1, 1, '=SUM(B2:C$2)'],
    ['=SUM($A$1:A5)', 3, 0, '=SUM($A$1:A8)'],
    ['=SUM(A:$B)+SUM(2:3)', 1, 1, '=SUM(B:$B)+SUM(3:4)'],
    ['=W_1.1*he_so', 5, 5, '=W_1.1*he_so'],
    ["='Tiêu chí'!E2", 1, -1, "='Tiêu chí'!D3"],
    ['=B2+1', -2, 0, '=#REF!+1'],
    ['=SUM(A29:A30)', 1, 0, '=SUM(#REF!)'],
    ['=J1', 0, 1, '=#REF!'],
  ])('%s moved by %d rows and %d columns is %s', (typed, rows, columns, expected) => {
    expect(writeFormula(shiftReferences(store(typed), rows, columns, scope), 'vi', scope)).toBe(expected);
  });

  it('stays as it is when it does not move', () => {
    const stored = store('=SUM(A1:B2)+A1*W_1.1');
    expect(shiftReferences(stored, 0, 0, scope)).toBe(stored);
  });
});

describe('ranges whose end is removed', () => {
  const before = layoutOf(workbook, sheet);
  function afterRemoving(typed: string, rowNumbers: readonly number[], columns: readonly string[] = []): string {
    if (!before) return '';
    const rowKeys = new Set(rowNumbers.map((row) => `r${row}`));
    const stored = retargetRangeEnds(store(typed), { sheet, rowKeys, columnKeys: new Set(columns) }, before);
    const rows = before.rows.filter((row) => !rowKeys.has(row));
    const kept = { ...makeFreeSheet(SHEET, "Nháp 'A'", rows, 10) };
    const columnIds = kept.columnIds.filter((id) => !columns.includes(id));
    const after = makeFormulaWorkbook({ sheets: { [SHEET]: { ...kept, columnIds } } });
    return writeFormula(stored, 'vi', createFormulaScope(after, null, sheet));
  }

  it.each([
    ['=SUM(A2:A5)', [5], '=SUM(A2:A4)'],
    ['=SUM(A2:A5)', [2], '=SUM(A2:A4)'],
    ['=SUM(A2:A5)', [1, 2, 3], '=SUM(A1:A2)'],
    ['=SUM(A2:A5)', [3], '=SUM(A2:A4)'],
    ['=SUM(A2:A5)', [6, 7], '=SUM(A2:A5)'],
    ['=SUM(A2:A5)', [2, 3, 4, 5], '=SUM(#REF!)'],
    ['=SUM(A2:A5)', [2, 4, 5], '=SUM(A2:A2)'],
    ['=SUM(2:5)+A2', [2], '=SUM(2:4)+#REF!'],
  ])('%s without rows %j is %s', (typed, removed, expected) => expect(afterRemoving(typed, removed)).toBe(expected));

  it('shrink in columns too', () => {
    expect(afterRemoving('=SUM(B2:D3)+SUM(B:D)', [], ['k2'])).toBe('=SUM(B2:C3)+SUM(B:C)');
    expect(afterRemoving('=SUM(B2:D3)', [3], ['k4'])).toBe('=SUM(B2:C2)');
  });

  it('shrink from both sides when their rows have changed places since', () => {
    if (!before) throw new Error('the sheet is there');
    const upsideDown = '=SUM(⟦c|free.f1|r6|k1|⟧:⟦c|free.f1|r2|k1|⟧)';
    expect(retargetRangeEnds(upsideDown, { sheet, rowKeys: new Set(['r6', 'r2', 'r3']) }, before)).toBe(
      '=SUM(⟦c|free.f1|r5|k1|⟧:⟦c|free.f1|r4|k1|⟧)',
    );
  });

  it('come back unchanged where nothing had to move', () => {
    if (!before) throw new Error('the sheet is there');
    const stored = store('=SUM(A2:A5)+A9+he_so');
    expect(retargetRangeEnds(stored, { sheet, rowKeys: new Set(['r3', 'r9']) }, before)).toBe(stored);
    expect(retargetRangeEnds(stored, { sheet: 'assumptions', rowKeys: new Set(['r2']) }, before)).toBe(stored);
  });
});
