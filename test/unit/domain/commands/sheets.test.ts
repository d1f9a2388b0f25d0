import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import type { ColumnId, RowId, SheetId } from '../../../../src/domain/ids.ts';
import { LIMITS } from '../../../../src/domain/limits.ts';
import type { FreeSheet, Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const F1 = 'f1' as SheetId;
const SUM = '=SUM(⟦c|free.f1|r1|cA|⟧:⟦c|free.f1|r3|cC|⟧)';
const workbook = buildWorkbook({
  set: buildSet([{ code: '1', max: 10 }]),
  points: [],
  cells: { A1: 1, B1: 2, C3: 3, E5: SUM },
});

function sheetOf(after: Workbook, id: SheetId = F1): FreeSheet {
  const sheet = after.sheets[id];
  if (!sheet) throw new Error('the sheet is there');
  return sheet;
}

function add(name: string, id = 'new'): Command {
  return {
    verb: 'addFreeSheet',
    args: { sheetId: id as SheetId, name, rowIds: ['x' as RowId], columnIds: ['y' as ColumnId] },
  };
}

describe('cells', () => {
  it('are set and cleared in one go', () => {
    const entries = [
      { row: 'r1' as RowId, column: 'cA' as ColumnId, content: undefined },
      { row: 'r2' as RowId, column: 'cB' as ColumnId, content: '=1+1' },
    ];
    // Rows r2 and on are empty in this workbook; the sheet made by addFreeSheet has a record for each.
    const made = run(workbook, { verb: 'insertRows', args: { sheetId: F1, index: 0, rowIds: ['r0' as RowId] } });
    const placed = entries.map((entry) => (entry.row === 'r2' ? { ...entry, row: 'r0' as RowId } : entry));
    const after = run(made, { verb: 'setFreeCells', args: { sheetId: F1, entries: placed } });
    expect([sheetOf(after).cells['r1' as RowId], sheetOf(after).cells['r0' as RowId]]).toEqual([
      { cB: 2 },
      { cB: '=1+1' },
    ]);
  });
});

describe('sheets', () => {
  it('are added with a name and a record for every row', () => {
    const after = run(workbook, add(' Tổng hợp '));
    expect(sheetOf(after, 'new' as SheetId)).toMatchObject({ name: 'Tổng hợp', rowIds: ['x'], cells: { x: {} } });
    expect(after.sheetOrder).toEqual([F1, 'new']);
  });

  it.each(['Nháp', 'NHÁP', 'Điểm', 'tiêu chí', 'Đọc tôi', 'Điểm · Khối sở 2023'])(
    'may not be named %s: taken',
    (name) => {
      expect(refusalOf(workbook, add(name))?.code).toBe('name.taken');
    },
  );

  it.each(['a/b', 'a[b', 'a:b', "'a", "a'", 'a'.repeat(32)])('may not be named %s: Excel refuses it', (name) => {
    expect(refusalOf(workbook, add(name))?.code).toBe('name.notAllowed');
  });

  it('are renamed, but not to nothing; a sheet may keep its own name', () => {
    const rename = (name: string): Command => ({ verb: 'renameFreeSheet', args: { sheetId: F1, name } });
    expect(sheetOf(run(workbook, rename('NHÁP'))).name).toBe('NHÁP');
    expect(refusalOf(workbook, rename(' '))?.code).toBe('name.empty');
  });

  it('go', () => {
    const after = run(workbook, { verb: 'removeFreeSheet', args: { sheetId: F1 } });
    expect([after.sheets, after.sheetOrder]).toEqual([{}, []]);
  });

  it('that are gone are said to be', () => {
    const sheetId = 'f9' as SheetId;
    const commands: Command[] = [
      { verb: 'setFreeCells', args: { sheetId, entries: [] } },
      { verb: 'renameFreeSheet', args: { sheetId, name: 'x' } },
      { verb: 'removeFreeSheet', args: { sheetId } },
      { verb: 'insertRows', args: { sheetId, index: 0, rowIds: [] } },
      { verb: 'insertColumns', args: { sheetId, index: 0, columnIds: [] } },
      { verb: 'removeRows', args: { sheetId, rows: [] } },
      { verb: 'removeColumns', args: { sheetId, columns: [] } },
    ];
    expect(commands.map((command) => refusalOf(workbook, command)?.code)).toEqual(commands.map(() => 'sheet.gone'));
  });
});

describe('rows and columns', () => {
  it('come in at their index', () => {
    const rows = run(workbook, { verb: 'insertRows', args: { sheetId: F1, index: 1, rowIds: ['x', 'y'] as RowId[] } });
    expect(sheetOf(rows).rowIds.slice(0, 4)).toEqual(['r1', 'x', 'y', 'r2']);
    const columns = run(workbook, {
      verb: 'insertColumns',
      args: { sheetId: F1, index: 99, columnIds: ['x' as ColumnId] },
    });
    expect(sheetOf(columns).columnIds.at(-1)).toBe('x');
  });

  it('take ends of ranges with them to the nearest one that stays, rows as columns', () => {
    const formulaIn = (after: Workbook): unknown => sheetOf(after).cells['r5' as RowId]?.['cE' as ColumnId];
    const rows = run(workbook, { verb: 'removeRows', args: { sheetId: F1, rows: ['r2', 'r3'] as RowId[] } });
    expect(formulaIn(rows)).toBe('=SUM(⟦c|free.f1|r1|cA|⟧:⟦c|free.f1|r1|cC|⟧)');
    const columns = run(workbook, { verb: 'removeColumns', args: { sheetId: F1, columns: ['cA' as ColumnId] } });
    expect(formulaIn(columns)).toBe('=SUM(⟦c|free.f1|r1|cB|⟧:⟦c|free.f1|r3|cC|⟧)');
  });

  it('leave with their cells and widths', () => {
    const wide = { ...workbook, sheets: { [F1]: { ...sheetOf(workbook), columnWidths: { cA: 90, cB: 80 } } } };
    const after = run(wide, { verb: 'removeColumns', args: { sheetId: F1, columns: ['cA' as ColumnId] } });
    expect(sheetOf(after)).toMatchObject({ columnWidths: { cB: 80 }, cells: { r1: { cB: 2 } } });
    expect(sheetOf(after).cells['r1' as RowId]).toEqual({ cB: 2 });
    const without = run(workbook, { verb: 'removeRows', args: { sheetId: F1, rows: ['r1' as RowId] } });
    expect(sheetOf(without).cells).not.toHaveProperty('r1');
  });

  it('never all go', () => {
    const { rowIds, columnIds } = sheetOf(workbook);
    expect(refusalOf(workbook, { verb: 'removeRows', args: { sheetId: F1, rows: rowIds } })?.code).toBe('sheet.last');
    expect(refusalOf(workbook, { verb: 'removeColumns', args: { sheetId: F1, columns: columnIds } })?.code).toBe(
      'sheet.last',
    );
  });

  it('fill a sheet up to the limit and not one more', () => {
    const room = LIMITS.freeSheetColumns - sheetOf(workbook).columnIds.length;
    const columnIds = Array.from({ length: room + 1 }, (_, index) => `k${index}` as ColumnId);
    const insert = (ids: readonly ColumnId[]): Command => ({
      verb: 'insertColumns',
      args: { sheetId: F1, index: 0, columnIds: ids },
    });
    expect(sheetOf(run(workbook, insert(columnIds.slice(1)))).columnIds).toHaveLength(LIMITS.freeSheetColumns);
    expect(refusalOf(workbook, insert(columnIds))).toEqual({
      code: 'sheet.full',
      details: { max: LIMITS.freeSheetColumns },
    });
  });
});
