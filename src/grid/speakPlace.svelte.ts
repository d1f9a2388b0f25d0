/** What a screen reader is told of the active cell, as one moves and when its value has changed. */
import { untrack } from 'svelte';
import { isSameRect, isSameRef } from './range.ts';
import { describePlace } from './speech.ts';
import type { GridState } from './gridState.svelte.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridTexts } from './texts.ts';

/** Longer than nearly every recalculation, shorter than a person's patience. */
const valueSettlesMs = 400;

/** To be called while a component is made. `listen` gives null while nothing is to be said. */
export function speakPlace(listen: () => GridState | null, textsOf: () => GridTexts): { readonly text: string } {
  let spoken = $state('');
  let spokenAt: CellRef = { row: -1, col: -1 };
  let spokenRect: CellRect = { top: -1, left: -1, bottom: -1, right: -1 };

  $effect(() => {
    const state = listen();
    if (!state) return;
    const { active, current, source } = state;
    if (!source) return;
    const text = untrack(() => describePlace(source, active, current, textsOf(), active.row !== spokenAt.row));
    const isSamePlace = isSameRef(active, spokenAt) && isSameRect(current, spokenRect);
    spokenAt = active;
    spokenRect = current;
    if (!isSamePlace) {
      spoken = text;
      return;
    }
    // What was entered is told once, as the value it has come to, and not first as the old one.
    const timer = setTimeout(() => (spoken = text), valueSettlesMs);
    return () => clearTimeout(timer);
  });

  return {
    get text() {
      return spoken;
    },
  };
}
