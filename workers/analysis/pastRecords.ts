/** Past self-assessments of a block and what became of them: the records of the self-score reality check. */
import type { PastRecord } from '../../src/analysis/lostPoints/realityCheck.ts';
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import { isLeaf, listLeaves, type CriteriaSet } from '../../src/domain/criteria.ts';
import type { NodeId, SetId } from '../../src/domain/ids.ts';
import { isMissing, lastStagePresent, pointsAt, type UnitScores } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { AnalysisContext } from './context.ts';

/** Sets of the same block from earlier periods, the latest first. */
export function listEarlierSets(workbook: Workbook, setId: SetId): CriteriaSet[] {
  const set = workbook.sets[setId];
  const placeOf = (one: CriteriaSet): number => workbook.periodOrder.indexOf(one.periodId);
  return workbook.setOrder
    .flatMap((id) => workbook.sets[id] ?? [])
    .filter((one) => set && one.id !== setId && one.blockId === set.blockId && placeOf(one) < placeOf(set))
    .sort((a, b) => placeOf(b) - placeOf(a));
}

/** Leaves that the unit has scored itself: by points or declared data in the stage of self-assessment. */
export function listSelfScored(set: CriteriaSet, scores: UnitScores | undefined): Set<NodeId> {
  const leaves = listLeaves(set).filter(({ slot }) => {
    if (!scores) return false;
    return !isMissing(pointsAt(scores.self, slot)) || scores.self.declared[String(slot)] !== undefined;
  });
  return new Set(leaves.map(({ id }) => id));
}

/** One record for each unit of which an appraiser has said anything: what was let stand is a gap of 0. */
export function listPastRecords(context: AnalysisContext, set: CriteriaSet): PastRecord[] {
  const place = { setId: set.id, scenarioId: null };
  const claimed = context.model({ ...place, stage: 'self' });
  const final = context.model({ ...place, stage: 'effective' });
  if (!claimed || !final) return [];
  return final.unitIds.flatMap((unitId, unit): PastRecord[] => {
    const scores = context.workbook.scores[set.id]?.[unitId];
    if (!scores || !wasAppraised(set, scores)) return [];
    const gaps = new Map<NodeId, number>();
    for (const nodeId of listSelfScored(set, scores)) {
      const gap = attainmentAt(final, unit, nodeId) - attainmentAt(claimed, unit, nodeId);
      if (!Number.isNaN(gap)) gaps.set(nodeId, gap);
    }
    return gaps.size > 0 ? [{ setId: set.id, unitId, gaps }] : [];
  });
}

function wasAppraised(set: CriteriaSet, scores: UnitScores): boolean {
  return Object.values(set.nodes).some((node) => {
    const stage = isLeaf(node) ? lastStagePresent(scores, node.slot) : null;
    return stage === 'appraisal1' || stage === 'appraisal2';
  });
}

function attainmentAt(model: IndexModel, unit: number, nodeId: NodeId): number {
  const leaf = model.nodes.find(({ id }) => id === nodeId)?.leaf ?? -1;
  return model.attainment[unit * model.leafNodes.length + leaf] ?? NaN;
}
