/** Every leaf of one unit as a plan sees it: where it stands, and the options it has, each with its gain and its effort. */
import { UNIT, roundTo } from '../../lib/decimal.ts';
import { listLeaves, type CriteriaSet, type CriterionNode } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import { rateOf } from '../../domain/rules/declared.ts';
import {
  emptyUnitScores,
  isMissing,
  isNotApplicable,
  lastStagePresent,
  pointsAt,
  type Stage,
  type UnitScores,
} from '../../domain/scores.ts';
import type { IndexModel } from '../indexModel.ts';
import { listRungs, type Ladder, type Rung } from './ladder.ts';
import type { Option } from './leastEffort.ts';
import type { LeafStanding, PlanAsk, PlanLeaf, RawFact } from './question.ts';

/** Efforts are whole hundredths, gains whole 10^-10 points: sums are exact. */
export const EFFORT_UNIT = 100;

export interface LeafOption extends Option {
  readonly rung: Rung;
}

export interface LeafRoute {
  readonly leaf: PlanLeaf;
  readonly slot: number;
  /** The stage whose entry counts, or in which one would be made. */
  readonly stage: Stage;
  readonly options: readonly LeafOption[];
}

type Rows = Readonly<Record<UnitId, UnitScores>>;

/** Routes of leaves in the order of the set; `find` gives the ladder of leaves whose rule says none itself. */
export function readLeaves(
  set: CriteriaSet,
  rows: Rows,
  model: IndexModel,
  unit: number,
  ask: Pick<PlanAsk, 'basis' | 'efforts' | 'withSurvey'>,
  find: (leaf: CriterionNode) => Ladder | null = () => null,
): LeafRoute[] {
  const unitId = model.unitIds[unit];
  const scores = (unitId === undefined ? undefined : rows[unitId]) ?? emptyUnitScores();
  return listLeaves(set).map((node, index) => {
    const present = lastStagePresent(scores, node.slot);
    const row = present === null ? null : scores[present];
    const typed = row ? pointsAt(row, node.slot) : Number.NaN;
    const declared = (isMissing(typed) && row?.declared[node.slot]) || null;
    const max = node.max ?? 0;
    const attained = model.attainment[unit * model.leafNodes.length + index] ?? Number.NaN;
    const weight = model.weights[index] ?? 0;
    const effort = ask.efforts[node.id] ?? {};
    const points = roundTo(attained * max, 7);
    const isCounted = max > 0 && weight > 0 && !Number.isNaN(attained) && !isNotApplicable(typed);
    const ladder = isCounted
      ? (listRungs(node, { declared, points, highestRate: highestRateBeside(node, rows, unitId) }) ?? find(node))
      : null;
    const rungs = (ladder?.rungs ?? []).filter(({ steps }) => steps <= (effort.mostSteps ?? Infinity));
    const isSurvey = node.method === 'survey' || node.method === 'sipas';
    const standing: LeafStanding = !isCounted
      ? 'notCounted'
      : points >= max
        ? 'full'
        : isSurvey && !ask.withSurvey
          ? 'survey'
          : effort.isLocked
            ? 'locked'
            : ladder === null
              ? 'unknown'
              : rungs.length === 0
                ? 'full'
                : 'movable';
    const scaled = weight * UNIT;
    const before = Math.round(attained * scaled);
    const options = rungs.flatMap((rung): LeafOption[] => {
      const gain = Math.round(Math.min(1, rung.points / max) * scaled) - before;
      const amount = ask.basis === 'points' ? gain / UNIT : rung.steps;
      const cost = Math.max(1, Math.round((effort.effort ?? 1) * amount * EFFORT_UNIT));
      return gain > 0 ? [{ rung, gain, effort: cost }] : [];
    });
    const fact: RawFact | null = declared ? { declared } : Number.isFinite(typed) ? { points: typed } : null;
    return {
      leaf: {
        nodeId: node.id,
        standing,
        fact,
        points: isCounted ? points : Number.NaN,
        max,
        weight,
        step: ladder?.step ?? null,
        rungs: options.length,
        steps: rungs.at(-1)?.steps ?? 0,
        gain: Math.max(0, ...options.map(({ gain }) => gain)) / UNIT,
      },
      slot: node.slot,
      stage: present ?? stageFor(node),
      options: standing === 'movable' ? options : [],
    };
  });
}

function stageFor({ method }: CriterionNode): Stage {
  if (method === 'survey' || method === 'sipas') return 'survey';
  return method === 'self' ? 'self' : 'appraisal1';
}

/** R12: the highest declared rate among the other units, in %. */
function highestRateBeside(node: CriterionNode, rows: Rows, unitId: UnitId | undefined): number {
  if (node.rule?.type !== 'relative') return 0;
  let highest = 0;
  for (const [id, scores] of Object.entries(rows)) {
    const stage = lastStagePresent(scores, node.slot);
    if (id === unitId || stage === null || !isMissing(pointsAt(scores[stage], node.slot))) continue;
    const declared = scores[stage].declared[node.slot];
    const rate = declared ? rateOf(declared) : null;
    if (rate?.ok && !isNotApplicable(rate.value)) highest = Math.max(highest, rate.value);
  }
  return highest;
}
