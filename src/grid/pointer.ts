/** What the mouse does: click and drag to select, heads for whole rows and columns, the fill handle, column edges. */
import { blockAtBorder, carryRect } from './borderDrag.ts';
import { fillDownTo } from './edits.ts';
import { fillRect } from './fill.ts';
import { hasCell, isSameRect, rangeFromRect } from './range.ts';
import { settleComposition } from './fieldKeys.ts';
import { extendPointing, startPointing } from './formulaPointing.ts';
import type { FillMode } from './fill.ts';
import type { GridPlace } from './geometry.ts';
import type { CellRect, GridRange } from './range.ts';
import type { GridState } from './gridState.svelte.ts';
import type { PointingPort } from './formulaPointing.ts';
import type { GridView } from './gridView.ts';

/** Narrowest column in pixels. */
const minColumnWidth = 24;

export interface PointerPort {
  readonly viewport: HTMLElement;
  readonly state: GridState;
  /** Whose formula takes the cells pointed at: `state`, or that of another sheet. */
  drafter(): GridState;
  view(): GridView | null;
  fill(from: CellRect, to: CellRect, mode: FillMode): void;
  /** The selected block was dragged by its border. */
  move(from: CellRect, to: CellRect, isCopy: boolean): void;
  toggle(row: number): void;
  preview(rect: CellRect | null): void;
  /** The guide line of a column drag, in pixels from the view's left edge; null hides it. */
  guide(x: number | null): void;
  resizeColumn(col: number, width: number): void;
  fitColumn(col: number): void;
  /** Opens the caller's menu; false when there is none, and the browser's own opens. */
  menu(x: number, y: number): boolean;
}

type Drag = (place: GridPlace, x: number) => void;

/** Listens to the pointer over the grid; returns how to stop. */
export function followPointer(port: PointerPort): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const { viewport } = port;
  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = viewport.getBoundingClientRect();
    return { x: event.clientX - box.left - viewport.clientLeft, y: event.clientY - box.top - viewport.clientTop };
  };
  const isInView = ({ x, y }: { x: number; y: number }): boolean =>
    x < viewport.clientWidth && y < viewport.clientHeight;

  viewport.addEventListener(
    'mousedown',
    (event) => {
      if (isInView(at(event))) event.preventDefault();
    },
    { signal },
  );
  viewport.addEventListener(
    'pointerdown',
    (event) => {
      const point = at(event);
      if (event.button !== 0 || event.pointerType === 'touch' || !isInView(point)) return;
      press(port, event, point, at);
    },
    { signal },
  );
  viewport.addEventListener('pointermove', (event) => hover(port, event, at(event)), { signal });
  viewport.addEventListener(
    'click',
    (event) => {
      const point = at(event);
      if ('pointerType' in event && event.pointerType === 'touch' && isInView(point)) tap(port, event, point);
    },
    { signal },
  );
  viewport.addEventListener(
    'dblclick',
    (event) => {
      const point = at(event);
      const place = isInView(point) ? port.view()?.locate(point.x, point.y) : null;
      const { state } = port;
      if (!place || port.drafter().editing) return;
      // The pointer is captured while pressed, so the event's own target is the viewport.
      const target = document.elementFromPoint(event.clientX, event.clientY);
      if (isHandle(target) && state.source) {
        const to = fillDownTo(state.source, state.current);
        if (to !== state.current) finishFill(port, state.current, to, event.ctrlKey || event.metaKey);
      } else if (place.edgeOf !== null) port.fitColumn(place.edgeOf);
      else if (place.area === 'cell' && !isToggle(target)) state.startEdit('edit');
    },
    { signal },
  );
  viewport.addEventListener(
    'contextmenu',
    (event) => {
      const point = at(event);
      const place = port.view()?.locate(point.x, point.y);
      if (!place) return;
      const { state } = port;
      const drafter = port.drafter();
      settleAndCommit(drafter);
      if (drafter !== state) {
        event.preventDefault();
        return;
      }
      if (!state.rects.some((rect) => hasCell(rect, place.row, place.col))) selectPlace(state, place, false, false);
      if (port.menu(event.clientX, event.clientY)) event.preventDefault();
    },
    { signal },
  );
  return () => stop.abort();
}

