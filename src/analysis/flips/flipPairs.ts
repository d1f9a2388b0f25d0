/** Pairs of ranked units, each with the one that stands higher first. */
import { evaluateModel, roundedIndexes, type IndexModel, type IndexOutcome } from '../indexModel.ts';
import type { FlipPairsAsk } from './question.ts';

/** Indexes of units: upper then lower, pair by pair. */
export type Pairs = Int32Array;

/** Ranked units from the highest published index down; equal ones by the index before rounding, then in their order. */
export function listByRank(model: IndexModel, outcome: IndexOutcome = evaluateModel(model)): number[] {
  const ranked = model.unitIds.flatMap((_, unit) => (Number.isNaN(outcome.rank[unit]) ? [] : [unit]));
  const rounded = roundedIndexes(model, outcome.index);
  return ranked.sort((a, b) => {
    const byRounded = (rounded[b] as number) - (rounded[a] as number);
    if (byRounded !== 0) return byRounded;
    return (outcome.index[b] as number) - (outcome.index[a] as number) || a - b;
  });
}

export function listAdjacentPairs(order: readonly number[]): Pairs {
  return Int32Array.from(order.slice(1).flatMap((lower, at) => [order[at] ?? 0, lower]));
}

/** Null where a unit of the question is not ranked or not there. */
export function listPairs(model: IndexModel, order: readonly number[], ask: FlipPairsAsk): Pairs | null {
  if (ask.kind === 'adjacent') return listAdjacentPairs(order);
  const placeOf = (unitId: string): number => order.indexOf(model.unitIds.findIndex((id) => id === unitId));
  if (ask.kind === 'pair') {
    const [a, b] = ask.unitIds.map(placeOf).sort((one, other) => one - other);
    if (a === undefined || b === undefined || a < 0 || a === b) return null;
    return Int32Array.of(order[a] ?? 0, order[b] ?? 0);
  }
  const at = placeOf(ask.unitId);
  if (at < 0) return null;
  const own = order[at] ?? 0;
  const above = order.slice(Math.max(0, at - ask.reach), at);
  const below = order.slice(at + 1, at + 1 + ask.reach);
  return Int32Array.from([...above.flatMap((unit) => [unit, own]), ...below.flatMap((unit) => [own, unit])]);
}
