import { getContext, onDestroy, setContext } from 'svelte';
import { present } from '../../lib/assert.ts';
import { GridState } from '../../grid/gridState.svelte.ts';

const KEY = Symbol('grids');

interface GridStates {
  readonly states: Map<string, GridState>;
  readonly ends: (() => void)[];
}

/** Called once per workbook on screen: each sheet keeps its selection while others are looked at. */
export function provideGridStates(): void {
  const kept: GridStates = { states: new Map(), ends: [] };
  setContext(KEY, kept);
  onDestroy(() => {
    for (const end of kept.ends) end();
  });
}

/** The state of a sheet's grid, which outlives the sheet's component; a new one begins at `row`, `col`. */
export function useGridState(sheet: string, row: number, col: number): GridState {
  const { states, ends } = getContext<GridStates>(KEY);
  const known = states.get(sheet);
  if (known) return known;
  // Its derived values must not end with the component that happens to ask first.
  ends.push(
    $effect.root(() => {
      const state = new GridState();
      state.select(row, col);
      states.set(sheet, state);
    }),
  );
  return present(states.get(sheet), 'grid state');
}
