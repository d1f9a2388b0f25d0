/** Everything a sheet can do, gathered from its parts. */
import { hasLayout } from '../../domain/layout.ts';
import { arrangeActions } from './arrange/arrangeActions.ts';
import { attributeActions } from './attributes/attributeActions.ts';
import { clipboardActions } from './clipboard/clipboardActions.ts';
import { findActions } from './find/findActions.ts';
import { autoSumAction } from './formula/autoSum.ts';
import type { SheetAction, SheetContext } from './sheetContext.ts';
import { traceActions } from './trace/traceActions.ts';

/** What needs cells of the sheet's own. */
function listCellActions(context: SheetContext): SheetAction[] {
  return [...attributeActions(context), ...traceActions(context), autoSumAction(context)];
}

export function listSheetActions(context: SheetContext): SheetAction[] {
  return [
    ...clipboardActions(context),
    ...arrangeActions(context),
    ...findActions(context),
    ...(hasLayout(context.sheet()) ? listCellActions(context) : []),
    {
      id: 'help',
      run: () => {
        context.views.help = true;
      },
    },
  ];
}
