/** Moving what was typed, where cells themselves stay with their rows: criteria and scores. */
import { blockOf, planClear, planPaste } from '../../../grid/edits.ts';
import type { CellRect } from '../../../grid/range.ts';
import type { GridEdit } from '../../../grid/source.ts';
import type { RefusedEdit, SheetEntry } from '../sheetEntry.ts';
import type { SheetSource } from '../sheetSource.ts';
import { refuseSkipped } from './refusedCells.ts';

export interface MovedTexts {
  readonly refused: readonly RefusedEdit[];
  /** All of it can be done; nothing is done yet. */
  readonly isWhole: boolean;
}

/** Reads a move into the entry. All or nothing: a cell that cannot be emptied or takes no text would lose or double what stands there. */
export function readMove(source: SheetSource, entry: SheetEntry, from: CellRect, to: CellRect): MovedTexts {
  const reading = { ours: ',', theirs: ',', skipBlanks: false } as const;
  const laid = planPaste(source, to, blockOf(source, from), reading);
  const emptied = planClear(source, [from]);
  const written = new Set(laid.edits.map(({ row, col }) => `${row},${col}`));
  const cleared = emptied.edits.filter(({ row, col }) => !written.has(`${row},${col}`));
  const refused = [...laid.skipped, ...emptied.skipped].map(refuseSkipped);
  const moved = laid.edits.map(({ row, col, text }): GridEdit => ({ row, col, text }));
  for (const edit of [...moved, ...cleared]) {
    const problem = entry.read(edit);
    if (problem) refused.push({ edit, problem });
  }
  refused.push(...entry.check());
  return { refused, isWhole: refused.length === 0 && laid.cropped === 0 };
}
