import { expect, test } from 'vitest';
import { callerKeymap, chordOf, findBinding, gridKeymap } from '../../../src/grid/keymap.ts';
import type { GridMode, KeyLike } from '../../../src/grid/keymap.ts';

const bare: KeyLike = { code: '', key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const modes: readonly GridMode[] = ['select', 'enter', 'edit', 'bar'];

test('a chord is written with its modifiers in order and the place of the key', () => {
  expect(chordOf({ ...bare, code: 'ArrowDown', key: 'ArrowDown', ctrlKey: true, shiftKey: true })).toBe(
    'Ctrl+Shift+ArrowDown',
  );
  expect(chordOf({ ...bare, code: 'KeyZ', key: 'ж', metaKey: true })).toBe('Ctrl+KeyZ');
});

test('a letter an input program sends without a key matches nothing', () => {
  const chord = chordOf({ ...bare, key: 'ế' });
  expect(modes.map((mode) => findBinding([...gridKeymap, ...callerKeymap], chord, mode))).toEqual(
    modes.map(() => undefined),
  );
});

test('no chord means two things in one mode', () => {
  for (const mode of modes) {
    const keys = [...gridKeymap, ...callerKeymap].filter((b) => b.when.includes(mode)).flatMap((b) => b.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});

test('no letter, digit or sign is a shortcut without Ctrl or Alt', () => {
  const chords = [...gridKeymap, ...callerKeymap].flatMap((binding) => binding.keys);
  expect(
    chords.filter((chord) => /^(Shift\+)?(Key|Digit|Slash|Equal|Minus|Semicolon|Comma|Period)/.test(chord)),
  ).toEqual([]);
});

test('arrows move the selection, commit what is being typed, and belong to the text after F2', () => {
  expect(modes.map((mode) => findBinding(gridKeymap, 'ArrowLeft', mode)?.id)).toEqual([
    'moveLeft',
    'commitMoveLeft',
    undefined,
    undefined,
  ]);
});

test('while a draft is open, Backspace, Delete and shifted arrows belong to the text', () => {
  for (const mode of ['enter', 'edit', 'bar'] as const) {
    for (const chord of ['Backspace', 'Delete', 'Shift+ArrowLeft'])
      expect(findBinding(gridKeymap, chord, mode)).toBeUndefined();
  }
});
