/** What the page is set to: kept as plain data, read with tolerance. */
import type { DrawsAsk } from '../../../analysis/draws/question.ts';
import type { KeptTotal, WeightLevel } from '../../../analysis/draws/weightGroups.ts';
import type { WeightNoise } from '../../../analysis/draws/weightNoise.ts';
import type { GuaranteeAsk } from '../../../analysis/guarantee/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import type { UnitItem } from '../shared/rankedUnits.ts';
import { isWithin, pick, readNumber, readRecord, readWhole } from '../shared/readSettings.ts';

export const LEVELS = ['fields', 'criteria', 'leaves'] as const satisfies readonly WeightLevel[];
export const KEPT = ['total', 'parent'] as const satisfies readonly KeptTotal[];
export const NOISES = ['box', 'dirichlet', 'simplex'] as const satisfies readonly WeightNoise['kind'][];
export const SCOPES = ['unit', 'all'] as const;
/** While a slider is dragged. */
const LIVE_DRAWS = 1000;
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

export function readRobustSettings(saved: PageSettings, units: readonly UnitItem[]): RobustSettings | null {
  const [first] = units;
  if (!first) return null;
  return {
    unitId: units.find(({ id }) => id === saved['unitId'])?.id ?? first.id,
    noise: pick(NOISES, saved['noise'], 'box'),
    widthPercent: readNumber(saved['widthPercent'], { min: 0, max: 100, usual: 10 }),
    concentration: readNumber(saved['concentration'], { min: 1, max: 1e6, usual: 100 }),
    level: pick(LEVELS, saved['level'], 'fields'),
    kept: pick(KEPT, saved['kept'], 'total'),
    draws: readWhole(saved['draws'], { min: MIN_DRAWS, max: MAX_DRAWS, usual: 10_000 }),
    seed: readWhole(saved['seed'], { min: 0, max: 2 ** 31 - 1, usual: 2024 }),
    scoreDeviation: readNumber(saved['scoreDeviation'], { min: 0, max: 20, usual: 0 }),
    boxPercent: readNumber(saved['boxPercent'], { min: 0, max: 100, usual: 10 }),
    scope: pick(SCOPES, saved['scope'], 'unit'),
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
  return Object.fromEntries(
    Object.entries(readRecord(saved)).flatMap(([nodeId, limit]) => {
      const { min, max } = readRecord(limit);
      return isWithin(min, { min: 0, max: Infinity }) && isWithin(max, { min, max: Infinity })
        ? [[nodeId, { min, max }]]
        : [];
    }),
  );
}
