/**
 * The smallest change of one input that reaches a goal. The input runs over a line of legal values, cut into pieces over
 * which the result moves one way; within a piece the first value that reaches is found by halving (WHATIF.md section 3).
 * With pieces of one value each this is plain enumeration.
 */
import type { Steps } from '../../lib/steps.ts';

/** Legal values in their order, places 0..count-1. */
export interface ValueLine {
  readonly count: number;
  /** The figure at a place; ascending. */
  readonly figureAt: (place: number) => number;
  /** The figure that stands there now; null where nothing does. */
  readonly current: number | null;
  /** Size of the change from what is there now to a place; where absent, the difference of the figures. */
  readonly distanceAt?: (place: number) => number;
  /** First and last place of each piece, in order and without gaps. */
  readonly pieces: readonly (readonly [number, number])[];
}

export interface Sighting {
  /** The nearest place that reaches the goal, or null. */
  readonly place: number | null;
  /** The place of the best result seen: the nearest of equals. */
  readonly best: number;
  readonly tried: number;
}

/** Values between two yields: with the fast evaluation some 0.01 ms each. */
const VALUES_PER_STEP = 64;

/**
 * `gradeAt` says how good the result is at a place (the higher the better), `goalGrade` from where on it is reached.
 * `isSlow`: each evaluation may take milliseconds. Stops as soon as nothing nearer is left.
 */
export function* searchLine(
  line: ValueLine,
  gradeAt: (place: number) => number,
  goalGrade: number,
  isSlow: boolean,
): Steps<Sighting> {
  const grades = new Map<number, number>();
  const distance = (place: number): number => distanceTo(line, place);
  let place: number | null = null;
  let best = -1;
  function look(at: number): number {
    const known = grades.get(at);
    if (known !== undefined) return known;
    const grade = gradeAt(at);
    grades.set(at, grade);
    const bestGrade = best < 0 ? Number.NaN : (grades.get(best) ?? Number.NaN);
    if (best < 0 || grade > bestGrade || (grade === bestGrade && distance(at) < distance(best))) best = at;
    return grade;
  }
  const runs = listRuns(line).sort((a, b) => distance(a[0]) - distance(b[0]));
  for (const [turn, [near, far]] of runs.entries()) {
    if (place !== null && distance(near) >= distance(place)) break;
    if (isSlow || turn % VALUES_PER_STEP === 0) yield turn / runs.length;
    let found: number | null = null;
    if (look(near) >= goalGrade) found = near;
    else if (near !== far && look(far) >= goalGrade) {
      let [no, yes] = [near, far];
      while (Math.abs(yes - no) > 1) {
        const middle = (yes + no) >> 1;
        if (look(middle) >= goalGrade) yes = middle;
        else no = middle;
        if (isSlow) yield turn / runs.length;
      }
      found = yes;
    }
    if (found !== null && (place === null || distance(found) < distance(place))) place = found;
  }
  return { place, best, tried: grades.size };
}

/** The place one step nearer to what is there now; null at the first, or where steps have no order. */
export function placeBefore(line: ValueLine, place: number): number | null {
  if (line.distanceAt) return null;
  const current = line.current ?? Number.NEGATIVE_INFINITY;
  const before = line.figureAt(place) > current ? place - 1 : place + 1;
  if (before < 0 || before >= line.count) return null;
  return distanceTo(line, before) < distanceTo(line, place) ? before : null;
}

function distanceTo(line: ValueLine, place: number): number {
  return line.distanceAt ? line.distanceAt(place) : Math.abs(line.figureAt(place) - (line.current ?? 0));
}

/** Pieces as [near, far] seen from what is there now, cut where it stands. */
function listRuns(line: ValueLine): (readonly [number, number])[] {
  const here = line.current === null ? 0 : firstFrom(line, line.current);
  return line.pieces.flatMap(([first, last]) => {
    if (last < here) return [[last, first] as const];
    if (first >= here) return [[first, last] as const];
    return [[here - 1, first] as const, [here, last] as const];
  });
}

/** First place whose figure is not below `figure`; `count` where there is none. */
export function firstFrom({ count, figureAt }: Pick<ValueLine, 'count' | 'figureAt'>, figure: number): number {
  return firstWhere(count, (place) => figureAt(place) >= figure);
}

/** First place at which a condition holds that holds from there on; `count` where it never does. */
export function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Pieces of one value each. */
export function eachAlone(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, place) => [place, place] as const);
}

/** Pieces between given first places. */
export function cutAt(count: number, firsts: readonly number[]): (readonly [number, number])[] {
  const starts = [...new Set([0, ...firsts])].filter((first) => first >= 0 && first < count).sort((a, b) => a - b);
  return starts.map((first, at) => [first, (starts[at + 1] ?? count) - 1] as const);
}
