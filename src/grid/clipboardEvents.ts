/** Copy, cut and paste by the browser's own events, which need no permission. While a draft is open they belong to its field. */
import { readPaste } from './clipboard.ts';
import { cellLimit, countCells, planClear, planPaste, readBlock } from './edits.ts';
import { formatHtmlTable } from './htmlTable.ts';
import { pasteRect } from './clipboard.ts';
import { clampRange, colsIn, rangeFromRect, rowsIn } from './range.ts';
import { formatTsv } from './tsv.ts';
import type { EditPlan } from './edits.ts';
import type { GridState } from './gridState.svelte.ts';
import type { GridTexts } from './texts.ts';

export interface ClipboardPort {
  readonly state: GridState;
  readonly texts: GridTexts;
  readonly decimalSign: ',' | '.';
  readonly apply: (plan: EditPlan) => void;
  readonly say: (text: string) => void;
}

/** Writes the current range; a cut also empties it, as one action. */
export function copySelection(
  event: ClipboardEvent,
  isCut: boolean,
  { state, texts, apply, say }: ClipboardPort,
): void {
  const { source, current } = state;
  if (state.editing || !source || source.rowCount === 0 || !event.clipboardData) return;
  event.preventDefault();
  if (countCells([current]) > cellLimit) {
    say(texts.tooLarge);
    return;
  }
  const { shown, edited } = readBlock(source, current);
  const payload = { version: 1, origin: state.origin, row: current.top, col: current.left, editTexts: edited } as const;
  event.clipboardData.setData('text/plain', formatTsv(shown));
  event.clipboardData.setData('text/html', formatHtmlTable(shown, payload));
  state.copied = current;
  say(texts.copied(rowsIn(current), colsIn(current)));
  if (isCut) apply(planClear(source, [current]));
}

/** Lays what is on the clipboard over the current range and selects it. */
export function pasteClipboard(event: ClipboardEvent, { state, texts, decimalSign, apply, say }: ClipboardPort): void {
  const { source, current } = state;
  if (state.editing || !source || source.rowCount === 0 || !event.clipboardData) return;
  event.preventDefault();
  const html = event.clipboardData.getData('text/html');
  const block = readPaste(html, event.clipboardData.getData('text/plain'), state.origin, decimalSign);
  if (!block) return;
  const rect = pasteRect(block.texts.length, block.texts[0]?.length ?? 1, current);
  if (countCells([rect]) > cellLimit) {
    say(texts.tooLarge);
    return;
  }
  apply(planPaste(source, current, block));
  state.selectRanges([clampRange(source, rangeFromRect(rect))]);
}
