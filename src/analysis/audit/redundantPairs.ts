/** Leaves, or fields, that rise and fall together: two places that pay for one thing. */
import type { Steps } from '../../lib/steps.ts';
import type { ModelNode } from '../indexModel.ts';
import { correlate, type NodeColumn } from './nodeFindings.ts';
import type { NamedPoints, RedundantPair } from './question.ts';

/** Fewer units than this show nothing but chance. */
const LEAST_UNITS = 5;

/** Pairs with |r| from `redundant01` on, the strongest first; columns without history or variance have no r. */
export function* findRedundantPairs(
  kind: RedundantPair['kind'],
  nodes: readonly ModelNode[],
  columns: readonly NodeColumn[],
  redundant01: number,
): Steps<RedundantPair[]> {
  const known = columns.filter(({ hasHistory, values }) => hasHistory && hasVariance(values));
  const scaled = known.map(({ values }) => standardise(values));
  const found: RedundantPair[] = [];
  for (const [at, first] of known.entries()) {
    for (let other = at + 1; other < known.length; other++) {
      const second = known[other];
      if (!second || !mayCorrelate(scaled[at] ?? null, scaled[other] ?? null, redundant01)) continue;
      const { r, count } = correlate(first.values, second.values);
      if (count < LEAST_UNITS || !(Math.abs(r) >= redundant01 - 1e-12)) continue;
      const [a, b] = [nameColumn(nodes, first), nameColumn(nodes, second)];
      found.push({ kind, first: a, second: b, correlation: r, units: count });
    }
    yield (at + 1) / known.length;
  }
  return found.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** About the mean and of length 1, so that r is a dot product; null where a unit has no value, which takes the long way. */
function standardise(values: Float64Array): Float64Array | null {
  if (values.some((value) => Number.isNaN(value))) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}

function mayCorrelate(x: Float64Array | null, y: Float64Array | null, redundant01: number): boolean {
  if (x === null || y === null) return true;
  let r = 0;
  for (let unit = 0; unit < x.length; unit++) r += (x[unit] as number) * (y[unit] as number);
  return Math.abs(r) >= redundant01 - 1e-9;
}

function hasVariance(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return first !== undefined && values.some((value) => Math.abs(value - first) > 1e-9);
}

function nameColumn(nodes: readonly ModelNode[], { node, weight }: NodeColumn): NamedPoints {
  const { id, code, name } = nodes[node] ?? { id: '' as ModelNode['id'], code: '', name: '' };
  return { id, code, name, points: weight };
}
