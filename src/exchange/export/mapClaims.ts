/** What the parts of the export map collect together: places, and the cells that they have spoken for. */
import type { SetId } from '../../domain/ids.ts';
import type { SheetKey } from '../../domain/layout.ts';
import { keyOfMapCell, type MapCell, type MapPlace, type Written } from '../../domain/merge/exportMap.ts';
import type { Place, PlaceValue } from '../../domain/merge/place.ts';
import { columnFromLetters } from '../../lib/address.ts';
import type { ExportContext } from './context.ts';
import type { DeclaredSheet } from './declaredSheet.ts';
import type { PolicyCells } from './policiesSheet.ts';
import { SELECTOR_NUMBER } from './scenarioTable.ts';
import type { SheetDraft } from './sheetDraft.ts';
import type { FileCell } from './writer.ts';

/** Of one criteria set: what its builders know and the drafts do not say. */
export interface SetParts {
  readonly setId: SetId;
  readonly declared: DeclaredSheet;
  readonly policies: PolicyCells;
}

export interface Collecting {
  readonly context: ExportContext;
  readonly drafts: readonly SheetDraft[];
  readonly indexes: ReadonlyMap<string, number>;
  readonly keys: ReadonlyMap<string, SheetKey>;
  readonly places: MapPlace[];
  /** By keyOfCell of the choosing cell. */
  readonly moved: Map<string, { readonly from: MapCell; readonly to: MapCell }>;
  /** "sheet/row/column" of cells that need no more watching. */
  readonly claimed: Set<string>;
}

export function cellAt({ drafts }: Collecting, { sheet, row, column }: MapCell): FileCell | null {
  return drafts[sheet]?.cells[row]?.[column] ?? null;
}

export const CHOICE = new RegExp(`^CHOOSE\\(${SELECTOR_NUMBER},'((?:[^']|'')*)'!\\$([A-Z]+)\\$(\\d+)`);

/** The cell that holds the base's content: itself, or the first choice of the scenarios' table. */
export function claim(collecting: Collecting, at: MapCell): MapCell {
  const key = keyOfMapCell(at);
  if (collecting.claimed.has(key)) return collecting.moved.get(key)?.to ?? at;
  collecting.claimed.add(key);
  const cell = cellAt(collecting, at);
  const found = cell?.kind === 'formula' ? CHOICE.exec(cell.formula) : null;
  const sheet = collecting.indexes.get((found?.[1] ?? '').replaceAll("''", "'"));
  if (!found || sheet === undefined) return at;
  const to = { sheet, row: Number(found[3]) - 1, column: columnFromLetters(found[2] ?? '') };
  collecting.claimed.add(keyOfMapCell(to));
  collecting.moved.set(key, { from: at, to });
  return to;
}

export function writtenIn(collecting: Collecting, at: MapCell): Written {
  const cell = cellAt(collecting, at);
  switch (cell?.kind) {
    case 'value':
      return { kind: 'value', value: cell.value };
    case 'formula':
      return { kind: 'formula', formula: cell.formula };
    case 'error':
      return { kind: 'error' };
    default:
      return { kind: 'blank' };
  }
}

export function addPlace(collecting: Collecting, place: Place, was: PlaceValue, at: MapCell): void {
  const written = writtenIn(collecting, claim(collecting, at));
  collecting.places.push({ place, at, was, written });
}
