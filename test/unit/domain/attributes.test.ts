import { describe, expect, it } from 'vitest';
import { ANY_ROW, attributesOf, type AttributesChange } from '../../../src/domain/attributes.ts';
import type { Command } from '../../../src/domain/commands/index.ts';
import { copyAttributes, moveAttributes } from '../../../src/domain/commands/attributes.ts';
import { planCommands } from '../../../src/domain/commands/index.ts';
import { allowsEntry } from '../../../src/domain/entryRules.ts';
import { migrateBody } from '../../../src/domain/format/migrations.ts';
import { validateWorkbook } from '../../../src/domain/format/validateWorkbook.ts';
import type { BlockId, NodeId, PeriodId, ScenarioId, SetId, SheetId, UnitId } from '../../../src/domain/ids.ts';
import type { SheetKey } from '../../../src/domain/layout.ts';
import { applyPatches, invertPatches } from '../../../src/domain/patches.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { serialOfDay } from '../../../src/lib/dates.ts';
import { richWorkbook } from '../../fakes/storageWorkbooks.ts';
import { refusalOf, run } from './commands/plan.ts';

const F1: SheetKey = 'free.f1';
const bare: Workbook = { ...richWorkbook(), attributes: {} };

function set(cells: readonly (readonly [string, string])[], change: AttributesChange, sheet = F1): Command {
  return { verb: 'setAttributes', args: { sheet, cells: cells.map(([row, column]) => ({ row, column })), change } };
}

function at(workbook: Workbook, row: string, column = 'c1', sheet: SheetKey = F1) {
  return attributesOf(workbook.attributes[sheet], row, column);
}

describe('attributes of cells', () => {
  it('are set for several cells at once and taken away key by key', () => {
    const bold = run(
      bare,
      set(
        [
          ['r1', 'c1'],
          ['r1', 'c2'],
        ],
        { bold: true, numberFormat: '0.0%' },
      ),
    );
    expect([at(bold, 'r1'), at(bold, 'r1', 'c2'), at(bold, 'r2')]).toEqual([
      { bold: true, numberFormat: '0.0%' },
      { bold: true, numberFormat: '0.0%' },
      null,
    ]);
    const plain = run(bold, set([['r1', 'c1']], { bold: undefined }));
    expect(at(plain, 'r1')).toEqual({ numberFormat: '0.0%' });
    expect(at(run(plain, set([['r1', 'c1']], { numberFormat: undefined })), 'r1')).toBeNull();
  });

  it('of a whole column hold for every row, also for one that is inserted later', () => {
    const column = run(bare, set([[ANY_ROW, 'c1']], { fill: 'yellow' }));
    expect([at(column, 'r1'), at(column, 'later'), at(column, 'r1', 'c2')]).toEqual([
      { fill: 'yellow' },
      { fill: 'yellow' },
      null,
    ]);
  });

  it('of a cell stand apart from those of its column, even when it has none', () => {
    const column = run(bare, set([[ANY_ROW, 'c1']], { bold: true }));
    const cell = run(column, set([['r1', 'c1']], { bold: undefined }));
    expect([at(cell, 'r1'), at(cell, 'r2')]).toEqual([{}, { bold: true }]);
  });

  it('given to a column reach the cells that have their own, and leave what those have besides', () => {
    const cell = run(bare, set([['r1', 'c1']], { note: 'ghi chú', numberFormat: '0' }));
    const column = run(cell, set([[ANY_ROW, 'c1']], { numberFormat: '0.00' }));
    expect(at(column, 'r1')).toEqual({ note: 'ghi chú', numberFormat: '0.00' });
  });

  it('come back exactly on undo, with no trace in the file', () => {
    const { patches } = planCommands(bare, null, [
      set([['r1', 'c1']], { note: 'a' }),
      set([[ANY_ROW, 'c1']], { bold: true }),
    ]);
    const there = applyPatches(bare, patches);
    expect(applyPatches(there, invertPatches(patches))).toEqual(bare);
  });

  it('change nothing when they say what stands there already', () => {
    const once = run(bare, set([['r1', 'c1']], { bold: true }));
    expect(planCommands(once, null, [set([['r1', 'c1']], { bold: true })]).patches).toEqual([]);
  });

  it('are the workbook’s own in every scenario', () => {
    const after = run(bare, set([['r1', 'c1']], { bold: true }), 'k1' as ScenarioId);
    expect(at(after, 'r1')).toEqual({ bold: true });
    expect(after.scenarios).toEqual(bare.scenarios);
  });

  it('are refused on a sheet that is gone', () => {
    expect(refusalOf(bare, set([['r1', 'c1']], { bold: true }, 'free.gone'))?.code).toBe('sheet.gone');
  });

  it('go with a free sheet that is removed, and come back with it on undo', () => {
    const noted = run(bare, set([['r1', 'c1']], { note: 'a' }));
    const { patches } = planCommands(noted, null, [{ verb: 'removeFreeSheet', args: { sheetId: 'f1' as SheetId } }]);
    const removed = applyPatches(noted, patches);
    expect(removed.attributes).toEqual({});
    expect(validateWorkbook(removed).ok).toBe(true);
    expect(applyPatches(removed, invertPatches(patches))).toEqual(noted);
  });

  it('of a criterion or a unit that is removed wait for its return, in a file that stays whole', () => {
    const criterion = run(bare, set([['n2', 'weight']], { note: 'nguồn' }, 'criteria.s1'));
    const noted = run(criterion, set([['n2', 'u1']], { fill: 'red' }, 'scores.s1'));
    const { patches, refused } = planCommands(noted, null, [
      { verb: 'removeUnit', args: { blockId: 'b1' as BlockId, unitId: 'u1' as UnitId } },
      { verb: 'removeNode', args: { setId: 's1' as SetId, nodeId: 'n2' as NodeId } },
    ]);
    const removed = applyPatches(noted, patches);
    expect(refused).toEqual([]);
    expect(validateWorkbook(removed).ok).toBe(true);
    const back = applyPatches(removed, invertPatches(patches));
    expect(at(back, 'n2', 'weight', 'criteria.s1')).toEqual({ note: 'nguồn' });
    expect(at(back, 'n2', 'u1', 'scores.s1')).toEqual({ fill: 'red' });
  });

  it('of criteria and scores are copied with the criteria into a further period, and then go their own way', () => {
    const criterion = run(bare, set([['n2', 'weight']], { note: 'nguồn', numberFormat: '0.0%' }, 'criteria.s1'));
    const noted = run(criterion, set([[ANY_ROW, 'u1']], { fill: 'red' }, 'scores.s1'));
    const after = run(noted, {
      verb: 'addPeriod',
      args: { from: 's1' as SetId, setId: 's9' as SetId, periodId: 'p9' as PeriodId, year: 2031 },
    });
    expect(at(after, 'n2', 'weight', 'criteria.s9')).toEqual({ note: 'nguồn', numberFormat: '0.0%' });
    expect(at(after, 'n2', 'u1', 'scores.s9')).toEqual({ fill: 'red' });
    expect(validateWorkbook(after).ok).toBe(true);
    const changed = run(after, set([['n2', 'weight']], { note: 'khác' }, 'criteria.s9'));
    expect(at(changed, 'n2', 'weight', 'criteria.s1')).toEqual({ note: 'nguồn', numberFormat: '0.0%' });
  });

  it('keep a note in NFC, and none of white space', () => {
    expect(at(run(bare, set([['r1', 'c1']], { note: ' Điểm '.normalize('NFD') })), 'r1')).toEqual({ note: 'Điểm' });
    expect(at(run(bare, set([['r1', 'c1']], { note: ' \n' })), 'r1')).toBeNull();
  });
});

