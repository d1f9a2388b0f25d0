/** One past period under the draft: ranking, churn, leaves that do not tell units apart, pairs, rounding. */
import type { FoundCrosswalk } from '../../domain/findCrosswalk.ts';
import { roundTo, sumExactly } from '../../lib/decimal.ts';
import { partOfSteps, type Steps } from '../../lib/steps.ts';
import { carryAttainment, type CarriedAttainment } from '../carryAttainment.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import { classifyUnits } from '../ranking.ts';
import { retest, type Retest } from './backTest.ts';
import { groupByClass, measureChurn } from './churn.ts';
import { correlateAll, judgeColumn, readFieldColumns, readLeafColumns } from './nodeFindings.ts';
import { findRedundantPairs } from './redundantPairs.ts';
import { findRoundingRisks } from './roundingRisks.ts';
import type { AuditAsk, BackTest, CarriedBy, NamedPoints, NodeFinding, UnitBackTest } from './question.ts';

/** `extras` by unit of the past, in points of the draft. */
export function* auditPast(
  past: IndexModel,
  draft: IndexModel,
  crosswalk: FoundCrosswalk,
  extras: Float64Array,
  ask: Pick<AuditAsk, 'topCount' | 'saturated01' | 'redundant01' | 'margin'>,
): Steps<BackTest> {
  const carried = carryAttainment(past, draft, crosswalk.links);
  yield 0.05;
  const tested = retest(past, draft, carried, extras);
  yield 0.1;
  const units = listUnits(past, draft, tested);
  const leafColumns = readLeafColumns(tested, carried.hasHistory);
  const fieldColumns = readFieldColumns(tested, carried.hasHistory);
  const leaves: NodeFinding[] = [];
  for (const column of leafColumns) {
    leaves.push(judgeColumn(tested, column, ask.saturated01));
    yield 0.1 + (0.2 * leaves.length) / leafColumns.length;
  }
  const fields = fieldColumns.map((column) => judgeColumn(tested, column, ask.saturated01));
  const pairs = yield* partOfSteps(findRedundantPairs('leaf', draft.nodes, leafColumns, ask.redundant01), 0.3, 0.9);
  const wide = yield* partOfSteps(findRedundantPairs('field', draft.nodes, fieldColumns, ask.redundant01), 0.9, 1);
  return {
    past: past.state,
    crosswalk: describeCarrying(past, draft, crosswalk, carried),
    units,
    churn: measureChurn(units, ask.topCount),
    groups: groupByClass(units, draft.policies.classes),
    leaves,
    fields,
    fieldCorrelations: correlateAll(fieldColumns),
    pairs: [...wide, ...pairs],
    risks: findRoundingRisks(tested.model, tested.outcome, ask.margin),
  };
}

/** Before: by the past's own weights and policies, but in the classes of the draft, so that a change of class is one of points. */
function listUnits(past: IndexModel, draft: IndexModel, tested: Retest): UnitBackTest[] {
  const before = evaluateModel(past);
  const { decimals, classes } = draft.policies;
  const classBefore = classifyUnits(before.index, decimals, classes);
  return past.unitIds.map((unitId, unit) => {
    const nowhere = { low: Number.NaN, middle: Number.NaN, high: Number.NaN };
    return {
      unitId,
      name: past.unitNames[unit] ?? '',
      isRanked: past.ranked[unit] === 1,
      indexBefore: roundTo(before.index[unit] ?? Number.NaN, past.policies.decimals),
      rankBefore: before.rank[unit] ?? Number.NaN,
      classBefore: classBefore[unit] ?? -1,
      index: tested.index[unit] ?? nowhere,
      rank: tested.rank[unit] ?? nowhere,
      classAfter: tested.outcome.classIndex[unit] ?? -1,
    };
  });
}

function describeCarrying(
  past: IndexModel,
  draft: IndexModel,
  { origin, keptId, links }: FoundCrosswalk,
  { added, dropped }: CarriedAttainment,
): CarriedBy {
  const addedLeaves = added.map((leaf) => nameLeaf(draft, leaf));
  return {
    origin,
    keptId,
    rows: links.length,
    unsure: links.filter(({ by }) => by === 'name' || by === 'code').length,
    added: addedLeaves,
    dropped: dropped.map((leaf) => nameLeaf(past, leaf)),
    pointsWithoutHistory: sumExactly(addedLeaves.map(({ points }) => points)),
  };
}

function nameLeaf(model: IndexModel, leaf: number): NamedPoints {
  const node = model.nodes[model.leafNodes[leaf] ?? -1];
  const { id, code, name } = node ?? { id: '' as NamedPoints['id'], code: '', name: '' };
  return { id, code, name, points: model.weights[leaf] ?? 0 };
}
