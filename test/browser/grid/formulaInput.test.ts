import { expect, test } from 'vitest';
import { openFormulaStage, type FormulaStageParts } from './formulaStage.ts';
import { press, sendInput } from './stage.ts';

type ResentKey = string | readonly [back: number, text: string];

/** Keys a Telex typist presses: a letter, or Backspaces and the letters the input program sends in their place. */
const unikeyWords: Record<string, readonly ResentKey[]> = {
  tiếng: ['t', 'i', 'e', [1, 'ê'], 'n', 'g', [3, 'ếng']],
  đ: ['d', [1, 'đ']],
  âm: ['a', [1, 'â'], 'm'],
  ết: ['e', [1, 'ê'], 't', [2, 'ết']],
  Nguyễn: ['N', 'g', 'u', 'y', 'e', [1, 'ê'], 'n', [2, 'ễn']],
};

const composedWords: Record<string, readonly string[]> = {
  tiếng: ['t', 'ti', 'tiê', 'tiên', 'tiêng', 'tiếng'],
  đ: ['d', 'đ'],
  âm: ['a', 'â', 'âm'],
  ết: ['e', 'ê', 'êt', 'ết'],
  Nguyễn: ['N', 'Ng', 'Ngu', 'Nguy', 'Nguyê', 'Nguyên', 'Nguyễn'],
};

/** What stands around the word: in a formula's text, and as a name that the list completes. */
const frames = { 'a text of a formula': ['=SUM("', '")'], 'a name in a formula': ['=SUM(', ')'] } as const;
const editors = ['cell', 'formula bar'] as const;

function sendLetter(letter: string): Promise<unknown> {
  const event = { key: letter, code: '', windowsVirtualKeyCode: 231 };
  return Promise.all([
    sendInput('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event }),
    sendInput('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ]);
}

/** All keys are sent before any answer is awaited, so that they queue up in the browser. */
async function resend(keys: readonly ResentKey[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const key of keys) {
    if (typeof key === 'string') sent.push(press(key));
    else {
      for (let back = 0; back < key[0]; back++) sent.push(press('Backspace'));
      for (const letter of key[1]) sent.push(sendLetter(letter));
    }
  }
  await Promise.all(sent);
}

async function compose(word: string, steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    const key = { type: 'rawKeyDown', key: 'Process', code: '', windowsVirtualKeyCode: 229 };
    await sendInput('Input.dispatchKeyEvent', key);
    await sendInput('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await sendInput('Input.insertText', { text: word });
}

async function write(text: string): Promise<void> {
  for (const letter of text) await sendLetter(letter);
}

/** Opens an editor and counts whoever else than the typist writes into it. */
async function openAt(editor: (typeof editors)[number], row: number, stage: FormulaStageParts): Promise<() => number> {
  stage.state.select(row, 1);
  await stage.drawn();
  const field = editor === 'cell' ? stage.field : stage.bar;
  if (editor === 'formula bar') stage.bar.focus();
  let writes = 0;
  const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => String(own?.get?.call(field)),
    set(text: string) {
      writes++;
      own?.set?.call(field, text);
    },
  });
  return () => {
    Reflect.deleteProperty(field, 'value');
    return writes;
  };
}

for (const editor of editors) {
  for (const [frame, [before, after]] of Object.entries(frames)) {
    test(`words sent by Backspace and resending without a gap arrive whole in ${frame} in the ${editor}, and nothing rewrites them`, async () => {
      const stage = await openFormulaStage();
      for (const [index, [word, keys]] of Object.entries(unikeyWords).entries()) {
        const countWrites = await openAt(editor, index + 1, stage);
        await write(before);
        await resend(keys);
        await write(after);
        expect(countWrites()).toBe(0);
        await press('Enter');
        expect(stage.sheet.text(index + 1, 1)).toBe(before + word + after);
      }
    });

    test(`composed words arrive whole in ${frame} in the ${editor}, and nothing rewrites them`, async () => {
      const stage = await openFormulaStage();
      for (const [index, [word, steps]] of Object.entries(composedWords).entries()) {
        const countWrites = await openAt(editor, index + 1, stage);
        await write(before);
        await compose(word, steps);
        await write(after);
        expect(countWrites()).toBe(0);
        await press('Enter');
        expect(stage.sheet.text(index + 1, 1)).toBe(before + word + after);
      }
    });
  }
}

test('a name found while it is composed can be taken with Tab once it is written', async () => {
  const stage = await openFormulaStage();
  await write('=');
  await compose('tiế', ['t', 'ti', 'tiê', 'tiế']);
  await stage.drawn();
  expect(document.querySelector('.grid-formula-list .grid-formula-label')?.textContent).toBe('tiếng_Việt');
  await press('Tab');
  expect(stage.state.editing?.draft).toBe('=tiếng_Việt');
});

test('the colours show what is being composed', async () => {
  const stage = await openFormulaStage();
  await write('="');
  await sendInput('Input.imeSetComposition', { text: 'tiê', selectionStart: 3, selectionEnd: 3 });
  await stage.drawn();
  expect(document.querySelector('.grid-editor-box .grid-ink')?.textContent).toContain('="tiê');
});
