import type { SheetAction, SheetContext } from '../sheetContext.ts';

export function clipboardActions(_context: SheetContext): SheetAction[] {
  return [];
}
