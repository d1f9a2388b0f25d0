/** Cut, copy and paste from menus and keys; by keys the browser's own events do the plain ones. */
import { plainPaste, type PasteWay } from '../../../grid/clipboard.ts';
import { pasteTexts, takeCopy, type ClipboardPort } from '../../../grid/clipboardEvents.ts';
import type { CopyData } from '../../../grid/copyData.ts';
import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { readClipboard, writeClipboard } from './systemClipboard.ts';

export function clipboardActions(context: SheetContext): SheetAction[] {
  const isEmpty = (): boolean => context.source().rowCount === 0;
  const paste = (way: PasteWay) => (): void => void pasteFromMenu(context, way);
  return [
    { id: 'cut', run: () => void copyFromMenu(context, true), isOff: isEmpty },
    { id: 'copy', run: () => void copyFromMenu(context, false), isOff: isEmpty },
    { id: 'paste', run: paste(plainPaste), isOff: isEmpty },
    { id: 'pasteValues', run: paste({ ...plainPaste, what: 'values' }), isOff: isEmpty },
    { id: 'pasteTranspose', run: paste({ ...plainPaste, transpose: true }), isOff: isEmpty },
    {
      id: 'pasteSpecial',
      run: () => {
        context.panels.dialog = 'pasteSpecial';
      },
      isOff: isEmpty,
    },
  ];
}

function portOf(context: SheetContext): ClipboardPort {
  const t = context.words();
  return {
    state: context.state,
    texts: t.grid,
    decimalSign: t.locale === 'vi' ? ',' : '.',
    host: context.clipboard,
    say: (text) => context.notify({ kind: 'info', text }),
    speak: () => undefined,
  };
}

async function copyFromMenu(context: SheetContext, isCut: boolean): Promise<void> {
  context.state.focus();
  const data = takeCopy(isCut, portOf(context));
  if (!data) return;
  if (await writeClipboard(data)) return;
  context.state.forgetCopy();
  context.notify({ kind: 'problem', text: context.words().clipboard.refusedByBrowser.write });
}

/** Reads the clipboard and lays it down; false, and said why, when the browser does not let it be read. */
export async function pasteFromMenu(context: SheetContext, way: PasteWay): Promise<boolean> {
  context.state.focus();
  const data = await readClipboard();
  const words = context.words().clipboard;
  if (data === null || data.plain + data.html === '') {
    const text = data === null ? words.refusedByBrowser.read : words.nothing;
    context.notify({ kind: 'problem', text });
    return false;
  }
  pasteData(context, data, way);
  return true;
}

/** Lays down what came from the clipboard. */
export function pasteData(context: SheetContext, data: CopyData, way: PasteWay): void {
  context.clipboard.way = way;
  pasteTexts(data.html, data.plain, portOf(context));
  context.clipboard.way = plainPaste;
}
