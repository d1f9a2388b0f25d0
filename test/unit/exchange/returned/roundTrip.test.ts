/** A workbook that was exported and comes back: unchanged it brings nothing, changed it brings exactly what was changed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { RawBook } from '../../../../src/domain/intake/rawBook.ts';
import { addressOf, layoutOf, type SheetKey } from '../../../../src/domain/layout.ts';
import { applyPatches } from '../../../../src/domain/patches.ts';
import { planCommands } from '../../../../src/domain/commands/index.ts';
import { compareIncoming } from '../../../../src/domain/merge/comparePlaces.ts';
import type { PlaceValue } from '../../../../src/domain/merge/place.ts';
import { planAccepted } from '../../../../src/domain/merge/planAccepted.ts';
import { readExport, type ExportReading } from '../../../../src/domain/merge/readExport.ts';
import { lastStagePresent, pointsAt } from '../../../../src/domain/scores.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { exportWorkbook } from '../../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import { readBook } from '../../../../src/exchange/intake/readBook.ts';
import { readExtract } from '../../../../src/exchange/intake/readExtract.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { changeCell } from '../../../contract/exchange/changeCell.ts';

const SLOW_MS = 60_000;

function exportBytes(workbook: Workbook): Promise<Uint8Array> {
  const request = { workbook, scenarioId: null, today: '01/01/2026', version: '9.9.9', models: [], values: [] };
  return exportWorkbook(request, createHucreWriter());
}

function readReturned(bytes: Uint8Array): ExportReading {
  const read = readExtract('sổ.xlsx', bytes, 'export');
  if (!read.ok) throw new Error(`${read.problem.code} ${JSON.stringify(read.problem.details)}`);
  return read.value as ExportReading;
}

describe.each(['empty', 'hanoi2019', 'illustrative'] as const)('the sample %s', (name) => {
  it(
    'comes back from Excel without any difference when nothing was changed',
    async () => {
      const workbook = buildSample(name, countingIds('w'));
      const reading = readReturned(await exportBytes(workbook));
      expect(reading.refused).toEqual([]);
      expect(reading.incoming).toEqual([]);
      expect(reading.workbookId).toBe(workbook.id);
      expect(reading.cells > 0).toBe(true);
    },
    SLOW_MS,
  );
});

type Change = readonly [sheet: string, address: string, content: string | number];

describe('what a person changes in Excel', () => {
  const workbook = buildSample('illustrative', countingIds('w'));
  const setId = present(workbook.setOrder[0], 'a set');
  const set = present(workbook.sets[setId], 'the set');
  const leaves = listLeaves(set);
  let bytes: Uint8Array;

  beforeAll(async () => {
    bytes = await exportBytes(workbook);
  }, SLOW_MS);

  const at = (key: SheetKey, row: string, column: string): string =>
    present(addressOf(present(layoutOf(workbook, key), key), row, column), `${key} ${row} ${column}`);
  const weightAt = (leaf: number): string => at(`criteria.${setId}`, present(leaves[leaf], 'leaf').id, 'weight');
  const change = (...changes: readonly Change[]): ExportReading =>
    readReturned(changes.reduce((file, [sheet, address, content]) => changeCell(file, sheet, address, content), bytes));
  const told = (reading: ExportReading): [string, string, PlaceValue][] =>
    reading.incoming.map(({ place, origin, theirs }) => [place.of, `${origin.sheet}!${origin.address}`, theirs]);
  const refusals = (reading: ExportReading): [string, string][] =>
    reading.refused.map(({ sheet, address, problem }) => [`${sheet}!${address}`, problem.code]);

  it('shows a weight that was typed, and nothing else', () => {
    const reading = change(['Tiêu chí', weightAt(0), 7.25]);
    expect(told(reading)).toEqual([['weight', `Tiêu chí!${weightAt(0)}`, 7.25]]);
    expect(reading.refused).toEqual([]);
    expect(compareIncoming(workbook, reading.incoming).differences).toMatchObject([{ kind: 'theirs', theirs: 7.25 }]);
  });

  it('shows a formula as what it means in the app: names, addresses and other sheets', () => {
    const assumption = present(workbook.assumptionOrder[0], 'an assumption');
    const name = present(workbook.assumptions[assumption], 'it').name;
    const max = at(`criteria.${setId}`, present(leaves[1], 'leaf').id, 'max');
    const reading = change(['Tiêu chí', weightAt(0), `=ROUND(${max}*2,1)+${name}+'Giả định'!C2`]);
    const stored = `=ROUND(⟦c|criteria.${setId}|${present(leaves[1], 'leaf').id}|max|⟧*2,1)+⟦a|${assumption}⟧+⟦c|assumptions|${assumption}|value|⟧`;
    expect(told(reading)).toEqual([['weight', `Tiêu chí!${weightAt(0)}`, stored]]);
    expect(Object.values(reading.formulas)).toEqual([`=ROUND(${max}*2,1)+${name}+'Giả định'!C2`]);
  });

  it.each([
    ["='Hệ số'!C3", 'returned.sheet'],
    ["='[1]Khác'!A1", 'returned.sheet'],
    ['=WEBSERVICE("x")', 'returned.function'],
    ['=KHONG_CO*2', 'returned.name'],
    ['=Z999', 'returned.lost'],
    ['=1+', 'returned.formula'],
  ])('refuses the formula %s with the cell and the reason, and guesses nothing', (formula, code) => {
    const reading = change(['Tiêu chí', weightAt(0), formula]);
    expect(reading.incoming).toEqual([]);
    expect(refusals(reading)).toEqual([[`Tiêu chí!${weightAt(0)}`, code]]);
  });

  it('shows a name, a unit and a free cell', () => {
    const [leaf, unit] = [present(leaves[0], 'leaf'), present(workbook.blocks[set.blockId]?.unitIds[0], 'a unit')];
    const sheetId = present(workbook.sheetOrder[0], 'a free sheet');
    const free = present(workbook.sheets[sheetId], 'it');
    const cell = at(`free.${sheetId}`, present(free.rowIds[0], 'row'), present(free.columnIds[0], 'column'));
    const reading = change(
      ['Tiêu chí', at(`criteria.${setId}`, leaf.id, 'name'), 'Tên mới'],
      ['Điểm', at(`scores.${setId}`, 'head', unit), 'Sở Mới'],
      [free.name, cell, 'Ghi chú mới'],
    );
    const sorted = told(reading).map(([of, , theirs]) => `${of}: ${JSON.stringify(theirs)}`);
    expect(sorted.sort()).toEqual(['cell: "Ghi chú mới"', 'name: "Tên mới"', 'unit: "Sở Mới"']);
    expect(reading.refused).toEqual([]);
  });

  it('shows points and figures of units with their stage, and refuses what was typed over a calculation', () => {
    const unitIds = present(workbook.blocks[set.blockId], 'block').unitIds;
    const unit = present(unitIds[0], 'a unit');
    const scores = present(workbook.scores[setId]?.[unit], 'scores');
    const typed = present(
      leaves.find(({ slot }) => Number.isFinite(pointsAt(scores[lastStagePresent(scores, slot) ?? 'self'], slot))),
      'a leaf with points',
    );
    const address = at(`scores.${setId}`, typed.id, unit);
    const group = at(`scores.${setId}`, present(set.rootIds[0], 'a field'), unit);
    const reading = change(['Điểm', address, 0.125], ['Điểm', group, 99]);
    expect(reading.incoming).toMatchObject([
      { place: { of: 'entry', unitId: unit, slot: typed.slot, stage: expect.any(String) as string }, theirs: 0.125 },
    ]);
    expect(told(reading)[0]?.[1]).toBe(`Điểm!${address}`);
    expect(refusals(reading)).toEqual([[`Điểm!${group}`, 'returned.computed']]);
  });

  it('shows a declared figure as the whole of what the unit declares', () => {
    const reading = change(...figureChange(bytes));
    expect(reading.refused).toEqual([]);
    expect(reading.incoming).toHaveLength(1);
    expect(reading.incoming[0]?.place.of).toBe('entry');
    expect(reading.incoming[0]?.theirs).toHaveProperty('declared');
  });

  it('takes an assumption that scenarios change from the base of their table, and refuses it over the choice', () => {
    const read = readBook('sổ.xlsx', bytes);
    if (!read.ok) throw new Error(read.problem.code);
    const sheet = present(
      read.value.sheets.find(({ name }) => name === 'Giả định'),
      'assumptions',
    );
    const choice = present(sheet.rows.get(1)?.get(2)?.formula, 'a choice');
    const [, column = '', row = ''] = /'Kịch bản'!\$([A-Z]+)\$(\d+)/.exec(choice) ?? [];
    const reading = change(['Kịch bản', `${column}${row}`, 0.37]);
    expect(told(reading)).toEqual([['assumption', `Kịch bản!${column}${row}`, 0.37]]);
    expect(refusals(reading)).toEqual([]);
    expect(refusals(change(['Giả định', 'C2', 0.37]))).toEqual([['Giả định!C2', 'returned.choice']]);
  });

  it('is taken as one step, after which the file brings nothing new', () => {
    const reading = change(['Tiêu chí', weightAt(0), 7.25], ['Tiêu chí', weightAt(1), '=MAX_1.1+1']);
    const { differences } = compareIncoming(workbook, reading.incoming);
    const { commands, refused } = planAccepted(
      workbook,
      differences.map(({ place, theirs }) => ({ place, value: theirs })),
    );
    expect(refused).toEqual([]);
    const { patches } = planCommands(workbook, null, commands);
    const after = applyPatches(workbook, patches);
    expect(compareIncoming(after, reading.incoming)).toMatchObject({ differences: [], same: 2 });
  });

  it('sees what the workbook has changed in the meantime as a conflict', () => {
    const reading = change(['Tiêu chí', weightAt(0), 7.25]);
    const { patches } = planCommands(workbook, null, [
      { verb: 'setWeight', args: { setId, nodeId: present(leaves[0], 'leaf').id, weight: 3 } },
    ]);
    const { differences } = compareIncoming(applyPatches(workbook, patches), reading.incoming);
    expect(differences).toMatchObject([{ kind: 'conflict', mine: 3, theirs: 7.25 }]);
  });

  it('follows rows that were inserted above, in places and in formulas, and tells the new row', () => {
    const read = readBook('sổ.xlsx', changeCell(bytes, 'Tiêu chí', weightAt(3), 1.5));
    if (!read.ok) throw new Error(read.problem.code);
    const book = insertRow(read.value, 'Tiêu chí', 2, 'Dòng mới');
    const reading = readExport(book, () => true);
    if (!reading.ok) throw new Error(reading.problem.code);
    expect(reading.value.incoming).toMatchObject([
      { place: { of: 'weight', nodeId: present(leaves[3], 'leaf').id }, theirs: 1.5 },
    ]);
    expect(refusals(reading.value)).toEqual([['Tiêu chí!A3', 'returned.newRow']]);
  });

  it('is told to export again, not to send a form, where the hidden sheet is damaged', () => {
    const read = readBook('sổ.xlsx', bytes);
    if (!read.ok) throw new Error(read.problem.code);
    const damage = (row: number): RawBook => ({
      ...read.value,
      sheets: read.value.sheets.map((sheet) =>
        sheet.name === '_sodiem'
          ? { ...sheet, rows: new Map([...sheet.rows, [row, new Map([[0, { value: '[["sheet"' }]])]]) }
          : sheet,
      ),
    });
    for (const row of [0, 900_000]) {
      const problem = { code: 'returned.damaged', details: { row: row + 1 } };
      expect(readExport(damage(row), () => true)).toEqual({ ok: false, problem });
    }
  });
});

/** The first number on the sheet of declared data, one more. */
function figureChange(bytes: Uint8Array): Change[] {
  const read = readBook('sổ.xlsx', bytes);
  if (!read.ok) throw new Error(read.problem.code);
  const sheet = present(
    read.value.sheets.find(({ name }) => name === 'Số liệu'),
    'declared data',
  );
  for (const [row, cells] of sheet.rows) {
    const label = cells.get(2)?.value;
    const value = cells.get(3)?.value;
    if (label !== 'Mẫu số' || typeof value !== 'number' || cells.get(3)?.formula !== undefined) continue;
    return [['Số liệu', `D${row + 1}`, value + 1]];
  }
  throw new Error('no figure');
}

