/** Where the lines of an exported workbook stand in the file that came back: by their anchors, then by what their headings say. */
import { columnFromLetters } from '../../lib/address.ts';
import { foldName } from '../../lib/text.ts';
import { rawCellAt, type RawBook, type RawCell, type RawSheet } from '../intake/rawBook.ts';
import type { Axis, ExportMap, MapCell, MapLine } from './exportMap.ts';
import { textOf } from './readEntryCells.ts';

/** A cell of the file as it came back. */
export interface FoundCell {
  readonly sheet: RawSheet;
  readonly row: number;
  readonly column: number;
  readonly cell: RawCell | undefined;
}

export interface FileLines {
  /** By index of ExportMap.sheets; null for sheets that are gone. */
  readonly sheets: readonly (RawSheet | null)[];
  /** Whether any line stands elsewhere than it was exported. */
  readonly hasMoved: boolean;
  /** Lines that are gone, or that nobody can tell apart any more. */
  readonly gone: readonly MapLine[];
  /** Null where the sheet or a line is gone. */
  readonly find: (at: MapCell) => FoundCell | null;
  /** What stands at an index of the returned sheet; undefined for lines that the export did not have. */
  readonly lineAt: (sheet: number, axis: Axis, index: number) => MapLine | undefined;
}

/** Headings of a line are joined so; longer ones are cut. */
export function joinLabel(texts: readonly string[]): string {
  return texts
    .map((text) => text.normalize('NFC').trim().slice(0, MAX_LABEL))
    .join(' ¦ ')
    .replace(/^[ ¦]+$/, '');
}
const MAX_LABEL = 120;

/** Columns of headings by which rows are known, on sheets whose lines have labels. */
export const LABEL_COLUMNS = 2;

const ANCHOR = /^(?:ROW|COLUMN)\(\$?(?:'((?:[^']|'')*)'|([^'!()]+))!\$?([A-Z]{1,3})\$?(\d{1,7})\)$/iu;

interface Anchor {
  readonly title: string;
  readonly index: number;
}

function readAnchor(line: MapLine): Anchor | null {
  const found = ANCHOR.exec((line.anchor ?? '').replaceAll(/(?<!\s)\s+(?=[()!])/g, ''));
  if (!found) return null;
  const index = line.axis === 'row' ? Number(found[4]) - 1 : columnFromLetters(found[3] ?? '');
  return index < 0 ? null : { title: (found[1] ?? found[2] ?? '').replaceAll("''", "'"), index };
}

export function locateLines(book: RawBook, map: ExportMap): FileLines {
  const byName = new Map(book.sheets.map((sheet) => [foldName(sheet.name.normalize('NFC')), sheet]));
  const anchors = new Map(map.lines.map((line) => [line, readAnchor(line)]));
  const titles = new Map<number, string>();
  for (const [line, anchor] of anchors) if (anchor && !titles.has(line.sheet)) titles.set(line.sheet, anchor.title);
  const sheets = map.sheets.map(
    ({ name }, i) => byName.get(foldName((titles.get(i) ?? name).normalize('NFC'))) ?? null,
  );
  const gone: MapLine[] = [];
  const places: Record<Axis, Map<number, Map<number, number>>> = { row: new Map(), column: new Map() };
  const standing: Record<Axis, Map<number, Map<number, MapLine>>> = { row: new Map(), column: new Map() };
  let hasMoved = false;
  // Columns first: rows are known by what stands in their heading columns.
  for (const axis of ['column', 'row'] as const)
    for (const [sheetIndex, lines] of groupBySheet(map.lines, axis)) {
      const sheet = sheets[sheetIndex];
      if (!sheet) continue;
      const headings = (line: number): string => {
        const cellsOf = (index: number): RawCell | undefined => {
          if (axis === 'column') return rawCellAt(sheet, index, line);
          const column = places.column.get(sheetIndex)?.get(index);
          return column === undefined ? undefined : rawCellAt(sheet, line, column);
        };
        const count = axis === 'column' ? 1 : LABEL_COLUMNS;
        return joinLabel(Array.from({ length: count }, (_, i) => textOf(cellsOf(i))));
      };
      const found = placeLines(lines, anchors, headings);
      const placed = new Map<number, number>();
      const lineOf = new Map<number, MapLine>();
      lines.forEach((line, i) => {
        const at = found[i] ?? null;
        if (at === null || lineOf.has(at)) {
          gone.push(line);
          return;
        }
        if (at !== line.index) hasMoved = true;
        placed.set(line.index, at);
        lineOf.set(at, line);
      });
      places[axis].set(sheetIndex, placed);
      standing[axis].set(sheetIndex, lineOf);
    }
  return {
    sheets,
    hasMoved,
    gone,
    find({ sheet: index, row, column }) {
      const sheet = sheets[index];
      const [toRow, toColumn] = [places.row.get(index)?.get(row), places.column.get(index)?.get(column)];
      if (!sheet || toRow === undefined || toColumn === undefined) return null;
      return { sheet, row: toRow, column: toColumn, cell: rawCellAt(sheet, toRow, toColumn) };
    },
    lineAt: (sheet, axis, index) => standing[axis].get(sheet)?.get(index),
  };
}

function groupBySheet(lines: readonly MapLine[], axis: Axis): Map<number, MapLine[]> {
  const groups = new Map<number, MapLine[]>();
  for (const line of lines) {
    if (line.axis !== axis) continue;
    const group = groups.get(line.sheet);
    if (group) group.push(line);
    else groups.set(line.sheet, [line]);
  }
  return groups;
}

/**
 * The index of each line, null for lost ones. A heading that says what another line said is a line that was sorted or
 * pasted elsewhere: then all such lines go by their headings, where those are told once only.
 */
function placeLines(
  lines: readonly MapLine[],
  anchors: ReadonlyMap<MapLine, Anchor | null>,
  headings: (index: number) => string,
): (number | null)[] {
  const hasAnchors = lines.some((line) => anchors.get(line));
  const told = lines.map((line) => {
    const anchor = anchors.get(line);
    if (anchor) return anchor.index;
    // A file without any anchors was made anew by a program that keeps values only: its lines are where they were.
    return hasAnchors ? null : line.index;
  });
  const counts = new Map<string, number>();
  for (const { label } of lines) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  const lineOfLabel = new Map<string, number>();
  lines.forEach(({ label }, i) => {
    if (counts.get(label) === 1) lineOfLabel.set(label, i);
  });
  const places = [...told];
  for (const at of told) {
    if (at === null) continue;
    const heading = headings(at);
    const owner = lineOfLabel.get(heading);
    if (owner === undefined || told[owner] === at) continue;
    // Where the owner itself still stands at its place, this is a copy, not a move.
    const own = told[owner];
    if (own != null && headings(own) === heading) continue;
    places[owner] = at;
  }
  // A line whose place was taken by another, and that was found nowhere, is gone.
  const takers = new Map<number, number>();
  places.forEach((at, i) => {
    if (at !== null && at !== told[i]) takers.set(at, i);
  });
  return places.map((at, i) => {
    if (at === null) return null;
    const taker = takers.get(at);
    return taker !== undefined && taker !== i ? null : at;
  });
}
