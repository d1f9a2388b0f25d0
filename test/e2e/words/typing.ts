/** Vietnamese words as input programs send them: letters taken back and sent again, or composed; with no gap between. */
import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';

/** Letters, and how many are taken back. */
const RESENT: Readonly<Record<string, readonly (string | number)[]>> = {
  tiếng: ['t', 'i', 'e', 1, 'ê', 'n', 'g', 3, 'ế', 'n', 'g'],
  đ: ['d', 1, 'đ'],
  âm: ['a', 1, 'â', 'm'],
  ết: ['e', 1, 'ê', 't', 2, 'ế', 't'],
  Nguyễn: ['N', 'g', 'u', 'y', 'e', 1, 'ê', 'n', 2, 'ễ', 'n'],
};

/** Types each word both ways into a field, and expects it there whole, and that nobody but the typist wrote to the field. */
export async function expectWholeWords(page: Page, field: Locator): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await watchWrites(field);
  for (const [word, keys] of Object.entries(RESENT)) {
    await field.fill('');
    await field.focus();
    await Promise.all(keys.flatMap((key) => (typeof key === 'string' ? [sendLetter(cdp, key)] : takeBack(cdp, key))));
    await expect(field).toHaveValue(word);
    await field.fill('');
    for (let end = 1; end <= word.length; end++) {
      await sendKey(cdp, 'rawKeyDown', { key: 'Process', windowsVirtualKeyCode: 229 });
      await cdp.send('Input.imeSetComposition', { text: word.slice(0, end), selectionStart: end, selectionEnd: end });
    }
    await cdp.send('Input.insertText', { text: word });
    await expect(field).toHaveValue(word);
  }
  await expect(field, 'was written to while it was typed in').not.toHaveAttribute(WRITTEN);
  await field.fill('');
  await field.evaluate((element) => Reflect.deleteProperty(element, 'value'));
  await cdp.detach();
}

const WRITTEN = 'data-written';

/** Marks the field once a script sets its value, also to what stands there: that ends a composition. */
async function watchWrites(field: Locator): Promise<void> {
  await field.evaluate((element, mark) => {
    const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value');
    Object.defineProperty(element, 'value', {
      configurable: true,
      get: () => native?.get?.call(element) as unknown,
      set: (text: string) => {
        element.setAttribute(mark, text);
        native?.set?.call(element, text);
      },
    });
  }, WRITTEN);
}

/** VK_PACKET: a letter without a key. */
async function sendLetter(cdp: CDPSession, text: string): Promise<void> {
  await sendKey(cdp, 'keyDown', { key: text, text, windowsVirtualKeyCode: 231 });
}

function takeBack(cdp: CDPSession, count: number): Promise<void>[] {
  const key = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 };
  return Array.from({ length: count }, () => sendKey(cdp, 'rawKeyDown', key));
}

async function sendKey(
  cdp: CDPSession,
  type: 'keyDown' | 'rawKeyDown',
  key: { key: string; code?: string; text?: string; windowsVirtualKeyCode: number },
): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type, ...key });
}
