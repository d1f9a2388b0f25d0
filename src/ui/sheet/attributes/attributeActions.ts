import type { SheetAction, SheetContext } from '../sheetContext.ts';

export function attributeActions(_context: SheetContext): SheetAction[] {
  return [];
}
