/** One pooled row element: its head, its frozen cells and its scrolled cells, so that assistive technology meets whole rows. */
import { createCellNode } from './cellNode.ts';
import { rowHeight } from './geometry.ts';
import type { CellNode } from './cellNode.ts';
import type { GridRowTree } from './source.ts';

export interface RowNode {
  readonly el: HTMLElement;
  readonly head: HTMLElement;
  readonly headText: Text;
  readonly frozen: HTMLElement;
  readonly scrolled: HTMLElement;
  readonly frozenCells: CellNode[];
  readonly cells: CellNode[];
  row: number;
  scrollLeft: number;
  headClasses: string;
  /** The revisions and columns this row shows. */
  contentRevision: number;
  selectionRevision: number;
  left: number;
  right: number;
  treeKey: string;
}

/** A row of cells, or with `columnheader` the row of column heads. */
export function createRowNode(doc: Document, role: 'gridcell' | 'columnheader'): RowNode {
  const el = appendDiv(doc, null, 'grid-row', 'row');
  const head = appendDiv(doc, el, 'grid-head', role === 'gridcell' ? 'rowheader' : 'columnheader');
  head.setAttribute('aria-colindex', '1');
  const headText = doc.createTextNode('');
  head.append(headText);
  const frozen = appendDiv(doc, el, 'grid-frozen', 'none');
  const scrolled = appendDiv(doc, el, 'grid-scrolled', 'none');
  return {
    el,
    head,
    headText,
    frozen,
    scrolled,
    frozenCells: [],
    cells: [],
    row: -1,
    scrollLeft: 0,
    headClasses: 'grid-head',
    contentRevision: -1,
    selectionRevision: -1,
    left: -1,
    right: -1,
    treeKey: '',
  };
}

function appendDiv(doc: Document, parent: HTMLElement | null, className: string, role: string): HTMLElement {
  const el = doc.createElement('div');
  el.className = className;
  el.setAttribute('role', role);
  parent?.append(el);
  return el;
}

/** Makes the row hold this many cells on each side; cells may then show other columns than before. */
export function resizeRow(
  node: RowNode,
  frozenCount: number,
  scrolledCount: number,
  role: 'gridcell' | 'columnheader',
): void {
  resizeCells(node.frozen, node.frozenCells, frozenCount, role);
  resizeCells(node.scrolled, node.cells, scrolledCount, role);
}

function resizeCells(parent: HTMLElement, cells: CellNode[], count: number, role: 'gridcell' | 'columnheader'): void {
  for (const cell of cells.splice(count)) cell.el.remove();
  while (cells.length < count) {
    const cell = createCellNode(parent.ownerDocument, role);
    if (role === 'columnheader') cell.el.classList.add('grid-column-head');
    parent.append(cell.el);
    cells.push(cell);
  }
  for (const cell of cells) cell.row = cell.col = -1;
}

/** Tells assistive technology the row's place in the tree. */
export function writeRowTree(node: RowNode, tree: GridRowTree | null): void {
  if (!tree && node.treeKey === '') return;
  const key = tree ? `${tree.level}${tree.expandable}${tree.expanded}` : '';
  if (key === node.treeKey) return;
  node.treeKey = key;
  setOrRemove(node.el, 'aria-level', tree ? String(tree.level) : null);
  setOrRemove(node.el, 'aria-expanded', tree?.expandable ? String(tree.expanded) : null);
}

function setOrRemove(el: HTMLElement, name: string, value: string | null): void {
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, value);
}

/** Puts a pooled cell over its column. */
export function placeCell(cell: CellNode, col: number, x: number, width: number): void {
  cell.col = col;
  cell.el.hidden = false;
  cell.el.style.left = `${x}px`;
  cell.el.style.width = `${width}px`;
  cell.el.setAttribute('aria-colindex', String(col + 2));
}

export function hideCell(cell: CellNode): void {
  if (cell.col === -1 && cell.el.hidden) return;
  cell.col = -1;
  cell.el.hidden = true;
}

/** What a row's element stands for. */
export interface RowShown {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly contentRevision: number;
  readonly selectionRevision: number;
  readonly scrollLeft: number;
}

/** Makes the element stand for the row; true when it shows just this already and no cell need be looked at. */
export function showRow(node: RowNode, shown: RowShown): boolean {
  const { row, left, right, contentRevision, selectionRevision } = shown;
  const isSame =
    node.row === row &&
    node.left === left &&
    node.right === right &&
    node.contentRevision === contentRevision &&
    node.selectionRevision === selectionRevision &&
    node.scrollLeft === shown.scrollLeft;
  if (node.row !== row) {
    node.row = row;
    node.el.hidden = false;
    // By place and not by transform: thirty transforms are thirty layers to put together in each frame.
    node.el.style.top = `${row * rowHeight}px`;
    node.el.setAttribute('aria-rowindex', String(row + 2));
  }
  node.left = left;
  node.right = right;
  node.contentRevision = contentRevision;
  node.selectionRevision = selectionRevision;
  return isSame;
}

export function hideRow(node: RowNode): void {
  if (node.row === -1 && node.el.hidden) return;
  node.row = -1;
  node.el.hidden = true;
}

/** Makes the pool hold this many rows, each of which is then drawn anew. */
export function resizePool(parent: HTMLElement, pool: RowNode[], count: number): void {
  for (const node of pool.splice(count)) node.el.remove();
  while (pool.length < count) {
    const node = createRowNode(parent.ownerDocument, 'gridcell');
    parent.append(node.el);
    pool.push(node);
  }
  for (const node of pool) node.row = node.left = -1;
}
