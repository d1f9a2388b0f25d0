/** A unit's returned form: every input cell read at its place, by the map that travelled with the file. */
import { columnFromLetters } from '../../lib/address.ts';
import { writeDate } from '../../lib/dates.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import { foldName } from '../../lib/text.ts';
import type { SetId, UnitId, WorkbookId } from '../ids.ts';
import { rawCellAt, type RawBook, type RawCell, type RawSheet } from '../intake/rawBook.ts';
import type { Stage } from '../scores.ts';
import {
  findMapSheet,
  INPUT_MAP_SHEET,
  readInputMap,
  type Input,
  type InputCell,
  type InputMap,
  type MapLeaf,
} from './inputMap.ts';
import type { Incoming } from './place.ts';
import { isBlank, readEntryCells, textOf, type CellReading } from './readEntryCells.ts';

/** Whose file it is, as the file says. */
export interface ReturnedIdentity {
  readonly workbookId: WorkbookId;
  readonly workbookName: string;
  readonly setId: SetId;
  readonly setName: string;
  readonly setFingerprint: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly stage: Stage;
  readonly exportedAt: string;
}

/** A cell that could not be taken, with the reason. */
export interface RefusedCell {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
  /** Code of the leaf it belongs to; empty where unknown. */
  readonly code: string;
  readonly problem: Problem;
}

export interface FormReading {
  readonly identity: ReturnedIdentity;
  readonly leaves: readonly MapLeaf[];
  /** Cells that hold something, or held something when the file was made. */
  readonly incoming: readonly Incoming[];
  readonly refused: readonly RefusedCell[];
}

/**
 * notOurs: no form of this app; withoutMap: it looks like one, but its hidden sheet is gone: it can still be imported as a
 * table; isWorkbook: a whole exported workbook, which comes back another way.
 */
export type FormProblem = Problem<
  'form.notOurs' | 'form.withoutMap' | 'form.isWorkbook' | 'map.absent' | 'map.newer' | 'map.damaged'
>;

export function readForm(book: RawBook): Result<FormReading, FormProblem> {
  if (!findMapSheet(book)) return fail(looksLikeForm(book) ? 'form.withoutMap' : 'form.notOurs');
  const read = readInputMap(book);
  if (!read.ok) return read;
  const map = read.value;
  const { setId, unitId, stage } = map;
  if (map.kind === 'workbook') return fail('form.isWorkbook');
  if (setId === null || unitId === null || stage === null) return fail('map.damaged', { row: 1 });
  const { workbookId, workbookName, setName, setFingerprint, unitName, exportedAt } = map;
  return succeed({
    identity: {
      workbookId,
      workbookName,
      setId,
      setName,
      setFingerprint,
      unitId,
      unitName,
      stage,
      exportedAt,
    },
    leaves: map.leaves,
    ...readInputs(book, map),
  });
}

function readInputs(book: RawBook, map: InputMap): { incoming: Incoming[]; refused: RefusedCell[] } {
  const leaves = new Map(map.leaves.map((leaf) => [leaf.slot, leaf]));
  const find = createFinder(book, map.keyColumn);
  const incoming: Incoming[] = [];
  const refused: RefusedCell[] = [];
  for (const input of map.inputs) {
    const leaf = 'slot' in input.place ? leaves.get(input.place.slot) : undefined;
    const found = input.cells.map(find);
    const lost = found.findIndex((one) => one === null);
    const [first] = input.cells;
    if (!first) continue;
    if (lost >= 0) {
      const at = input.cells[lost] ?? first;
      refused.push(refusedCell(at, undefined, leaf, { code: 'merge.rowGone', details: {} }));
      continue;
    }
    const cells = found.flatMap((one) => (one === null ? [] : [one.cell]));
    const value = readInput(input, cells, leaf);
    if (!value.ok) {
      const at = value.problem.cell;
      refused.push(refusedCell(found[at] ?? first, cells[at], leaf, value.problem.problem));
      continue;
    }
    if (value.value === null && (input.was === null || input.was === undefined)) continue;
    const shown =
      found[
        Math.max(
          0,
          cells.findIndex((cell) => !isBlank(cell)),
        )
      ] ?? first;
    incoming.push({
      place: input.place,
      was: input.was,
      theirs: value.value,
      origin: { file: book.fileName, sheet: shown.sheet, address: shown.address },
      changedAt: null,
    });
  }
  return { incoming, refused };
}

