import type { SheetAction, SheetContext } from '../sheetContext.ts';

export function arrangeActions(_context: SheetContext): SheetAction[] {
  return [];
}
