/** A pressed pointer followed to where it is let go, scrolling while it is outside the scrolled part. */
import type { GridPlace } from './geometry.ts';
import type { GridView } from './gridView.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press that a drag may follow. */
export interface Press {
  readonly event: PointerEvent;
  readonly viewport: HTMLElement;
  view(): GridView | null;
  /** Where a mouse event is, in pixels from the view's corner. */
  at(event: MouseEvent): Point;
}

export interface Drag {
  /** Called at most once a frame with the place under the pointer, or the nearest in view. */
  move(place: GridPlace, x: number): void;
  /** The pointer was let go. */
  drop?(last: PointerEvent): void;
  /** Escape was pressed, or the system took the pointer: all is to be as before the press. Without it Escape goes on to the field. */
  undo?(): void;
}

/** Follows the pointer until it is let go. */
export function followDrag(press: Press, drag: Drag): void {
  const { event: start, viewport } = press;
  const stop = new AbortController();
  const from = press.at(start);
  let point = from;
  let frame = 0;
  const step = (): void => {
    frame = 0;
    const view = press.view();
    const geometry = view?.geometry;
    if (!view || !geometry) return;
    const past = (value: number, low: number, high: number): number =>
      value < low ? value - low : value > high ? value - high : 0;
    const dx = past(point.x, Math.min(geometry.fixedWidth, from.x), geometry.view.width);
    const dy = past(point.y, Math.min(geometry.fixedHeight, from.y), geometry.view.height);
    if (dx !== 0 || dy !== 0) {
      viewport.scrollBy(Math.round(dx / 3), Math.round(dy / 3));
      view.draw();
      frame = requestAnimationFrame(step);
    }
    const place = view.locate(
      Math.max(0, Math.min(point.x, geometry.view.width - 1)),
      Math.max(0, Math.min(point.y, geometry.view.height - 1)),
    );
    if (place) drag.move(place, point.x);
  };
  const finish = (): void => {
    cancelAnimationFrame(frame);
    stop.abort();
  };
  viewport.setPointerCapture(start.pointerId);
  viewport.addEventListener(
    'pointermove',
    (event) => {
      point = press.at(event);
      frame ||= requestAnimationFrame(step);
    },
    { signal: stop.signal },
  );
  viewport.addEventListener(
    'pointerup',
    (event) => {
      point = press.at(event);
      cancelAnimationFrame(frame);
      step();
      finish();
      drag.drop?.(event);
    },
    { signal: stop.signal },
  );
  const abandon = (): void => {
    finish();
    drag.undo?.();
  };
  viewport.addEventListener('pointercancel', abandon, { signal: stop.signal });
  // In the capturing phase: the field would take Escape for its own.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !drag.undo) return;
      event.preventDefault();
      event.stopPropagation();
      if (viewport.hasPointerCapture(start.pointerId)) viewport.releasePointerCapture(start.pointerId);
      abandon();
    },
    { signal: stop.signal, capture: true },
  );
}
