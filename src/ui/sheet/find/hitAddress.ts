import { columnLetters } from '../../../lib/address.ts';
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { quoteSheetName } from '../../../domain/formula/write.ts';
import type { SetId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { SheetPlace } from '../goToPlace.ts';

/** Names places as a formula of the home set would: "'Tiêu chí'!E5". */
export function createAddresses(workbook: Workbook, homeSet: SetId | null): (place: SheetPlace) => string {
  const scope = createFormulaScope(workbook, homeSet, null);
  return ({ sheet, row, column }) => {
    const title = quoteSheetName(scope.titleOf(sheet) ?? '');
    const [rowIndex, columnIndex] = [scope.rowIndex(sheet, row), scope.columnIndex(sheet, column)];
    return rowIndex < 0 || columnIndex < 0 ? title : `${title}!${columnLetters(columnIndex)}${rowIndex + 1}`;
  };
}