/** Over the border of the selection the pointer says that it can be moved. */
function hover(port: PointerPort, event: PointerEvent, point: { x: number; y: number }): void {
  if (event.buttons !== 0 || event.pointerType === 'touch') return;
  const view = port.view();
  const place = view?.locate(point.x, point.y);
  const isBorder =
    view &&
    place &&
    !port.drafter().editing &&
    !isHandle(event.target) &&
    blockAtBorder(port.state, view, place, point);
  port.viewport.classList.toggle('is-movable', Boolean(isBorder));
}

function press(
  port: PointerPort,
  event: PointerEvent,
  point: { x: number; y: number },
  at: (e: MouseEvent) => { x: number; y: number },
): void {
  const { state } = port;
  const view = port.view();
  const place = view?.locate(point.x, point.y);
  if (!view || !place) return;
  if (place.area === 'cell' && pointAt(port, event, place, at)) return;
  const drafter = port.drafter();
  settleAndCommit(drafter);
  if (drafter !== state) return;
  state.focus();
  if (isToggle(event.target)) {
    port.toggle(place.row);
    return;
  }
  if (isHandle(event.target)) {
    const from = state.current;
    let to = from;
    track(
      port,
      event,
      at,
      (over) => {
        to = fillRect(from, over);
        port.preview(to);
      },
      (last) => {
        port.preview(null);
        if (to !== from) finishFill(port, from, to, last.ctrlKey || last.metaKey);
      },
    );
    return;
  }
  const { edgeOf } = place;
  if (edgeOf !== null) {
    const box = view.boxOf({ row: 0, col: edgeOf });
    if (!box) return;
    let width = box.width;
    track(
      port,
      event,
      at,
      (_, x) => {
        width = Math.max(minColumnWidth, Math.round(x - box.x));
        port.guide(box.x + width);
      },
      () => {
        port.guide(null);
        if (width !== box.width) port.resizeColumn(edgeOf, width);
      },
    );
    return;
  }
  const block = event.shiftKey ? null : blockAtBorder(state, view, place, point);
  if (block) {
    dragBlock(port, event, place, block, at);
    return;
  }
  selectPlace(state, place, event.shiftKey, event.ctrlKey || event.metaKey);
  if (place.area !== 'corner')
    track(
      port,
      event,
      at,
      (over) => extendTo(state, place.area, over),
      () => undefined,
    );
}

/** While a formula is typed, a press on a cell writes its reference and a drag that of the block; false elsewhere. */
function pointAt(
  port: PointerPort,
  event: PointerEvent,
  start: GridPlace,
  at: (e: MouseEvent) => { x: number; y: number },
): boolean {
  const target = pointingPort(port);
  if (!target || !startPointing(target, start, event.ctrlKey || event.metaKey)) return false;
  track(
    port,
    event,
    at,
    (over) => {
      if (over.area === 'cell') extendPointing(target, over);
    },
    () => undefined,
  );
  return true;
}

function pointingPort(port: PointerPort): PointingPort | null {
  const field = document.activeElement;
  const { source } = port.state;
  return field instanceof HTMLTextAreaElement && source ? { state: port.drafter(), source, field } : null;
}

function tap(port: PointerPort, event: MouseEvent, point: { x: number; y: number }): void {
  const place = port.view()?.locate(point.x, point.y);
  const target = pointingPort(port);
  if (!place || (target && place.area === 'cell' && startPointing(target, place, false))) return;
  const drafter = port.drafter();
  settleAndCommit(drafter);
  if (drafter !== port.state) return;
  if (isToggle(event.target)) port.toggle(place.row);
  else selectPlace(port.state, place, false, false);
  port.state.focus();
}

