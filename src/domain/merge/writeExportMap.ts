/** The export map as rows of the hidden sheet (exportMap). */
import { canonicalJson, type Json } from '../format/json.ts';
import { encodeValue } from '../format/valueCodec.ts';
import {
  LINES_MARK,
  STAGE_LETTERS,
  type ExportMap,
  type MapCell,
  type MapLine,
  type MapRecord,
  type Written,
} from './exportMap.ts';
import { jsonOfValue, keyOfPlace } from './placeKey.ts';

/** A text, or the anchor of a line. */
export type MapText = string | { readonly anchor: string; readonly value: number };

/** Excel's bound on the text of a cell, less a margin. */
const MAX_TEXT = 32_000;

/**
 * The rows below those of writeInputMap: records by the hundred as JSON, cut into cells; lines by the dozen with their
 * anchors, which are formulas, in the cells beside them. A cell for each thing said would weigh as much as the workbook.
 */
export function writeExportMap(map: ExportMap): MapText[][] {
  const records = listRecords(map);
  const sheets = records.filter(([tag]) => tag === 'sheet');
  const others = records.filter(([tag]) => tag !== 'sheet');
  return [...packRecords(sheets), ...packLines(map.lines), ...packRecords(others)];
}

const LINES_A_ROW = 40;
const RECORDS_A_ROW = 400;

function packRecords(records: readonly MapRecord[]): MapText[][] {
  const rows: MapText[][] = [];
  for (let at = 0; at < records.length; at += RECORDS_A_ROW)
    rows.push(cutText(JSON.stringify(records.slice(at, at + RECORDS_A_ROW))));
  return rows;
}

function packLines(lines: readonly MapLine[]): MapText[][] {
  const rows: MapText[][] = [];
  for (let at = 0; at < lines.length; at += LINES_A_ROW) {
    const some = lines.slice(at, at + LINES_A_ROW);
    const told = some.map(({ axis, sheet, index, key, label }) => [axis, String(sheet), String(index), key, label]);
    const anchors = some.map(({ anchor, index }) => ({ anchor: anchor ?? '', value: index + 1 }));
    rows.push([LINES_MARK + escapeAstral(JSON.stringify(told)), ...anchors]);
  }
  return rows;
}

/** Cells never begin or end with a blank, which a program may drop, nor in the middle of a character. */
function cutText(json: string): string[] {
  const text = escapeAstral(json);
  const cells: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + MAX_TEXT);
    while (to < text.length && to > from + 1 && /\s/.test(text.slice(to - 1, to + 1))) to--;
    cells.push(text.slice(from, to));
    from = to;
  }
  return cells;
}

function escapeAstral(json: string): string {
  return json.replaceAll(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

function listRecords(map: ExportMap): MapRecord[] {
  const rows: MapRecord[] = [];
  for (const { name, key } of map.sheets) rows.push(['sheet', name, key ?? '']);
  for (const { place, at, was, written } of map.places) {
    const json = was === undefined ? '' : jsonOfValue(was);
    const isPlain = written.kind === 'value' && Object.is(written.value, was);
    rows.push(['place', keyOfPlace(place), ...writeCell(at), json, isPlain ? '' : writeWritten(written)]);
  }
  for (const { setId, sheet, slots } of map.scores) {
    rows.push(['scores', setId, String(sheet)]);
    for (const { slot, row, code, rule, figures } of slots) {
      const json = rule === null ? '' : canonicalJson(encodeValue(rule));
      rows.push(['slot', setId, String(slot), String(row), code, json]);
      for (const figure of figures)
        rows.push([
          'figures',
          setId,
          String(slot),
          figure.kind,
          ...[figure.sheet, figure.row, figure.count].map(String),
        ]);
    }
  }
  for (const { setId, unitId, column, stages, scores } of map.units) {
    const json = canonicalJson(scores.map((score): Json => encodeValue(score)));
    rows.push(['unit', setId, unitId, String(column), stages.map((stage) => STAGE_LETTERS[stage]).join(''), json]);
  }
  for (const { from, to } of map.moved) rows.push(['moved', ...writeCell(from), ...writeCell(to)]);
  for (const { at, written } of map.watched) rows.push(['watched', ...writeCell(at), writeWritten(written)]);
  for (const { at, written } of map.fillers) rows.push(['filler', ...writeCell(at), writeWritten(written)]);
  for (const { sheet, row, column, rows: down, columns, sketch, mayType } of map.computed)
    rows.push(['computed', ...[sheet, row, column, down, columns].map(String), sketch, mayType ? 'typed' : '']);
  return rows;
}

function writeCell({ sheet, row, column }: MapCell): string[] {
  return [sheet, row, column].map(String);
}

function writeWritten(written: Written): string {
  if (written.kind === 'formula') return `=${written.formula}`;
  if (written.kind === 'value') return `v${JSON.stringify(written.value)}`;
  return written.kind;
}
