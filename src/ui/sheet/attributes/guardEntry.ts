/** What attributes say of a text before the sheet reads it, whichever way it comes in: typed, pasted, filled, replaced. */
import { attributesOf } from '../../../domain/attributes.ts';
import { isPercentCode } from '../../../lib/cellFormat.ts';
import { parseNumber } from '../../../lib/numberText.ts';
import type { GridEdit } from '../../../grid/source.ts';
import type { SheetEntry } from '../sheetEntry.ts';
import type { SheetContext } from '../sheetContext.ts';
import { refuseByRule } from './entryRules.ts';

/** Entry rules refuse; a plain number typed into a cell of percentages is a percentage. */
export function guardEntry(entry: SheetEntry | null, context: SheetContext): SheetEntry | null {
  const sheet = context.sheet();
  const attributes = context.session.workbook.attributes[sheet];
  if (entry === null || attributes === undefined) return entry;
  const t = context.words();
  return {
    ...entry,
    read: (edit) => {
      const { row, column } = entry.placeOf(edit);
      const own = attributesOf(attributes, row, column);
      if (own === null) return entry.read(edit);
      const isPercent = context.state.isCommitting && isPercentCode(own.numberFormat) && !sheet.startsWith('scores.');
      const taken = isPercent ? asPercent(edit, t.locale) : edit;
      return refuseByRule(own.entryRule, taken.text, t) ?? entry.read(taken);
    },
  };
}

/** As in Excel: 12 is 12 %, and so is 0,12. */
function asPercent(edit: GridEdit, locale: 'vi' | 'en'): GridEdit {
  const value = edit.text.trim().endsWith('%') ? null : parseNumber(edit.text, locale);
  return value !== null && Math.abs(value) >= 1 ? { ...edit, text: `${edit.text.trim()}%` } : edit;
}
