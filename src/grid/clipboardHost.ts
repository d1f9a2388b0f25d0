/** What lays blocks down: the caller of a grid, or the grid by itself. */
import { otherSign } from './decimalSigns.ts';
import { plainPaste, pasteRect, shapeBlock } from './clipboard.ts';
import { blockOf, cellLimit, countCells, planMove, planPaste } from './edits.ts';
import { clampRange, rangeFromRect } from './range.ts';
import type { Steps } from '../lib/steps.ts';
import type { PastedBlock, PasteWay } from './clipboard.ts';
import type { CopyData } from './copyData.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { EditPlan } from './edits.ts';
import type { GridState } from './gridState.svelte.ts';
import type { CellRect } from './range.ts';

export interface ClipboardHost {
  /** Names the collection of sheets: only copies of the same one keep their places and tokens. */
  readonly book: string;
  /** A block is cut or copied: `cut` is the mark it carries on the clipboard, null for a copy. */
  copied(rect: CellRect, cut: string | null, data: CopyData): void;
  /** The HTML of the last copy when this is its plain text: some ways of pasting give the plain text alone. */
  recall(plain: string): string | null;
  /** Lays the block over the selection. */
  paste(block: PastedBlock): void;
  /** The same for a block that takes long to read; left out, it is read at once. */
  pasteLong?(steps: Steps<PastedBlock | null>): void;
  /** A drag of the selection's border has ended: `to` is as large as `from`. */
  move(from: CellRect, to: CellRect, isCopy: boolean): void;
}

/** The grid by itself: everything becomes edits of this grid. */
export function createGridHost(
  state: GridState,
  decimalSign: DecimalSign,
  apply: (plan: EditPlan) => void,
  tooLarge: () => void,
): ClipboardHost {
  function select(rect: CellRect): void {
    if (state.source) state.selectRanges([clampRange(state.source, rangeFromRect(rect))]);
  }
  function lay(block: PastedBlock, selection: CellRect, way: PasteWay): void {
    const { source } = state;
    const shaped = shapeBlock(block, way);
    if (!source) return;
    const rect = pasteRect(shaped.cells.length, shaped.cells[0]?.length ?? 1, selection);
    if (countCells([rect]) > cellLimit) {
      tooLarge();
      return;
    }
    const theirs = block.sign === otherSign(decimalSign) ? block.sign : decimalSign;
    apply(planPaste(source, rect, shaped, { ours: decimalSign, theirs, skipBlanks: way.skipBlanks }));
    select(rect);
  }
  function move(from: CellRect, to: CellRect, isCopy: boolean): void {
    if (!state.source) return;
    if (isCopy) lay(blockOf(state.source, from), to, plainPaste);
    else {
      apply(planMove(state.source, from, to));
      select(to);
    }
  }
  return {
    book: 'grid',
    copied: () => undefined,
    recall: () => null,
    paste: (block) => {
      const { copied, cutMark } = state;
      if (block.cut === null || copied === null || block.cut !== cutMark) {
        lay(block, state.current, plainPaste);
        return;
      }
      state.forgetCopy();
      move(copied, movedRect(copied, state.current), false);
    },
    move,
  };
}

/** Where a cut block lands: once, from the corner of the selection. */
export function movedRect(from: CellRect, { top, left }: { readonly top: number; readonly left: number }): CellRect {
  return { top, left, bottom: top + from.bottom - from.top, right: left + from.right - from.left };
}
