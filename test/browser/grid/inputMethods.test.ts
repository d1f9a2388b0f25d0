import { expect, test } from 'vitest';
import { MemorySheet } from './memorySheet.svelte.ts';
import { openStage, press, sendInput } from './stage.ts';
import type { GridStage } from './stage.ts';
import { compose, composedWords, sendLetter, unikeyWords } from './typedWords.ts';
import type { ResentKey } from './typedWords.ts';

const places = ['selected cell', 'open editor', 'formula bar'] as const;

async function openAt(place: (typeof places)[number]): Promise<GridStage> {
  const stage = await openStage(new MemorySheet({ rowCount: 20, colCount: 5, frozenRows: 0, frozenCols: 0 }));
  stage.state.select(1, 1);
  await stage.drawn();
  if (place === 'open editor') await press('F2');
  if (place === 'formula bar') stage.bar.focus();
  return stage;
}

/** With no gap the program's keys are all sent before any answer is awaited, so that they queue up in the browser. */
async function typeResending(keys: readonly ResentKey[], gapMs: number): Promise<void> {
  for (const key of keys) {
    if (typeof key === 'string') {
      await press(key);
    } else {
      const sent: Promise<void>[] = [];
      for (let back = 0; back < key[0]; back++) sent.push(press('Backspace'));
      if (gapMs > 0) await pause(gapMs);
      for (const letter of key[1]) sent.push(sendLetter(letter));
      await Promise.all(sent);
    }
    if (gapMs > 0) await pause(gapMs);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

for (const place of places) {
  for (const gapMs of [120, 30, 0]) {
    test(`words sent by Backspace and resending, ${gapMs} ms apart, arrive whole in the ${place}`, async () => {
      const stage = await openAt(place);
      for (const [index, [word, keys]] of Object.entries(unikeyWords).entries()) {
        stage.state.select(index + 1, 1);
        if (place === 'open editor' && index > 0) await press('F2');
        if (place === 'formula bar') stage.bar.focus();
        await typeResending(keys, gapMs);
        await press('Enter');
        expect(stage.sheet.text(index + 1, 1)).toBe(word);
      }
    });
  }

  test(`composed words arrive whole in the ${place}`, async () => {
    const stage = await openAt(place);
    for (const [index, [word, steps]] of Object.entries(composedWords).entries()) {
      stage.state.select(index + 1, 1);
      if (place === 'open editor' && index > 0) await press('F2');
      if (place === 'formula bar') stage.bar.focus();
      await compose(word, steps);
      await press('Enter');
      expect(stage.sheet.text(index + 1, 1)).toBe(word);
    }
  });
}

test('a composition that is given up leaves the cell as it was', async () => {
  const stage = await openAt('selected cell');
  stage.sheet.put(1, 1, 'cũ');
  await sendInput('Input.imeSetComposition', { text: 'a', selectionStart: 1, selectionEnd: 1 });
  await sendInput('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  expect(stage.state.editing).toBeNull();
  await press('Enter');
  expect(stage.sheet.text(1, 1)).toBe('cũ');
});

test('a click elsewhere keeps the word being composed', async () => {
  const stage = await openAt('selected cell');
  await sendInput('Input.imeSetComposition', { text: 'âm', selectionStart: 2, selectionEnd: 2 });
  const target = stage.cellEl(5, 2);
  const box = target?.getBoundingClientRect();
  target?.dispatchEvent(
    new PointerEvent('pointerdown', {
      bubbles: true,
      button: 0,
      pointerId: 1,
      clientX: (box?.x ?? 0) + 5,
      clientY: (box?.y ?? 0) + 5,
    }),
  );
  expect(stage.sheet.text(1, 1)).toBe('âm');
  expect(stage.state.active).toEqual({ row: 5, col: 2 });
  expect(document.activeElement).toBe(stage.field);
});

test('a letter sent with its marks apart is kept as one letter (NFC)', async () => {
  const stage = await openAt('selected cell');
  await sendInput('Input.insertText', { text: 'e\u0302\u0301' });
  await press('Enter');
  expect(stage.sheet.text(1, 1)).toBe('\u1ebf');
});
