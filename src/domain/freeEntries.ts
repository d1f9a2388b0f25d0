/** Contents on their way into cells of one free sheet, with the number formats that their texts ask for. */
import { attributesOf, type SheetAttributes } from './attributes.ts';
import type { CellKey } from './commands/attributes.ts';
import type { Command } from './commands/index.ts';
import type { FreeCellEntry } from './commands/sheets.ts';
import type { FreeContent } from './freeContent.ts';
import type { ColumnId, RowId, SheetId } from './ids.ts';

export interface FreeEntries {
  /** The cell's own number format, or its column's. */
  formatAt(place: CellKey): string | undefined;
  take(place: CellKey, content: FreeContent): void;
  /** The contents as one command, then the formats, for cells that have none; none at all when nothing was taken. */
  commands(): readonly Command[];
}

export function createFreeEntries(sheetId: SheetId, attributes: SheetAttributes | undefined): FreeEntries {
  const entries: FreeCellEntry[] = [];
  const formats = new Map<string, CellKey[]>();

  function formatAt({ row, column }: CellKey): string | undefined {
    return attributesOf(attributes, row, column)?.numberFormat;
  }

  return {
    formatAt,
    take: (place, { content, numberFormat }) => {
      entries.push({ row: place.row as RowId, column: place.column as ColumnId, content });
      if (numberFormat === null || formatAt(place) !== undefined) return;
      const places = formats.get(numberFormat);
      if (places) places.push(place);
      else formats.set(numberFormat, [place]);
    },
    commands: () => {
      if (entries.length === 0) return [];
      const dressing = Array.from(formats, ([numberFormat, cells]): Command => ({
        verb: 'setAttributes',
        args: { sheet: `free.${sheetId}`, cells, change: { numberFormat } },
      }));
      return [{ verb: 'setFreeCells', args: { sheetId, entries } }, ...dressing];
    },
  };
}