describe('copyAttributes', () => {
  const source = run(
    run(bare, set([['n2', 'weight']], { numberFormat: '0.0%', note: 'nguồn', bold: true }, 'criteria.s1')),
    set([['r1', 'c1']], { note: 'đích', fill: 'red' }),
  );
  const copies = [
    { from: { sheet: 'criteria.s1' as SheetKey, row: 'n2', column: 'weight' }, to: { row: 'r1', column: 'c1' } },
  ];

  it('gives the copy what the cell has, across sheets', () => {
    const command = copyAttributes(source, F1, copies);
    expect(command && at(run(source, command), 'r1')).toEqual({ numberFormat: '0.0%', note: 'nguồn', bold: true });
  });

  it('of formats alone leaves note and entry rule of the target', () => {
    const command = copyAttributes(source, F1, copies, 'formats');
    expect(command && at(run(source, command), 'r1')).toEqual({ numberFormat: '0.0%', note: 'đích', bold: true });
  });

  it('of a cell without any clears the target, and is nothing where neither has any', () => {
    const fromBare = [{ from: { sheet: F1, row: 'r9', column: 'c9' }, to: { row: 'r1', column: 'c1' } }];
    const command = copyAttributes(source, F1, fromBare);
    expect(command && at(run(source, command), 'r1')).toEqual({});
    expect(copyAttributes(bare, F1, fromBare)).toBeNull();
  });
});

