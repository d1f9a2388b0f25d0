/** A stretch from low to high a row, with its middle and, where given, where it stands now. */
import { drawAxisFoot, drawGridLines, footHeight, makeAxis } from './axis.ts';
import type { Mark } from './marks.ts';
import { FONT_PX, SMALL_PX, rowsInStretch, type Look, type PictureScene } from './pictureScene.ts';
import { drawRowLabel, labelColumnWidth } from './rowLabels.ts';

export interface BandRow {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Where the row stands now. */
  readonly point?: number;
}

export interface BandData {
  readonly rows: readonly BandRow[];
  readonly min: number;
  readonly max: number;
  /** Less is better (ranks): the axis runs from right to left. */
  readonly reversed: boolean;
  readonly format: (value: number) => string;
  readonly axisLabel?: string | undefined;
}

export interface BandWords {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  readonly now: string;
}

const ROW_PX = 22;
const BAR_PX = 8;
const HEAD_PX = 26;

export function layOutBands(data: BandData, words: BandWords, widthPx: number, look: Look): PictureScene {
  const { rows, min, max, reversed, format, axisLabel } = data;
  const { colours, measure } = look;
  const tint = colours.series[0] ?? colours.text;
  const columnPx = labelColumnWidth(
    rows.map(({ label }) => label),
    widthPx,
    look,
  );
  const figures = rows.map(({ low, high }) => (low === high ? format(low) : `${format(low)} – ${format(high)}`));
  const room = Math.max(0, ...figures.map((text) => measure(text, SMALL_PX, false))) + 14;
  const [left, right] = [columnPx + 8, widthPx - room - 8];
  const axis = makeAxis([min, max], reversed ? right : left, reversed ? left : right, { pad01: 0.01 });

  function drawRow(at: number): Mark[] {
    const row = rows[at];
    if (row === undefined) return [];
    const y = at * ROW_PX + ROW_PX / 2;
    const marks = [drawRowLabel(row.label, row.id, y, columnPx, false, look)];
    if (Number.isFinite(row.low) && Number.isFinite(row.high)) {
      const [from, to] = [axis.toPx(row.low), axis.toPx(row.high)];
      const x = Math.min(from, to) - 1.5;
      const width = Math.abs(to - from) + 3;
      marks.push({ kind: 'rect', x, y: y - BAR_PX / 2, width, height: BAR_PX, fill: tint, row: row.id });
    }
    if (Number.isFinite(row.middle)) marks.push(...drawMiddle(axis.toPx(row.middle), y));
    if (row.point !== undefined && Number.isFinite(row.point)) marks.push(...drawPoint(axis.toPx(row.point), y));
    const text = figures[at] ?? '';
    marks.push({ kind: 'text', x: widthPx, y, text, anchor: 'end', fill: colours.text, sizePx: SMALL_PX, bold: false });
    return marks;
  }

  function drawMiddle(x: number, y: number): Mark[] {
    const line = { kind: 'line', x1: x, x2: x, y1: y - 7, y2: y + 7, opacity: 1 } as const;
    return [
      { ...line, stroke: colours.surface, widthPx: 5 },
      { ...line, stroke: colours.text, widthPx: 2 },
    ];
  }

  function drawPoint(x: number, y: number): Mark[] {
    return [
      { kind: 'circle', cx: x, cy: y, r: 5.5, fill: colours.surface },
      { kind: 'circle', cx: x, cy: y, r: 4, fill: colours.fall },
    ];
  }

  function drawLegend(): Mark[] {
    const y = 12;
    const marks: Mark[] = [{ kind: 'rect', x: left, y: y - BAR_PX / 2, width: 24, height: BAR_PX, fill: tint }];
    let x = left + 30;
    const write = (text: string): void => {
      marks.push({ kind: 'text', x, y, text, anchor: 'start', fill: colours.text, sizePx: FONT_PX, bold: false });
      x += measure(text, FONT_PX, false) + 22;
    };
    write(`${words.low} – ${words.high}`);
    marks.push(...drawMiddle(x, y));
    x += 10;
    write(words.middle);
    if (rows.some(({ point }) => point !== undefined)) {
      marks.push(...drawPoint(x, y));
      x += 10;
      write(words.now);
    }
    return marks;
  }

  return {
    widthPx,
    headPx: HEAD_PX,
    head: drawLegend(),
    bodyPx: rows.length * ROW_PX,
    footPx: footHeight(axisLabel),
    foot: drawAxisFoot(axis, format, axisLabel, widthPx, look),
    rowPx: ROW_PX,
    draw: (fromPx, toPx) => {
      const [first, last] = rowsInStretch(rows.length, ROW_PX, fromPx, toPx);
      const marks = drawGridLines(axis, fromPx, toPx, look);
      for (let at = first; at < last; at++) marks.push(...drawRow(at));
      return marks;
    },
    spots: rows.map((row, at) => ({
      id: row.id,
      lines: [
        row.label,
        `${words.low} – ${words.high}: ${figures[at] ?? ''}`,
        `${words.middle}: ${format(row.middle)}`,
        ...(row.point === undefined ? [] : [`${words.now}: ${format(row.point)}`]),
      ],
      left: 0,
      top: at * ROW_PX,
      width: widthPx,
      height: ROW_PX,
    })),
    spotColumns: 1,
  };
}
