import type { Mark } from './marks.ts';
import type { ChartColours } from './palette.ts';
import { changeOf, directionOf, SLOPE_STEP_PX } from './slopeGeometry.ts';
import type { Direction, SlopeColumn, SlopeGeometry, SlopeRow } from './slopeGeometry.ts';
import { shortenText } from './textWidth.ts';
import type { MeasureText } from './textWidth.ts';
import type { SlopeTexts } from './texts.ts';

/** Horizontal places in pixels. */
export interface SlopeColumnsX {
  readonly widthPx: number;
  readonly leftEnd: number;
  readonly columns: readonly number[];
  readonly rankEnd: number;
  readonly changeStart: number;
  readonly labelStart: number;
}

export interface SlopeView {
  readonly columns: readonly SlopeColumn[];
  readonly rows: readonly SlopeRow[];
  readonly geometry: SlopeGeometry;
  readonly x: SlopeColumnsX;
  readonly colours: ChartColours;
  readonly measure: MeasureText;
  readonly highlighted: string | null;
}

export const SLOPE_HEADER_PX = 56;
const FONT_PX = 12;
const LEADER_PX = 18;
const RANK_PX = 30;
const CHANGE_PX = 40;

const dashes: Record<Direction, string | null> = { rise: null, fall: '7 4', same: '2 3', unranked: null };
const widths: Record<Direction, number> = { rise: 2.2, fall: 1.8, same: 1.6, unranked: 1 };
export const directionSigns: Record<Direction, string> = { rise: '▲', fall: '▼', same: '=', unranked: '–' };

/** Shares the width: labels take what the longest needs, at most 30 % a side; the columns stand evenly between. */
export function layOutSlopeX(
  widthPx: number,
  columnCount: number,
  rows: readonly SlopeRow[],
  measure: MeasureText,
): SlopeColumnsX {
  const longest = rows.reduce((most, row) => Math.max(most, measure(row.label, FONT_PX, true)), 40);
  const label = Math.min(longest + 4, widthPx * 0.3);
  const leftEnd = label + RANK_PX;
  const labelStart = widthPx - label;
  const changeStart = labelStart - CHANGE_PX;
  const rankEnd = changeStart - 6;
  const first = leftEnd + LEADER_PX;
  const last = rankEnd - RANK_PX + 6 - LEADER_PX;
  const gap = (last - first) / Math.max(1, columnCount - 1);
  return {
    widthPx,
    leftEnd,
    columns: Array.from({ length: columnCount }, (_, column) => first + column * gap),
    rankEnd,
    changeStart,
    labelStart,
  };
}

/** The row whose label or line lies nearest to a place in the body, at most half a step away. */
export function rowAtPoint(view: SlopeView, drawn: readonly number[], x: number, y: number): string | null {
  const { geometry, x: places } = view;
  const reach = SLOPE_STEP_PX / 2;
  const first = places.columns[0] ?? 0;
  const last = places.columns.at(-1) ?? 0;
  const heightOf = (row: number): number | null => {
    if (x <= first) return geometry.leftLabels[row] ?? null;
    if (x >= last) return geometry.rightLabels[row] ?? null;
    const next = places.columns.findIndex((place) => place > x);
    const before = geometry.points[next - 1]?.[row];
    const after = geometry.points[next]?.[row];
    if (before === null || before === undefined || after === null || after === undefined) return null;
    const start = places.columns[next - 1] ?? 0;
    return before + ((after - before) * (x - start)) / ((places.columns[next] ?? 1) - start);
  };
  let found: { row: number; away: number } | null = null;
  for (const row of drawn) {
    const height = heightOf(row);
    if (height === null) continue;
    const away = Math.abs(height - y);
    if (away <= reach && (found === null || away < found.away)) found = { row, away };
  }
  return found === null ? null : (view.rows[found.row]?.id ?? null);
}

/** The legend with counts, and the column names; `SLOPE_HEADER_PX` high. */
export function drawSlopeHeader(view: SlopeView, texts: SlopeTexts): Mark[] {
  const { columns, rows, x, colours, measure } = view;
  const marks: Mark[] = [];
  let at = 4;
  for (const direction of ['rise', 'fall', 'same', 'unranked'] as const) {
    const count = rows.filter((row) => directionOf(row.ranks[0], row.ranks.at(-1)) === direction).length;
    if (direction === 'unranked' && count === 0) continue;
    const text = `${directionSigns[direction]} ${texts[direction]}: ${count}`;
    if (direction !== 'unranked') {
      marks.push(line(at, 14, at + 28, 14, direction, colours, { opacity: 1, extraPx: 0 }));
      at += 34;
    }
    marks.push(label(at, 14, text, 'start', colours.text, false));
    at += measure(text, FONT_PX, false) + 20;
  }
  const gap = (x.columns[1] ?? x.widthPx) - (x.columns[0] ?? 0);
  const edge = 2 * LEADER_PX + 2 * RANK_PX;
  columns.forEach((column, index) => {
    const place = x.columns[index] ?? 0;
    const isEnd = index === 0 || index === columns.length - 1;
    const room = isEnd && columns.length > 2 ? Math.min(gap, gap / 2 + edge) - 10 : gap - 10;
    const text = shortenText(column.label, room, (part) => measure(part, FONT_PX, true));
    marks.push({ ...label(place, 40, text, 'middle', colours.text, true), title: column.label });
  });
  return marks;
}

