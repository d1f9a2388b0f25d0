import type { SheetAction, SheetContext } from '../sheetContext.ts';

export function traceActions(_context: SheetContext): SheetAction[] {
  return [];
}
