import type { SheetAction, SheetContext } from '../sheetContext.ts';

export function findActions(_context: SheetContext): SheetAction[] {
  return [];
}
