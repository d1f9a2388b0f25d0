/**
 * Association of two rows of figures over units: Pearson, Spearman with mid-ranks, Kendall's tau-b. Pairs in which either
 * figure is not finite are left out; NaN where fewer than two pairs are left or one side does not vary.
 */

/** Pearson's r, about the means. */
export function correlatePearson(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const [left, right] = takePairs(xs, ys);
  return pearsonOf(left, right);
}

/** Spearman's rho: Pearson's r of the mid-ranks. */
export function correlateSpearman(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const [left, right] = takePairs(xs, ys);
  return pearsonOf(midRanks(left), midRanks(right));
}

/** Kendall's tau-b: concordant less discordant pairs over the root of the pairs not tied on either side. */
export function correlateKendall(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const [left, right] = takePairs(xs, ys);
  let balance = 0;
  let untiedLeft = 0;
  let untiedRight = 0;
  for (let one = 1; one < left.length; one++) {
    for (let other = 0; other < one; other++) {
      const x = Math.sign((left[one] as number) - (left[other] as number));
      const y = Math.sign((right[one] as number) - (right[other] as number));
      balance += x * y;
      untiedLeft += x * x;
      untiedRight += y * y;
    }
  }
  return untiedLeft === 0 || untiedRight === 0 ? Number.NaN : balance / Math.sqrt(untiedLeft * untiedRight);
}

/** Ranks from 1 upwards in the order of the figures; equal ones share the middle of their places. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, at) => at).sort(
    (one, other) => (values[one] as number) - (values[other] as number),
  );
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end] as number] === values[order[first] as number]) end++;
    for (let at = first; at < end; at++) ranks[order[at] as number] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

function takePairs(xs: ArrayLike<number>, ys: ArrayLike<number>): [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  for (let at = 0; at < Math.min(xs.length, ys.length); at++) {
    const [x, y] = [xs[at] as number, ys[at] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    left.push(x);
    right.push(y);
  }
  return [left, right];
}

function pearsonOf(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const count = xs.length;
  if (count < 2) return Number.NaN;
  let meanX = 0;
  let meanY = 0;
  for (let at = 0; at < count; at++) {
    meanX += (xs[at] as number) / count;
    meanY += (ys[at] as number) / count;
  }
  let [xx, yy, xy] = [0, 0, 0];
  let size = 0;
  for (let at = 0; at < count; at++) {
    const x = (xs[at] as number) - meanX;
    const y = (ys[at] as number) - meanY;
    xx += x * x;
    yy += y * y;
    xy += x * y;
    size = Math.max(size, Math.abs(xs[at] as number), Math.abs(ys[at] as number));
  }
  // What rounding leaves of a constant row is no variance.
  const dust = count * (size * 1e-14) ** 2;
  return xx <= dust || yy <= dust ? Number.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
