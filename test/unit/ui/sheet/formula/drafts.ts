import { createFormulaScope } from '../../../../../src/domain/formula/scope.ts';
import type { Reference } from '../../../../../src/domain/formula/references.ts';
import type { CellRect } from '../../../../../src/grid/range.ts';
import type { FunctionHelp, ParameterHelp } from '../../../../../src/i18n/functions/index.ts';
import { messagesOf } from '../../../../../src/i18n/index.ts';
import { findShownRect } from '../../../../../src/ui/sheet/formula/shownCells.ts';
import type { SheetSource } from '../../../../../src/ui/sheet/sheetSource.ts';
import { layoutOf, type SheetKey } from '../../../../../src/domain/layout.ts';
import { columnLetters } from '../../../../../src/lib/address.ts';
import { SET, makeFormulaWorkbook } from '../../../domain/formula/formulaWorkbook.ts';

export const workbook = makeFormulaWorkbook();
export const HOME = `criteria.${SET}` as const;
export const scope = createFormulaScope(workbook, SET, HOME);
export const vi = messagesOf('vi');

/** A sheet as it is shown, some of its rows hidden. */
export function showSheet(sheet: SheetKey, hidden: readonly string[] = []): SheetSource {
  return orderSheet(
    sheet,
    (layoutOf(workbook, sheet)?.rows ?? []).filter((row) => !hidden.includes(row)),
  );
}

/** A sheet that shows these rows, in this order. */
export function orderSheet(sheet: SheetKey, rows: readonly string[]): SheetSource {
  const layout = layoutOf(workbook, sheet);
  const columns = layout?.columns ?? [];
  return {
    sheet,
    rowCount: rows.length,
    colCount: columns.length,
    frozenRows: 0,
    frozenCols: 0,
    columnWidth: () => 80,
    columnLabel: columnLetters,
    rowLabel: (row) => String((layout?.rows.indexOf(rows[row] ?? '') ?? -1) + 1),
    cell: () => ({ text: '' }),
    placeAt: (row, col) => ({ row: rows[row] ?? '', column: columns[col] ?? '' }),
    findPlace: (rowKey, columnKey) => {
      const [row, col] = [rows.indexOf(rowKey), columns.indexOf(columnKey)];
      return row < 0 || col < 0 ? null : { row, col };
    },
  };
}

export function findRectOn(source: SheetSource): (reference: Reference) => CellRect | null {
  return (reference) => findShownRect(reference, source, scope);
}

function parameter(name: string, more: Partial<ParameterHelp> = {}): ParameterHelp {
  return { name, isOptional: false, isRepeated: false, description: `mô tả ${name}`, ...more };
}

function help(name: string, description: string, parameters: readonly ParameterHelp[]): [string, FunctionHelp] {
  return [name, { name, category: 'math', description, parameters }];
}

/** A few functions, as the catalogue gives them. */
export const functions: ReadonlyMap<string, FunctionHelp> = new Map([
  help('AVERAGE', 'Trung bình cộng.', [parameter('số_1'), parameter('số_2', { isOptional: true, isRepeated: true })]),
  help('COUNTIFS', 'Đếm theo nhiều điều kiện.', [
    parameter('vùng', { isRepeated: true }),
    parameter('điều_kiện', { isRepeated: true }),
  ]),
  help('LOG10', 'Lô-ga-rít cơ số 10.', [parameter('số')]),
  help('PI', 'Số pi.', []),
  help('ROUND', 'Làm tròn.', [parameter('số'), parameter('số_chữ_số', { isOptional: true })]),
  help('SUBTOTAL', 'Tổng phụ.', [parameter('mã'), parameter('vùng')]),
  help('SUM', 'Cộng các số.', [parameter('số_1'), parameter('số_2', { isOptional: true, isRepeated: true })]),
]);
