/** The clipboard from a menu, where the browser sends no event: it may ask the person, and it may refuse. */
import type { CopyData } from '../../../grid/copyData.ts';

/** True when it was written. */
export async function writeClipboard({ plain, html }: CopyData): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

/** What lies on the clipboard; null when the browser does not tell. */
export async function readClipboard(): Promise<CopyData | null> {
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) ? await (await item.getType(type)).text() : '';
    return { plain: await read('text/plain'), html: await read('text/html') };
  } catch {
    return null;
  }
}
