/** The heads of rows and columns: their names, whether a selection covers them, and where something is hidden. */
import { writeRowTree } from './rowNode.ts';
import type { CellNode } from './cellNode.ts';
import type { CellRect } from './range.ts';
import type { RowNode } from './rowNode.ts';
import type { GridRowTree, GridSource } from './source.ts';

export function writeColumnHead(node: CellNode, source: GridSource, rects: readonly CellRect[]): void {
  const { col } = node;
  const label = source.columnLabel(col);
  if (node.text.data !== label) node.text.data = label;
  const isCovered = rects.some(({ left, right }) => col >= left && col <= right);
  const classes = `grid-cell grid-column-head${listMarks(source, 'column', col, source.colCount, isCovered)}`;
  if (classes !== node.classes) node.el.className = node.classes = classes;
}

export function writeRowHead(
  node: RowNode,
  source: GridSource,
  row: number,
  tree: GridRowTree | null,
  rects: readonly CellRect[],
): void {
  const label = source.rowLabel(row);
  if (node.headText.data !== label) node.headText.data = label;
  const isCovered = rects.some(({ top, bottom }) => row >= top && row <= bottom);
  const classes = `grid-head${listMarks(source, 'row', row, source.rowCount, isCovered)}`;
  if (classes !== node.headClasses) node.head.className = node.headClasses = classes;
  writeRowTree(node, tree);
}

function listMarks(
  source: GridSource,
  axis: 'row' | 'column',
  index: number,
  count: number,
  isCovered: boolean,
): string {
  let marks = isCovered ? ' is-covered' : '';
  if (source.hiddenBefore?.(axis, index)) marks += ' is-after-hidden';
  if (index === count - 1 && source.hiddenBefore?.(axis, count)) marks += ' is-before-hidden';
  return marks;
}