/** Lines, points and labels of the drawn rows; the highlighted row last, so that it lies on top. */
export function drawSlopeBody(view: SlopeView, drawn: readonly number[]): Mark[] {
  const { rows, geometry, x, colours, highlighted } = view;
  const isHighlighted = (row: number): boolean => rows[row]?.id === highlighted;
  const ordered = [...drawn.filter((row) => !isHighlighted(row)), ...drawn.filter(isHighlighted)];
  const marks: Mark[] = x.columns.map((place) => ({
    kind: 'line',
    x1: place,
    x2: place,
    y1: 0,
    y2: geometry.heightPx,
    stroke: colours.line,
    widthPx: 1,
    opacity: 1,
  }));
  for (const row of ordered) marks.push(...drawLines(view, row, isHighlighted(row)));
  marks.push(...drawPoints(view, ordered));
  for (const row of ordered) marks.push(...drawEnds(view, row, isHighlighted(row)));
  return marks;
}

function drawLines({ rows, geometry, x, colours, highlighted }: SlopeView, row: number, on: boolean): Mark[] {
  const id = rows[row]?.id ?? '';
  const look = { opacity: highlighted === null || on ? 0.9 : 0.22, extraPx: on ? 2 : 0 };
  const marks: Mark[] = [];
  for (let column = 1; column < x.columns.length; column += 1) {
    const y1 = geometry.points[column - 1]?.[row];
    const y2 = geometry.points[column]?.[row];
    if (typeof y1 !== 'number' || typeof y2 !== 'number') continue;
    const direction = directionOf(rows[row]?.ranks[column - 1], rows[row]?.ranks[column]);
    marks.push({
      ...line(x.columns[column - 1] ?? 0, y1, x.columns[column] ?? 0, y2, direction, colours, look),
      row: id,
    });
  }
  const leader = { stroke: on ? colours.text : colours.same, widthPx: on ? 1.4 : 0.8, opacity: 0.8, row: id };
  const ends = [
    { point: geometry.points[0]?.[row], label: geometry.leftLabels[row], x1: x.leftEnd + 3, x2: x.columns[0] ?? 0 },
    {
      point: geometry.points.at(-1)?.[row],
      label: geometry.rightLabels[row],
      x1: x.rankEnd - RANK_PX + 6,
      x2: x.columns.at(-1) ?? 0,
    },
  ];
  for (const end of ends) {
    if (typeof end.point !== 'number' || typeof end.label !== 'number') continue;
    marks.push({ kind: 'line', x1: end.x1, y1: end.label, x2: end.x2, y2: end.point, ...leader });
  }
  return marks;
}

function drawPoints({ rows, geometry, x, colours, highlighted }: SlopeView, ordered: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  geometry.points.forEach((column, index) => {
    const drawnPlaces = new Set<number>();
    for (const row of [...ordered].reverse()) {
      const place = column[row];
      if (typeof place !== 'number' || drawnPlaces.has(place)) continue;
      drawnPlaces.add(place);
      const on = rows[row]?.id === highlighted;
      marks.push({
        kind: 'circle',
        cx: x.columns[index] ?? 0,
        cy: place,
        r: on ? 5 : 3,
        fill: on ? colours.focus : colours.muted,
      });
      const isMiddle = index > 0 && index < geometry.points.length - 1;
      const rank = rows[row]?.ranks[index];
      if (on && isMiddle && typeof rank === 'number') {
        marks.push(label((x.columns[index] ?? 0) + 8, place - 9, showRank(rank), 'start', colours.text, true));
      }
    }
  });
  return marks;
}

function drawEnds({ rows, geometry, x, colours, measure }: SlopeView, row: number, on: boolean): Mark[] {
  const item = rows[row];
  if (item === undefined) return [];
  const leftY = geometry.leftLabels[row] ?? 0;
  const rightY = geometry.rightLabels[row] ?? 0;
  const name = shortenText(item.label, x.widthPx - x.labelStart - 4, (part) => measure(part, FONT_PX, on));
  const direction = directionOf(item.ranks[0], item.ranks.at(-1));
  const change = changeOf(item);
  const moved = change === null || change === 0 ? '' : showRank(Math.abs(change));
  const tint = direction === 'rise' ? colours.rise : direction === 'fall' ? colours.fall : colours.muted;
  const owned = { row: item.id, title: item.label };
  return [
    { ...label(x.leftEnd - RANK_PX, leftY, name, 'end', colours.text, on), ...owned },
    { ...label(x.leftEnd, leftY, showRank(item.ranks[0]), 'end', colours.text, on), row: item.id },
    { ...label(x.rankEnd, rightY, showRank(item.ranks.at(-1)), 'end', colours.text, on), row: item.id },
    { ...label(x.changeStart, rightY, `${directionSigns[direction]}${moved}`, 'start', tint, on), row: item.id },
    { ...label(x.labelStart, rightY, name, 'start', colours.text, on), ...owned },
  ];
}

function showRank(rank: number | null | undefined): string {
  return rank === null || rank === undefined ? '–' : String(Math.round(rank * 100) / 100);
}

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  direction: Direction,
  colours: ChartColours,
  look: { readonly opacity: number; readonly extraPx: number },
): Extract<Mark, { kind: 'line' }> {
  const dash = dashes[direction];
  const stroke = direction === 'unranked' ? colours.same : colours[direction];
  const base = {
    kind: 'line',
    x1,
    y1,
    x2,
    y2,
    stroke,
    widthPx: widths[direction] + look.extraPx,
    opacity: look.opacity,
  } as const;
  return dash === null ? base : { ...base, dash };
}

function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  fill: string,
  bold: boolean,
): Extract<Mark, { kind: 'text' }> {
  return { kind: 'text', x, y, text, anchor, fill, sizePx: FONT_PX, bold };
}
