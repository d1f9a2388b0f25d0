/** Settings of the lines as plain data, read with tolerance, and the question they make. */
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { WeightLinesAsk } from '../../../analysis/weightLines/question.ts';
import { listNodes, type CriteriaSet } from '../../../domain/criteria.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import type { Redistribution } from '../../../domain/policies.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { readRule } from '../flips/flipSettings.ts';
import { listRankedUnits } from '../shared/rankedUnits.ts';

export interface WeightLinesSettings {
  readonly nodeId: NodeId;
  readonly unitId: UnitId;
  readonly shows: 'neighbours' | 'all';
  readonly rule: Redistribution;
  /** Own weight on trial; null: as it is. */
  readonly at: number | null;
}

/** Null where fewer than two units are ranked or the set has no node. */
export function readWeightLinesSettings(
  stored: PageSettings,
  workbook: Workbook,
  set: CriteriaSet,
): WeightLinesSettings | null {
  const units = listRankedUnits(workbook, set);
  const [first] = units;
  const nodes = listNodes(set);
  const nodeId = nodes.find(({ id }) => id === stored['linesNodeId'])?.id ?? nodes[0]?.id;
  if (units.length < 2 || !first || nodeId === undefined) return null;
  const at = stored['linesAt'];
  return {
    nodeId,
    unitId: units.find(({ id }) => id === stored['linesUnitId'])?.id ?? first.id,
    shows: stored['linesShows'] === 'all' ? 'all' : 'neighbours',
    rule: readRule(stored, set),
    at: typeof at === 'number' && at >= 0 ? at : null,
  };
}

export function toWeightLinesAsk(
  state: StateRef,
  settings: WeightLinesSettings,
  workbook: Workbook,
  set: CriteriaSet,
): WeightLinesAsk {
  const { nodeId, unitId, shows, rule, at } = settings;
  const unitIds = shows === 'all' ? listRankedUnits(workbook, set).map(({ id }) => id) : null;
  return { state, nodeId, rule, unitId, unitIds, at };
}
