/** From a start figure to an end figure by steps, one row each: bars float from what stood before to what stands after. */
import { drawAxisFoot, drawGridLines, footHeight, makeAxis } from './axis.ts';
import type { Mark } from './marks.ts';
import { FONT_PX, rowsInStretch, type Look, type PictureScene } from './pictureScene.ts';
import { drawRowLabel, labelColumnWidth } from './rowLabels.ts';

export interface WaterfallEnd {
  readonly label: string;
  readonly value: number;
}

export interface WaterfallStep extends WaterfallEnd {
  readonly id: string;
}

export interface WaterfallData {
  readonly start: WaterfallEnd;
  readonly steps: readonly WaterfallStep[];
  readonly end: WaterfallEnd;
  readonly format: (value: number) => string;
  readonly axisLabel?: string | undefined;
}

const ROW_PX = 26;
const BAR_PX = 16;

/** What stands before each step, and at the end. */
export function runTotals(start: number, steps: readonly WaterfallStep[]): number[] {
  let running = start;
  return [start, ...steps.map(({ value }) => (running += value))];
}

/** "+1,25" or "−0,40": the sign stands for direction where colours do not. */
export function writeEffect(value: number, format: (value: number) => string): string {
  return value > 0 ? `▲ +${format(value)}` : value < 0 ? `▼ ${format(value)}` : `= ${format(value)}`;
}

export function layOutWaterfall(data: WaterfallData, widthPx: number, look: Look): PictureScene {
  const { start, steps, end, format, axisLabel } = data;
  const { colours, measure } = look;
  const rows = [{ id: 'start', ...start }, ...steps, { id: 'end', ...end }];
  const totals = runTotals(start.value, steps);
  const columnPx = labelColumnWidth(
    rows.map(({ label }) => label),
    widthPx,
    look,
    true,
  );
  const figures = rows.map((row, at) => (isEnd(at) ? format(row.value) : writeEffect(row.value, format)));
  const room = Math.max(...figures.map((text) => measure(text, FONT_PX, true))) + 12;
  const axis = makeAxis([...totals, end.value], columnPx + room, widthPx - room, { pad01: 0 });
  const footPx = footHeight(axisLabel);

  function isEnd(at: number): boolean {
    return at === 0 || at === rows.length - 1;
  }

  function drawRow(at: number): Mark[] {
    const row = rows[at];
    if (row === undefined) return [];
    const y = at * ROW_PX + ROW_PX / 2;
    const marks = [drawRowLabel(row.label, row.id, y, columnPx, isEnd(at), look)];
    const figure = figures[at] ?? '';
    if (isEnd(at)) {
      const x = axis.toPx(row.value);
      marks.push({
        kind: 'rect',
        x: x - 3,
        y: y - BAR_PX / 2,
        width: 6,
        height: BAR_PX,
        fill: colours.text,
        row: row.id,
      });
      marks.push(write(x + 8, y, figure, 'start', colours.text));
    } else {
      const from = axis.toPx(totals[at - 1] ?? 0);
      const to = axis.toPx(totals[at] ?? 0);
      const isRise = row.value > 0;
      const tint = isRise ? colours.rise : row.value < 0 ? colours.fall : colours.muted;
      marks.push({
        kind: 'rect',
        x: Math.min(from, to),
        y: y - BAR_PX / 2,
        width: Math.max(1, Math.abs(to - from)),
        height: BAR_PX,
        fill: isRise ? tint : colours.surface,
        stroke: tint,
        row: row.id,
      });
      if (row.value < 0) marks.push(write(Math.min(from, to) - 6, y, figure, 'end', tint));
      else marks.push(write(Math.max(from, to) + 6, y, figure, 'start', tint));
    }
    const joined = axis.toPx(at === rows.length - 1 ? row.value : (totals[at] ?? 0));
    if (at < rows.length - 1)
      marks.push({
        kind: 'line',
        x1: joined,
        x2: joined,
        y1: y + BAR_PX / 2,
        y2: y + ROW_PX - BAR_PX / 2,
        stroke: colours.muted,
        widthPx: 1,
        dash: '2 2',
        opacity: 1,
      });
    return marks;
  }

  function write(x: number, y: number, text: string, anchor: 'start' | 'end', fill: string): Mark {
    return { kind: 'text', x, y, text, anchor, fill, sizePx: FONT_PX, bold: true };
  }

  return {
    widthPx,
    headPx: 0,
    head: [],
    bodyPx: rows.length * ROW_PX,
    footPx,
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
        figures[at] ?? '',
        ...(isEnd(at) ? [] : [`${format(totals[at - 1] ?? 0)} → ${format(totals[at] ?? 0)}`]),
      ],
      left: 0,
      top: at * ROW_PX,
      width: widthPx,
      height: ROW_PX,
    })),
    spotColumns: 1,
  };
}
