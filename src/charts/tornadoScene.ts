/** An output at the low and the high end of each input, about its base; both ends are drawn even when they lie on one side. */
import { drawAxisFoot, drawGridLines, footHeight, makeAxis } from './axis.ts';
import type { Mark } from './marks.ts';
import { FONT_PX, SMALL_PX, rowsInStretch, type Look, type PictureScene } from './pictureScene.ts';
import { drawRowLabel, labelColumnWidth } from './rowLabels.ts';

export interface TornadoRow {
  readonly id: string;
  readonly label: string;
  /** The output at both ends of the input; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** The input at both ends, as written. */
  readonly lowLabel: string;
  readonly highLabel: string;
}

export interface TornadoData {
  readonly rows: readonly TornadoRow[];
  readonly base: number;
  readonly format: (value: number) => string;
  readonly axisLabel?: string | undefined;
  /** Less is better (ranks): the axis runs from right to left. */
  readonly reversed?: boolean;
}

export interface TornadoWords {
  readonly base: string;
  readonly low: string;
  readonly high: string;
}

const ROW_PX = 30;
const HALF_PX = 11;
const HEAD_PX = 44;

export function layOutTornado(data: TornadoData, words: TornadoWords, widthPx: number, look: Look): PictureScene {
  const { rows, base, format, axisLabel, reversed = false } = data;
  const { colours, measure } = look;
  const columnPx = labelColumnWidth(
    rows.map(({ label }) => label),
    widthPx,
    look,
  );
  const widest = Math.max(
    0,
    ...rows.flatMap(({ low, high }) => [low, high].map((end) => measure(format(end), SMALL_PX, false))),
  );
  const left = columnPx + widest + 12;
  const right = widthPx - widest - 8;
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const axis = makeAxis([base, ...ends], reversed ? right : left, reversed ? left : right, { pad01: 0 });
  const baseX = axis.toPx(base);

  function drawEnd(row: TornadoRow, value: number, middle: number, isHigh: boolean): Mark[] {
    if (!Number.isFinite(value)) return [];
    const x = axis.toPx(value);
    const tint = isHigh ? colours.series[0] : colours.series[1];
    const leftward = x < baseX || (x === baseX && !isHigh);
    return [
      {
        kind: 'rect',
        x: Math.min(x, baseX),
        y: middle - HALF_PX / 2,
        width: Math.max(1, Math.abs(x - baseX)),
        height: HALF_PX,
        fill: isHigh ? (tint ?? colours.text) : colours.surface,
        stroke: tint ?? colours.text,
        row: row.id,
      },
      {
        kind: 'text',
        x: leftward ? x - 5 : x + 5,
        y: middle,
        text: format(value),
        anchor: leftward ? 'end' : 'start',
        fill: colours.text,
        sizePx: SMALL_PX,
        bold: false,
      },
    ];
  }

  function drawRow(at: number): Mark[] {
    const row = rows[at];
    if (row === undefined) return [];
    const y = at * ROW_PX + ROW_PX / 2;
    return [
      drawRowLabel(row.label, row.id, y, columnPx, false, look),
      ...drawEnd(row, row.low, y - HALF_PX / 2 - 0.5, false),
      ...drawEnd(row, row.high, y + HALF_PX / 2 + 0.5, true),
    ];
  }

  function drawLegend(): Mark[] {
    const marks: Mark[] = [];
    let x = columnPx;
    for (const isHigh of [false, true]) {
      const tint = (isHigh ? colours.series[0] : colours.series[1]) ?? colours.text;
      const text = isHigh ? words.high : words.low;
      const fill = isHigh ? tint : colours.surface;
      marks.push({ kind: 'rect', x, y: 6, width: 22, height: HALF_PX, fill, stroke: tint });
      marks.push({
        kind: 'text',
        x: x + 28,
        y: 12,
        text,
        anchor: 'start',
        fill: colours.text,
        sizePx: FONT_PX,
        bold: false,
      });
      x += 28 + measure(text, FONT_PX, false) + 18;
    }
    const text = `${words.base}: ${format(base)}`;
    const half = measure(text, FONT_PX, true) / 2;
    const at = Math.min(Math.max(baseX, half), widthPx - half);
    marks.push({ kind: 'text', x: at, y: 32, text, anchor: 'middle', fill: colours.text, sizePx: FONT_PX, bold: true });
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
      marks.push({
        kind: 'line',
        x1: baseX,
        x2: baseX,
        y1: fromPx,
        y2: toPx,
        stroke: colours.text,
        widthPx: 1.5,
        opacity: 1,
      });
      return marks;
    },
    spots: rows.map((row, at) => ({
      id: row.id,
      lines: [row.label, `${row.lowLabel} → ${format(row.low)}`, `${row.highLabel} → ${format(row.high)}`],
      left: 0,
      top: at * ROW_PX,
      width: widthPx,
      height: ROW_PX,
    })),
    spotColumns: 1,
  };
}
