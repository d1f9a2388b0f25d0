/** Where everything stands in the file: the app's own rows and columns, so that an address means the same in both. */
import { createFormulaScope, nameFromCode, type FormulaScope } from '../../domain/formula/scope.ts';
import { listNodes } from '../../domain/criteria.ts';
import type { NodeId, SetId } from '../../domain/ids.ts';
import type { SheetKey } from '../../domain/layout.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { foldName } from '../../lib/text.ts';
import { writePlace, type Atlas, type Place } from './excelFormula.ts';
import { SELECTOR, SELECTOR_NUMBER } from './scenarioTable.ts';
import type { DefinedName } from './writer.ts';

export interface BookAtlas extends Atlas {
  readonly names: readonly DefinedName[];
  /** The same atlas, in which a name that was typed too early means one of this set. */
  at(homeSet: SetId | null): Atlas;
}

/** `sheetNames`: the Excel name of each of the app's sheets. */
export function createAtlas(workbook: Workbook, sheetNames: ReadonlyMap<SheetKey, string>): BookAtlas {
  const scope = createFormulaScope(workbook, null, null);
  const scopes = new Map<SetId | null, FormulaScope>([[null, scope]]);
  const scopeOf = (homeSet: SetId | null): FormulaScope => {
    const known = scopes.get(homeSet) ?? createFormulaScope(workbook, homeSet, null);
    scopes.set(homeSet, known);
    return known;
  };
  const find = (key: SheetKey, row: string, column: string): Place | null => {
    const sheet = sheetNames.get(key);
    const rowIndex = scope.rowIndex(key, row);
    const columnIndex = scope.columnIndex(key, column);
    return sheet === undefined || rowIndex < 0 || columnIndex < 0
      ? null
      : { sheet, row: rowIndex, column: columnIndex };
  };
  const { names, weights, maxes, assumptions } = defineNames(workbook, find);
  const primary = workbook.setOrder[0];
  const plain: Atlas = {
    find,
    sizeOf(key) {
      const layout = scope.layout(key);
      const name = sheetNames.get(key);
      return layout && name !== undefined ? { name, rows: layout.rows.length, columns: layout.columns.length } : null;
    },
    rowOf: (key, row) => notNegative(scope.rowIndex(key, row)),
    columnOf: (key, column) => notNegative(scope.columnIndex(key, column)),
    nameOfWeight: (set, node) => (set === primary ? (weights.get(node) ?? null) : null),
    nameOfMax: (set, node) => (set === primary ? (maxes.get(node) ?? null) : null),
    nameOfAssumption: (id) => assumptions.get(id) ?? null,
    placeOfAssumption: (id) => find('assumptions', id, 'value'),
    findName: () => null,
  };
  function at(homeSet: SetId | null): Atlas {
    return {
      ...plain,
      findName(word) {
        const reference = scopeOf(homeSet).findName(word);
        if (reference === null) return null;
        if (reference.kind === 'assumption') {
          const place = plain.placeOfAssumption(reference.assumption);
          return plain.nameOfAssumption(reference.assumption) ?? (place ? writePlace(place, '', FIXED) : null);
        }
        const { set, node, kind } = reference;
        const place = find(`criteria.${set}`, node, kind);
        const name = kind === 'weight' ? plain.nameOfWeight(set, node) : plain.nameOfMax(set, node);
        return name ?? (place ? writePlace(place, '', FIXED) : null);
      },
    };
  }
  return { ...at(null), names, at };
}

const FIXED = { row: true, column: true };

function notNegative(index: number): number | null {
  return index < 0 ? null : index;
}

type Find = (key: SheetKey, row: string, column: string) => Place | null;

function defineNames(workbook: Workbook, find: Find) {
  const taken = new Set([SELECTOR, SELECTOR_NUMBER].map(foldName));
  const names: DefinedName[] = [];
  const define = (name: string, place: Place | null): string | null => {
    if (!place || !isExcelName(name) || taken.has(foldName(name))) return null;
    taken.add(foldName(name));
    names.push({ name, range: writePlace(place, '', FIXED) });
    return name;
  };
  const weights = new Map<NodeId, string>();
  const maxes = new Map<NodeId, string>();
  const assumptions = new Map<string, string>();
  for (const id of workbook.assumptionOrder) {
    const name = define(workbook.assumptions[id]?.name.normalize('NFC') ?? '', find('assumptions', id, 'value'));
    if (name !== null) assumptions.set(id, name);
  }
  const primary = workbook.setOrder[0];
  const set = primary === undefined ? undefined : workbook.sets[primary];
  for (const node of set ? listNodes(set) : []) {
    if (!set || node.code === '') continue;
    const weight = define(nameFromCode('W_', node.code), find(`criteria.${set.id}`, node.id, 'weight'));
    if (weight !== null) weights.set(node.id, weight);
    const max = define(nameFromCode('MAX_', node.code), find(`criteria.${set.id}`, node.id, 'max'));
    if (max !== null) maxes.set(node.id, max);
  }
  return { names, weights, maxes, assumptions };
}

/** Letters, digits, "_" and "."; not an address in either of Excel's styles; at most 255 characters. */
function isExcelName(name: string): boolean {
  if (name.length > 255 || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) return false;
  return !/^[A-Z]{1,3}\d+$/i.test(name) && !/^(?:R\d*)?(?:C\d*)?$/i.test(name) && !/^(?:true|false)$/i.test(name);
}
