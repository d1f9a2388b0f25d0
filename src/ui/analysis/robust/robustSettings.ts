/** What the page is set to: kept as plain data, read with tolerance. */
import type { DrawsAsk } from '../../../analysis/draws/question.ts';
import type { KeptTotal, WeightLevel } from '../../../analysis/draws/weightGroups.ts';
import type { WeightNoise } from '../../../analysis/draws/weightNoise.ts';
import type { GuaranteeAsk } from '../../../analysis/guarantee/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { CriteriaSet } from '../../../domain/criteria.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';

export const LEVELS = ['fields', 'criteria', 'leaves'] as const satisfies readonly WeightLevel[];
export const KEPT = ['total', 'parent'] as const satisfies readonly KeptTotal[];
export const NOISES = ['box', 'dirichlet', 'simplex'] as const satisfies readonly WeightNoise['kind'][];
export const SCOPES = ['unit', 'all'] as const;
/** While a slider is dragged. */
export const LIVE_DRAWS = 1000;
export const MIN_DRAWS = 100;
export const MAX_DRAWS = 50_000;
/** For one end of one unit: alone, and in a table of all. */
const LIMIT_MS = { unit: 10_000, all: 2500 } as const;

export interface RobustSettings {
  readonly unitId: UnitId;
  readonly noise: WeightNoise['kind'];
  readonly widthPercent: number;
  readonly concentration: number;
  readonly level: WeightLevel;
  readonly kept: KeptTotal;
  readonly draws: number;
  readonly seed: number;
  readonly scoreDeviation: number;
  readonly boxPercent: number;
  readonly scope: (typeof SCOPES)[number];
  /** Limits of single weights, in points. */
  readonly limits: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
}

export interface UnitItem {
  readonly id: UnitId;
  readonly label: string;
}

export function listRankedUnits(workbook: Workbook, set: CriteriaSet): UnitItem[] {
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  return unitIds.flatMap((id) => {
    const unit = workbook.units[id];
    return unit?.ranked ? [{ id, label: unit.name }] : [];
  });
}

export function readRobustSettings(saved: PageSettings, units: readonly UnitItem[]): RobustSettings | null {
  const [first] = units;
  if (!first) return null;
  const number = (key: string, fallback: number, min: number, max: number): number => {
    const value = saved[key];
    return typeof value === 'number' && value >= min && value <= max ? value : fallback;
  };
  const oneOf = <T extends string>(key: string, known: readonly T[], fallback: T): T =>
    known.find((one) => one === saved[key]) ?? fallback;
  return {
    unitId: units.find(({ id }) => id === saved['unitId'])?.id ?? first.id,
    noise: oneOf('noise', NOISES, 'box'),
    widthPercent: number('widthPercent', 10, 0, 100),
    concentration: number('concentration', 100, 1, 1e6),
    level: oneOf('level', LEVELS, 'fields'),
    kept: oneOf('kept', KEPT, 'total'),
    draws: Math.round(number('draws', 10_000, MIN_DRAWS, MAX_DRAWS)),
    seed: Math.round(number('seed', 2024, 0, 2 ** 31 - 1)),
    scoreDeviation: number('scoreDeviation', 0, 0, 20),
    boxPercent: number('boxPercent', 10, 0, 100),
    scope: oneOf('scope', SCOPES, 'unit'),
    limits: readLimits(saved['limits']),
  };
}

export function toDrawsAsk(state: StateRef, settings: RobustSettings, live: boolean): DrawsAsk {
  const { level, kept, seed, scoreDeviation, draws } = settings;
  return {
    state,
    noise: toNoise(settings),
    level,
    kept,
    scoreDeviation,
    draws: live ? Math.min(LIVE_DRAWS, draws) : draws,
    seed,
    withPairs: !live,
  };
}

export function toGuaranteeAsk(state: StateRef, settings: RobustSettings): GuaranteeAsk {
  const { level, kept, boxPercent, limits, scope, unitId } = settings;
  return {
    state,
    level,
    kept,
    width01: boxPercent / 100,
    limits: Object.entries(limits).map(([nodeId, { min, max }]) => ({ nodeId: nodeId as NodeId, min, max })),
    unitIds: scope === 'unit' ? [unitId] : null,
    limitMs: LIMIT_MS[scope],
  };
}

function toNoise({ noise, widthPercent, concentration }: RobustSettings): WeightNoise {
  if (noise === 'box') return { kind: 'box', width01: widthPercent / 100 };
  return noise === 'dirichlet' ? { kind: 'dirichlet', concentration } : { kind: 'simplex' };
}

function readLimits(saved: unknown): RobustSettings['limits'] {
  if (typeof saved !== 'object' || saved === null) return {};
  return Object.fromEntries(
    Object.entries(saved as Record<string, unknown>).flatMap(([nodeId, limit]) => {
      const { min, max } = (limit ?? {}) as { min?: unknown; max?: unknown };
      return typeof min === 'number' && typeof max === 'number' && min >= 0 && min <= max
        ? [[nodeId, { min, max }]]
        : [];
    }),
  );
}
