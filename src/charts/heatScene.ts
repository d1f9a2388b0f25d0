/** A table of figures as colours: figures stand in the cells where they fit, a stroke marks what is below nought where not. */
import { makeColourScale, type ColourScale, type HeatScale } from './colourScale.ts';
import type { Mark } from './marks.ts';
import { SMALL_PX, rowsInStretch, type Look, type PictureScene, type Spot } from './pictureScene.ts';
import { drawRowLabel, labelColumnWidth } from './rowLabels.ts';
import { shortenText } from './textWidth.ts';

export interface HeatHead {
  readonly id: string;
  readonly label: string;
}

export interface HeatData {
  readonly rows: readonly HeatHead[];
  readonly columns: readonly HeatHead[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly scale: HeatScale;
  readonly format: (value: number) => string;
}

const ROW_PX = 20;
const MIN_CELL_PX = 14;
const MAX_CELL_PX = 110;
const LEGEND_PX = 26;
const TURNED_PX = 112;
const LEGEND_BOXES = 5;

/** Row and column of a spot, in one id. */
export function cellId(row: number, column: number): string {
  return `${row}|${column}`;
}

export function layOutHeat(data: HeatData, widthPx: number, look: Look): PictureScene {
  const { rows, columns, values, scale, format } = data;
  const { colours, measure } = look;
  const columnPx = labelColumnWidth(
    rows.map(({ label }) => label),
    widthPx,
    look,
  );
  const cellPx = Math.min(
    MAX_CELL_PX,
    Math.max(MIN_CELL_PX, Math.floor((widthPx - columnPx) / Math.max(1, columns.length))),
  );
  const wholePx = Math.max(widthPx, columnPx + cellPx * columns.length);
  const paint = makeColourScale(scale, values.flat(), colours);
  const texts = values.map((line) => line.map((value) => (value === null || Number.isNaN(value) ? '' : format(value))));
  const widest = Math.max(0, ...texts.flat().map((text) => measure(text, SMALL_PX, false)));
  const hasFigures = widest + 4 <= cellPx;
  const longest = Math.max(0, ...columns.map(({ label }) => measure(label, SMALL_PX, false)));
  const isTurned = longest + 6 > cellPx;
  const namesPx = isTurned ? Math.min(TURNED_PX, longest + 8) : 18;
  const headPx = LEGEND_PX + namesPx;

  function drawHead(): Mark[] {
    const marks = drawLegend();
    columns.forEach(({ label }, at) => {
      const x = columnPx + cellPx * (at + 0.5);
      const room = isTurned ? namesPx - 6 : cellPx - 4;
      const text = shortenText(label, room, (part) => measure(part, SMALL_PX, false));
      const look = { text, title: label, fill: colours.text, sizePx: SMALL_PX, bold: false };
      if (isTurned) marks.push({ kind: 'text', x, y: headPx - 4, anchor: 'start', turn: -90, ...look });
      else marks.push({ kind: 'text', x, y: headPx - 9, anchor: 'middle', ...look });
    });
    return marks;
  }

  function drawLegend(): Mark[] {
    const marks: Mark[] = [];
    let x = columnPx;
    for (const value of chooseLegend(values.flat(), paint)) {
      const text = format(value);
      const fill = paint.fillOf(value);
      marks.push({ kind: 'rect', x, y: 5, width: 16, height: 12, fill, stroke: colours.same });
      if (value < 0 && !hasFigures) marks.push(strike(x, 5, 16, 12, paint.textOn(fill)));
      marks.push({
        kind: 'text',
        x: x + 20,
        y: 11,
        text,
        anchor: 'start',
        fill: colours.muted,
        sizePx: SMALL_PX,
        bold: false,
      });
      x += 20 + measure(text, SMALL_PX, false) + 14;
    }
    return marks;
  }

  function drawRow(row: number): Mark[] {
    const y = row * ROW_PX;
    const marks = [drawRowLabel(rows[row]?.label ?? '', rows[row]?.id ?? '', y + ROW_PX / 2, columnPx, false, look)];
    values[row]?.forEach((value, column) => {
      if (value === null || Number.isNaN(value)) return;
      const x = columnPx + column * cellPx;
      const fill = paint.fillOf(value);
      marks.push({ kind: 'rect', x: x + 0.5, y: y + 0.5, width: cellPx - 1, height: ROW_PX - 1, fill });
      const ink = paint.textOn(fill);
      const text = texts[row]?.[column] ?? '';
      if (hasFigures)
        marks.push({
          kind: 'text',
          x: x + cellPx / 2,
          y: y + ROW_PX / 2,
          text,
          anchor: 'middle',
          fill: ink,
          sizePx: SMALL_PX,
          bold: false,
        });
      else if (value < 0) marks.push(strike(x + 1, y + 1, cellPx - 2, ROW_PX - 2, ink));
    });
    return marks;
  }

  const spots: Spot[] = rows.flatMap((row, at) =>
    columns.map((column, across) => ({
      id: cellId(at, across),
      lines: [row.label, column.label, texts[at]?.[across] ?? ''],
      left: columnPx + across * cellPx,
      top: at * ROW_PX,
      width: cellPx,
      height: ROW_PX,
    })),
  );
  return {
    widthPx: wholePx,
    headPx,
    head: drawHead(),
    bodyPx: rows.length * ROW_PX,
    footPx: 0,
    foot: [],
    rowPx: ROW_PX,
    draw: (fromPx, toPx) => {
      const [first, last] = rowsInStretch(rows.length, ROW_PX, fromPx, toPx);
      const marks: Mark[] = [];
      for (let at = first; at < last; at++) marks.push(...drawRow(at));
      return marks;
    },
    spots,
    spotColumns: columns.length,
  };
}

/** Some five figures that stand in the table, as evenly spread as it has them, with both ends of the scale. */
function chooseLegend(values: readonly (number | null)[], { low, high }: ColourScale): number[] {
  const found = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const chosen = Array.from({ length: LEGEND_BOXES }, (_, box) => {
    const wanted = low + ((high - low) * box) / (LEGEND_BOXES - 1);
    if (box === 0 || box === LEGEND_BOXES - 1) return wanted;
    return found.reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best), low);
  });
  return [...new Set(chosen)].sort((one, other) => one - other);
}

function strike(x: number, y: number, width: number, height: number, stroke: string): Mark {
  return { kind: 'line', x1: x, y1: y + height, x2: x + width, y2: y, stroke, widthPx: 1, opacity: 0.8 };
}