/** As Excel inserts a row: what stands below moves down, and so does every address that points there. */
function insertRow(book: RawBook, name: string, before: number, text: string): RawBook {
  const shift = (row: number): number => (row >= before ? row + 1 : row);
  const shiftAddress = (address: string): string =>
    address.replaceAll(
      /(\$?[A-Z]{1,3}\$?)(\d+)/g,
      (_all, letters: string, row: string) => letters + String(shift(Number(row) - 1) + 1),
    );
  const prefixed = new RegExp(`('${name}'!)(\\$?[A-Z]{1,3}\\$?\\d+(?::\\$?[A-Z]{1,3}\\$?\\d+)?)`, 'g');
  const OWN =
    /("[^"]*"|'[^']*'!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|\b[A-Z]{1,2}\$?\d+\b|\$[A-Z]{1,2}\$?\d+\b/g;
  const moveFormula = (formula: string, isOwn: boolean): string => {
    const moved = formula.replaceAll(
      prefixed,
      (_all, prefix: string, address: string) => prefix + shiftAddress(address),
    );
    return isOwn
      ? moved.replaceAll(OWN, (all, other?: string) => (other === undefined ? shiftAddress(all) : all))
      : moved;
  };
  return {
    ...book,
    names: new Map([...book.names].map(([key, target]) => [key, moveFormula(target, false)])),
    sheets: book.sheets.map((sheet) => {
      const isOwn = sheet.name === name;
      const rows = new Map(
        [...sheet.rows].map(([row, cells]) => [
          isOwn ? shift(row) : row,
          new Map(
            [...cells].map(([column, cell]) => [
              column,
              cell.formula === undefined ? cell : { ...cell, formula: moveFormula(cell.formula, isOwn) },
            ]),
          ),
        ]),
      );
      if (isOwn) rows.set(before, new Map([[0, { value: text }]]));
      return { ...sheet, rows: new Map([...rows].sort(([a], [b]) => a - b)) };
    }),
  };
}
