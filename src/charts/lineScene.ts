/** Lines over a common axis, their names at the right end, and marks (crossings) that can be picked. */
import { drawAxisFoot, footHeight, drawGridLines, makeAxis, type Axis } from './axis.ts';
import type { Mark } from './marks.ts';
import { FONT_PX, SMALL_PX, type Look, type PictureScene, type Spot } from './pictureScene.ts';
import { spreadLabels } from './spread.ts';
import { shortenText } from './textWidth.ts';

export interface ChartLine {
  readonly id: string;
  readonly label: string;
  /** Ascending in x. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LineMark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface LineData {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
  readonly lines: readonly ChartLine[];
  readonly marks: readonly LineMark[];
  readonly cursorX?: number | undefined;
  /** Id of a line drawn strong. */
  readonly highlighted: string | null;
  /** Less is better (ranks): 1 at the top. */
  readonly reversed: boolean;
  readonly bodyPx: number;
}

const HEAD_PX = 24;
const LABEL_GAP_PX = 14;
const EDGE_PX = 10;
const REACH_PX = 14;
const DASHES = [undefined, '8 4', '2 3', '8 3 2 3', '14 4'] as const;

export function layOutLines(data: LineData, widthPx: number, look: Look): PictureScene {
  const { lines, marks, xFormat, yFormat, highlighted, bodyPx, reversed } = data;
  const { colours, measure } = look;
  const yAxis = makeAxis(
    [...lines.flatMap(({ points }) => points.map(({ y }) => y)), ...marks.map(({ y }) => y)],
    reversed ? EDGE_PX : bodyPx - EDGE_PX,
    reversed ? bodyPx - EDGE_PX : EDGE_PX,
    { pad01: 0.02, tickPx: 50 },
  );
  const left = Math.max(24, ...yAxis.ticks.map((tick) => measure(yFormat(tick), SMALL_PX, false))) + 8;
  const named = chooseNamed(data);
  const longest = Math.max(40, ...named.map(({ label }) => measure(label, SMALL_PX, false)));
  const right = widthPx - Math.min(longest + 24, widthPx * 0.3);
  const xAxis = makeAxis(
    lines.flatMap(({ points }) => points.map(({ x }) => x)),
    left,
    right,
    { pad01: 0 },
  );

  function drawLine(line: ChartLine, at: number): Mark {
    const isStrong = line.id === highlighted;
    const dash = isStrong ? undefined : DASHES[Math.floor(at / colours.series.length + at) % DASHES.length];
    return {
      kind: 'polyline',
      points: line.points.map(({ x, y }) => [xAxis.toPx(x), yAxis.toPx(y)] as const),
      stroke: colours.series[at % colours.series.length] ?? colours.text,
      widthPx: isStrong ? 3.5 : 1.6,
      opacity: highlighted === null || isStrong ? 1 : 0.75,
      ...(dash === undefined ? {} : { dash }),
      row: line.id,
    };
  }

  function drawNames(): Mark[] {
    const ends = named
      .flatMap((line) => {
        const last = line.points.at(-1);
        return last === undefined ? [] : [{ line, y: yAxis.toPx(last.y), x: xAxis.toPx(last.x) }];
      })
      .sort((one, other) => one.y - other.y);
    const places = spreadLabels(
      ends.map(({ y }) => y),
      LABEL_GAP_PX,
      7,
      bodyPx - 7,
    );
    return ends.flatMap(({ line, y, x }, at): Mark[] => {
      const place = places[at] ?? y;
      const bold = line.id === highlighted;
      const text = shortenText(line.label, widthPx - right - 20, (part) => measure(part, SMALL_PX, bold));
      const stroke = colours.same;
      return [
        { kind: 'line', x1: x + 2, y1: y, x2: right + 14, y2: place, stroke, widthPx: 1, opacity: 0.8 },
        {
          kind: 'text',
          x: right + 17,
          y: place,
          text,
          anchor: 'start',
          fill: colours.text,
          sizePx: SMALL_PX,
          bold,
          row: line.id,
          title: line.label,
        },
      ];
    });
  }

  function drawBody(): Mark[] {
    const drawn: Mark[] = drawGridLines(xAxis, 0, bodyPx, look);
    for (const tick of yAxis.ticks) {
      const y = yAxis.toPx(tick);
      drawn.push({ kind: 'line', x1: left, x2: right, y1: y, y2: y, stroke: colours.line, widthPx: 1, opacity: 1 });
      drawn.push({
        kind: 'text',
        x: left - 6,
        y,
        text: yFormat(tick),
        anchor: 'end',
        fill: colours.muted,
        sizePx: SMALL_PX,
        bold: false,
      });
    }
    const order = lines.map((line, at) => ({ line, at }));
    order.sort((one, other) => Number(one.line.id === highlighted) - Number(other.line.id === highlighted));
    for (const { line, at } of order) drawn.push(drawLine(line, at));
    if (data.cursorX !== undefined) {
      const x = xAxis.toPx(data.cursorX);
      drawn.push({
        kind: 'line',
        x1: x,
        x2: x,
        y1: 0,
        y2: bodyPx,
        stroke: colours.text,
        widthPx: 1.5,
        dash: '5 3',
        opacity: 1,
      });
    }
    for (const { x, y } of marks) {
      const place = { cx: xAxis.toPx(x), cy: yAxis.toPx(y) };
      drawn.push(
        { kind: 'circle', ...place, r: 5, fill: colours.surface },
        { kind: 'circle', ...place, r: 3.5, fill: colours.focus },
      );
    }
    return [...drawn, ...drawNames()];
  }

  return {
    widthPx,
    headPx: HEAD_PX,
    head: [
      {
        kind: 'text',
        x: 0,
        y: 12,
        text: data.yLabel,
        anchor: 'start',
        fill: colours.muted,
        sizePx: FONT_PX,
        bold: false,
      },
      ...drawCursorFigure(data, xAxis, widthPx, look),
    ],
    bodyPx,
    footPx: footHeight(data.xLabel),
    foot: drawAxisFoot(xAxis, xFormat, data.xLabel, widthPx, look),
    rowPx: bodyPx,
    draw: drawBody,
    spots: [...marks]
      .sort((one, other) => one.x - other.x)
      .map((mark) => ({
        id: mark.id,
        lines: [mark.label, `${data.xLabel}: ${xFormat(mark.x)}`, `${data.yLabel}: ${yFormat(mark.y)}`],
        left: xAxis.toPx(mark.x) - 8,
        top: yAxis.toPx(mark.y) - 8,
        width: 16,
        height: 16,
      })),
    spotColumns: 1,
    read: (px, py) => readNearest(data, xAxis, yAxis, px, py),
  };
}

