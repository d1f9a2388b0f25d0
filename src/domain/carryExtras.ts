/** R11 under another version of the set: each bonus and penalty goes where the crosswalk says, within the cap it has there. */
import { sumExactly } from '../lib/decimal.ts';
import type { CriteriaSet, Extra } from './criteria.ts';
import type { LinkShare } from './findCrosswalk.ts';
import { lastStagePresent, pointsAt, type UnitScores } from './scores.ts';

/** Bonus less penalty in points of `to`; a link between a bonus and a penalty carries nothing. */
export function carryExtras(
  from: CriteriaSet,
  to: CriteriaSet,
  links: readonly LinkShare[],
  scores: UnitScores,
): number {
  return sumExactly(
    to.extras.map((target) => {
      const parts = links
        .filter(({ toId }) => toId === target.id)
        .map(({ fromId, share01 }) => {
          const source = from.extras.find(({ id }) => id === fromId);
          return source?.kind === target.kind ? share01 * givenPoints(source, scores) : 0;
        });
      const points = Math.min(target.cap, sumExactly(parts));
      return target.kind === 'bonus' ? points : -points;
    }),
  );
}

function givenPoints(extra: Extra, scores: UnitScores): number {
  const stage = lastStagePresent(scores, extra.slot);
  const points = stage === null ? 0 : pointsAt(scores[stage], extra.slot);
  return Number.isFinite(points) ? Math.min(extra.cap, Math.max(0, points)) : 0;
}
