/** One figure of a state that a sensitivity question looks at. */
import { roundTo } from '../lib/decimal.ts';
import type { UnitId } from '../domain/ids.ts';
import { classChance, type ClassNoise } from './classChance.ts';
import { evaluateModel, roundedIndex, type IndexModel } from './indexModel.ts';
import { meanOfRanked } from './ranking.ts';

export type Figure =
  /** The index before publishing rounds it: percent to 7 places. */
  | { readonly kind: 'score'; readonly unitId: UnitId }
  /** The published index. */
  | { readonly kind: 'index'; readonly unitId: UnitId }
  | { readonly kind: 'rank'; readonly unitId: UnitId }
  /** Own index less the other's, before rounding, in percentage points. */
  | { readonly kind: 'gap'; readonly unitId: UnitId; readonly toUnitId: UnitId }
  /** Place in policies.classes, 0 the best. */
  | { readonly kind: 'class'; readonly unitId: UnitId }
  /** Mean of the published indexes of the ranked units. */
  | { readonly kind: 'mean' }
  /** Share of draws of the weights in which the unit reaches the class at this place or a better one. */
  | { readonly kind: 'chance'; readonly unitId: UnitId; readonly classIndex: number; readonly noise: ClassNoise };

/** Whether the units of a figure stand in the model. */
export function hasUnits(model: IndexModel, figure: Figure): boolean {
  if (figure.kind === 'mean') return true;
  if (figure.kind === 'gap' && !model.unitIds.includes(figure.toUnitId)) return false;
  return model.unitIds.includes(figure.unitId);
}

/** NaN where the figure is not there: an error, a unit without a rank, no class. */
export function readFigure(model: IndexModel, figure: Figure): number {
  const { index, rank, classIndex } = evaluateModel(model);
  if (figure.kind === 'mean') return meanOfRanked(index, model.ranked, model.policies.decimals);
  const unit = model.unitIds.indexOf(figure.unitId);
  const own = index[unit] ?? Number.NaN;
  switch (figure.kind) {
    case 'score':
      return own;
    case 'index':
      return roundedIndex(model, own);
    case 'rank':
      return rank[unit] ?? Number.NaN;
    case 'gap':
      return roundTo(own - (index[model.unitIds.indexOf(figure.toUnitId)] ?? Number.NaN), 7);
    case 'class': {
      const place = classIndex[unit] ?? -1;
      return place < 0 ? Number.NaN : place;
    }
    case 'chance':
      return classChance(model, unit, figure.classIndex, figure.noise);
  }
}
