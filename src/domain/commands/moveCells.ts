/** Moving cells of free sheets: contents, formats and scenario overrides go along, and every formula that read them follows. */
import { fail, succeed } from '../../lib/result.ts';
import { ownRecord, type CellAttributes } from '../attributes.ts';
import { listFormulas } from '../formulaPlaces.ts';
import { relocateReferences, type Relocation } from '../formula/relocating.ts';
import { isFormula } from '../formula/references.ts';
import type { ColumnId, RowId, SheetId } from '../ids.ts';
import { layoutOf } from '../layout.ts';
import { keyOfPath, patchTo, type Patch, type Path } from '../patches.ts';
import type { CellContent, FreeSheet, Workbook } from '../workbook.ts';
import { putAttributes, type AttributesEntry } from './attributes.ts';
import type { Plan } from './plan.ts';

/** A block of cells; row by row the two blocks of a move correspond. */
export interface CellBlock {
  readonly sheetId: SheetId;
  readonly rows: readonly RowId[];
  readonly columns: readonly ColumnId[];
}

/**
 * Moves a block of cells to another place of the same or another free sheet; what stood there is lost. Formulas outside and
 * inside keep reading the cells they read, wherever those are now; the moved formulas' other references stay as they are.
 */
export function moveCells(
  workbook: Workbook,
  { from, to }: { readonly from: CellBlock; readonly to: CellBlock },
): Plan {
  const [source, target] = [workbook.sheets[from.sheetId], workbook.sheets[to.sheetId]];
  const before = source && layoutOf(workbook, `free.${source.id}`);
  if (!source || !target || !before || !isWithin(source, from) || !isWithin(target, to)) return fail('sheet.gone');
  if (from.rows.length !== to.rows.length || from.columns.length !== to.columns.length) return fail('sheet.gone');
  const move: Relocation = {
    from: `free.${source.id}`,
    to: `free.${target.id}`,
    rows: new Map(from.rows.map((row, at) => [row, to.rows[at] ?? row])),
    columns: new Map(from.columns.map((column, at) => [column, to.columns[at] ?? column])),
  };
  const follow = (content: unknown): unknown =>
    isFormula(content) ? relocateReferences(content, move, before) : content;

  const after = new Map<string, { readonly path: Path; readonly content: unknown }>();
  const put = (path: Path, content: unknown): void => void after.set(keyOfPath(path), { path, content });
  for (const { path, formula } of listFormulas(workbook)) put(path, follow(formula));
  const cells = listCells(from, to);
  for (const { at } of cells) put(cellPath(at), undefined);
  for (const { at, goesTo } of cells) put(cellPath(goesTo), follow(contentAt(source, at)));
  moveOverrides(workbook, cells, put, follow);

  const patches = [...after.values()]
    .map(({ path, content }) => patchTo(workbook, path, content))
    .filter((patch) => !Object.is(patch.old, patch.new));
  const attributes = moveAttributes(workbook, move, cells);
  return attributes.ok ? succeed([...patches, ...attributes.value]) : attributes;
}

interface CellPlace {
  readonly sheetId: SheetId;
  readonly row: RowId;
  readonly column: ColumnId;
}

interface MovedCell {
  readonly at: CellPlace;
  readonly goesTo: CellPlace;
}

function listCells(from: CellBlock, to: CellBlock): MovedCell[] {
  return from.rows.flatMap((row, down) =>
    from.columns.map((column, across): MovedCell => ({
      at: { sheetId: from.sheetId, row, column },
      goesTo: { sheetId: to.sheetId, row: to.rows[down] ?? row, column: to.columns[across] ?? column },
    })),
  );
}

function cellPath({ sheetId, row, column }: CellPlace): Path {
  return ['sheets', sheetId, 'cells', row, column];
}

function contentAt(sheet: FreeSheet, { row, column }: CellPlace): CellContent | undefined {
  return sheet.cells[row]?.[column];
}

function isWithin(sheet: FreeSheet, { rows, columns }: CellBlock): boolean {
  const known = new Set<string>(sheet.columnIds);
  return rows.every((row) => sheet.cells[row] !== undefined) && columns.every((column) => known.has(column));
}

/** What scenarios say of the moved cells they say of the new places; what they said of the overwritten ones is lost. */
function moveOverrides(
  workbook: Workbook,
  cells: readonly MovedCell[],
  put: (path: Path, content: unknown) => void,
  follow: (content: unknown) => unknown,
): void {
  for (const scenario of Object.values(workbook.scenarios)) {
    const { overrides } = scenario;
    const pathOf = (place: CellPlace): Path => ['scenarios', scenario.id, 'overrides', keyOfPath(cellPath(place))];
    const valueOf = (place: CellPlace): unknown => overrides[keyOfPath(cellPath(place))];
    if (!cells.some(({ at, goesTo }) => valueOf(at) !== undefined || valueOf(goesTo) !== undefined)) continue;
    for (const { at } of cells) put(pathOf(at), undefined);
    for (const { at, goesTo } of cells) put(pathOf(goesTo), follow(valueOf(at)));
  }
}

/** Formats, notes and entry rules of the moved cells; the emptied cells follow their columns again. */
function moveAttributes(workbook: Workbook, move: Relocation, cells: readonly MovedCell[]): Plan {
  const entriesOf = (key: string): AttributesEntry[] => {
    const entries = new Map<string, AttributesEntry>();
    const put = ({ row, column }: CellPlace, attributes: CellAttributes | undefined): void =>
      void entries.set(`${row}/${column}`, { row, column, attributes });
    if (key === move.from) for (const { at } of cells) put(at, undefined);
    if (key === move.to)
      for (const { at, goesTo } of cells) put(goesTo, ownRecord(workbook.attributes[move.from], at.row, at.column));
    return [...entries.values()];
  };
  const patches: Patch[] = [];
  for (const key of new Set([move.from, move.to])) {
    const plan = putAttributes(workbook, { sheet: key, entries: entriesOf(key) });
    if (!plan.ok) return plan;
    patches.push(...plan.value);
  }
  return succeed(patches);
}
