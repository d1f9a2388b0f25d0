/** What a patched path means to the calculation. Paths that are not listed change the structure: the model is rebuilt. */
import type { AssumptionId, ColumnId, NodeId, RowId, SetId, SheetId, UnitId } from '../../src/domain/ids.ts';
import type { Path } from '../../src/domain/patches.ts';

export type Touch =
  | { readonly kind: 'nothing' | 'structure' }
  | { readonly kind: 'weight' | 'max' | 'rule' | 'leafPolicy' | 'nodeText'; readonly set: SetId; readonly node: NodeId }
  | { readonly kind: 'criteriaShape' | 'policies'; readonly set: SetId }
  | { readonly kind: 'slot'; readonly set: SetId; readonly unit: UnitId; readonly slot: number }
  | { readonly kind: 'unitScores'; readonly set: SetId; readonly unit: UnitId }
  | { readonly kind: 'unit'; readonly unit: UnitId }
  | { readonly kind: 'assumption'; readonly id: AssumptionId; readonly column: string }
  | { readonly kind: 'freeCell'; readonly sheet: SheetId; readonly row: RowId; readonly column: ColumnId }
  | { readonly kind: 'freeRow'; readonly sheet: SheetId; readonly row: RowId };

const NOTHING: Touch = { kind: 'nothing' };
const STRUCTURE: Touch = { kind: 'structure' };

export function readTouch(path: Path): Touch {
  const [room = '', id = '', part = '', key = '', field = ''] = path;
  switch (room) {
    case 'name':
    case 'source':
    case 'illustrative':
    case 'scenarioOrder':
    case 'scenarioOrigins':
    case 'crosswalks':
    case 'analyses':
    case 'analysisOrder':
    case 'attributes':
    case 'dossiers':
      return NOTHING;
    case 'sets':
      return path.length < 3 ? STRUCTURE : readSetTouch(id as SetId, path);
    case 'scores': {
      const place = { set: id as SetId, unit: part as UnitId };
      if (path.length < 3) return STRUCTURE;
      if (path.length < 5) return { kind: 'unitScores', ...place };
      if (field === 'notes' || field === 'explanations' || key === '') return NOTHING;
      return readScoreTouch(place, path);
    }
    case 'units':
      return path.length === 3 ? { kind: 'unit', unit: id as UnitId } : STRUCTURE;
    case 'blocks':
      return part === 'name' ? NOTHING : STRUCTURE;
    case 'assumptions':
      return path.length === 3 && part !== 'name'
        ? { kind: 'assumption', id: id as AssumptionId, column: part }
        : STRUCTURE;
    case 'sheets':
      if (part === 'columnWidths') return NOTHING;
      if (part !== 'cells' || path.length < 4) return STRUCTURE;
      return path.length === 4
        ? { kind: 'freeRow', sheet: id as SheetId, row: key as RowId }
        : { kind: 'freeCell', sheet: id as SheetId, row: key as RowId, column: field as ColumnId };
    default:
      return STRUCTURE;
  }
}

function readSetTouch(set: SetId, path: Path): Touch {
  const [, , part, key = '', field] = path;
  if (part === 'name' || part === 'source' || part === 'nextSlot') return NOTHING;
  if (part === 'redistribution' || part === 'statedTotal') return { kind: 'criteriaShape', set };
  if (part === 'policies') return { kind: 'policies', set };
  if (part !== 'nodes' || path.length < 5) return STRUCTURE;
  const node = key as NodeId;
  switch (field) {
    case 'weight':
    case 'max':
    case 'rule':
      return { kind: field, set, node };
    case 'method':
    case 'notApplicable':
      return { kind: 'leafPolicy', set, node };
    case 'name':
      return { kind: 'nodeText', set, node };
    case 'note':
      return NOTHING;
    default:
      return STRUCTURE;
  }
}

/** scores / set / unit / stage / points|declared / slot */
function readScoreTouch(place: { readonly set: SetId; readonly unit: UnitId }, path: Path): Touch {
  const [, , , , field, slot] = path;
  if (field !== 'points' && field !== 'declared') return NOTHING;
  return slot === undefined ? { kind: 'unitScores', ...place } : { kind: 'slot', ...place, slot: Number(slot) };
}