/** The figure at the cursor, above the plot and clear of the title. */
function drawCursorFigure(data: LineData, axis: Axis, widthPx: number, { colours, measure }: Look): Mark[] {
  if (data.cursorX === undefined) return [];
  const text = data.xFormat(data.cursorX);
  const half = measure(text, FONT_PX, true) / 2;
  const title = measure(data.yLabel, FONT_PX, false);
  const x = Math.min(Math.max(axis.toPx(data.cursorX), title + half + 12), widthPx - half);
  return [{ kind: 'text', x, y: 12, text, anchor: 'middle', fill: colours.text, sizePx: FONT_PX, bold: true }];
}

/** The lines that have their name at the end: all where they fit, else the strong one and those that fit in order. */
function chooseNamed({ lines, highlighted, bodyPx }: LineData): ChartLine[] {
  const fits = Math.floor((bodyPx - 14) / LABEL_GAP_PX);
  if (lines.length <= fits) return [...lines];
  const strong = lines.filter(({ id }) => id === highlighted);
  return [...strong, ...lines.filter(({ id }) => id !== highlighted).slice(0, Math.max(0, fits - strong.length))];
}

function readNearest(data: LineData, xAxis: Axis, yAxis: Axis, px: number, py: number): Spot | null {
  const x = xAxis.fromPx(px);
  if (x < xAxis.min || x > xAxis.max) return null;
  let found: { line: ChartLine; y: number; away: number } | null = null;
  for (const line of data.lines) {
    const y = valueAt(line, x);
    if (y === null) continue;
    const away = Math.abs(yAxis.toPx(y) - py);
    if (away <= REACH_PX && (found === null || away < found.away)) found = { line, y, away };
  }
  if (found === null) return null;
  const top = yAxis.toPx(found.y);
  const lines = [found.line.label, `${data.xLabel}: ${data.xFormat(x)}`, `${data.yLabel}: ${data.yFormat(found.y)}`];
  return { id: found.line.id, lines, left: px, top: top - 6, width: 0, height: 12 };
}

/** A line's height at x, straight between its points; null outside them. */
export function valueAt({ points }: ChartLine, x: number): number | null {
  for (let at = 1; at < points.length; at++) {
    const [before, after] = [points[at - 1], points[at]];
    if (!before || !after || x < before.x || x > after.x) continue;
    const part = after.x === before.x ? 0 : (x - before.x) / (after.x - before.x);
    return before.y + (after.y - before.y) * part;
  }
  return null;
}