describe('moveAttributes', () => {
  const start = run(bare, set([['r1', 'c1']], { note: 'đi', bold: true }));
  const block = (rows: readonly string[], sheet: SheetKey = F1) => ({ sheet, rows, columns: ['c1'] });
  const move = (workbook: Workbook, from: readonly string[], to: readonly string[]): Workbook =>
    moveAttributes(workbook, block(from), block(to)).reduce((current, command) => run(current, command), workbook);

  it('takes them along and leaves none behind', () => {
    const after = move(start, ['r1'], ['r5']);
    expect([at(after, 'r1'), at(after, 'r5')]).toEqual([null, { note: 'đi', bold: true }]);
  });

  it('by one row moves a block over itself', () => {
    const two = run(start, set([['r2', 'c1']], { fill: 'red' }));
    const after = move(two, ['r1', 'r2'], ['r2', 'r3']);
    expect([at(after, 'r1'), at(after, 'r2'), at(after, 'r3')]).toEqual([
      null,
      { note: 'đi', bold: true },
      { fill: 'red' },
    ]);
  });

  it('clears what the target had, and leaves a plain cell in a formatted column', () => {
    const column = run(start, set([[ANY_ROW, 'c1']], { fill: 'blue' }));
    const after = move(column, ['r1'], ['r5']);
    expect([at(after, 'r1'), at(after, 'r5')]).toEqual([{}, { note: 'đi', bold: true, fill: 'blue' }]);
    expect(moveAttributes(bare, block(['r1']), block(['r5']))).toEqual([]);
  });
});

describe('the format before attributes', () => {
  it('is taken up with none', () => {
    const later = {
      attributes: {},
      dossiers: {},
      crosswalks: {},
      analyses: {},
      analysisOrder: [],
      scenarioParents: {},
      scenarioOrigins: {},
    };
    const old = Object.entries(richWorkbook()).filter(([key]) => !(key in later));
    const body = { ...Object.fromEntries(old), formatVersion: 1 };
    expect(migrateBody(body)).toEqual({ ...richWorkbook(), ...later });
  });

  it.each([
    [{ 'free.f1': { r1: { c1: { bold: false } } } }, 'attributes/free.f1/r1/c1/bold'],
    [{ 'free.f1': { r1: { c1: { fill: 'pink' } } } }, 'attributes/free.f1/r1/c1/fill'],
    [{ 'free.f1': { r1: { c1: { numberFormat: 7 } } } }, 'attributes/free.f1/r1/c1/numberFormat'],
    [{ 'free.f1': { r1: { c1: { entryRule: { kind: 'list' } } } } }, 'attributes/free.f1/r1/c1/entryRule/options'],
    [{ 'free.f1': { r1: { c1: { entryRule: { kind: 'regex' } } } } }, 'attributes/free.f1/r1/c1/entryRule/kind'],
    [{ 'a/b': {} }, 'attributes/a/b'],
    [{ 'free.f1': [] }, 'attributes/free.f1'],
  ])('is refused where it is damaged: %j', (attributes, path) => {
    expect(validateWorkbook({ ...richWorkbook(), attributes })).toMatchObject({ problem: { details: { path } } });
  });

  it('keeps keys of later builds', () => {
    const attributes = { 'free.f1': { r1: { c1: { border: 'thin' } } } };
    expect(validateWorkbook({ ...richWorkbook(), attributes }).ok).toBe(true);
  });
});

describe('an entry rule', () => {
  const day = (d: number, m: number): number => serialOfDay(2026, m, d) ?? 0;
  const list = { kind: 'list', options: ['Có', 'Không'] } as const;
  const points = { kind: 'number', min: 0, max: 10, whole: false } as const;
  const count = { kind: 'number', min: 0, max: null, whole: true } as const;
  const dates = { kind: 'date', min: day(1, 1), max: day(31, 12) } as const;

  it.each([
    [list, 'Có'],
    [list, ' Có '.normalize('NFD')],
    [points, '0'],
    [points, '7,25'],
    [count, '1.200'],
    [dates, '31/12/2026'],
    [dates, '5/9'],
    [dates, '46387'],
  ])('%j lets "%s" in', (rule, text) => expect(allowsEntry(rule, text, 'vi', 2026)).toBe(true));

  it.each([
    [list, 'có'],
    [list, 'Có thể'],
    [points, '-1'],
    [points, '10,01'],
    [points, 'mười'],
    [count, '1,5'],
    [count, '-2'],
    [dates, '01/01/2027'],
    [dates, '31/02/2026'],
    [dates, 'mai'],
  ])('%j refuses "%s"', (rule, text) => expect(allowsEntry(rule, text, 'vi', 2026)).toBe(false));

  it('is about what is typed: clearing and formulas pass', () => {
    for (const rule of [list, points, count, dates])
      expect([allowsEntry(rule, '', 'vi', 2026), allowsEntry(rule, '=A1', 'vi', 2026)]).toEqual([true, true]);
  });
});
