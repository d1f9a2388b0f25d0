/** Input cells of the export that are not taken back, so that the person is told when they were changed. */
import { keyOfMapCell, type MapCell, type Written } from '../../domain/merge/exportMap.ts';
import { NUMBER_ROW, SELECTOR_ROW } from './context.ts';
import { CHOICE, claim, writtenIn, type Collecting } from './mapClaims.ts';

/** Inputs that belong to no place: policies, overrides of scenarios, caps of bonus and penalty. */
export function listWatched(collecting: Collecting): { readonly at: MapCell; readonly written: Written }[] {
  const { context, drafts, keys, claimed } = collecting;
  const watched: { readonly at: MapCell; readonly written: Written }[] = [];
  drafts.forEach(({ name, cells }, sheet) => {
    if (keys.get(name)?.startsWith('free.')) return;
    const isScenarios = name === context.inputs.draft.name;
    cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (!cell || (!cell.look.unlocked && cell.look.look !== 'scenario')) return;
        if (isScenarios && (row === SELECTOR_ROW || row === NUMBER_ROW)) return;
        const at = { sheet, row, column };
        if (claimed.has(keyOfMapCell(at))) return;
        const isChoice = cell.kind === 'formula' && CHOICE.test(cell.formula);
        if (isChoice && !cell.look.unlocked) {
          // Computed cells that differ between scenarios are locked, and so are their rows in the table.
          claim(collecting, at);
          return;
        }
        const home = claim(collecting, at);
        watched.push({ at, written: writtenIn(collecting, home) });
      }),
    );
  });
  return watched;
}
