/** What the plan is asked, as plain data of the page; unknown or broken settings fall back to what is usual. */
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { LeafEffort, PlanAsk, PlanTarget } from '../../../analysis/plan/question.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { isWithin, pick, readNumber, readRecord, readWhole, type NumberRange } from '../shared/readSettings.ts';

export type PlanNumber = 'rank' | 'index' | 'classIndex' | 'rivalShift' | 'count';

/** What each number may be. */
export const PLAN_RANGES: Readonly<Record<PlanNumber | 'effort' | 'mostSteps', NumberRange>> = {
  rank: { min: 1, max: 10_000, usual: 15 },
  index: { min: 0, max: 100, usual: 90 },
  classIndex: { min: 0, max: 100, usual: 0 },
  rivalShift: { min: -100, max: 100, usual: 0 },
  count: { min: 1, max: 5, usual: 3 },
  effort: { min: 0.01, max: 1000, usual: 1 },
  mostSteps: { min: 1, max: 10_000, usual: 10_000 },
};

export interface PlanSettings extends Omit<PlanAsk, 'state' | 'target'> {
  readonly kind: PlanTarget['kind'];
  readonly rank: number;
  readonly index: number;
  readonly classIndex: number;
}

/**
 * `units` are those of the block; the first is asked for unless another is chosen. The usual rank to reach is one the unit
 * does not have yet, where `findRank` knows the rank it has (NaN: not ranked).
 */
export function readPlanSettings(
  saved: PageSettings,
  units: readonly UnitId[],
  findRank: (unitId: UnitId) => number = () => Number.NaN,
): PlanSettings | null {
  const unitId = units.find((id) => id === saved['unitId']) ?? units[0];
  if (unitId === undefined) return null;
  const kind = pick(['index', 'rank', 'class'], saved['kind'], 'rank');
  return {
    unitId,
    kind,
    rank: readNumber(saved['rank'], { ...PLAN_RANGES.rank, usual: usualRank(findRank(unitId)) }),
    index: readNumber(saved['index'], PLAN_RANGES.index),
    classIndex: readWhole(saved['classIndex'], PLAN_RANGES.classIndex),
    rivalShift: readNumber(saved['rivalShift'], PLAN_RANGES.rivalShift),
    rivalMoves: Object.fromEntries(
      Object.entries(readRecord(saved['rivalMoves'])).filter(
        (entry): entry is [string, number] =>
          units.some((id) => id === entry[0]) && isWithin(entry[1], PLAN_RANGES.rivalShift),
      ),
    ),
    basis: saved['basis'] === 'points' ? 'points' : 'steps',
    efforts: Object.fromEntries(Object.entries(readRecord(saved['efforts'])).map(([id, one]) => [id, readEffort(one)])),
    withSurvey: saved['withSurvey'] === true,
    count: readWhole(saved['count'], PLAN_RANGES.count),
  };
}

export function toPlanAsk(state: StateRef, settings: PlanSettings): PlanAsk {
  const { kind, rank, index, classIndex, ...rest } = settings;
  const target: PlanTarget =
    kind === 'index' ? { kind, index } : kind === 'rank' ? { kind, rank } : { kind, classIndex };
  return { ...rest, state, target };
}

/** 15, or half the way to the top for a unit that stands there already. */
function usualRank(now: number): number {
  const { usual } = PLAN_RANGES.rank;
  return now <= usual ? Math.max(1, Math.floor(now / 2)) : usual;
}

function readEffort(saved: unknown): LeafEffort {
  const { effort, isLocked, mostSteps } = readRecord(saved);
  return {
    ...(isWithin(effort, PLAN_RANGES.effort) ? { effort } : {}),
    ...(isLocked === true ? { isLocked } : {}),
    ...(isWithin(mostSteps, PLAN_RANGES.mostSteps) ? { mostSteps } : {}),
  };
}
