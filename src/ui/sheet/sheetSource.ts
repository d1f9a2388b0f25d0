import type { GridSource } from '../../grid/source.ts';
import type { SheetKey } from '../../domain/layout.ts';
import type { CellError, CellValue } from '../../engine/protocol.ts';
import type { Arranged } from './arrange/arrange.ts';

/** A grid source that knows which row and column of the workbook each visible cell is. */
export interface SheetSource extends GridSource {
  readonly sheet: SheetKey;
  /** Row and column keys of a visible cell (src/domain/layout.ts). */
  placeAt(row: number, col: number): { readonly row: string; readonly column: string };
  /** The visible cell of a place; null where it is hidden or gone. */
  findPlace(row: string, column: string): { readonly row: number; readonly col: number } | null;
  /** Present while the sheet is filtered, sorted, hidden in part or frozen. */
  readonly arranged?: Arranged;
}

export function isCellError(value: CellValue | undefined): value is CellError {
  return typeof value === 'object' && value !== null;
}
