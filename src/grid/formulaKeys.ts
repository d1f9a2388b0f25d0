/** Keys of the formula being typed: the list that completes it, and arrows that point at cells. */
import { pointByKey } from './formulaPointing.ts';
import { findBinding, gridKeymap } from './keymap.ts';
import type { FormulaItem } from './formulaAssist.ts';
import type { GridState } from './gridState.svelte.ts';

/** True when the key is used up. */
export function handleFormulaKey(chord: string, state: GridState, field: HTMLTextAreaElement): boolean {
  if (!state.editing) return false;
  if (handleListKey(chord, state, field)) return true;
  const { source } = state;
  const binding = state.mode === 'enter' ? findBinding(gridKeymap, chord, 'point') : undefined;
  return binding !== undefined && source !== null && pointByKey({ state, source, field }, binding.id);
}

function handleListKey(chord: string, state: GridState, field: HTMLTextAreaElement): boolean {
  const { formula } = state;
  const { completion, index } = formula;
  if (!completion) return false;
  switch (chord) {
    case 'ArrowDown':
      formula.index = Math.min(completion.items.length - 1, index + 1);
      return true;
    case 'ArrowUp':
      formula.index = Math.max(-1, index - 1);
      return true;
    case 'Escape':
      formula.closeList();
      return true;
    case 'Enter':
    case 'NumpadEnter':
      if (index < 0) return false;
      break;
    case 'Tab':
      break;
    default:
      return false;
  }
  const item = formula.likely;
  if (!item) return false;
  takeItem(state, item, field);
  return true;
}

/** Writes the item in place of the word before the caret. */
export function takeItem(state: GridState, item: FormulaItem, field: HTMLTextAreaElement): void {
  const { completion } = state.formula;
  if (!completion || state.composing) return;
  field.setRangeText(item.text, completion.from, completion.to, 'end');
  state.setDraft(field.value);
  state.formula.moveCaret(field.selectionStart);
  state.formula.closeList();
}
