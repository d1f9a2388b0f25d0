/**
 * The two text fields of a grid, over the cell and in the formula bar. Vietnamese input programs either compose or send
 * Backspaces and letters of their own, so: editing begins on `input` or `compositionstart` and never on a key; keys of an input
 * method are left alone; a field is written to only where it differs, and never while a composition is open.
 */
import { callerKeymap, chordOf, findBinding, gridKeymap } from './keymap.ts';
import { handleFormulaKey } from './formulaKeys.ts';
import { cycleAbsolute } from './pointing.ts';
import { editTextOf } from './source.ts';
import type { KeyBinding } from './keymap.ts';
import type { GridState } from './gridState.svelte.ts';

/** A key that belongs to the input method (229 is what browsers send while one works). */
export function isImeKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process' || Reflect.get(event, 'keyCode') === 229;
}

/** Follows what is typed into a field; returns how to stop. `place` decides the mode an edit begins in. */
export function followField(field: HTMLTextAreaElement, state: GridState, place: 'enter' | 'bar'): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let isBegunByComposing = false;
  const take = (): void => {
    if (state.editing) state.setDraft(field.value);
    else state.startEdit(place, field.value);
    state.formula.type(field.selectionStart);
  };
  field.addEventListener(
    'compositionstart',
    () => {
      state.composing = true;
      isBegunByComposing = !state.editing;
      if (!state.editing) state.startEdit(place, field.value);
    },
    { signal },
  );
  field.addEventListener(
    'compositionend',
    () => {
      state.composing = false;
      if (isBegunByComposing && field.value === '' && state.editing?.mode === 'enter') state.cancel();
      else if (state.editing) take();
      isBegunByComposing = false;
    },
    { signal },
  );
  field.addEventListener('input', take, { signal });
  field.ownerDocument.addEventListener(
    'selectionchange',
    () => {
      if (state.editing && document.activeElement === field) state.formula.moveCaret(field.selectionStart);
    },
    { signal },
  );
  return () => {
    stop.abort();
    state.composing = false;
  };
}

/** Shows `text` in the field unless it does already or an input method holds it. */
export function mirrorField(field: HTMLTextAreaElement, text: string, state: GridState): void {
  if (!state.composing && field.value !== text) field.value = text;
}

/** Ends an open composition by taking the focus away for a moment; the browser then delivers its text. */
export function settleComposition(state: GridState): void {
  const field = document.activeElement;
  if (state.composing && field instanceof HTMLElement) field.blur();
}

export interface KeyPort {
  /** Runs an action of the grid's key map; false when it has none of that name. */
  run(id: string): boolean;
  /** The caller's shortcuts; false leaves the key to the browser. */
  act(id: string): boolean;
  readonly callerKeys?: readonly KeyBinding[] | undefined;
}

/** Handles a key press in either field. */
export function handleFieldKey(event: KeyboardEvent, state: GridState, port: KeyPort): void {
  if (isImeKey(event)) return;
  const field = event.currentTarget;
  if (!(field instanceof HTMLTextAreaElement)) return;
  const chord = chordOf(event);
  if (handleChoiceKey(chord, state) || handleFormulaKey(chord, state, field)) {
    event.preventDefault();
    return;
  }
  const own = findBinding(gridKeymap, chord, state.mode);
  if (own?.id === 'newLine') {
    event.preventDefault();
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    state.setDraft(field.value);
    return;
  }
  if (own?.id === 'cycleAbsolute') {
    event.preventDefault();
    const cycled = cycleAbsolute(field.value, field.selectionStart);
    if (!cycled) return;
    field.value = cycled.text;
    field.setSelectionRange(cycled.at.to, cycled.at.to);
    state.setDraft(cycled.text);
    state.formula.moveCaret(cycled.at.to);
    return;
  }
  if (own) {
    if (port.run(own.id)) event.preventDefault();
    return;
  }
  const theirs = findBinding(port.callerKeys ?? callerKeymap, chord, state.mode);
  if (theirs) {
    if (port.act(theirs.id)) event.preventDefault();
    return;
  }
  sayWhyRefused(event, state);
}

/** A letter typed on a read-only cell goes nowhere: the reason is said. */
function sayWhyRefused(event: KeyboardEvent, state: GridState): void {
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const { source, active, editing } = state;
  if (!isLetter || editing || !source || active.row >= source.rowCount || active.col >= source.colCount) return;
  if (source.cell(active.row, active.col).readonly !== undefined) state.startEdit('enter', '');
}

/** Keys of the open list of choices: arrows walk it, Enter and Tab take the marked value, Escape closes it. */
function handleChoiceKey(chord: string, state: GridState): boolean {
  const { choices, choiceIndex } = state;
  if (choices.length === 0 || !state.editing) return false;
  switch (chord) {
    case 'ArrowDown':
    case 'Alt+ArrowDown':
      state.choiceIndex = Math.min(choices.length - 1, choiceIndex + 1);
      return true;
    case 'ArrowUp':
      if (choiceIndex < 0) return false;
      state.choiceIndex = choiceIndex - 1;
      return true;
    case 'Enter':
    case 'NumpadEnter':
    case 'Tab': {
      const choice = choices[choiceIndex];
      if (choice === undefined) return false;
      takeChoice(state, choice, chord === 'Tab' ? 'next' : 'down');
      return true;
    }
    case 'Escape':
      if (choiceIndex < 0) return false;
      state.choiceIndex = -1;
      return true;
    default:
      return false;
  }
}

/** Commits an offered value. */
export function takeChoice(state: GridState, choice: string, move: 'down' | 'next' | 'stay'): void {
  state.setDraft(choice);
  state.commit(move);
  state.focus();
}

/** The text the formula bar rests on: the active cell's own. */
export function restTextOf(state: GridState): string {
  const { source, active } = state;
  if (!source || active.row >= source.rowCount || active.col >= source.colCount) return '';
  return editTextOf(source.cell(active.row, active.col));
}
