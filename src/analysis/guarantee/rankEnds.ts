/** Best and worst rank of a unit over a weight box: proven by a program, shown by weights that were ranked again. */
import type { SolveProgram } from '../linearProgram.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import type { Steps } from '../../lib/steps.ts';
import { boundGap, type Levels, type UnitLevel } from './levels.ts';
import { buildProgram, isExact, LEVEL_EPS, type End, type OpenRival, type RankProgram } from './rankProgram.ts';
import type { WeightBox } from './weightBox.ts';
import { countAbove, tidyWitness, type Witness } from './witness.ts';

export interface FoundEnd {
  /** Units strictly above with the witness. */
  readonly above: number;
  /** No weights of the box put fewer (best), or more (worst), above. */
  readonly bound: number;
  /** Ratios by group. */
  readonly ratios: Float64Array;
}

export interface FoundEnds {
  readonly now: number;
  readonly best: FoundEnd;
  readonly worst: FoundEnd;
}

export interface RankQuestion {
  readonly model: IndexModel;
  readonly box: WeightBox;
  readonly levels: Levels;
  readonly solve: SolveProgram;
  readonly limitMs: number;
}

/** Halvings of the range of the unit's index, where applicable weights move. */
const MAX_PROGRAMS = 32;

export function* findRankEnds(question: RankQuestion, unit: UnitLevel): Steps<FoundEnds> {
  const { model, box, levels } = question;
  const open: OpenRival[] = [];
  let surely = 0;
  for (const level of levels.units) {
    if (level.unit === unit.unit) continue;
    const { least, most } = boundGap(box, level, unit);
    // A gap of one last decimal moves the published index, whatever the rounding; none at all leaves it below or tied.
    if (least >= 1) surely++;
    else if (most > 0) open.push({ level, least, most });
  }
  const now = countAbove(model, evaluateModel(model).index, unit.unit);
  const base: Witness = { ratios: new Float64Array(box.low.length).fill(1), above: now };
  const best = yield* findEnd(question, unit, open, surely, 'best', base);
  yield 0.5;
  const worst = yield* findEnd(question, unit, open, surely, 'worst', base);
  return { now, best, worst };
}

function* findEnd(
  { model, box, levels, solve, limitMs }: RankQuestion,
  unit: UnitLevel,
  rivals: readonly OpenRival[],
  surely: number,
  end: End,
  base: Witness,
): Steps<FoundEnd> {
  const isBeyond = (one: number, other: number): boolean => (end === 'best' ? one < other : one > other);
  const utmost = end === 'best' ? surely : surely + rivals.length;
  // Weights as they are belong to the box unless single limits leave them out.
  const holdsBase = box.low.every((low, group) => low <= 1 && (box.high[group] as number) >= 1);
  let found: Witness | null = holdsBase ? base : null;
  let bound: number | null = null;
  const whole: RankProgram = {
    end,
    box,
    unit,
    rivals,
    turn: levels.turn,
    from: Math.floor(unit.low - LEVEL_EPS),
    to: Math.floor(unit.high + LEVEL_EPS),
  };
  const ranges = [whole];
  let programs = 0;
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    if (found && found.above === utmost) break;
    if (programs++ >= MAX_PROGRAMS) {
      bound = utmost;
      break;
    }
    const outcome = solve(buildProgram(range), programs === 1 ? limitMs : limitMs / MAX_PROGRAMS);
    yield end === 'best' ? 0.25 : 0.75;
    if (outcome.kind === 'infeasible') continue;
    let own = utmost;
    if (Number.isFinite(outcome.bound)) {
      // Of whole numbers: what is not whole is rounded to the side that is reachable.
      const counted = end === 'best' ? Math.ceil(outcome.bound - 1e-5) : Math.floor(1e-5 - outcome.bound);
      own = surely + counted;
    }
    if (isBeyond(own, utmost)) own = utmost;
    if (outcome.kind === 'solved') {
      const promised = surely + Math.round(Math.abs(outcome.objective));
      const witness = tidyWitness(model, box, unit.unit, outcome.values.slice(0, box.low.length), promised);
      if (!found || isBeyond(witness.above, found.above)) found = witness;
    }
    const isDone = found !== null && !isBeyond(own, found.above);
    if (isDone || isExact(range)) {
      if (bound === null || isBeyond(own, bound)) bound = own;
      continue;
    }
    const half = Math.floor((range.from + range.to) / 2);
    ranges.push({ ...range, to: half }, { ...range, from: half + 1 });
  }
  const shown = found ?? base;
  if (bound === null || isBeyond(shown.above, bound)) bound = shown.above;
  if (levels.isCut && isBeyond(utmost, bound)) bound = utmost;
  return { above: shown.above, bound, ratios: shown.ratios };
}
