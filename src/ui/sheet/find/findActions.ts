import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { finderOf } from './finder.svelte.ts';

/** Find and replace, by their keys from the grid. */
export function findActions({ session }: SheetContext): SheetAction[] {
  const finder = finderOf(session);
  const step = (direction: 1 | -1) => (): void => {
    if (finder.mode === null && finder.query === '') finder.open('find');
    else {
      finder.mode ??= 'find';
      void finder.step(direction);
    }
  };
  return [
    { id: 'find', run: () => finder.open('find') },
    { id: 'replace', run: () => finder.open('replace') },
    { id: 'findNext', run: step(1) },
    { id: 'findPrevious', run: step(-1) },
  ];
}
