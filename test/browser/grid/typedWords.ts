/** Vietnamese words, and how input methods send them: to be typed into every field of the grid. */
import { sendInput } from './stage.ts';

export type ResentKey = string | readonly [back: number, text: string];

/** Keys a Telex typist presses: a letter, or Backspaces and the letters the input program sends in their place. */
export const unikeyWords: Record<string, readonly ResentKey[]> = {
  tiếng: ['t', 'i', 'e', [1, 'ê'], 'n', 'g', [3, 'ếng']],
  đ: ['d', [1, 'đ']],
  âm: ['a', [1, 'â'], 'm'],
  ết: ['e', [1, 'ê'], 't', [2, 'ết']],
  Nguyễn: ['N', 'g', 'u', 'y', 'e', [1, 'ê'], 'n', [2, 'ễn']],
};

/** The composition a phone or a Mac shows on the way to the word. */
export const composedWords: Record<string, readonly string[]> = {
  tiếng: ['t', 'ti', 'tiê', 'tiên', 'tiêng', 'tiếng'],
  đ: ['d', 'đ'],
  âm: ['a', 'â', 'âm'],
  ết: ['e', 'ê', 'êt', 'ết'],
  Nguyễn: ['N', 'Ng', 'Ngu', 'Nguy', 'Nguyê', 'Nguyên', 'Nguyễn'],
};

/** VK_PACKET: a letter without a key. */
export async function sendLetter(letter: string): Promise<void> {
  const event = { key: letter, code: '', windowsVirtualKeyCode: 231 };
  await Promise.all([
    sendInput('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event }),
    sendInput('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ]);
}

/** A composition that grows step by step and is then taken. */
export async function compose(word: string, steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    const key = { type: 'rawKeyDown', key: 'Process', code: '', windowsVirtualKeyCode: 229 };
    await sendInput('Input.dispatchKeyEvent', key);
    await sendInput('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await sendInput('Input.insertText', { text: word });
}
