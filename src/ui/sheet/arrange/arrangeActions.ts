/** Filtering, sorting, hiding, freezing and folding as actions of a sheet. */
import { isSifted } from '../../../state/arrangement.ts';
import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { arrangedOf } from './arrange.ts';
import { clearSift, sortByColumn, toggleButtons } from './filtering.ts';
import { canFold, foldTree } from './folding.ts';
import { fitAllColumns } from './fitColumns.ts';
import { freezeHere, unfreeze } from './freezing.ts';
import { hasHidden, hideSelected, showAround } from './hiding.ts';

export function arrangeActions(context: SheetContext): SheetAction[] {
  const arrangement = (): ReturnType<SheetContext['views']['arrangementOf']> =>
    context.views.arrangementOf(context.sheet());
  const sortedBy = (direction: 'up' | 'down'): boolean => {
    const { sort } = arrangement();
    return sort?.direction === direction && sort.column === columnOf(context);
  };
  const foldActions = (['collapseAll', 'collapseTo2', 'expandAll'] as const).map((id, index): SheetAction => ({
    id,
    run: () => foldTree(context, index + 1),
    isOff: () => isSifted(arrangement()),
  }));
  return [
    { id: 'filter', run: () => toggleButtons(context), isOn: () => arrangement().hasButtons },
    { id: 'openFilter', run: () => openFilterMenu(context), isOff: () => !isOnButton(context) },
    { id: 'clearFilter', run: () => clearSift(context), isOff: () => !isSifted(arrangement()) },
    { id: 'sortUp', run: () => sortByColumn(context, columnOf(context), 'up'), isOn: () => sortedBy('up') },
    { id: 'sortDown', run: () => sortByColumn(context, columnOf(context), 'down'), isOn: () => sortedBy('down') },
    { id: 'hideRows', run: () => hideSelected(context, 'rows') },
    { id: 'showRows', run: () => showAround(context, 'rows'), isOff: () => !hasHidden(context, 'rows') },
    { id: 'hideColumns', run: () => hideSelected(context, 'columns') },
    { id: 'showColumns', run: () => showAround(context, 'columns'), isOff: () => !hasHidden(context, 'columns') },
    { id: 'freeze', run: () => freezeHere(context) },
    { id: 'unfreeze', run: () => unfreeze(context), isOff: () => arrangement().frozen === null },
    { id: 'fitColumns', run: () => fitAllColumns(context) },
    ...(canFold(context) ? foldActions : []),
  ];
}

function columnOf(context: SheetContext): string {
  return context.source().placeAt(0, context.state.active.col).column;
}

function isOnButton(context: SheetContext): boolean {
  const { row, col } = context.state.active;
  const arranged = arrangedOf(context.source());
  return row === arranged.buttonRow && arranged.hasButton(col);
}

function openFilterMenu({ panels, state }: SheetContext): void {
  panels.filter = state.active;
}
