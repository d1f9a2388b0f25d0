/** Copies between sheets of different kinds: what is typed on one may mean nothing on the other, its value always does. */
import type { PastedBlock, PastedCell } from '../../../grid/clipboard.ts';

/** The block as it is pasted into `sheet`: declared data become points, default weights their figures; formulas stay. */
export function takeValuesAbroad(block: PastedBlock, sheet: string): PastedBlock {
  const [first] = block.cells[0] ?? [];
  if (!first?.origin || kindOf(first.origin.sheet) === kindOf(sheet)) return block;
  return { ...block, cells: block.cells.map((line) => line.map(valueOf)) };
}

function valueOf(cell: PastedCell): PastedCell {
  return cell.token === undefined && cell.value !== undefined ? { ...cell, text: cell.value } : cell;
}

function kindOf(sheet: string): string {
  return sheet.split('.')[0] ?? '';
}
