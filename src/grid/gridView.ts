/**
 * Draws the cells in view into pooled elements, once per frame and only what changed. Nothing here asks for layout: sizes
 * come from an observer, the scroll position is read first, writes follow.
 */
import {
  buildGeometry,
  cellBox,
  headHeight,
  placeAt,
  poolSize,
  revealScroll,
  rowHeight,
  visibleRect,
} from './geometry.ts';
import { planRowSpills } from './cellFit.ts';
import { writeCell, writeSelection } from './cellNode.ts';
import { writeColumnHead, writeRowHead } from './heads.ts';
import { createRowNode, hideCell, hideRow, placeCell, resizePool, resizeRow, showRow } from './rowNode.ts';
import { createTextMeasure, fontOf } from './textWidth.ts';
import type { Box, GridGeometry, GridPlace, ScrollPosition, ViewSize } from './geometry.ts';
import type { CellNode, DrawnSelection } from './cellNode.ts';
import type { CellRef } from './range.ts';
import type { RowNode } from './rowNode.ts';
import type { GridSource } from './source.ts';
import type { MeasureText } from './textWidth.ts';

/** The elements the view draws into. */
export interface GridSurface {
  readonly viewport: HTMLElement;
  readonly sizer: HTMLElement;
  readonly layer: HTMLElement;
  readonly heads: HTMLElement;
  readonly frozenRows: HTMLElement;
  readonly rows: HTMLElement;
}

export interface GridViewPort {
  readonly activeId: string;
  readonly cornerLabel: string;
  /** After a drawing: the active cell's box, where the frozen part ends, and whether the cell has an element now. */
  ondraw(box: Box, clip: { readonly x: number; readonly y: number }, hasActive: boolean): void;
}

export class GridView {
  readonly #surface: GridSurface;
  readonly #port: GridViewPort;
  readonly #head: RowNode;
  readonly #handle: HTMLElement;
  readonly #frozen: RowNode[] = [];
  readonly #rows: RowNode[] = [];
  #source: GridSource | null = null;
  #selection: DrawnSelection = { active: { row: 0, col: 0 }, rects: [], copied: null, preview: null };
  #geometry: GridGeometry | null = null;
  #size: ViewSize = { width: 0, height: 0 };
  #scroll: ScrollPosition = { top: 0, left: 0 };
  #poolCols = 0;
  #contentRevision = 0;
  #selectionRevision = 0;
  #layoutKey = '';
  #isStale = true;
  #frame = 0;
  #activeEl: HTMLElement | null = null;
  readonly #measureText: MeasureText;
  #found: { active: HTMLElement | null; corner: HTMLElement | null } = { active: null, corner: null };