function readInput(input: Input, cells: readonly (RawCell | undefined)[], leaf: MapLeaf | undefined): CellReading {
  if (input.place.of === 'entry') {
    const filled = input.cells.map(({ part }, i) => ({ part, cell: cells[i] }));
    return readEntryCells(filled, leaf?.rule ?? null, input.was);
  }
  return readText(cells[0]);
}

function readText(cell: RawCell | undefined): CellReading {
  if (cell?.error !== undefined)
    return {
      ok: false,
      problem: { cell: 0, problem: { code: 'merge.errorCell', details: { error: cell.error } } },
    };
  const text = cell?.isDate === true && typeof cell.value === 'number' ? writeDate(cell.value) : textOf(cell);
  return succeed(text === '' ? null : text);
}

interface FoundCell {
  readonly sheet: string;
  readonly address: string;
  readonly cell: RawCell | undefined;
}

/** Finds cells by their address; where the row's key says that the row has moved, by the key. */
function createFinder(book: RawBook, keyColumn: string): (cell: InputCell) => FoundCell | null {
  const sheets = new Map(book.sheets.map((sheet) => [sheet.name.normalize('NFC'), sheet]));
  const keyAt = columnFromLetters(keyColumn);
  const rowsByKey = new Map<RawSheet, ReadonlyMap<string, number>>();
  const rowOf = (sheet: RawSheet, key: string): number | undefined => {
    let rows = rowsByKey.get(sheet);
    if (!rows) {
      const found = new Map<string, number>();
      for (const [row, cells] of sheet.rows) {
        const text = textOf(cells.get(keyAt));
        if (text !== '' && !found.has(text)) found.set(text, row);
      }
      rowsByKey.set(sheet, (rows = found));
    }
    return rows.get(key);
  };
  return ({ sheet: name, address, rowKey }) => {
    const parts = /^([A-Z]+)(\d+)$/.exec(address);
    const column = columnFromLetters(parts?.[1] ?? '');
    const row = Number(parts?.[2]) - 1;
    const named = sheets.get(name.normalize('NFC'));
    const hasKey = rowKey !== '' && keyAt >= 0;
    const isThere = named !== undefined && (!hasKey || textOf(rawCellAt(named, row, keyAt)) === rowKey);
    if (isThere) return { sheet: named.name, address, cell: rawCellAt(named, row, column) };
    if (!hasKey) return null;
    for (const sheet of named ? [named] : book.sheets) {
      if (sheet.name === INPUT_MAP_SHEET) continue;
      const moved = rowOf(sheet, rowKey);
      if (moved !== undefined)
        return {
          sheet: sheet.name,
          address: `${parts?.[1] ?? ''}${moved + 1}`,
          cell: rawCellAt(sheet, moved, column),
        };
    }
    return null;
  };
}

function refusedCell(
  at: { readonly sheet: string; readonly address: string },
  cell: RawCell | undefined,
  leaf: MapLeaf | undefined,
  problem: Problem,
): RefusedCell {
  return {
    sheet: at.sheet,
    address: at.address,
    text: cell?.error ?? textOf(cell).slice(0, 200),
    code: leaf?.code ?? '',
    problem,
  };
}

/** The headings of the app's form, or of any office's: then it is a table that the import can read. */
function looksLikeForm(book: RawBook): boolean {
  const needed = ['tiêu chí', 'điểm tối đa'];
  for (const sheet of book.sheets)
    for (const [row, cells] of sheet.rows) {
      if (row > 60) break;
      const heads = [...cells.values()].map((cell) => foldName(textOf(cell).replace(/\s+/g, ' ')));
      if (needed.every((head) => heads.some((text) => text.includes(head)))) return true;
    }
  return false;
}
