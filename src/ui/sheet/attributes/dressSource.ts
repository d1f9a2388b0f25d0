/** A sheet as the person has dressed it: number formats, letters, fills, notes and lists of choices over its own look. */
import { PLAIN_TEXT, formatValue, isFormatCode } from '../../../lib/cellFormat.ts';
import type { NumberLocale } from '../../../lib/numberText.ts';
import { attributesOf, type CellAttributes, type SheetAttributes } from '../../../domain/attributes.ts';
import type { GridCell } from '../../../grid/source.ts';
import type { SheetSource } from '../sheetSource.ts';

export function dressSource(
  source: SheetSource,
  attributes: SheetAttributes | undefined,
  locale: NumberLocale,
): SheetSource {
  if (attributes === undefined) return source;
  return {
    ...source,
    cell: (row, col) => {
      const { row: rowKey, column } = source.placeAt(row, col);
      const own = attributesOf(attributes, rowKey, column);
      return own === null ? source.cell(row, col) : dressCell(source.cell(row, col), own, locale);
    },
  };
}

/** Only what is shown changes: what the editor begins with is the sheet's affair. */
export function dressCell(cell: GridCell, attributes: CellAttributes, locale: NumberLocale): GridCell {
  const { numberFormat, bold, italic, fill, align, note, entryRule } = attributes;
  const dressed: { -readonly [K in keyof GridCell]: GridCell[K] } = { ...cell };
  if (
    numberFormat !== undefined &&
    cell.number !== undefined &&
    cell.invalid === undefined &&
    isFormatCode(numberFormat)
  )
    dressed.text = formatValue(cell.number, numberFormat, locale);
  if (numberFormat === PLAIN_TEXT) dressed.isText = true;
  const tones = [...(bold ? ['bold'] : []), ...(italic ? ['italic'] : []), ...(fill ? [`fill-${fill}`] : [])];
  if (tones.length > 0) dressed.tones = [...(cell.tones ?? []), ...tones];
  if (align !== undefined) dressed.align = align;
  if (note !== undefined) dressed.note = cell.note === undefined ? note : `${note}\n${cell.note}`;
  if (entryRule?.kind === 'list' && cell.readonly === undefined) dressed.choices = entryRule.options;
  return dressed;
}
