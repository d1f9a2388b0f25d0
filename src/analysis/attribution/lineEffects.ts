/**
 * What weight, score, rule and presence each bring to the part of one leaf in one unit's index: the mean marginal effect
 * over all orders in which they and the divisor can change (Shapley; with two factors it is Bennet's: (w1-w0)(s0+s1)/2).
 */

/** One leaf in two states. Shares are points / maximum; `share01` is the entries of the first state under the rule of the second. */
export interface LineStates {
  weight0: number;
  weight1: number;
  share00: number;
  share01: number;
  share10: number;
  share11: number;
  /** 1 where the leaf is there and counts. */
  presence0: number;
  presence1: number;
}

export interface LineEffects {
  weight: number;
  score: number;
  rule: number;
  presence: number;
  /** Mean points of the line over all orders: what a change of the divisor works upon. */
  meanPoints: number;
}

/** |S|! (4 - |S|)! / 5! by |S|: the share of the orders of five factors in which exactly S comes before a given one. */
const SHARE_OF_ORDERS = [1 / 5, 1 / 20, 1 / 30, 1 / 20, 1 / 5] as const;
const SIZES = Uint8Array.from(
  { length: 16 },
  (_, mask) => (mask & 1) + ((mask >> 1) & 1) + ((mask >> 2) & 1) + (mask >> 3),
);
const WEIGHT = 1;
const SCORE = 2;
const RULE = 4;
const PRESENCE = 8;
const points = new Float64Array(16);

/** `per0` and `per1` are what a point is worth in the index (100 / weight that counts). Writes into `out`. */
export function splitLine(line: LineStates, per0: number, per1: number, out: LineEffects): void {
  for (let mask = 0; mask < 16; mask++) {
    const weight = mask & WEIGHT ? line.weight1 : line.weight0;
    const presence = mask & PRESENCE ? line.presence1 : line.presence0;
    const share =
      mask & SCORE ? (mask & RULE ? line.share11 : line.share10) : mask & RULE ? line.share01 : line.share00;
    points[mask] = weight * share * presence;
  }
  out.weight = line.weight0 === line.weight1 ? 0 : effectOf(WEIGHT, per0, per1);
  out.score = effectOf(SCORE, per0, per1);
  out.rule = effectOf(RULE, per0, per1);
  out.presence = line.presence0 === line.presence1 ? 0 : effectOf(PRESENCE, per0, per1);
  let mean = 0;
  for (let mask = 0; mask < 16; mask++) mean += shareOfOrders(SIZES[mask] ?? 0) * (points[mask] ?? 0);
  out.meanPoints = mean;
}

/** The fifth factor, the divisor, comes before or after: `per1` or `per0`. */
function effectOf(factor: number, per0: number, per1: number): number {
  let sum = 0;
  for (let mask = 0; mask < 16; mask++) {
    if (mask & factor) continue;
    const step = (points[mask | factor] ?? 0) - (points[mask] ?? 0);
    if (step === 0) continue;
    const size = SIZES[mask] ?? 0;
    sum += step * (shareOfOrders(size) * per0 + shareOfOrders(size + 1) * per1);
  }
  return sum;
}

function shareOfOrders(before: number): number {
  return SHARE_OF_ORDERS[before] ?? 0;
}
