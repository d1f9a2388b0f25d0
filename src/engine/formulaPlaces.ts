/** The places of formulas: as keys, and as named by the patches that put formulas there. */
import { isFormula } from '../domain/formula/references.ts';
import type { ScoringRule } from '../domain/rules/rule.ts';
import { pathOfKey, type Patch, type Path } from '../domain/patches.ts';
import type { FormulaPlace } from './protocol.ts';

/** Stands for every unit in the place of a scoring rule's formula. */
export const EVERY_UNIT = '*';

export function keyOfPlace(place: FormulaPlace): string {
  return `${place.sheet}|${place.row}|${place.column}`;
}

/** The cell or rule that a path of the workbook (or of a scenario's overrides) holds the content of, or null. */
export function placeOfPath(path: Path): FormulaPlace | null {
  const [room, id = '', part, row = '', column = ''] = path;
  if (room === 'scenarios' && part === 'overrides') return placeOfPath(pathOfKey(row));
  if (room === 'assumptions' && part === 'value') return { sheet: 'assumptions', row: id, column: 'value' };
  if (room === 'sheets' && part === 'cells' && path.length === 5) return { sheet: `free.${id}`, row, column };
  if (room !== 'sets' || part !== 'nodes') return null;
  if (column === 'weight') return { sheet: `criteria.${id}`, row, column };
  return column === 'rule' ? { sheet: `rules.${id}`, row: EVERY_UNIT, column: row } : null;
}

/** Every formula that the patches enter, whole rows, sheets, nodes and scenarios included. */
export function listFormulaPlaces(patches: readonly Patch[]): FormulaPlace[] {
  const found = new Map<string, FormulaPlace>();
  function visit(path: Path, value: unknown): void {
    if (isFormula(value) || isFormulaRule(value)) {
      const place = placeOfPath(path);
      if (place) found.set(keyOfPlace(place), place);
      return;
    }
    if (value === null || typeof value !== 'object' || value instanceof Float64Array || Array.isArray(value)) return;
    for (const [key, child] of Object.entries(value)) visit([...path, key], child);
  }
  for (const patch of patches) visit(patch.path, patch.new);
  return [...found.values()];
}

/** Keys of the places whose content the patches change: what is known of their formulas holds no longer. */
export function listTouchedPlaces(patches: readonly Patch[]): string[] {
  const touched = patches.flatMap(({ path }) => placeOfPath(path) ?? []);
  return [...touched, ...listFormulaPlaces(patches)].map(keyOfPlace);
}

function isFormulaRule(value: unknown): value is ScoringRule {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'formula';
}
