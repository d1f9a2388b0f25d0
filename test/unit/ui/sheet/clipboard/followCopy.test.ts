import { expect, test } from 'vitest';
import { createFormulaScope } from '../../../../../src/domain/formula/scope.ts';
import type { SheetId } from '../../../../../src/domain/ids.ts';
import { layoutOf } from '../../../../../src/domain/layout.ts';
import { followCopy, readCopied } from '../../../../../src/ui/sheet/clipboard/followCopy.ts';
import type { SheetSource } from '../../../../../src/ui/sheet/sheetSource.ts';
import { present } from '../../../../../src/lib/assert.ts';
import type { GridEdit } from '../../../../../src/grid/source.ts';
import { buildSet, buildWorkbook } from '../../../../fakes/engineWorkbook.ts';

const base = buildWorkbook({ set: buildSet([{ code: '1', max: 10 }]), points: [], cells: { A1: 1, A2: 2, C3: 3 } });
const F2 = 'f2' as SheetId;
const workbook = {
  ...base,
  sheets: { ...base.sheets, [F2]: { ...present(base.sheets['f1' as SheetId], 'sheet'), id: F2, name: 'Nháp 2' } },
  sheetOrder: [...base.sheetOrder, F2],
};
const TOKEN = '=⟦c|free.f1|r1|cA|⟧*⟦c|free.f1|r1|cA|cr⟧';
const origin = { sheet: 'free.f1', row: 'r1', column: 'cB' };

/** A sheet that shows its rows from the last to the first: places on screen are not places of the model. */
function upsideDown(sheet: 'free.f1' | 'free.f2'): SheetSource {
  const { rows, columns } = present(layoutOf(workbook, sheet), 'layout');
  return {
    sheet,
    rowCount: rows.length,
    colCount: columns.length,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 90,
    columnLabel: String,
    rowLabel: String,
    cell: () => ({ text: '' }),
    placeAt: (row, col) => ({ row: rows[rows.length - 1 - row] ?? '', column: columns[col] ?? '' }),
    findPlace: () => null,
  };
}

function copyTo(sheet: 'free.f1' | 'free.f2', place: { row: string; column: string }, edit: Partial<GridEdit> = {}) {
  const scope = createFormulaScope(workbook, null, sheet);
  const whole = { row: 0, col: 0, text: '', origin, token: TOKEN, ...edit };
  return readCopied(whole, upsideDown(sheet), place, scope);
}

test('a copied formula moves its references as far as it has moved in the model, whatever rows the screen shows', () => {
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' })).toEqual({
    ok: true,
    value: '=⟦c|free.f1|r3|cB|⟧*⟦c|free.f1|r1|cA|cr⟧',
  });
});

test('on another free sheet it reads there what it read at home', () => {
  expect(copyTo('free.f2', { row: 'r2', column: 'cB' })).toEqual({
    ok: true,
    value: '=⟦c|free.f2|r2|cA|⟧*⟦c|free.f2|r1|cA|cr⟧',
  });
});

test('a reference pushed out of its sheet becomes #REF!', () => {
  expect(copyTo('free.f1', { row: 'r3', column: 'cA' })).toEqual({
    ok: true,
    value: '=#REF!*⟦c|free.f1|r1|cA|cr⟧',
  });
});

test('copied from the criteria it goes on reading the cells it read', () => {
  const read = '=⟦c|criteria.s1|n1|max|⟧*2';
  const home = { sheet: 'criteria.s1', row: 'n1', column: 'weight' };
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' }, { token: read, origin: home })).toEqual({
    ok: true,
    value: read,
  });
});

test('what the clipboard claims to be a formula is read anew before it is taken', () => {
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' }, { token: '=SUM(' })).toMatchObject({ ok: false });
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' }, { token: '=⟦x|y⟧' })).toEqual({ ok: true, value: '=#REF!' });
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' }, { token: 'chữ' })).toBeNull();
  expect(copyTo('free.f1', { row: 'r3', column: 'cC' }, { origin: { ...origin, sheet: 'free.gone' } })).toBeNull();
});

test('a filled formula is shifted by rows of the model too', () => {
  const scope = createFormulaScope(workbook, null, 'free.f1');
  const source = upsideDown('free.f1');
  const last = source.rowCount - 1;
  const edit = { row: last - 2, col: 1, text: '', from: { row: last, col: 1 } };
  expect(followCopy('=⟦c|free.f1|r1|cA|⟧', edit, source, source.placeAt(edit.row, edit.col), scope)).toBe(
    '=⟦c|free.f1|r3|cA|⟧',
  );
});
