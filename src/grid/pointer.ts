/** What the mouse does: click and drag to select, heads for whole rows and columns, the fill handle, column edges. */
import { blockAtBorder, carryRect } from './borderDrag.ts';
import { fillDownTo } from './edits.ts';
import { fillRect } from './fill.ts';
import { hasCell, isSameRect, rangeFromRect } from './range.ts';
import { settleComposition } from './fieldKeys.ts';
import { extendPointing, startPointing } from './formulaPointing.ts';
import { followDrag } from './pointerDrag.ts';
import { extendTo, selectPlace } from './pointerSelection.ts';
import type { FillMode } from './fill.ts';
import type { GridPlace } from './geometry.ts';
import type { CellRect } from './range.ts';
import type { GridState } from './gridState.svelte.ts';
import type { PointingPort } from './formulaPointing.ts';
import type { GridView } from './gridView.ts';
import type { Point, Press } from './pointerDrag.ts';

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
  /** Opens the form that the active cell stands for; false when it has none. */
  open(): boolean;
  /** Opens the caller's menu; false when there is none, and the browser's own opens. */
  menu(x: number, y: number): boolean;
}

/** Listens to the pointer over the grid; returns how to stop. */
export function followPointer(port: PointerPort): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const { viewport } = port;
  const at = (event: MouseEvent): Point => {
    const box = viewport.getBoundingClientRect();
    return { x: event.clientX - box.left - viewport.clientLeft, y: event.clientY - box.top - viewport.clientTop };
  };
  const isInView = ({ x, y }: Point): boolean => x < viewport.clientWidth && y < viewport.clientHeight;

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
      press(port, { event, viewport, view: () => port.view(), at });
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
      else if (place.area === 'cell' && !isToggle(target) && !port.open()) state.startEdit('edit');
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
function hover(port: PointerPort, event: PointerEvent, point: Point): void {
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

function press(port: PointerPort, pressed: Press): void {
  const { state } = port;
  const { event } = pressed;
  const view = port.view();
  const point = pressed.at(event);
  const place = view?.locate(point.x, point.y);
  if (!view || !place) return;
  if (place.area === 'cell' && pointAt(port, pressed, place)) return;
  const drafter = port.drafter();
  settleAndCommit(drafter);
  if (drafter !== state) return;
  state.focus();
  if (isToggle(event.target)) {
    port.toggle(place.row);
    return;
  }
  if (isHandle(event.target)) {
    dragHandle(port, pressed);
    return;
  }
  if (place.edgeOf !== null) {
    dragEdge(port, pressed, view, place.edgeOf);
    return;
  }
  const block = event.shiftKey ? null : blockAtBorder(state, view, place, point);
  if (block) {
    dragBlock(port, pressed, place, block);
    return;
  }
  const { ranges, active } = state;
  selectPlace(state, place, event.shiftKey, event.ctrlKey || event.metaKey);
  if (place.area === 'corner') return;
  followDrag(pressed, {
    move: (over) => extendTo(state, place.area, over),
    undo: () => state.selectRanges(ranges, active),
  });
}

/** While a formula is typed, a press on a cell writes its reference and a drag that of the block; false elsewhere. */
function pointAt(port: PointerPort, pressed: Press, start: GridPlace): boolean {
  const { event } = pressed;
  const target = pointingPort(port);
  if (!target || !startPointing(target, start, event.ctrlKey || event.metaKey)) return false;
  followDrag(pressed, {
    move: (over) => {
      if (over.area === 'cell') extendPointing(target, over);
    },
  });
  return true;
}

function pointingPort(port: PointerPort): PointingPort | null {
  const field = document.activeElement;
  const { source } = port.state;
  return field instanceof HTMLTextAreaElement && source ? { state: port.drafter(), source, field } : null;
}

function tap(port: PointerPort, event: MouseEvent, point: Point): void {
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

function dragHandle(port: PointerPort, pressed: Press): void {
  const from = port.state.current;
  let to = from;
  followDrag(pressed, {
    move: (over) => {
      to = fillRect(from, over);
      port.preview(to);
    },
    drop: (last) => {
      port.preview(null);
      if (to !== from) finishFill(port, from, to, last.ctrlKey || last.metaKey);
    },
    undo: () => port.preview(null),
  });
}

function dragEdge(port: PointerPort, pressed: Press, view: GridView, col: number): void {
  const box = view.boxOf({ row: 0, col });
  if (!box) return;
  let width = box.width;
  followDrag(pressed, {
    move: (_, x) => {
      width = Math.max(minColumnWidth, Math.round(x - box.x));
      port.guide(box.x + width);
    },
    drop: () => {
      port.guide(null);
      if (width !== box.width) port.resizeColumn(col, width);
    },
    undo: () => port.guide(null),
  });
}

/** A press on the border that goes nowhere is a press on its cell. */
function dragBlock(port: PointerPort, pressed: Press, held: GridPlace, from: CellRect): void {
  const { state } = port;
  let to = from;
  followDrag(pressed, {
    move: (over) => {
      const { source } = state;
      if (!source || over.area !== 'cell') return;
      to = carryRect(from, held, over, source.rowCount, source.colCount);
      port.preview(isSameRect(to, from) ? null : to);
    },
    drop: (last) => {
      port.preview(null);
      const isCopy = last.ctrlKey || last.metaKey;
      if (isSameRect(to, from)) selectPlace(state, held, false, isCopy);
      else port.move(from, to, isCopy);
    },
    undo: () => port.preview(null),
  });
}

function finishFill(port: PointerPort, from: CellRect, to: CellRect, isSwitched: boolean): void {
  port.fill(from, to, isSwitched ? 'switched' : 'auto');
  port.state.selectRanges([rangeFromRect(to)], port.state.active);
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
