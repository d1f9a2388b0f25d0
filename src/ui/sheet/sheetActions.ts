/** Everything a sheet can do, gathered from its parts. */
import { arrangeActions } from './arrange/arrangeActions.ts';
import { attributeActions } from './attributes/attributeActions.ts';
import { clipboardActions } from './clipboard/clipboardActions.ts';
import { findActions } from './find/findActions.ts';
import type { SheetAction, SheetContext } from './sheetContext.ts';
import { traceActions } from './trace/traceActions.ts';

export function listSheetActions(context: SheetContext): SheetAction[] {
  return [
    ...clipboardActions(context),
    ...attributeActions(context),
    ...arrangeActions(context),
    ...findActions(context),
    ...traceActions(context),
    {
      id: 'help',
      run: () => {
        context.views.help = true;
      },
    },
  ];
}
