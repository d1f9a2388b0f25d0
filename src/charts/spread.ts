/**
 * Places labels of one column near where they belong, `gap` apart, in the given order: the least-squares solution by
 * pooling adjacent violators, then held within [low, high]. `wanted` must be ascending and (n - 1) * gap must fit the
 * bounds; otherwise `high` gives way, never the gap.
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((place, index) => {
    let block = { sum: place - index * gap, count: 1 };
    let before = blocks.at(-1);
    while (before !== undefined && before.sum / before.count > block.sum / block.count) {
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(block);
  });
  const ceiling = Math.max(low, high - (wanted.length - 1) * gap);
  const places: number[] = [];
  for (const { sum, count } of blocks) {
    const start = Math.min(Math.max(sum / count, low), ceiling);
    for (let step = 0; step < count; step += 1) places.push(start + places.length * gap);
  }
  return places;
}
