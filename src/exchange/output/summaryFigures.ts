/** What the council's summary shows of a unit: per field the appraised part, the part of the survey, and what applies. */
import { fieldOf, isLeaf, listNodes, type CriteriaSet } from '../../domain/criteria.ts';
import type { NodeId, UnitId } from '../../domain/ids.ts';
import { attainmentOf, leafOutcome, type ComputedPoint, type ComputedPoints } from '../../domain/points.ts';
import { emptyUnitScores } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { ExportModel } from '../export/request.ts';

export interface FieldFigures {
  readonly appraised: number;
  readonly survey: number;
  /** Weight that applies to the unit. */
  readonly applicable: number;
}

export interface UnitFigures {
  readonly unitId: UnitId;
  readonly name: string;
  readonly ranked: boolean;
  /** Bonus less penalty, and what a cap takes off. */
  readonly extras: number;
  readonly applicable: number;
  /** In % , unrounded; NaN without. */
  readonly index: number;
  /** NaN when not ranked. */
  readonly rank: number;
  readonly fields: readonly FieldFigures[];
}

export interface FieldScale {
  readonly code: string;
  readonly name: string;
  readonly appraised: number;
  readonly survey: number;
}

/** `workbook` as the model's scenario sees it. Best unit first; units that are not ranked last. */
export function summariseUnits(workbook: Workbook, set: CriteriaSet, model: ExportModel): readonly UnitFigures[] {
  const effective = new Map(model.nodeIds.map((id, i) => [id, model.effective[i] ?? 0]));
  const surveyLeaves = listNodes(set).filter(
    (node) => isLeaf(node) && (node.method === 'survey' || node.method === 'sipas'),
  );
  const computed = indexComputed(model);
  const fields = model.fieldIds.length;
  const units = model.unitIds.map((unitId, unit): UnitFigures => {
    const scores = workbook.scores[set.id]?.[unitId] ?? emptyUnitScores();
    const survey = new Map<NodeId, number>();
    for (const leaf of surveyLeaves) {
      const share01 = attainmentOf(leafOutcome(leaf, scores, computed(unitId)), leaf, set.policies);
      if (Number.isNaN(share01)) continue;
      const field = fieldOf(set, leaf).id;
      survey.set(field, (survey.get(field) ?? 0) + share01 * (effective.get(leaf.id) ?? 0));
    }
    const own = model.fieldIds.map((id, field): FieldFigures => {
      const points = model.fieldPoints[unit * fields + field] ?? 0;
      const surveyed = roundTo(survey.get(id) ?? 0, 7);
      return {
        appraised: roundTo(points - surveyed, 7),
        survey: surveyed,
        applicable: model.fieldApplicable[unit * fields + field] ?? 0,
      };
    });
    const summed = own.reduce((sum, field) => sum + field.appraised + field.survey, 0);
    return {
      unitId,
      name: workbook.units[unitId]?.name ?? '',
      ranked: workbook.units[unitId]?.ranked ?? true,
      extras: roundTo((model.total[unit] ?? 0) - summed, 7),
      applicable: model.applicable[unit] ?? 0,
      index: model.index[unit] ?? Number.NaN,
      rank: model.rank[unit] ?? Number.NaN,
      fields: own,
    };
  });
  return units.sort((a, b) => Number(b.ranked) - Number(a.ranked) || orderOf(b.index) - orderOf(a.index));
}

/** Effective weights of a field, parted by how its leaves get their points. */
export function scaleOfFields(set: CriteriaSet, model: ExportModel): readonly FieldScale[] {
  const effective = new Map(model.nodeIds.map((id, i) => [id, model.effective[i] ?? 0]));
  return set.rootIds.map((id): FieldScale => {
    const leaves = listNodes(set).filter((node) => isLeaf(node) && fieldOf(set, node).id === id);
    const sum = (isSurvey: boolean): number =>
      roundTo(
        leaves
          .filter(({ method }) => (method === 'survey' || method === 'sipas') === isSurvey)
          .reduce((total, leaf) => total + (effective.get(leaf.id) ?? 0), 0),
        7,
      );
    const field = set.nodes[id];
    return { code: field?.code ?? '', name: field?.name ?? '', appraised: sum(false), survey: sum(true) };
  });
}

function orderOf(index: number): number {
  return Number.isNaN(index) ? -1 : index;
}

export function indexComputed(model: ExportModel): (unitId: UnitId) => ComputedPoints {
  const known = new Map<string, ComputedPoint>();
  for (const { unitId, nodeId, stage, value } of model.computedPoints ?? []) {
    if (typeof value === 'number') known.set(`${unitId}/${nodeId}/${stage}`, value);
    else if (typeof value === 'object' && value !== null)
      known.set(`${unitId}/${nodeId}/${stage}`, { error: value.error });
  }
  return (unitId) => (nodeId, stage) => known.get(`${unitId}/${nodeId}/${stage}`);
}
