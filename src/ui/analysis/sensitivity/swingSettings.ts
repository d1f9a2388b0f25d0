/** Settings of tornado, variance and n-way tables as plain data, read with tolerance, and the questions they make. */
import type { WeightLevel } from '../../../analysis/draws/weightGroups.ts';
import type { Figure } from '../../../analysis/figure.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { TornadoAsk } from '../../../analysis/tornado/question.ts';
import type { VarianceAsk } from '../../../analysis/variance/question.ts';
import type { CriteriaSet } from '../../../domain/criteria.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { Redistribution } from '../../../domain/policies.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { readRule } from '../flips/flipSettings.ts';
import { pick, readNumber, readWhole } from '../shared/readSettings.ts';
import { listRankedUnits } from '../shared/rankedUnits.ts';

export const TORNADO_FIGURES = ['score', 'rank', 'gap', 'chance'] as const;
export const VARIANCE_OUTPUTS = ['score', 'rank', 'shift'] as const;
export const WEIGHT_LEVELS = ['fields', 'criteria', 'leaves'] as const;
export const GROUP_LEVELS = ['fields', 'criteria'] as const;
export const CHANGE_KINDS = ['share', 'points'] as const;
export const KEPT_KINDS = ['parent', 'total'] as const;
const LEVELS_OR_NONE = ['none', ...WEIGHT_LEVELS] as const;

export interface TornadoSettings {
  readonly figure: (typeof TORNADO_FIGURES)[number];
  readonly unitId: UnitId;
  readonly rivalId: UnitId;
  readonly classAt: number;
  readonly weights: (typeof LEVELS_OR_NONE)[number];
  readonly by: (typeof CHANGE_KINDS)[number];
  /** In %. */
  readonly share: number;
  readonly points: number;
  /** Null: the set's own. */
  readonly rule: Redistribution | null;
  readonly withAssumptions: boolean;
  readonly withPoints: boolean;
  readonly pointStep: number;
  /** In %. */
  readonly width: number;
  readonly draws: number;
  readonly seed: number;
}

/** Null where no unit is ranked. */
export function readTornado(stored: PageSettings, workbook: Workbook, set: CriteriaSet): TornadoSettings | null {
  const units = readUnits(stored, workbook, set);
  if (!units) return null;
  return {
    ...units,
    figure: pick(TORNADO_FIGURES, stored['figure'], 'score'),
    classAt: Math.min(set.policies.classes.length - 1, readWhole(stored['classAt'], { min: 0, max: 99, usual: 0 })),
    weights: pick(LEVELS_OR_NONE, stored['weights'], 'criteria'),
    by: pick(CHANGE_KINDS, stored['by'], 'share'),
    share: readNumber(stored['share'], { min: 0.1, max: 100, usual: 10 }),
    points: readNumber(stored['points'], { min: 0.01, max: 100, usual: 1 }),
    rule: readOwnRule(stored, set),
    withAssumptions: stored['withAssumptions'] === true,
    withPoints: stored['withPoints'] === true,
    pointStep: readNumber(stored['pointStep'], { min: 0.01, max: 100, usual: 0.5 }),
    width: readNumber(stored['width'], { min: 0.1, max: 100, usual: 10 }),
    draws: readWhole(stored['draws'], { min: 100, max: 20_000, usual: 1000 }),
    seed: readWhole(stored['seed'], { min: 0, max: 2 ** 31, usual: 1 }),
  };
}

export function toTornadoAsk(state: StateRef, settings: TornadoSettings): TornadoAsk {
  const { weights, by, share, points, rule, withAssumptions, withPoints, pointStep } = settings;
  return {
    state,
    figure: toFigure(settings),
    weights: weights === 'none' ? null : weights,
    change: by === 'share' ? { kind: by, share01: share / 100 } : { kind: by, points },
    redistribution: rule,
    withAssumptions,
    pointStep: withPoints ? pointStep : 0,
  };
}

function toFigure({ figure, unitId, rivalId, classAt, width, draws, seed }: TornadoSettings): Figure {
  if (figure === 'gap') return { kind: figure, unitId, toUnitId: rivalId };
  if (figure !== 'chance') return { kind: figure, unitId };
  return { kind: figure, unitId, classIndex: classAt, noise: { width01: width / 100, draws, seed } };
}

export interface VarianceSettings {
  readonly output: (typeof VARIANCE_OUTPUTS)[number];
  readonly unitId: UnitId;
  readonly level: WeightLevel;
  readonly groupLevel: (typeof GROUP_LEVELS)[number];
  readonly kept: (typeof KEPT_KINDS)[number];
  /** In %. */
  readonly width: number;
  readonly samples: number;
  readonly seed: number;
}

/** Null where no unit is ranked. */
export function readVariance(stored: PageSettings, workbook: Workbook, set: CriteriaSet): VarianceSettings | null {
  const units = readUnits(stored, workbook, set);
  if (!units) return null;
  const groupLevel = pick(GROUP_LEVELS, stored['groupLevel'], 'fields');
  const level = pick(WEIGHT_LEVELS, stored['level'], 'criteria');
  return {
    unitId: units.unitId,
    output: pick(VARIANCE_OUTPUTS, stored['output'], 'rank'),
    // Groups are made of what is drawn: never of less than one weight.
    level: groupLevel === 'criteria' && level === 'fields' ? 'criteria' : level,
    groupLevel,
    kept: pick(KEPT_KINDS, stored['kept'], 'total'),
    width: readNumber(stored['width'], { min: 0.1, max: 100, usual: 20 }),
    samples: readWhole(stored['samples'], { min: 256, max: 32_768, usual: 4096 }),
    seed: readWhole(stored['seed'], { min: 0, max: 2 ** 31, usual: 1 }),
  };
}

export function toVarianceAsk(state: StateRef, settings: VarianceSettings): VarianceAsk {
  const { output, unitId, level, groupLevel, kept, width, samples, seed } = settings;
  return {
    state,
    output: output === 'shift' ? { kind: output } : { kind: output, unitId },
    level,
    groupLevel,
    kept,
    width01: width / 100,
    samples,
    seed,
  };
}

/** The chosen unit and another one; null where no unit is ranked. */
export function readUnits(
  stored: PageSettings,
  workbook: Workbook,
  set: CriteriaSet,
): { readonly unitId: UnitId; readonly rivalId: UnitId } | null {
  const units = listRankedUnits(workbook, set);
  const unitId = (units.find(({ id }) => id === stored['unitId']) ?? units[0])?.id;
  if (unitId === undefined) return null;
  const others = units.filter(({ id }) => id !== unitId);
  return { unitId, rivalId: (others.find(({ id }) => id === stored['rivalId']) ?? others[0])?.id ?? unitId };
}

/** Null where the settings name no rule: the set's own stays. */
export function readOwnRule(stored: PageSettings, set: CriteriaSet): Redistribution | null {
  return typeof stored['rule'] === 'string' ? readRule(stored, set) : null;
}
