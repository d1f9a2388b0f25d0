/** Weighted points lost, leaf by leaf: weight x (1 - attainment); what full marks in one leaf alone would do to the rank. */
import { roundTo, sumExactly } from '../../lib/decimal.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Method } from '../../domain/criteria.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import { rankOfUnit, rankUnits } from '../ranking.ts';
import { createProbe } from '../standing.ts';
import type { BlockLosses, FieldLoss, LeafLoss, UnitLosses } from './question.ts';

function isSurveyMethod(method: Method): boolean {
  return method === 'survey' || method === 'sipas';
}

/** Index and rank of the unit with full marks in one leaf (by leaf index). */
export type RankWithFull = (leaf: number) => { readonly index: number; readonly rank: number };

/** For linear models: the others stay where they are. */
export function fullMarksOf(model: IndexModel, unit: number): RankWithFull {
  const probe = createProbe(model, unit);
  return (leaf) => {
    const { keys } = probe(leaf, 1);
    return { index: keys[unit] ?? NaN, rank: rankOfUnit(keys, model.ranked, unit, model.policies.tieRule) };
  };
}

export function listUnitLosses(
  model: IndexModel,
  unitId: UnitId,
  heavyWeight: number,
  withFull: RankWithFull,
): UnitLosses {
  const unit = model.unitIds.indexOf(unitId);
  const { total, applicable, index, rank } = evaluateModel(model);
  const ownRank = rank[unit] ?? NaN;
  const leaves: LeafLoss[] = [];
  for (let leaf = 0; leaf < model.leafNodes.length; leaf++) {
    const node = nodeOfLeaf(model, leaf);
    const attainment = model.attainment[unit * model.leafNodes.length + leaf] ?? NaN;
    const weight = model.weights[leaf] ?? NaN;
    const lost = lostAt(attainment, weight);
    if (!node || !(lost > 0)) continue;
    const full = withFull(leaf);
    const gained = ownRank - full.rank;
    leaves.push({
      nodeId: node.id,
      weight,
      attainment,
      lost,
      isSurvey: isSurveyMethod(node.method),
      fullIndex: full.index,
      fullRank: full.rank,
      gained,
      pointsPerPlace: gained > 0 ? roundTo(lost / gained, 7) : NaN,
    });
  }
  leaves.sort((a, b) => b.lost - a.lost);
  return {
    unitId,
    total: total[unit] ?? NaN,
    applicable: applicable[unit] ?? NaN,
    extras: model.extras[unit] ?? NaN,
    lost: sumExactly(leaves.map(({ lost }) => lost)),
    index: roundTo(index[unit] ?? NaN, model.policies.decimals),
    rank: ownRank,
    rankedCount: rank.reduce((count, one) => count + (Number.isNaN(one) ? 0 : 1), 0),
    lostSurvey: sumExactly(leaves.filter(({ isSurvey }) => isSurvey).map(({ lost }) => lost)),
    leaves,
    fields: listFields(model, unit),
    heavyZeros: leaves
      .filter(({ attainment, weight }) => attainment === 0 && weight >= heavyWeight)
      .map(({ nodeId }) => nodeId),
  };
}

export function listBlockLosses(model: IndexModel): BlockLosses {
  const leafCount = model.leafNodes.length;
  const leaves = Array.from(model.leafNodes, (_, leaf) => {
    const weight = model.weights[leaf] ?? NaN;
    const shares = model.unitIds
      .map((_, unit) => model.attainment[unit * leafCount + leaf] ?? NaN)
      .filter((share) => !Number.isNaN(share));
    const lost = sumExactly(shares.map((share) => lostAt(share, weight)));
    return {
      nodeId: nodeOfLeaf(model, leaf)?.id ?? ('' as never),
      weight,
      applies: shares.length,
      meanLost: shares.length > 0 ? lost / shares.length : NaN,
      atZero: shares.filter((share) => share === 0).length,
      atFull: shares.filter((share) => share === 1).length,
    };
  });
  leaves.sort((a, b) => (b.meanLost || 0) - (a.meanLost || 0));
  return { unitCount: model.unitIds.length, leaves };
}

/** The kernel counts points in 10^-10: so does the loss, that losses and points add to the weight. */
function lostAt(attainment: number, weight: number): number {
  return sumExactly([weight, -attainment * weight]);
}

function nodeOfLeaf(model: IndexModel, leaf: number): IndexModel['nodes'][number] | undefined {
  return model.nodes[model.leafNodes[leaf] ?? -1];
}

function listFields(model: IndexModel, unit: number): FieldLoss[] {
  const { fieldPoints, fieldApplicable } = evaluateModel(model);
  const fieldCount = model.fieldIds.length;
  const { decimals, tieRule } = model.policies;
  return model.fieldIds.map((nodeId, field) => {
    const components = Float64Array.from(model.unitIds, (_, one) => {
      const weight = fieldApplicable[one * fieldCount + field] ?? 0;
      return weight > 0 ? ((fieldPoints[one * fieldCount + field] ?? NaN) / weight) * 100 : NaN;
    });
    const at = unit * fieldCount + field;
    return {
      nodeId,
      lost: sumExactly([fieldApplicable[at] ?? NaN, -(fieldPoints[at] ?? NaN)]),
      applicable: fieldApplicable[at] ?? NaN,
      component: roundTo(components[unit] ?? NaN, decimals),
      rank: rankUnits(components, model.ranked, decimals, tieRule)[unit] ?? NaN,
    };
  });
}
