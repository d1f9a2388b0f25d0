/** The funnel buttons in the head row, which the grid draws as a part of the cell. */
import type { SheetContext } from '../sheetContext.ts';
import { arrangedOf } from './arrange.ts';

/** Pixels at the end of a head that count as its button; grid.css leaves as much room. */
const BUTTON_WIDTH = 22;

export interface HeadCell {
  readonly row: number;
  readonly col: number;
}

/** The head whose button lies under a point of the window, or null. */
export function buttonAt(context: SheetContext, frame: HTMLElement, x: number, y: number): HeadCell | null {
  const arranged = arrangedOf(context.source());
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('.grid-cell.tone-filter');
  if (arranged.buttonRow < 0 || !element || !frame.contains(element)) return null;
  const col = Number(element.getAttribute('aria-colindex')) - 2;
  const row = Number(element.closest('[role=row]')?.getAttribute('aria-rowindex')) - 2;
  const { right } = element.getBoundingClientRect();
  return row === arranged.buttonRow && arranged.hasButton(col) && x >= right - BUTTON_WIDTH ? { row, col } : null;
}

/** Where a head cell stands in the window; its grid's corner when it is not drawn. */
export function anchorOf(frame: HTMLElement, { row, col }: HeadCell): DOMRect {
  const cell = frame.querySelector(
    `.grid-row[aria-rowindex="${row + 2}"]:not([hidden]) .grid-cell[aria-colindex="${col + 2}"]:not([hidden])`,
  );
  return (cell ?? frame).getBoundingClientRect();
}
