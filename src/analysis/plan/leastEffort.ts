/**
 * Multiple-choice knapsack: one option at most of each item, the least effort that gains enough. Gains and efforts are
 * integers, so sums are exact. Law: for the items from i on, the frontier holds every pair (effort, gain) that no other
 * choice betters in both; looked up, it is the exact price of what is still to be gained, and leads the search for the
 * k least plans (A* with the true remaining effort).
 */
import type { Steps } from '../../lib/steps.ts';

export interface Option {
  readonly gain: number;
  /** Above 0. */
  readonly effort: number;
}

/** Efforts and the most that each gains, both rising; the first is (0, 0). */
export interface Frontier {
  readonly efforts: Float64Array;
  readonly gains: Float64Array;
}

/** Frontiers larger than this: efforts too finely divided for an exact answer in reasonable time. */
export const MAX_FRONTIER = 100_000;

/** By item: the frontier of the items from it on, and that of none at the end; null where one grows past MAX_FRONTIER. */
export function* listFrontiers(items: readonly (readonly Option[])[]): Steps<readonly Frontier[] | null> {
  let below: Frontier = { efforts: Float64Array.of(0), gains: Float64Array.of(0) };
  const frontiers = [below];
  for (let i = items.length - 1; i >= 0; i--) {
    let merged = below;
    for (const option of items[i] ?? []) {
      merged = mergeFrontiers(merged, below, option);
      if (merged.efforts.length > MAX_FRONTIER) return null;
      yield (items.length - i - 1) / items.length;
    }
    below = merged;
    frontiers.push(below);
  }
  return frontiers.reverse();
}

/** What neither list betters, the second moved by an option. */
function mergeFrontiers(a: Frontier, b: Frontier, { gain, effort }: Option): Frontier {
  const size = a.efforts.length + b.efforts.length;
  const efforts = new Float64Array(size);
  const gains = new Float64Array(size);
  let [i, j, count] = [0, 0, 0];
  let top = -1;
  while (i < a.efforts.length || j < b.efforts.length) {
    const effortA = i < a.efforts.length ? (a.efforts[i] as number) : Number.POSITIVE_INFINITY;
    const effortB = j < b.efforts.length ? (b.efforts[j] as number) + effort : Number.POSITIVE_INFINITY;
    const gainA = effortA <= effortB ? (a.gains[i] as number) : -1;
    const gainB = effortB <= effortA ? (b.gains[j] as number) + gain : -1;
    if (gainA >= 0) i++;
    if (gainB >= 0) j++;
    const best = Math.max(gainA, gainB);
    if (best <= top) continue;
    top = best;
    efforts[count] = Math.min(effortA, effortB);
    gains[count++] = best;
  }
  return { efforts: efforts.slice(0, count), gains: gains.slice(0, count) };
}

/** The least effort that gains at least `gain`; Infinity where nothing does. */
export function priceOf({ efforts, gains }: Frontier, gain: number): number {
  let low = 0;
  let high = gains.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gains[middle] as number) >= gain) high = middle;
    else low = middle + 1;
  }
  return low < efforts.length ? (efforts[low] as number) : Number.POSITIVE_INFINITY;
}

export interface Choice {
  readonly item: number;
  readonly option: number;
}

export interface LeastPlans {
  /** Least effort first. In none could an option be left out, or a cheaper one of its item stand for it. */
  readonly plans: readonly { readonly choices: readonly Choice[]; readonly effort: number; readonly gain: number }[];
  /** False where the search was cut: further plans as good as those found may exist. */
  readonly sawAll: boolean;
}

interface Branch {
  readonly item: number;
  readonly gain: number;
  readonly effort: number;
  /** Effort so far and the least that is still needed: exact. */
  readonly least: number;
  readonly last: (Choice & { readonly before: Branch['last'] }) | null;
}

const MAX_BRANCHES = 60_000;
const BRANCHES_A_STEP = 500;

/** The `count` plans of least effort that gain at least `gain` (above 0), from the frontiers of the same items. */
export function* findLeastPlans(
  items: readonly (readonly Option[])[],
  frontiers: readonly Frontier[],
  gain: number,
  count: number,
): Steps<LeastPlans> {
  const found: LeastPlans['plans'][number][] = [];
  const open = new BranchHeap();
  function add(branch: Omit<Branch, 'least'>): void {
    const frontier = frontiers[branch.item];
    const least = branch.effort + (frontier ? priceOf(frontier, gain - branch.gain) : Number.POSITIVE_INFINITY);
    if (least < Number.POSITIVE_INFINITY) open.push({ ...branch, least });
  }
  add({ item: 0, gain: 0, effort: 0, last: null });
  let seen = 0;
  for (let branch = open.pop(); branch && found.length < count; branch = open.pop()) {
    if (++seen > MAX_BRANCHES) return { plans: found, sawAll: false };
    if (seen % BRANCHES_A_STEP === 0) yield Math.min(0.99, seen / MAX_BRANCHES);
    if (branch.gain >= gain) {
      const choices = listChoices(branch);
      if (isLean(items, choices, branch.gain - gain)) found.push({ choices, effort: branch.effort, gain: branch.gain });
      continue;
    }
    const { item, last: before } = branch;
    add({ item: item + 1, gain: branch.gain, effort: branch.effort, last: before });
    for (const [option, { gain: own, effort }] of (items[item] ?? []).entries())
      add({
        item: item + 1,
        gain: branch.gain + own,
        effort: branch.effort + effort,
        last: { item, option, before },
      });
  }
  return { plans: found, sawAll: true };
}

function listChoices({ last }: Branch): Choice[] {
  const choices: Choice[] = [];
  for (let link = last; link; link = link.before) choices.push({ item: link.item, option: link.option });
  return choices.reverse();
}

/** Whether what is gained beyond need is too little for any option to go, or to give way to a cheaper one. */
function isLean(items: readonly (readonly Option[])[], choices: readonly Choice[], spare: number): boolean {
  return choices.every(({ item, option }) => {
    const options = items[item] ?? [];
    const chosen = options[option];
    if (!chosen || chosen.gain <= spare) return false;
    return options.every(({ gain, effort }) => effort >= chosen.effort || chosen.gain - gain > spare);
  });
}

/** The least first; of equals the one furthest on, so that one plan is finished before others are begun. */
class BranchHeap {
  readonly #heap: Branch[] = [];

  push(branch: Branch): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Branch;
      if (!isBefore(branch, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = branch;
  }

  pop(): Branch | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return null;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Branch, heap[child] as Branch)) child++;
      if (!isBefore(heap[child] as Branch, last)) break;
      heap[at] = heap[child] as Branch;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Branch, b: Branch): boolean {
  return a.least < b.least || (a.least === b.least && a.item > b.item);
}