/** Follows a drag to its end, scrolling while the pointer is outside the scrolled part. */
function track(
  port: PointerPort,
  start: PointerEvent,
  at: (e: MouseEvent) => { x: number; y: number },
  move: Drag,
  end: (last: PointerEvent) => void,
): void {
  const { viewport } = port;
  const stop = new AbortController();
  let point = at(start);
  let frame = 0;
  const step = (): void => {
    frame = 0;
    const view = port.view();
    const geometry = view?.geometry;
    if (!view || !geometry) return;
    const past = (value: number, low: number, high: number): number =>
      value < low ? value - low : value > high ? value - high : 0;
    const dx = past(point.x, Math.min(geometry.fixedWidth, at(start).x), geometry.view.width);
    const dy = past(point.y, Math.min(geometry.fixedHeight, at(start).y), geometry.view.height);
    if (dx !== 0 || dy !== 0) {
      viewport.scrollBy(Math.round(dx / 3), Math.round(dy / 3));
      view.draw();
      frame = requestAnimationFrame(step);
    }
    const place = view.locate(
      Math.max(0, Math.min(point.x, geometry.view.width - 1)),
      Math.max(0, Math.min(point.y, geometry.view.height - 1)),
    );
    if (place) move(place, point.x);
  };
  const finish = (last: PointerEvent): void => {
    cancelAnimationFrame(frame);
    stop.abort();
    end(last);
  };
  viewport.setPointerCapture(start.pointerId);
  viewport.addEventListener(
    'pointermove',
    (event) => {
      point = at(event);
      frame ||= requestAnimationFrame(step);
    },
    { signal: stop.signal },
  );
  viewport.addEventListener(
    'pointerup',
    (event) => {
      point = at(event);
      cancelAnimationFrame(frame);
      step();
      finish(event);
    },
    { signal: stop.signal },
  );
  viewport.addEventListener('pointercancel', finish, { signal: stop.signal });
}

/** A press on the border that goes nowhere is a press on its cell. */
function dragBlock(
  port: PointerPort,
  event: PointerEvent,
  held: GridPlace,
  from: CellRect,
  at: (e: MouseEvent) => { x: number; y: number },
): void {
  const { state } = port;
  let to = from;
  track(
    port,
    event,
    at,
    (over) => {
      const { source } = state;
      if (!source || over.area !== 'cell') return;
      to = carryRect(from, held, over, source.rowCount, source.colCount);
      port.preview(isSameRect(to, from) ? null : to);
    },
    (last) => {
      port.preview(null);
      const isCopy = last.ctrlKey || last.metaKey;
      if (isSameRect(to, from)) selectPlace(state, held, false, isCopy);
      else if (last.type === 'pointerup') port.move(from, to, isCopy);
    },
  );
}

function finishFill(port: PointerPort, from: CellRect, to: CellRect, isSwitched: boolean): void {
  port.fill(from, to, isSwitched ? 'switched' : 'auto');
  port.state.selectRanges([rangeFromRect(to)], port.state.active);
}

function selectPlace(state: GridState, place: GridPlace, isExtending: boolean, isAdding: boolean): void {
  const { source } = state;
  if (!source) return;
  if (place.area === 'cell') {
    state.select(place.row, place.col, isExtending ? 'extend' : isAdding ? 'add' : 'replace');
    return;
  }
  const old = state.ranges.at(-1)?.anchor ?? state.active;
  const anchor = isExtending ? old : place;
  const range = rangeOver(place.area, anchor, place, source.rowCount - 1, source.colCount - 1);
  const kept = isExtending ? state.ranges.slice(0, -1) : isAdding ? state.ranges : [];
  state.selectRanges([...kept, range], isExtending ? state.active : undefined);
}

function extendTo(state: GridState, area: GridPlace['area'], over: GridPlace): void {
  const { source, ranges } = state;
  const last = ranges.at(-1);
  if (!source || !last) return;
  const range =
    area === 'cell'
      ? { anchor: last.anchor, focus: { row: over.row, col: over.col } }
      : rangeOver(area, last.anchor, over, source.rowCount - 1, source.colCount - 1);
  if (range.focus.row === last.focus.row && range.focus.col === last.focus.col) return;
  state.selectRanges([...ranges.slice(0, -1), range], state.active);
}

function rangeOver(
  area: GridPlace['area'],
  anchor: { row: number; col: number },
  focus: { row: number; col: number },
  lastRow: number,
  lastCol: number,
): GridRange {
  if (area === 'columnHead') return { anchor: { row: 0, col: anchor.col }, focus: { row: lastRow, col: focus.col } };
  if (area === 'rowHead') return { anchor: { row: anchor.row, col: 0 }, focus: { row: focus.row, col: lastCol } };
  return { anchor: { row: 0, col: 0 }, focus: { row: lastRow, col: lastCol } };
}

function settleAndCommit(state: GridState): void {
  settleComposition(state);
  state.commit('stay');
}

function isToggle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.grid-toggle') !== null;
}

function isHandle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.grid-fill') !== null;
}
