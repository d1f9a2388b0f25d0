/** Where each unit of a block stands in a gathering of returned files. */
import { findSet } from '../find.ts';
import type { SetId, UnitId } from '../ids.ts';
import type { Workbook } from '../workbook.ts';
import type { FileMatch, MergeItem, ReturnedFile } from './mergeFiles.ts';

export interface UnitStatus {
  readonly unitId: UnitId;
  readonly name: string;
  /** Indexes of the unit's files; empty: not received. */
  readonly files: readonly number[];
  /** Cells ready to be taken. */
  readonly ready: number;
  /** Cells that wait for a decision. */
  readonly doubtful: number;
  /** Cells of its files that could not be read. */
  readonly refused: number;
}

/** Units in the order of the set's block. */
export function listUnitStatus(
  workbook: Workbook,
  setId: SetId,
  files: readonly ReturnedFile[],
  matches: readonly FileMatch[],
  items: readonly MergeItem[],
): UnitStatus[] {
  const set = findSet(workbook, setId);
  if (!set) return [];
  const statuses = new Map<UnitId, { files: number[]; ready: number; doubtful: number; refused: number }>();
  const statusOf = (unitId: UnitId) => {
    const known = statuses.get(unitId) ?? { files: [], ready: 0, doubtful: 0, refused: 0 };
    statuses.set(unitId, known);
    return known;
  };
  matches.forEach((match, file) => {
    if (match.kind !== 'matched' || match.setId !== setId) return;
    const status = statusOf(match.unitId);
    status.files.push(file);
    status.refused += files[file]?.reading.refused.length ?? 0;
  });
  for (const { place, doubts } of items) {
    if (place.setId !== setId) continue;
    if (doubts.length === 0) statusOf(place.unitId).ready++;
    else statusOf(place.unitId).doubtful++;
  }
  const units = workbook.blocks[set.blockId]?.unitIds ?? [];
  return units.map((unitId) => ({ unitId, name: workbook.units[unitId]?.name ?? '', ...statusOf(unitId) }));
}
