/** A cell's look as the dialog's fields hold it. */
import {
  DATE_CODES,
  PLAIN_DATE,
  PLAIN_TEXT,
  codeOfNumber,
  decimalsOf,
  formatValue,
  isFormatCode,
  kindOfFormat,
  type FormatKind,
} from '../../../lib/cellFormat.ts';
import { formatPlainNumber, type NumberLocale } from '../../../lib/numberText.ts';
import type { Alignment, AttributesChange, CellAttributes, Fill } from '../../../domain/attributes.ts';
import type { GridCell } from '../../../grid/source.ts';

export const FORMAT_KINDS = ['general', 'number', 'percent', 'date', 'text', 'custom'] as const;

export interface FormatDraft {
  readonly kind: FormatKind;
  readonly decimals: number;
  readonly grouped: boolean;
  readonly dateCode: string;
  readonly custom: string;
  readonly align: Alignment | 'own';
  readonly bold: boolean;
  readonly italic: boolean;
  readonly fill: Fill | 'none';
}

export function writeFormatDraft(attributes: CellAttributes): FormatDraft {
  const { numberFormat } = attributes;
  const kind = kindOfFormat(numberFormat);
  const isNumber = kind === 'number' || kind === 'percent';
  return {
    kind,
    decimals: isNumber && numberFormat !== undefined ? decimalsOf(numberFormat) : 2,
    grouped: kind !== 'number' || numberFormat?.startsWith('#') === true,
    dateCode: kind === 'date' ? (numberFormat ?? PLAIN_DATE) : PLAIN_DATE,
    custom: numberFormat ?? '#,##0.00',
    align: attributes.align ?? 'own',
    bold: attributes.bold ?? false,
    italic: attributes.italic ?? false,
    fill: attributes.fill ?? 'none',
  };
}

/** The number format asked for; undefined is the sheet's own look. */
function codeOfDraft(draft: FormatDraft): string | undefined {
  switch (draft.kind) {
    case 'general':
      return undefined;
    case 'number':
      return codeOfNumber('number', draft.decimals, draft.grouped);
    case 'percent':
      return codeOfNumber('percent', draft.decimals);
    case 'date':
      return (DATE_CODES as readonly string[]).includes(draft.dateCode) ? draft.dateCode : PLAIN_DATE;
    case 'text':
      return PLAIN_TEXT;
    case 'custom':
      return draft.custom.trim();
  }
}

export function isDraftValid(draft: FormatDraft): boolean {
  const code = codeOfDraft(draft);
  return code === undefined || isFormatCode(code);
}

/** What the person changed in the dialog: the rest of the selection keeps what it has. */
export function changeOfDraft(before: FormatDraft, after: FormatDraft): AttributesChange {
  const change: { -readonly [K in keyof AttributesChange]: AttributesChange[K] } = {};
  if (codeOfDraft(before) !== codeOfDraft(after)) change.numberFormat = codeOfDraft(after);
  if (before.align !== after.align) change.align = after.align === 'own' ? undefined : after.align;
  if (before.bold !== after.bold) change.bold = after.bold ? true : undefined;
  if (before.italic !== after.italic) change.italic = after.italic ? true : undefined;
  if (before.fill !== after.fill) change.fill = after.fill === 'none' ? undefined : after.fill;
  return change;
}

/** A number for the preview where the cell has none. */
const EXAMPLE = 1234.5;

/** What the active cell would show; `isExample` when it holds no number to show. */
export function previewDraft(
  draft: FormatDraft,
  cell: GridCell,
  locale: NumberLocale,
): { readonly text: string; readonly isExample: boolean } {
  const code = codeOfDraft(draft);
  if (cell.number === undefined && cell.text !== '') return { text: cell.text, isExample: false };
  const number = cell.number ?? EXAMPLE;
  const text =
    code === undefined || !isFormatCode(code) ? formatPlainNumber(number, locale) : formatValue(number, code, locale);
  return { text, isExample: cell.number === undefined };
}
