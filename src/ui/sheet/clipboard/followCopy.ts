/**
 * What becomes of a copied formula in its new place: its relative references move as far as it has moved itself. Rows and
 * columns are counted in the model, so that hidden and sorted rows of the screen change nothing.
 */
import { shiftReferences, type Rehoming } from '../../../domain/formula/moving.ts';
import { readFormula } from '../../../domain/formula/read.ts';
import { isFormula } from '../../../domain/formula/references.ts';
import type { FormulaScope } from '../../../domain/formula/scope.ts';
import { writeFormula } from '../../../domain/formula/write.ts';
import { layoutOf, type SheetKey } from '../../../domain/layout.ts';
import type { Result } from '../../../lib/result.ts';
import type { GridEdit, GridOrigin } from '../../../grid/source.ts';
import type { SheetSource } from '../sheetSource.ts';

interface Keys {
  readonly row: string;
  readonly column: string;
}

/** Where the text of an edit was copied or filled from; null for what was typed or came from elsewhere. */
export function originOf(source: SheetSource, edit: GridEdit): GridOrigin | null {
  if (edit.origin) return edit.origin;
  if (!edit.from) return null;
  return { sheet: source.sheet, ...source.placeAt(edit.from.row, edit.from.col) };
}

/** A stored formula read at `place` from the text of an edit, as it stands after the copy; unchanged when nothing was copied. */
export function followCopy(
  stored: string,
  edit: GridEdit,
  source: SheetSource,
  place: Keys,
  scope: FormulaScope,
): string {
  const origin = originOf(source, edit);
  if (origin?.sheet !== source.sheet) return stored;
  const [rows, columns] = distance(origin, source.sheet, place, scope);
  return shiftReferences(stored, rows, columns, scope);
}

/**
 * The stored formula of a copied cell of this workbook, whose identities came with the copy: within its sheet and from one
 * free sheet to another its relative references move along, elsewhere it goes on reading the cells it read. Null where the
 * edit carries none.
 */
export function readCopied(
  edit: GridEdit,
  source: SheetSource,
  place: Keys,
  scope: FormulaScope,
): Result<string> | null {
  const { token, origin } = edit;
  if (!origin || !isFormula(token) || layoutOf(scope.workbook, origin.sheet as SheetKey) === null) return null;
  // Printed and read again: what comes from the clipboard is never stored unread.
  return readFormula(
    writeFormula(carry(token, origin, source.sheet, place, scope), 'canonical', scope),
    'canonical',
    scope,
  );
}

function carry(stored: string, origin: GridOrigin, sheet: SheetKey, place: Keys, scope: FormulaScope): string {
  const isFree = (key: string): boolean => key.startsWith('free.');
  if (origin.sheet !== sheet && !(isFree(origin.sheet) && isFree(sheet))) return stored;
  const rehoming: Rehoming | null = origin.sheet === sheet ? null : { from: origin.sheet as SheetKey, to: sheet };
  const [rows, columns] = distance(origin, sheet, place, scope);
  return shiftReferences(stored, rows, columns, scope, rehoming);
}

/** Rows and columns between the two cells; none where the first is gone. */
function distance(origin: GridOrigin, sheet: SheetKey, place: Keys, scope: FormulaScope): readonly [number, number] {
  const home = origin.sheet as SheetKey;
  const row = scope.rowIndex(home, origin.row);
  const column = scope.columnIndex(home, origin.column);
  if (row < 0 || column < 0) return [0, 0];
  return [scope.rowIndex(sheet, place.row) - row, scope.columnIndex(sheet, place.column) - column];
}
