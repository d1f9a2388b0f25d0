/**
 * An exported workbook that came back from Excel: every input cell against what was written into it. Only what was changed
 * comes out, formulas in identity form; what cannot be taken is told with sheet, address and reason.
 */
import { columnLetters } from '../../lib/address.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import type { WorkbookId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';
import type { RawBook } from '../intake/rawBook.ts';
import { isSamePlaceValue } from './comparePlaces.ts';
import { keyOfMapCell, type ExportMap, type MapCell, type Written } from './exportMap.ts';
import { readExportMap } from './readExportMap.ts';
import { locateLines, type FileLines, type FoundCell } from './fileLines.ts';
import { findMapSheet, readInputMap, type InputMapProblem } from './inputMap.ts';
import { isAsWritten, isChoice, readPlaceCell, shortSketch, type FormulaReaders } from './readChangedCell.ts';
import { createExcelFormulaReader } from './readExcelFormula.ts';
import { listStrayContent } from './strayContent.ts';
import { readScores } from './readScores.ts';
import type { Incoming, Place, PlaceValue } from './place.ts';
import { keyOfPlace } from './placeKey.ts';
import { textOf } from './readEntryCells.ts';
import type { RefusedCell } from './readForm.ts';

export interface ExportReading {
  readonly workbookId: WorkbookId;
  readonly workbookName: string;
  /** As the export wrote it; a label. */
  readonly exportedAt: string;
  /** Input cells that were looked at. */
  readonly cells: number;
  readonly incoming: readonly Incoming[];
  /** Formulas as the file writes them, by keyOfPlace. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly refused: readonly RefusedCell[];
}

export type ExportProblem = Problem<'returned.isForm' | 'returned.notOurs' | 'returned.damaged' | 'map.newer'>;

/** What reading collects; `refuse` takes a cell of the returned file. */
export interface Collector {
  readonly count: () => void;
  readonly add: (place: Place, was: PlaceValue | undefined, theirs: PlaceValue, at: FoundCell) => void;
  readonly refuse: (at: FoundCell, problem: Problem, code?: string) => void;
}

export interface ReadingPlan {
  readonly map: ExportMap;
  readonly lines: FileLines;
  readonly readers: FormulaReaders;
  readonly collect: Collector;
  /** The cell that holds the base's value; null where it, or its line, is gone. */
  readonly cellOf: (at: MapCell) => FoundCell | null;
  /** The app's sheet on which a cell of the file stands; null on sheets that only files have. */
  readonly homeOf: (found: FoundCell) => SheetKey | null;
  /** What a figure's cell holds of scenarios only. */
  readonly fillerAt: (at: MapCell) => Written | undefined;
}

/** More refused cells than anybody reads; the rest is counted in the last. */
const MAX_REFUSED = 5_000;

/** `isKnownFunction`: whether a function of Excel means the same in the app. */
export function readExport(
  book: RawBook,
  isKnownFunction: (name: string) => boolean,
): Result<ExportReading, ExportProblem> {
  const sheet = findMapSheet(book);
  if (!sheet) return fail('returned.notOurs');
  const head = readInputMap(book);
  if (!head.ok) return sayReturned(head.problem);
  if (head.value.kind !== 'workbook') return fail('returned.isForm');
  const map = readExportMap(sheet);
  if ('damagedRow' in map) return fail('returned.damaged', { row: map.damagedRow });
  const lines = locateLines(book, map);
  const incoming: Incoming[] = [];
  const refused: RefusedCell[] = [];
  const formulas: Record<string, string> = {};
  let cells = 0;
  const collect: Collector = {
    count: () => {
      cells++;
    },
    add(place, was, theirs, at) {
      const origin = { file: book.fileName, sheet: at.sheet.name, address: addressOf(at) };
      incoming.push({ place, was, theirs, origin, changedAt: null });
      if (at.cell?.formula !== undefined) formulas[keyOfPlace(place)] = `=${at.cell.formula}`;
    },
    refuse(at, problem, code = '') {
      if (refused.length >= MAX_REFUSED) return;
      const text = at.cell?.formula === undefined ? textOf(at.cell) : `=${at.cell.formula}`;
      refused.push({ sheet: at.sheet.name, address: addressOf(at), text: text.slice(0, 200), code, problem });
    },
  };
  const readers: FormulaReaders = {
    found: createExcelFormulaReader(book, map, lines, 'found', isKnownFunction),
    exported: createExcelFormulaReader(book, map, lines, 'exported', isKnownFunction),
    hasMoved: lines.hasMoved,
  };
  const fillers = new Map(map.fillers.map(({ at, written }) => [keyOfMapCell(at), written]));
  const homes = new Map(lines.sheets.map((one, i) => [one, map.sheets[i]?.key ?? null]));
  const plan: ReadingPlan = {
    map,
    lines,
    readers,
    collect,
    cellOf: createChoiceFinder(map, lines),
    fillerAt: (at) => fillers.get(keyOfMapCell(at)),
    homeOf: (found) => homes.get(found.sheet) ?? null,
  };
  tellGone(plan, refused);
  readPlaces(plan);
  readScores(plan);
  readChoices(plan);
  readWatched(plan);
  readComputed(plan);
  for (const { at, code } of listStrayContent(book, plan)) collect.refuse(at, { code, details: {} });
  const { workbookId, workbookName, exportedAt } = head.value;
  return succeed({ workbookId, workbookName, exportedAt, cells, incoming, formulas, refused });
}

/** What to do about a damaged map differs from a form's. */
function sayReturned({ code, details }: InputMapProblem): Result<never, ExportProblem> {
  if (code === 'map.newer') return { ok: false, problem: { code, details } };
  return { ok: false, problem: { code: code === 'map.absent' ? 'returned.notOurs' : 'returned.damaged', details } };
}

function addressOf({ row, column }: FoundCell): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** Cells that choose among scenarios lead to the base's cell in the table of scenarios. */
function createChoiceFinder(map: ExportMap, lines: FileLines): ReadingPlan['cellOf'] {
  if (map.moved.length === 0) return lines.find;
  const moved = new Map(map.moved.map(({ from, to }) => [keyOfMapCell(from), to]));
  return (at) => lines.find(moved.get(keyOfMapCell(at)) ?? at);
}

/** What is typed over a choice would hold in one scenario as in all: it belongs into the table of scenarios. */
function readChoices({ map, lines, collect }: ReadingPlan): void {
  for (const { from } of map.moved) {
    const found = lines.find(from);
    if (found && !isChoice(found.cell)) collect.refuse(found, { code: 'returned.choice', details: {} });
  }
}

/** A sheet or a line that is gone is told once, not for each of its cells. */
function tellGone({ map, lines }: ReadingPlan, refused: RefusedCell[]): void {
  const named = new Set(map.lines.map(({ sheet }) => sheet));
  map.sheets.forEach(({ name }, i) => {
    if (lines.sheets[i] || !named.has(i)) return;
    refused.push({
      sheet: name,
      address: '',
      text: '',
      code: '',
      problem: { code: 'returned.sheetGone', details: {} },
    });
  });
  for (const line of lines.gone) {
    const sheet = lines.sheets[line.sheet];
    if (!sheet || refused.length >= MAX_REFUSED) continue;
    const address = line.axis === 'row' ? String(line.index + 1) : columnLetters(line.index);
    const code = line.axis === 'row' ? 'returned.rowGone' : 'returned.columnGone';
    refused.push({ sheet: sheet.name, address, text: line.label, code: '', problem: { code, details: {} } });
  }
}

function readPlaces({ map, lines, readers, collect, cellOf, homeOf }: ReadingPlan): void {
  const told = new Set<string>();
  for (const { place, at, was, written } of map.places) {
    told.add(keyOfPlace(place));
    const found = cellOf(at);
    if (!found) continue;
    collect.count();
    if (isAsWritten(found.cell, written, homeOf(found), readers)) continue;
    readChanged(place, was, found);
  }
  // Free sheets: what was typed where nothing stood.
  map.sheets.forEach(({ key }, i) => {
    const sheet = lines.sheets[i];
    if (!sheet || !key?.startsWith('free.')) return;
    for (const [row, cells] of sheet.rows) {
      const line = lines.lineAt(i, 'row', row);
      if (!line) continue;
      for (const [column, cell] of cells) {
        const across = lines.lineAt(i, 'column', column);
        if (!across || (cell.value === null && cell.formula === undefined && cell.error === undefined)) continue;
        const place: Place = placeOfFree(key, line.key, across.key);
        if (!told.has(keyOfPlace(place))) readChanged(place, null, { sheet, row, column, cell });
      }
    }
  });

  function readChanged(place: Place, was: PlaceValue | undefined, found: FoundCell): void {
    const read = readPlaceCell(place, found.cell, homeOf(found), readers);
    if (!read.ok) collect.refuse(found, read.problem);
    else if (was === undefined || !isSamePlaceValue(read.value, was)) collect.add(place, was, read.value, found);
  }
}

function placeOfFree(key: string, row: string, column: string): Place {
  const place = { of: 'cell', sheetId: key.slice('free.'.length), rowId: row, columnId: column };
  return place as Place;
}

/** Inputs that are not taken back: policies, figures of scenarios. */
function readWatched({ map, readers, collect, cellOf, homeOf }: ReadingPlan): void {
  for (const { at, written } of map.watched) {
    const found = cellOf(at);
    if (found && !isAsWritten(found.cell, written, homeOf(found), readers))
      collect.refuse(found, { code: 'returned.watched', details: {} });
  }
}

/** Cells that calculate: typed over, or made to calculate otherwise. */
function readComputed({ map, lines, collect }: ReadingPlan): void {
  const sketches = new Map<string, string>();
  for (const { sheet, row, column, rows, columns, sketch, mayType } of map.computed)
    for (let down = 0; down < rows; down++)
      for (let across = 0; across < columns; across++) {
        const found = lines.find({ sheet, row: row + down, column: column + across });
        if (!found) continue;
        const { formula } = found.cell ?? {};
        if (formula === undefined) {
          if (!mayType) collect.refuse(found, { code: 'returned.computed', details: {} });
        } else if (shortSketch(formula, sketches) !== sketch)
          collect.refuse(found, { code: 'returned.recomputed', details: {} });
      }
}
