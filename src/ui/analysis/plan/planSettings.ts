/** What the plan is asked, as plain data of the page; unknown or broken settings fall back to what is usual. */
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { LeafEffort, PlanAsk, PlanTarget } from '../../../analysis/plan/question.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';

export type PlanNumber = 'rank' | 'index' | 'classIndex' | 'rivalShift' | 'count';

/** What each number may be. */
export const PLAN_RANGES: Readonly<
  Record<PlanNumber | 'effort' | 'mostSteps', { readonly min: number; readonly max: number; readonly usual: number }>
> = {
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

/** `units` are those of the block; the first is asked for unless another is chosen. */
export function readPlanSettings(saved: PageSettings, units: readonly UnitId[]): PlanSettings | null {
  const unitId = units.find((id) => id === saved['unitId']) ?? units[0];
  if (unitId === undefined) return null;
  const kind = (['index', 'rank', 'class'] as const).find((one) => one === saved['kind']) ?? 'rank';
  return {
    unitId,
    kind,
    rank: readNumber(saved, 'rank'),
    index: readNumber(saved, 'index'),
    classIndex: Math.round(readNumber(saved, 'classIndex')),
    rivalShift: readNumber(saved, 'rivalShift'),
    rivalMoves: Object.fromEntries(
      Object.entries(toRecord(saved['rivalMoves'])).filter(
        (entry): entry is [string, number] =>
          units.some((id) => id === entry[0]) && typeof entry[1] === 'number' && Math.abs(entry[1]) <= 100,
      ),
    ),
    basis: saved['basis'] === 'points' ? 'points' : 'steps',
    efforts: Object.fromEntries(Object.entries(toRecord(saved['efforts'])).map(([id, one]) => [id, readEffort(one)])),
    withSurvey: saved['withSurvey'] === true,
    count: Math.round(readNumber(saved, 'count')),
  };
}

export function toPlanAsk(state: StateRef, settings: PlanSettings): PlanAsk {
  const { kind, rank, index, classIndex, ...rest } = settings;
  const target: PlanTarget =
    kind === 'index' ? { kind, index } : kind === 'rank' ? { kind, rank } : { kind, classIndex };
  return { ...rest, state, target };
}

function readEffort(saved: unknown): LeafEffort {
  const { effort, isLocked, mostSteps } = toRecord(saved);
  return {
    ...(isWithin(effort, 'effort') ? { effort } : {}),
    ...(isLocked === true ? { isLocked } : {}),
    ...(isWithin(mostSteps, 'mostSteps') ? { mostSteps } : {}),
  };
}

function readNumber(saved: PageSettings, key: PlanNumber): number {
  const value = saved[key];
  return isWithin(value, key) ? value : PLAN_RANGES[key].usual;
}

function isWithin(value: unknown, key: keyof typeof PLAN_RANGES): value is number {
  const { min, max } = PLAN_RANGES[key];
  return typeof value === 'number' && value >= min && value <= max;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
