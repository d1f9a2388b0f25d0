/** One pooled cell element: made once, then only written where it differs. */
import { hasCell, isSameRef } from './range.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridCell, GridRowTree } from './source.ts';

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
  };
}

/** Writes the cell's text, look and states; `tree` only in the column that carries the toggle. */
export function writeCell(node: CellNode, cell: GridCell, tree: GridRowTree | null): void {
  if (node.text.data !== cell.text) node.text.data = cell.text;
  const tones = cell.tones?.length ? ` tone-${cell.tones.join(' tone-')}` : '';
  const align = cell.align && cell.align !== 'start' ? ` align-${cell.align}` : '';
  const invalid = cell.invalid === undefined ? '' : ' is-invalid';
  node.look = `grid-cell${align}${tones}${invalid}`;
  const title = [cell.invalid, cell.mark, cell.note, typeof cell.readonly === 'string' ? cell.readonly : undefined]
    .filter((part) => part !== undefined)
    .join('\n');
  if (title !== node.title) {
    node.title = title;
    if (title === '') node.el.removeAttribute('title');
    else node.el.title = title;
  }
  node.isInvalid = setFlag(node.el, 'aria-invalid', node.isInvalid, cell.invalid !== undefined);
  node.isReadonly = setFlag(node.el, 'aria-readonly', node.isReadonly, cell.readonly !== undefined);
  writeMark(node, cell);
  writeTree(node, tree);
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
