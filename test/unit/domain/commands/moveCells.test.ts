import { describe, expect, it } from 'vitest';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import type { ColumnId, RowId, ScenarioId, SheetId } from '../../../../src/domain/ids.ts';
import { applyPatches, invertPatches } from '../../../../src/domain/patches.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const F1 = 'f1' as SheetId;
const REF = (row: number, column: string): string => `⟦c|free.f1|r${row}|c${column}|⟧`;
const workbook = buildWorkbook({
  set: buildSet([{ code: '1', max: 10, changes: { weight: `=${REF(1, 'A')}*2` } }]),
  points: [],
  cells: {
    A1: 1,
    A2: 2,
    A3: 3,
    B1: `=${REF(1, 'A')}+${REF(3, 'A')}`,
    C1: `=SUM(${REF(1, 'A')}:${REF(3, 'A')})`,
    C2: `=SUM(${REF(1, 'A')}:${REF(2, 'B')})`,
    D4: 'bị đè',
    // A row has its record once it holds a cell.
    F5: 0,
    F6: 0,
  },
});

/** Moves "A1:A2" so that its first cell stands at `to`. */
function move(from: string, to: string): Command {
  const [start = '', end = start] = from.split(':');
  const cut = (address: string) => ({ column: address.charCodeAt(0) - 65, row: Number(address.slice(1)) });
  const [first, last, target] = [cut(start), cut(end), cut(to)];
  const rows = Array.from({ length: last.row - first.row + 1 }, (_, i) => i);
  const columns = Array.from({ length: last.column - first.column + 1 }, (_, i) => i);
  const at = ({ column, row }: { column: number; row: number }) => ({
    sheetId: F1,
    rows: rows.map((i) => `r${row + i}` as RowId),
    columns: columns.map((i) => `c${String.fromCharCode(65 + column + i)}` as ColumnId),
  });
  return { verb: 'moveCells', args: { from: at(first), to: at(target) } };
}

function at(after: Workbook, address: string): unknown {
  const row = `r${address.slice(1)}` as RowId;
  return after.sheets[F1]?.cells[row]?.[`c${address[0] ?? ''}` as ColumnId];
}

describe('moved cells', () => {
  it('leave their old place, overwrite the new one, and are one step of undo', () => {
    const { patches } = planCommands(workbook, null, [move('A1:A2', 'D4')]);
    const after = applyPatches(workbook, patches);
    expect([at(after, 'A1'), at(after, 'A2'), at(after, 'D4'), at(after, 'D5')]).toEqual([undefined, undefined, 1, 2]);
    expect(applyPatches(after, invertPatches(patches))).toEqual(workbook);
  });

  it('are followed by every formula that read them, in criteria too', () => {
    const after = run(workbook, move('A1', 'D4'));
    expect(at(after, 'B1')).toBe(`=${REF(4, 'D')}+${REF(3, 'A')}`);
    expect(Object.values(Object.values(after.sets)[0]?.nodes ?? {})[0]?.weight).toBe(`=${REF(4, 'D')}*2`);
  });

  it('keep their own references, but for those to cells that moved along', () => {
    const after = run(workbook, move('A1:B1', 'C4'));
    expect(at(after, 'D4')).toBe(`=${REF(4, 'C')}+${REF(3, 'A')}`);
  });

  it('take a range along when all of it moves, or one whole edge of it in its own direction', () => {
    expect(at(run(workbook, move('A1:A3', 'E4')), 'C1')).toBe(`=SUM(${REF(4, 'E')}:${REF(6, 'E')})`);
    expect(at(run(workbook, move('A3', 'A5')), 'C1')).toBe(`=SUM(${REF(1, 'A')}:${REF(5, 'A')})`);
    expect(at(run(workbook, move('A2', 'E5')), 'C1')).toBe(`=SUM(${REF(1, 'A')}:${REF(3, 'A')})`);
    expect(at(run(workbook, move('A3', 'E3')), 'C1')).toBe(`=SUM(${REF(1, 'A')}:${REF(3, 'A')})`);
    expect(at(run(workbook, move('A2:B2', 'A6')), 'C2')).toBe(`=SUM(${REF(1, 'A')}:${REF(6, 'B')})`);
  });

  it('may be moved over a part of themselves', () => {
    const after = run(workbook, move('A1:A3', 'A2'));
    expect(['A1', 'A2', 'A3', 'A4'].map((address) => at(after, address))).toEqual([undefined, 1, 2, 3]);
    expect(at(after, 'C1')).toBe(`=SUM(${REF(2, 'A')}:${REF(4, 'A')})`);
  });

  it('take what scenarios say of them along; what they said of the overwritten cells is lost', () => {
    const scenarioId = 'x' as ScenarioId;
    const overrides = { 'sheets/f1/cells/r1/cA': 100, 'sheets/f1/cells/r4/cD': 'đè', 'sheets/f1/cells/r2/cA': 200 };
    const tried = {
      ...workbook,
      scenarios: { [scenarioId]: { id: scenarioId, name: 'x', description: '', overrides } },
      scenarioOrder: [scenarioId],
    };
    expect(run(tried, move('A1', 'D4')).scenarios[scenarioId]?.overrides).toEqual({
      'sheets/f1/cells/r4/cD': 100,
      'sheets/f1/cells/r2/cA': 200,
    });
  });

  it('take their formats along', () => {
    const dressed = run(workbook, {
      verb: 'setAttributes',
      args: { sheet: 'free.f1', cells: [{ row: 'r1', column: 'cA' }], change: { bold: true } },
    });
    const after = run(dressed, move('A1', 'D4')).attributes['free.f1'];
    expect([after?.['r1']?.['cA'], after?.['r4']?.['cD']]).toEqual([undefined, { bold: true }]);
  });

  it('are refused where a row or the sheet is gone', () => {
    expect(refusalOf(workbook, move('A1', 'D999'))?.code).toBe('sheet.gone');
  });
});
