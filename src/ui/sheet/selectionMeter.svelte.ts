/** The figures of the selection now on screen: at once for a small one, in idle moments for a large one. */
import type { CellRect } from '../../grid/range.ts';
import type { GridSource } from '../../grid/source.ts';
import { countSelected, measureInSlices, measureSelection, type SelectionStats } from './selectionStats.ts';

export interface Selected {
  readonly source: GridSource;
  readonly rects: readonly CellRect[];
}

/** Up to here the figures follow each step of the selection: some 5 ms. */
const MAX_AT_ONCE = 1000;
/** A selection that grows under the pointer or a held key is measured once it rests. */
const RESTS_MS = 80;
/** A busy page still gets its figures, a slice at a time. */
const MAX_WAIT_MS = 1000;

/** Called while a component is made. `stats` is null while there are no figures of exactly this selection. */
export function useSelectionStats(selected: () => Selected): { readonly stats: SelectionStats | null } {
  let measured = $state.raw<{ readonly of: Selected; readonly stats: SelectionStats | null } | null>(null);
  const now = $derived(selected());
  const stats = $derived.by(() => {
    if (countSelected(now.rects) <= MAX_AT_ONCE) return measureSelection(now.source, now.rects);
    return measured?.of === now ? measured.stats : null;
  });
  $effect(() => {
    const of = now;
    if (countSelected(of.rects) <= MAX_AT_ONCE) return;
    return whenIdle(measureInSlices(of.source, of.rects), (found) => (measured = { of, stats: found }));
  });
  return {
    get stats() {
      return stats;
    },
  };
}

/** Runs slices to their end in idle moments, then calls `done`; returns how to stop. */
function whenIdle<T>(slices: Generator<undefined, T, undefined>, done: (result: T) => void): () => void {
  let cancel: () => void;
  function run(hasTime: () => boolean): void {
    do {
      const slice = slices.next();
      if (slice.done) {
        done(slice.value);
        return;
      }
    } while (hasTime());
    cancel = requestIdle(run);
  }
  const timer = setTimeout(() => (cancel = requestIdle(run)), RESTS_MS);
  cancel = () => clearTimeout(timer);
  return () => cancel();
}

/** Safari has no idle callbacks: there a timer gives one slice after another. */
function requestIdle(run: (hasTime: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(() => run(() => false), 0);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback((deadline) => run(() => deadline.timeRemaining() > 3), { timeout: MAX_WAIT_MS });
  return () => cancelIdleCallback(request);
}