  constructor(surface: GridSurface, port: GridViewPort) {
    this.#surface = surface;
    this.#port = port;
    this.#measureText = createTextMeasure(() => fontOf(surface.layer));
    const doc = surface.layer.ownerDocument;
    this.#head = createRowNode(doc, 'columnheader');
    this.#head.el.setAttribute('aria-rowindex', '1');
    this.#head.head.setAttribute('role', 'gridcell');
    this.#head.head.setAttribute('aria-label', port.cornerLabel);
    this.#head.head.classList.add('grid-corner');
    this.#handle = doc.createElement('span');
    this.#handle.className = 'grid-fill';
    this.#handle.setAttribute('aria-hidden', 'true');
    surface.heads.append(this.#head.el);
  }

  setSource(source: GridSource): void {
    this.#source = source;
    this.#contentRevision++;
    this.#isStale = true;
    this.schedule();
  }

  setSelection(selection: DrawnSelection): void {
    this.#selection = selection;
    this.#selectionRevision++;
    this.schedule();
  }

  resize(size: ViewSize): void {
    const wasShown = this.#activeEl !== null;
    this.#size = size;
    this.#isStale = true;
    this.schedule();
    // A panel that opens beside the grid must not take the cell away that one works on.
    if (wasShown) this.reveal(this.#selection.active);
  }

  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
  }

  get pageRows(): number {
    const geometry = this.#measure();
    return geometry ? Math.max(1, Math.floor((geometry.view.height - geometry.fixedHeight) / rowHeight) - 1) : 1;
  }

  reveal(ref: CellRef): void {
    const geometry = this.#measure();
    if (!geometry || geometry.view.width === 0) return;
    const { viewport } = this.#surface;
    const to = revealScroll(geometry, { top: viewport.scrollTop, left: viewport.scrollLeft }, ref);
    if (to.top !== viewport.scrollTop) viewport.scrollTop = to.top;
    if (to.left !== viewport.scrollLeft) viewport.scrollLeft = to.left;
    this.schedule();
  }

  /** What lies under a point of the view, in pixels from its corner. */
  locate(x: number, y: number): GridPlace | null {
    const geometry = this.#measure();
    return geometry && placeAt(geometry, this.#scroll, x, y);
  }

  boxOf(ref: CellRef): Box | null {
    const geometry = this.#measure();
    return geometry && cellBox(geometry, this.#scroll, ref);
  }

  /** The fixed part's size and the view's, for dragging beyond them. */
  get geometry(): GridGeometry | null {
    return this.#measure();
  }

  draw(): void {
    const geometry = this.#measure();
    const source = this.#source;
    if (!geometry || !source) return;
    const { viewport, rows } = this.#surface;
    this.#scroll = { top: viewport.scrollTop, left: viewport.scrollLeft };
    const shown = visibleRect(geometry, this.#scroll);
    rows.style.transform = `translateY(${headHeight - this.#scroll.top}px)`;
    const cols = { left: shown.left, right: shown.right };
    this.#found = { active: null, corner: null };
    this.#drawHeads(geometry, source, cols);
    for (const [row, node] of this.#frozen.entries()) this.#drawRow(geometry, source, node, row, cols);
    for (const [index, node] of this.#rows.entries()) {
      const pool = this.#rows.length;
      const row = shown.top + ((((index - shown.top) % pool) + pool) % pool);
      if (row > shown.bottom) hideRow(node);
      else this.#drawRow(geometry, source, node, row, cols);
    }
    this.#markFound();
    const { active } = this.#selection;
    const clip = {
      x: active.col < geometry.frozenCols ? geometry.headWidth : geometry.fixedWidth,
      y: active.row < geometry.frozenRows ? headHeight : geometry.fixedHeight,
    };
    this.#port.ondraw(cellBox(geometry, this.#scroll, active), clip, this.#activeEl !== null);
  }

  /** Brings geometry, pools and the scrolled size up to the present source and size. */
  #measure(): GridGeometry | null {
    const source = this.#source;
    if (!source) return null;
    if (!this.#isStale && this.#geometry) return this.#geometry;
    this.#isStale = false;
    const geometry = buildGeometry(source, this.#size);
    this.#geometry = geometry;
    const { sizer, layer } = this.#surface;
    sizer.style.width = `${Math.max(geometry.contentWidth, this.#size.width)}px`;
    sizer.style.height = `${Math.max(geometry.contentHeight, this.#size.height)}px`;
    layer.style.width = `${this.#size.width}px`;
    layer.style.height = `${this.#size.height}px`;
    layer.style.setProperty('--grid-head-width', `${geometry.headWidth}px`);
    layer.style.setProperty('--grid-frozen-width', `${geometry.fixedWidth - geometry.headWidth}px`);
    this.#surface.frozenRows.hidden = geometry.frozenRows === 0;
    this.#surface.rows.hidden = geometry.rowCount === geometry.frozenRows;
    this.#surface.frozenRows.style.height = `${geometry.frozenRows * rowHeight}px`;
    const pool = poolSize(geometry);
    const key = [
      pool.rows,
      pool.cols,
      geometry.frozenRows,
      geometry.frozenCols,
      ...Array.from({ length: geometry.colCount }, (_, col) => geometry.axis.width(col)),
    ].join();
    if (key !== this.#layoutKey) {
      this.#layoutKey = key;
      this.#buildPools(geometry, pool);
    }
    return geometry;
  }

  #buildPools(geometry: GridGeometry, pool: { rows: number; cols: number }): void {
    this.#poolCols = pool.cols;
    resizeRow(this.#head, geometry.frozenCols, pool.cols, 'columnheader');
    resizePool(this.#surface.frozenRows, this.#frozen, geometry.frozenRows);
    resizePool(this.#surface.rows, this.#rows, pool.rows);
    for (const node of [...this.#frozen, ...this.#rows]) resizeRow(node, geometry.frozenCols, pool.cols, 'gridcell');
  }

  #drawHeads(geometry: GridGeometry, source: GridSource, cols: { left: number; right: number }): void {
    this.#forEachCell(geometry, this.#head, cols, (cell, isMoved) => {
      if (
        !isMoved &&
        cell.contentRevision === this.#contentRevision &&
        cell.selectionRevision === this.#selectionRevision
      )
        return;
      cell.contentRevision = this.#contentRevision;
      cell.selectionRevision = this.#selectionRevision;
      writeColumnHead(cell, source, this.#selection.rects);
    });
  }

  #drawRow(
    geometry: GridGeometry,
    source: GridSource,
    node: RowNode,
    row: number,
    cols: { left: number; right: number },
  ): void {
    const end = this.#selection.rects.length === 1 ? this.#selection.rects[0] : undefined;
    const { active } = this.#selection;
    const isSame = showRow(node, {
      row,
      ...cols,
      contentRevision: this.#contentRevision,
      selectionRevision: this.#selectionRevision,
      scrollLeft: this.#scroll.left,
    });
    if (isSame && row !== active.row && row !== end?.bottom) return;
    const tree = source.tree?.(row) ?? null;
    if (!isSame) writeRowHead(node, source, row, tree, this.#selection.rects);
    const treeCol = source.treeCol ?? 0;
    const spills = isSame ? null : planRowSpills(source, geometry, this.#measureText, row, cols);
    this.#forEachCell(geometry, node, cols, (cell, isMoved) => {
      const isOther = isMoved || cell.row !== row;
      cell.row = row;
      if (isOther || cell.contentRevision !== this.#contentRevision) {
        cell.contentRevision = this.#contentRevision;
        writeCell(cell, source.cell(row, cell.col), {
          width: geometry.axis.width(cell.col),
          measure: this.#measureText,
          tree: cell.col === treeCol ? tree : null,
          spill: spills?.get(cell.col) ?? null,
        });
        writeSelection(cell, this.#selection);
        cell.selectionRevision = this.#selectionRevision;
      } else if (cell.selectionRevision !== this.#selectionRevision) {
        writeSelection(cell, this.#selection);
        cell.selectionRevision = this.#selectionRevision;
      }
      if (row === active.row && cell.col === active.col) this.#found.active = cell.el;
      if (row === end?.bottom && cell.col === end.right) this.#found.corner = cell.el;
    });
  }

  /** Calls for every cell of the row in view, telling whether its element now stands for another column. */
  #forEachCell(
    geometry: GridGeometry,
    node: RowNode,
    { left, right }: { left: number; right: number },
    visit: (cell: CellNode, isMoved: boolean) => void,
  ): void {
    const { axis, frozenCols } = geometry;
    // Written on each row: an inherited custom property would restyle every cell.
    if (node.scrollLeft !== this.#scroll.left) {
      node.scrollLeft = this.#scroll.left;
      node.scrolled.style.transform = `translateX(${-node.scrollLeft}px)`;
    }
    for (const [col, cell] of node.frozenCells.entries()) {
      const isMoved = cell.col !== col;
      if (isMoved) placeCell(cell, col, axis.offset(col), axis.width(col));
      visit(cell, isMoved);
    }
    const pool = this.#poolCols;
    for (const [index, cell] of node.cells.entries()) {
      const col = left + ((((index - left) % pool) + pool) % pool);
      if (col > right) {
        hideCell(cell);
        continue;
      }
      const isMoved = cell.col !== col;
      if (isMoved) placeCell(cell, col, axis.offset(col) - axis.offset(frozenCols), axis.width(col));
      visit(cell, isMoved);
    }
  }

  /** Moves the active cell's id and the fill handle to the elements that stand for those cells now. */
  #markFound(): void {
    const { active, corner } = this.#found;
    if (active !== this.#activeEl) {
      this.#activeEl?.removeAttribute('id');
      if (active) active.id = this.#port.activeId;
      this.#activeEl = active;
    }
    if (!corner) this.#handle.remove();
    else if (this.#handle.parentElement !== corner) corner.append(this.#handle);
  }
}
