/**
 * What is drawn over the cells, in pixels of the view: outlines of ranges and arrows between cells, each cut to the part of
 * the view its cells scroll in (frozen or not on either axis).
 */
import type { Box, GridGeometry } from './geometry.ts';
import { headHeight } from './geometry.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridOutline } from './formulaState.svelte.ts';

/** An arrow from the cell that is read to the cell that reads it; an end on another sheet is null. */
export interface GridTrace {
  readonly from: CellRef | null;
  readonly to: CellRef | null;
  readonly kind: 'precedent' | 'dependent' | 'error';
  /** The cells an end stands for, where it is more than one: boxed. */
  readonly area?: CellRect;
}

/** A frozen or scrolled part of the view: nothing of it is drawn outside. */
export interface OverlayPane extends Box {
  readonly outlines: readonly (Box & { readonly tone: number })[];
  readonly boxes: readonly (Box & { readonly kind: GridTrace['kind'] })[];
}

export interface OverlayArrow {
  readonly kind: GridTrace['kind'];
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The cell it comes from is in view: a dot stands there. */
  readonly hasDot: boolean;
  /** One end is on another sheet. */
  readonly isAway: boolean;
  /** The head, as the points of a polygon. */
  readonly head: string;
}

export interface OverlayShapes {
  readonly width: number;
  readonly height: number;
  readonly panes: readonly OverlayPane[];
  readonly arrows: readonly OverlayArrow[];
}

export const noShapes: OverlayShapes = { width: 0, height: 0, panes: [], arrows: [] };

/** How far an outline is drawn beyond its pane: its border then lies outside. */
const OVERHANG = 8;
/** The length of an arrow to or from another sheet. */
const STUB = 34;
const HEAD = { length: 9, half: 4 } as const;

type BoxOf = (ref: CellRef) => Box | null;

export function layOutOverlay(
  geometry: GridGeometry,
  boxOf: BoxOf,
  outlines: readonly GridOutline[],
  traces: readonly GridTrace[],
): OverlayShapes {
  if (outlines.length === 0 && traces.length === 0) return noShapes;
  const { width, height } = geometry.view;
  const areas = traces.flatMap(({ area, kind }) => (area ? [{ area, kind }] : []));
  const panes = listPanes(geometry).map((pane) => ({
    ...pane.box,
    outlines: outlines.flatMap(({ rect, tone }) => {
      const box = cutToPane(geometry, boxOf, pane, rect);
      return box ? [{ ...box, tone }] : [];
    }),
    boxes: areas.flatMap(({ area, kind }) => {
      const box = cutToPane(geometry, boxOf, pane, area);
      return box ? [{ ...box, kind }] : [];
    }),
  }));
  return {
    width,
    height,
    panes: panes.filter((pane) => pane.outlines.length + pane.boxes.length > 0),
    arrows: traces.flatMap((trace) => layOutArrow(geometry, boxOf, trace) ?? []),
  };
}

interface Pane {
  readonly box: Box;
  readonly isFrozenAcross: boolean;
  readonly isFrozenDown: boolean;
}

function listPanes(geometry: GridGeometry): Pane[] {
  const panes: Pane[] = [];
  for (const isFrozenDown of [false, true])
    for (const isFrozenAcross of [false, true]) {
      const box = paneBox(geometry, isFrozenAcross, isFrozenDown);
      if (box.width > 0 && box.height > 0) panes.push({ box, isFrozenAcross, isFrozenDown });
    }
  return panes;
}

function paneBox(geometry: GridGeometry, isFrozenAcross: boolean, isFrozenDown: boolean): Box {
  const { headWidth, fixedWidth, fixedHeight, view } = geometry;
  const x = isFrozenAcross ? headWidth : fixedWidth;
  const y = isFrozenDown ? headHeight : fixedHeight;
  return {
    x,
    y,
    width: (isFrozenAcross ? fixedWidth : view.width) - x,
    height: (isFrozenDown ? fixedHeight : view.height) - y,
  };
}

