/** A straight axis: from figures to pixels, with round ticks. */
import type { Mark } from './marks.ts';
import { FONT_PX, SMALL_PX, type Look } from './pictureScene.ts';

export interface Axis {
  readonly min: number;
  readonly max: number;
  /** Round figures within [min, max]. */
  readonly ticks: readonly number[];
  readonly toPx: (value: number) => number;
  readonly fromPx: (px: number) => number;
}

/**
 * An axis over what `values` reach, widened by `pad01` of their span at both ends, over the pixels from..to (either may be the
 * greater); about one tick every `tickPx`. Figures that are not finite do not count.
 */
export function makeAxis(
  values: readonly number[],
  fromPx: number,
  toPx: number,
  { pad01 = 0.04, tickPx = 90 }: { readonly pad01?: number; readonly tickPx?: number } = {},
): Axis {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) [min, max] = [0, 1];
  const span = max - min || Math.max(1, Math.abs(max) * 0.1);
  if (min === max) [min, max] = [min - span / 2, max + span / 2];
  else [min, max] = [min - span * pad01, max + span * pad01];
  const perUnit = (toPx - fromPx) / (max - min);
  return {
    min,
    max,
    ticks: listTicks(min, max, Math.max(2, Math.abs(toPx - fromPx) / tickPx)),
    toPx: (value) => fromPx + (value - min) * perUnit,
    fromPx: (px) => min + (px - fromPx) / perUnit,
  };
}

/** Multiples of 1, 2 or 5 times a power of ten within [min, max], about `count` of them. */
export function listTicks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / Math.max(1, count);
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: number[] = [];
  for (let n = Math.ceil(min / step - 1e-9); n * step <= max + step * 1e-9; n++)
    ticks.push(Number((n * step).toFixed(Math.min(12, decimals))));
  return ticks;
}

/** Tick figures below the body, and what they count; no two figures touch. `foot` is 40 high with a title, else 20. */
export function drawAxisFoot(
  axis: Axis,
  format: (value: number) => string,
  title: string | undefined,
  widthPx: number,
  { colours, measure }: Look,
): Mark[] {
  const marks: Mark[] = [];
  let taken = -Infinity;
  const ordered = [...axis.ticks].sort((one, other) => axis.toPx(one) - axis.toPx(other));
  for (const tick of ordered) {
    const text = format(tick);
    const half = measure(text, SMALL_PX, false) / 2;
    const x = Math.min(Math.max(axis.toPx(tick), half), widthPx - half);
    if (x - half < taken + 6) continue;
    taken = x + half;
    marks.push({ kind: 'text', x, y: 10, text, anchor: 'middle', fill: colours.muted, sizePx: SMALL_PX, bold: false });
  }
  if (title !== undefined) {
    const x = (axis.toPx(axis.min) + axis.toPx(axis.max)) / 2;
    marks.push({
      kind: 'text',
      x,
      y: 28,
      text: title,
      anchor: 'middle',
      fill: colours.muted,
      sizePx: FONT_PX,
      bold: false,
    });
  }
  return marks;
}

export function footHeight(title: string | undefined): number {
  return title === undefined ? 20 : 38;
}

/** Upright lines at the ticks over a stretch of the body. */
export function drawGridLines(axis: Axis, fromPx: number, toPx: number, { colours }: Look): Mark[] {
  return axis.ticks.map((tick) => ({
    kind: 'line' as const,
    x1: axis.toPx(tick),
    x2: axis.toPx(tick),
    y1: fromPx,
    y2: toPx,
    stroke: colours.line,
    widthPx: 1,
    opacity: 1,
  }));
}
