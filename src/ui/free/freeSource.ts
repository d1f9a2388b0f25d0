/** A free sheet as the grid shows it, and what a text typed there means. */
import { columnLetters } from '../../lib/address.ts';
import { formatNumber, parseNumber, writeNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { readFormula } from '../../domain/formula/read.ts';
import type { FormulaScope } from '../../domain/formula/scope.ts';
import { writeFormula } from '../../domain/formula/write.ts';
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
    const override = `sheets/${sheet.id}/cells/${row}/${column}`;
    const mark =
      scenario && Object.hasOwn(scenario.overrides, override)
        ? { mark: t.scenarios.mark(editText(base.sheets[sheet.id]?.cells[row]?.[column]), editText(content)) }
        : {};
    const value = isFormula(content) ? input.valueOf(row, column) : (content ?? input.valueOf(row, column));
    const tones = isFormula(content) ? ['formula'] : [];
    if (isCellError(value)) {
      return {
        text: value.error,
        editText: editText(content),
        tones,
        invalid: input.explain(value),
        align: 'center',
        ...mark,
      };
    }
    return { text: showValue(value), editText: editText(content), align: alignOf(value), tones, ...mark };
  }

  function editText(content: CellContent | undefined): string {
    if (content === undefined) return '';
    if (isFormula(content)) return writeFormula(content, t.locale === 'vi' ? 'vi' : 'canonical', input.scope);
    return typeof content === 'number' ? writeNumber(content, t.locale) : showValue(content);
  }

  function showValue(value: CellValue | undefined): string {
    if (typeof value === 'number') return formatNumber(value, t.locale, 10);
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    return typeof value === 'string' ? value : '';
  }
}

function alignOf(value: CellValue | undefined): 'start' | 'end' | 'center' {
  return typeof value === 'number' ? 'end' : typeof value === 'boolean' ? 'center' : 'start';
}

/** A formula, a number, TRUE/FALSE, or text; a leading apostrophe makes any text plain text. */
export function readFreeEntry(text: string, scope: FormulaScope, t: Messages): Result<CellContent | undefined> {
  if (text === '') return succeed(undefined);
  if (text.length > LIMITS.cellText) return fail('cell.tooLong', { max: LIMITS.cellText });
  if (text.startsWith("'")) return succeed(text.startsWith("'=") ? text : text.slice(1));
  if (text.startsWith('=') && text.trim() !== '=')
    return readFormula(text, t.locale === 'vi' ? 'vi' : 'canonical', scope);
  const number = parseNumber(text, t.locale);
  if (number !== null) return succeed(number);
  const upper = text.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return succeed(upper === 'TRUE');
  return succeed(text.startsWith('=') ? `'${text}` : text.normalize('NFC'));
}