function cutToPane(geometry: GridGeometry, boxOf: BoxOf, pane: Pane, rect: CellRect): Box | null {
  const first = boxOf({ row: rect.top, col: rect.left });
  const last = boxOf({ row: rect.bottom, col: rect.right });
  if (!first || !last) return null;
  const { frozenRows, frozenCols } = geometry;
  const across = cutSpan(
    { from: rect.left, to: rect.right, start: first.x, end: last.x + last.width },
    frozenCols,
    pane.isFrozenAcross,
    { start: pane.box.x, end: pane.box.x + pane.box.width },
  );
  const down = cutSpan(
    { from: rect.top, to: rect.bottom, start: first.y, end: last.y + last.height },
    frozenRows,
    pane.isFrozenDown,
    { start: pane.box.y, end: pane.box.y + pane.box.height },
  );
  if (!across || !down) return null;
  return { x: across.start, y: down.start, width: across.end - across.start, height: down.end - down.start };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The part of a range that lies in one pane along one axis; an edge beyond the pane is put outside of it. */
function cutSpan(
  { from, to, start, end }: Span & { readonly from: number; readonly to: number },
  frozenCount: number,
  isFrozen: boolean,
  pane: Span,
): Span | null {
  if (isFrozen ? from >= frozenCount : to < frozenCount) return null;
  // An end in the other pane is measured by the other pane's scrolling.
  const first = !isFrozen && from < frozenCount ? Number.NEGATIVE_INFINITY : start;
  const last = isFrozen && to >= frozenCount ? Number.POSITIVE_INFINITY : end;
  if (last <= pane.start || first >= pane.end) return null;
  return { start: Math.max(first, pane.start - OVERHANG), end: Math.min(last, pane.end + OVERHANG) };
}

interface End {
  readonly x: number;
  readonly y: number;
  /** On which side of its pane the cell lies: 0 is inside. */
  readonly outX: number;
  readonly outY: number;
}

function findEnd(geometry: GridGeometry, boxOf: BoxOf, ref: CellRef): End | null {
  const box = boxOf(ref);
  if (!box) return null;
  const pane = paneBox(geometry, ref.col < geometry.frozenCols, ref.row < geometry.frozenRows);
  const x = clamp(box.x + Math.min(12, box.width / 2), pane.x, pane.x + pane.width);
  const y = clamp(box.y + box.height / 2, pane.y, pane.y + pane.height);
  return { x: x.at, y: y.at, outX: x.side, outY: y.side };
}

function clamp(value: number, low: number, high: number): { readonly at: number; readonly side: number } {
  if (value < low) return { at: low, side: -1 };
  return value > high ? { at: high, side: 1 } : { at: value, side: 0 };
}

/** An end out of view is drawn at the edge beyond which it lies; an arrow wholly beyond one edge is not drawn. */
function layOutArrow(geometry: GridGeometry, boxOf: BoxOf, { from, to, kind }: GridTrace): OverlayArrow | null {
  const start = from && findEnd(geometry, boxOf, from);
  const end = to && findEnd(geometry, boxOf, to);
  const here = start ?? end;
  if (!here) return null;
  if (!start || !end) {
    if (here.outX !== 0 || here.outY !== 0) return null;
    const away = awayFrom(geometry, here);
    return end ? draw(kind, away, end, true, true) : draw(kind, here, away, true, true);
  }
  const isBeyond = (start.outX !== 0 && start.outX === end.outX) || (start.outY !== 0 && start.outY === end.outY);
  if (isBeyond) return null;
  return draw(kind, start, end, start.outX === 0 && start.outY === 0, false);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the other sheet is drawn: up and to the left, where there is room. */
function awayFrom({ headWidth }: GridGeometry, { x, y }: Point): Point {
  return {
    x: x - STUB < headWidth ? x + STUB : x - STUB,
    y: y - STUB / 2 < headHeight ? y + STUB / 2 : y - STUB / 2,
  };
}

function draw(kind: GridTrace['kind'], from: Point, to: Point, hasDot: boolean, isAway: boolean): OverlayArrow {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const back = { x: to.x - along.x * HEAD.length, y: to.y - along.y * HEAD.length };
  const points = [
    to,
    { x: back.x - along.y * HEAD.half, y: back.y + along.x * HEAD.half },
    { x: back.x + along.y * HEAD.half, y: back.y - along.x * HEAD.half },
  ];
  return {
    kind,
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    hasDot,
    isAway,
    head: points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' '),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
