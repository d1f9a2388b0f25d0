/** One pooled cell element: made once, then only written where it differs. */
import { fitText } from './cellFit.ts';
import { hasCell, isSameRef } from './range.ts';
import type { Spill } from './cellFit.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridCell, GridRowTree } from './source.ts';
import type { MeasureText } from './textWidth.ts';

/** What is drawn over the cells. */
export interface DrawnSelection {
  readonly active: CellRef;
  readonly rects: readonly CellRect[];
  readonly copied: CellRect | null;
  /** The outline of a fill drag. */
  readonly preview: CellRect | null;
}

export interface CellNode {
  readonly el: HTMLElement;
  readonly text: Text;
  row: number;
  col: number;
  /** The revisions of source and selection this node shows. */
  contentRevision: number;
  selectionRevision: number;
  look: string;
  title: string;
  classes: string;
  isSelected: boolean;
  isInvalid: boolean;
  isReadonly: boolean;
  indent: number;
  mark: HTMLElement | null;
  toggle: HTMLElement | null;
  /** The stretch of another cell's text that runs through this one. */
  spill: HTMLElement | null;
  /** The number stands as '####'. */
  isCut: boolean;
}

export function createCellNode(doc: Document, role: 'gridcell' | 'columnheader'): CellNode {
  const el = doc.createElement('div');
  el.className = 'grid-cell';
  el.setAttribute('role', role);
  if (role === 'gridcell') el.setAttribute('aria-selected', 'false');
  const text = doc.createTextNode('');
  el.append(text);
  return {
    el,
    text,
    row: -1,
    col: -1,
    contentRevision: -1,
    selectionRevision: -1,
    look: '',
    title: '',
    classes: 'grid-cell',
    isSelected: false,
    isInvalid: false,
    isReadonly: false,
    indent: 0,
    mark: null,
    toggle: null,
    spill: null,
    isCut: false,
  };
}

/** How a cell lies in its row. */
export interface CellPlacing {
  readonly width: number;
  readonly measure: MeasureText;
  /** Only in the column that carries the toggle. */
  readonly tree: GridRowTree | null;
  readonly spill: Spill | null;
}

/** Writes the cell's text, look and states. */
export function writeCell(node: CellNode, cell: GridCell, { width, measure, tree, spill }: CellPlacing): void {
  const text = fitText(cell, width, measure);
  if (node.text.data !== text) node.text.data = text;
  const isCut = text !== cell.text;
  if (isCut || node.isCut) {
    node.isCut = isCut;
    if (isCut) node.el.setAttribute('aria-label', cell.text);
    else node.el.removeAttribute('aria-label');
  }
  node.look = lookOf(cell, spill);
  const title = titleOf(cell, isCut);
  if (title !== node.title) {
    node.title = title;
    if (title === '') node.el.removeAttribute('title');
    else node.el.title = title;
  }
  node.isInvalid = setFlag(node.el, 'aria-invalid', node.isInvalid, cell.invalid !== undefined);
  node.isReadonly = setFlag(node.el, 'aria-readonly', node.isReadonly, cell.readonly !== undefined);
  writeMark(node, cell);
  writeTree(node, tree);
  if (spill || node.spill) writeSpill(node, spill);
}

function lookOf(cell: GridCell, spill: Spill | null): string {
  let look = 'grid-cell';
  if (cell.align && cell.align !== 'start') look += ` align-${cell.align}`;
  if (cell.tones) for (const tone of cell.tones) look += ` tone-${tone}`;
  if (cell.invalid !== undefined) look += ' is-invalid';
  if (spill) look += spill.isOpen ? ' is-run is-open' : ' is-run';
  return look;
}

function titleOf({ text, invalid, mark, note, readonly }: GridCell, isCut: boolean): string {
  if (!isCut && invalid === undefined && mark === undefined && note === undefined && typeof readonly !== 'string')
    return '';
  return [isCut ? text : undefined, invalid, mark, note, typeof readonly === 'string' ? readonly : undefined]
    .filter((part) => part !== undefined)
    .join('\n');
}

/** The text is drawn by the style sheet: it is no content of this cell, for copying, tests and assistive technology alike. */
function writeSpill(node: CellNode, spill: Spill | null): void {
  if (!spill || spill.shiftPx === 0) {
    node.spill?.remove();
    node.spill = null;
    return;
  }
  if (!node.spill) {
    node.spill = node.el.ownerDocument.createElement('span');
    node.spill.className = 'grid-spill';
    node.spill.setAttribute('aria-hidden', 'true');
    node.el.append(node.spill);
  }
  if (node.spill.dataset['text'] !== spill.text) node.spill.dataset['text'] = spill.text;
  node.spill.style.left = `${-spill.shiftPx}px`;
}

function setFlag(el: HTMLElement, name: string, was: boolean, is: boolean): boolean {
  if (was !== is) {
    if (is) el.setAttribute(name, 'true');
    else el.removeAttribute(name);
  }
  return is;
}

function writeMark(node: CellNode, cell: GridCell): void {
  const kind = cell.mark !== undefined ? 'grid-mark' : cell.note !== undefined ? 'grid-mark grid-note' : '';
  if (kind === '') {
    node.mark?.remove();
    node.mark = null;
    return;
  }
  if (!node.mark) {
    node.mark = node.el.ownerDocument.createElement('span');
    node.mark.setAttribute('aria-hidden', 'true');
    node.el.append(node.mark);
  }
  if (node.mark.className !== kind) node.mark.className = kind;
}

function writeTree(node: CellNode, tree: GridRowTree | null): void {
  const indent = tree ? tree.level : 0;
  if (indent !== node.indent) {
    node.indent = indent;
    node.el.style.paddingInlineStart = indent === 0 ? '' : `${(indent - 1) * 14 + 22}px`;
  }
  if (!tree?.expandable) {
    node.toggle?.remove();
    node.toggle = null;
    return;
  }
  if (!node.toggle) {
    node.toggle = node.el.ownerDocument.createElement('span');
    node.toggle.setAttribute('aria-hidden', 'true');
    node.el.prepend(node.toggle);
  }
  node.toggle.className = tree.expanded ? 'grid-toggle is-expanded' : 'grid-toggle';
  node.toggle.style.left = `${(tree.level - 1) * 14 + 4}px`;
}

/** Writes what the selection adds to the cell's look. */
export function writeSelection(node: CellNode, selection: DrawnSelection): void {
  const { row, col } = node;
  let classes = node.look;
  let isSelected = false;
  for (const rect of selection.rects) {
    if (!hasCell(rect, row, col)) continue;
    isSelected = true;
    classes += edgesOf(rect, row, col, 'edge');
  }
  if (isSelected) classes += ' is-selected';
  if (isSameRef(selection.active, node)) classes += ' is-active';
  if (selection.copied && hasCell(selection.copied, row, col)) classes += edgesOf(selection.copied, row, col, 'ant');
  if (selection.preview && hasCell(selection.preview, row, col)) classes += edgesOf(selection.preview, row, col, 'ant');
  if (classes !== node.classes) node.el.className = node.classes = classes;
  if (isSelected !== node.isSelected) {
    node.isSelected = isSelected;
    node.el.setAttribute('aria-selected', String(isSelected));
  }
}

function edgesOf(rect: CellRect, row: number, col: number, name: string): string {
  let classes = '';
  if (row === rect.top) classes += ` ${name}-top`;
  if (row === rect.bottom) classes += ` ${name}-bottom`;
  if (col === rect.left) classes += ` ${name}-left`;
  if (col === rect.right) classes += ` ${name}-right`;
  return classes;
}
