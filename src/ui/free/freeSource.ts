/** A free sheet as the grid shows it. */
import { columnLetters } from '../../lib/address.ts';
import { formatBoolean } from '../../lib/cellFormat.ts';
import { formatPlainNumber } from '../../lib/numberText.ts';
import { attributesOf } from '../../domain/attributes.ts';
import { isFormula } from '../../domain/formula/references.ts';
import type { FormulaScope } from '../../domain/formula/scope.ts';
import { shownText, writeFreeContent } from '../../domain/freeContent.ts';
import type { ColumnId, RowId } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { CellContent, FreeSheet, Scenario, Workbook } from '../../domain/workbook.ts';
import type { CellError, CellValue } from '../../engine/protocol.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { isCellError, type SheetSource } from '../sheet/sheetSource.ts';

export interface FreeSheetInput {
  readonly sheet: FreeSheet;
  readonly base: Workbook;
  readonly scenario: Scenario | null;
  readonly scope: FormulaScope;
  readonly widths: Readonly<Record<string, number>>;
  readonly valueOf: (row: string, column: string) => CellValue | undefined;
  readonly explain: (error: CellError) => string;
  readonly t: Messages;
}

export function createFreeSource(input: FreeSheetInput): SheetSource {
  const { sheet, t } = input;
  const key = `free.${sheet.id}` as const;
  return {
    sheet: key,
    rowCount: sheet.rowIds.length,
    colCount: sheet.columnIds.length,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: (col) => {
      const id = sheet.columnIds[col];
      return id === undefined ? 110 : (input.widths[id] ?? sheet.columnWidths[id] ?? 110);
    },
    columnLabel: columnLetters,
    columnTitle: columnLetters,
    rowLabel: (row) => String(row + 1),
    overflow: true,
    maxRows: LIMITS.freeSheetRows,
    maxCols: LIMITS.freeSheetColumns,
    lastUsed: () => findLastUsed(sheet),
    cell: (row, col) => freeCell(input, sheet.rowIds[row], sheet.columnIds[col]),
    placeAt: (row, col) => ({ row: sheet.rowIds[row] ?? '', column: sheet.columnIds[col] ?? '' }),
    findPlace: (rowKey, columnKey) => {
      const row = sheet.rowIds.indexOf(rowKey as RowId);
      const col = sheet.columnIds.indexOf(columnKey as ColumnId);
      return row < 0 || col < 0 ? null : { row, col };
    },
  };

  function freeCell(
    { scenario, base }: FreeSheetInput,
    row: RowId | undefined,
    column: ColumnId | undefined,
  ): GridCell {
    if (row === undefined || column === undefined) return { text: '' };
    const content = sheet.cells[row]?.[column];
    const numberFormat = attributesOf(base.attributes[key], row, column)?.numberFormat;
    const edit = (one: CellContent | undefined): string => writeFreeContent(one, numberFormat, input.scope, t.locale);
    const override = `sheets/${sheet.id}/cells/${row}/${column}`;
    const mark =
      scenario && Object.hasOwn(scenario.overrides, override)
        ? { mark: t.scenarios.mark(edit(base.sheets[sheet.id]?.cells[row]?.[column]), edit(content)) }
        : {};
    const value = isFormula(content) ? input.valueOf(row, column) : (content ?? input.valueOf(row, column));
    const tones = isFormula(content) ? ['formula'] : [];
    const token = isFormula(content) ? { token: content } : {};
    if (isCellError(value)) {
      return {
        text: value.error,
        editText: edit(content),
        ...token,
        tones,
        invalid: input.explain(value),
        align: 'center',
        ...mark,
      };
    }
    return {
      text: showValue(value),
      editText: edit(content),
      ...token,
      ...(typeof value === 'number' ? { number: value } : {}),
      align: alignOf(value),
      tones,
      ...mark,
    };
  }

  function showValue(value: CellValue | undefined): string {
    if (typeof value === 'number') return formatPlainNumber(value, t.locale);
    if (typeof value === 'boolean') return formatBoolean(value);
    return typeof value === 'string' ? shownText(value) : '';
  }
}

function alignOf(value: CellValue | undefined): 'start' | 'end' | 'center' {
  return typeof value === 'number' ? 'end' : typeof value === 'boolean' ? 'center' : 'start';
}

/** The last row and the last column that hold anything; the first cell of an empty sheet. */
function findLastUsed({ rowIds, columnIds, cells }: FreeSheet): { readonly row: number; readonly col: number } {
  const filled = (row: RowId): string[] => Object.keys(cells[row] ?? {});
  const columns = new Set(rowIds.flatMap(filled));
  return {
    row: Math.max(
      0,
      rowIds.findLastIndex((row) => filled(row).length > 0),
    ),
    col: Math.max(
      0,
      columnIds.findLastIndex((column) => columns.has(column)),
    ),
  };
}
