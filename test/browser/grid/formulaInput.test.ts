import { expect, test } from 'vitest';
import { openFormulaStage, type FormulaStageParts } from './formulaStage.ts';
import { press, sendInput } from './stage.ts';
import { compose, composedWords, sendLetter, unikeyWords } from './typedWords.ts';
import type { ResentKey } from './typedWords.ts';

/** What stands around the word: in a formula's text, and as a name that the list completes. */
const frames = { 'a text of a formula': ['=SUM("', '")'], 'a name in a formula': ['=SUM(', ')'] } as const;
const editors = ['cell', 'formula bar'] as const;

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
