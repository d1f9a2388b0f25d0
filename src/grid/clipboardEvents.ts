/** Copy, cut and paste by the browser's own events, which need no permission. While a draft is open they belong to its field. */
import { newRandomId } from '../lib/ids.ts';
import { readPaste, readPasteInSteps } from './clipboard.ts';
import { writeCopy } from './copyData.ts';
import { cellLimit, countCells } from './edits.ts';
import { colsIn, rowsIn } from './range.ts';
import type { ClipboardHost } from './clipboardHost.ts';
import type { CopyData } from './copyData.ts';
import type { DecimalSign } from './decimalSigns.ts';
import type { GridState } from './gridState.svelte.ts';
import type { GridTexts } from './texts.ts';

/** Fewer characters are read at once: HTML of this length takes 20 ms. */
const LONG_CHARS = 100_000;

export interface ClipboardPort {
  readonly state: GridState;
  readonly texts: GridTexts;
  readonly decimalSign: DecimalSign;
  readonly host: ClipboardHost;
  readonly say: (text: string) => void;
  /** Said to the ear alone: the eye sees the outline. */
  readonly speak: (text: string) => void;
}

/** Writes the current range; a cut empties nothing before it is pasted. */
export function copySelection(event: ClipboardEvent, isCut: boolean, port: ClipboardPort): void {
  if (port.state.editing || !event.clipboardData) return;
  const data = takeCopy(isCut, port);
  event.preventDefault();
  if (!data) return;
  event.clipboardData.setData('text/plain', data.plain);
  event.clipboardData.setData('text/html', data.html);
}

/** What a copy of the current range puts on the clipboard, and its outline; null, and said why, when there is nothing to copy. */
export function takeCopy(
  isCut: boolean,
  { state, texts, decimalSign, host, say, speak }: ClipboardPort,
): CopyData | null {
  const { source, current } = state;
  if (!source || source.rowCount === 0) return null;
  if (countCells([current]) > cellLimit) {
    say(texts.tooLarge);
    return null;
  }
  const cut = isCut ? newRandomId() : null;
  const data = writeCopy(source, current, { book: host.book, origin: state.origin, sign: decimalSign, cut });
  state.outlineCopy(current, cut);
  host.copied(current, cut, data);
  const [rows, cols] = [rowsIn(current), colsIn(current)];
  speak(isCut ? texts.cut(rows, cols) : texts.copied(rows, cols));
  return data;
}

/** Lays what is on the clipboard over the current range and selects it. */
export function pasteClipboard(event: ClipboardEvent, port: ClipboardPort): void {
  if (port.state.editing || !event.clipboardData) return;
  event.preventDefault();
  pasteTexts(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain'), port);
}

/** Lays a block down from its texts on the clipboard. */
export function pasteTexts(
  html: string,
  plain: string,
  { state, decimalSign, host }: Omit<ClipboardPort, 'texts' | 'say' | 'speak'>,
): void {
  const { source } = state;
  if (!source || source.rowCount === 0) return;
  const known = html === '' ? (host.recall(plain) ?? '') : html;
  const reader = { book: host.book, origin: state.origin, decimalSign };
  if (host.pasteLong && known.length + plain.length > LONG_CHARS) {
    host.pasteLong(readPasteInSteps(known, plain, reader));
    return;
  }
  const block = readPaste(known, plain, reader);
  if (block) host.paste(block);
}
