/** Places of the export map one by one: criteria, names of units, assumptions, cells of free sheets. */
import { isLeaf, listNodes } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import { SCORES_COLUMNS } from '../../domain/layout.ts';
import type { MapCell } from '../../domain/merge/exportMap.ts';
import type { PlaceValue } from '../../domain/merge/place.ts';
import { columnFromLetters } from '../../lib/address.ts';
import { present } from '../../lib/assert.ts';
import { sheetNameOf } from './context.ts';
import { addPlace, type Collecting, type SetParts } from './mapClaims.ts';
import { setIn } from './variants.ts';

export function addSetPlaces(collecting: Collecting, sets: readonly SetParts[]): void {
  const { context, indexes } = collecting;
  const { base } = context.variants;
  const named = new Set<UnitId>();
  for (const { setId, policies } of sets) {
    const set = setIn(base.sets, setId);
    const key = `criteria.${setId}` as const;
    for (const node of listNodes(set)) {
      const { id } = node;
      const add = (of: 'code' | 'name' | 'weight' | 'max', was: PlaceValue): void => {
        const found = present(context.atlas.find(key, id, of), 'the node has a row');
        const sheet = present(indexes.get(found.sheet), 'the sheet is in the file');
        addPlace(collecting, { of, setId, nodeId: id }, was, { ...found, sheet });
      };
      add('code', node.code);
      add('name', node.name);
      add('weight', node.weight);
      if (isLeaf(node)) add('max', node.max);
    }
    const scores = present(indexes.get(sheetNameOf(context, `scores.${setId}`)), 'the sheet is in the file');
    (base.blocks[set.blockId]?.unitIds ?? []).forEach((unitId, i) => {
      if (named.has(unitId)) return;
      named.add(unitId);
      const at = { sheet: scores, row: 0, column: SCORES_COLUMNS.length + i };
      addPlace(collecting, { of: 'unit', unitId }, base.units[unitId]?.name ?? '', at);
    });
    const total = readFixed(collecting, policies.statedTotal);
    if (total) addPlace(collecting, { of: 'statedTotal', setId }, set.statedTotal, total);
  }
}

/** "'Chính sách'!$B$6". */
function readFixed({ indexes }: Collecting, text: string): MapCell | null {
  const found = /^'((?:[^']|'')*)'!\$([A-Z]+)\$(\d+)$/.exec(text);
  const sheet = indexes.get((found?.[1] ?? '').replaceAll("''", "'"));
  if (!found || sheet === undefined) return null;
  return { sheet, row: Number(found[3]) - 1, column: columnFromLetters(found[2] ?? '') };
}

export function addOtherPlaces(collecting: Collecting): void {
  const { context, indexes } = collecting;
  const { base } = context.variants;
  for (const id of base.assumptionOrder) {
    const found = context.atlas.find('assumptions', id, 'value');
    const sheet = found && indexes.get(found.sheet);
    const value = base.assumptions[id]?.value;
    if (!found || sheet == null || value === undefined) continue;
    addPlace(collecting, { of: 'assumption', assumptionId: id }, value, { ...found, sheet });
  }
  for (const sheetId of base.sheetOrder) {
    const free = present(base.sheets[sheetId], 'the free sheet is in the workbook');
    const sheet = present(indexes.get(sheetNameOf(context, `free.${sheetId}`)), 'the sheet is in the file');
    free.rowIds.forEach((rowId, row) =>
      free.columnIds.forEach((columnId, column) => {
        const cell = collecting.drafts[sheet]?.cells[row]?.[column];
        const was = free.cells[rowId]?.[columnId] ?? null;
        if (was === null && (cell == null || cell.kind === 'blank')) return;
        addPlace(collecting, { of: 'cell', sheetId, rowId, columnId }, was, { sheet, row, column });
      }),
    );
  }
}
