import { mount, tick, unmount } from 'svelte';
import { onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import { GridState } from '../../../src/grid/gridState.svelte.ts';
import { present } from '../../../src/lib/assert.ts';
import Stage from './Stage.svelte';
import type { MemorySheet } from './memorySheet.svelte.ts';

/** A mounted grid with its formula bar, and the words the stories are told in. */
export interface GridStage {
  readonly sheet: MemorySheet;
  readonly state: GridState;
  readonly heard: string[];
  readonly field: HTMLTextAreaElement;
  readonly bar: HTMLTextAreaElement;
  readonly viewport: HTMLElement;
  drawn(): Promise<void>;
  cellEl(row: number, col: number): HTMLElement | null;
}

export async function openStage(sheet: MemorySheet, height = 400): Promise<GridStage> {
  const state = new GridState();
  const heard: string[] = [];
  const mounted = mount(Stage, { target: document.body, props: { sheet, state, height, heard } });
  onTestFinished(() => unmount(mounted));
  const find = <E extends HTMLElement>(selector: string, kind: new () => E): E => {
    const el = document.querySelector(selector);
    if (!(el instanceof kind)) throw new Error(`no ${selector}`);
    return el;
  };
  const stage: GridStage = {
    sheet,
    state,
    heard,
    field: find('.grid-editor', HTMLTextAreaElement),
    bar: find('.grid-formula', HTMLTextAreaElement),
    viewport: find('.grid-viewport', HTMLElement),
    async drawn() {
      await tick();
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    },
    cellEl(row, col) {
      const cell = `.grid-row[aria-rowindex="${row + 2}"]:not([hidden]) .grid-cell[aria-colindex="${col + 2}"]:not([hidden])`;
      return document.querySelector<HTMLElement>(cell);
    },
  };
  await stage.drawn();
  await stage.drawn();
  state.focus();
  return stage;
}

interface KeyShape {
  readonly key: string;
  readonly code: string;
  readonly vk: number;
  readonly text?: string;
}

const named: Record<string, KeyShape> = {
  Backspace: { key: 'Backspace', code: 'Backspace', vk: 8 },
  Tab: { key: 'Tab', code: 'Tab', vk: 9 },
  Enter: { key: 'Enter', code: 'Enter', vk: 13, text: '\r' },
  Escape: { key: 'Escape', code: 'Escape', vk: 27 },
  Space: { key: ' ', code: 'Space', vk: 32, text: ' ' },
  PageUp: { key: 'PageUp', code: 'PageUp', vk: 33 },
  PageDown: { key: 'PageDown', code: 'PageDown', vk: 34 },
  End: { key: 'End', code: 'End', vk: 35 },
  Home: { key: 'Home', code: 'Home', vk: 36 },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', vk: 37 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', vk: 38 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', vk: 39 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', vk: 40 },
  Delete: { key: 'Delete', code: 'Delete', vk: 46 },
  F2: { key: 'F2', code: 'F2', vk: 113 },
  F6: { key: 'F6', code: 'F6', vk: 117 },
};

/** Chromium's own input, as a keyboard driver sends it. */
export async function sendInput(method: string, params: Record<string, unknown>): Promise<void> {
  const session = cdp() as unknown as { send: (method: string, params: unknown) => Promise<unknown> };
  await session.send(method, params);
}

const modifierBits: Record<string, number> = { Alt: 1, Ctrl: 2, Shift: 8 };

/** Presses 'ArrowDown', 'Ctrl+Shift+End', 'a', one after the other. */
export async function press(...chords: string[]): Promise<void> {
  for (const chord of chords) {
    const parts = chord.split('+');
    const name = parts.pop() ?? '';
    const modifiers = parts.reduce((bits, part) => bits | present(modifierBits[part], part), 0);
    const letter: KeyShape = {
      key: name,
      code: /\d/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`,
      vk: name.toUpperCase().charCodeAt(0),
      text: name,
    };
    const shape = named[name] ?? letter;
    const text = modifiers & 3 ? undefined : shape.text;
    const event = { key: shape.key, code: shape.code, windowsVirtualKeyCode: shape.vk, modifiers };
    await Promise.all([
      sendInput('Input.dispatchKeyEvent', {
        type: text ? 'keyDown' : 'rawKeyDown',
        ...event,
        ...(text ? { text } : {}),
      }),
      sendInput('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
    ]);
  }
}

/** Types letters one key at a time. */
export async function type(text: string): Promise<void> {
  for (const letter of text) await press(letter === ' ' ? 'Space' : letter);
}
