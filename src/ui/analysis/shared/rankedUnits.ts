import type { CriteriaSet } from '../../../domain/criteria.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';

/** A unit to choose. */
export interface UnitItem {
  readonly id: UnitId;
  readonly label: string;
}

/** Units of the set's block that are ranked. */
export function listRankedUnits(workbook: Workbook, set: CriteriaSet): UnitItem[] {
  return (workbook.blocks[set.blockId]?.unitIds ?? []).flatMap((id) => {
    const unit = workbook.units[id];
    return unit?.ranked ? [{ id, label: unit.name }] : [];
  });
}
