/** Times of one case, and what is told of them. */
export interface Samples {
  readonly medianMs: number;
  readonly p95Ms: number;
  /** What the machine can do when nothing else runs on it. */
  readonly fastestMs: number;
  readonly count: number;
}

/** Median and 95th percentile (nearest rank) of times in ms; of few samples the 95th is the slowest. */
export function summarize(timesMs: readonly number[]): Samples {
  if (timesMs.length === 0) throw new Error('a case without samples says nothing');
  const ascending = timesMs.toSorted((a, b) => a - b);
  const at = (share01: number): number => ascending[Math.max(0, Math.ceil(share01 * ascending.length) - 1)] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), fastestMs: at(0), count: timesMs.length };
}

/** Runs a case `warmUps` times for nothing and then `count` times; `run` gets a number that never repeats. */
export async function repeat<T>(warmUps: number, count: number, run: (round: number) => Promise<T>): Promise<T[]> {
  const outcomes: T[] = [];
  for (let round = 0; round < warmUps + count; round++) {
    const outcome = await run(round);
    if (round >= warmUps) outcomes.push(outcome);
    await nextTask();
  }
  return outcomes;
}

/** Lets everything end that is under way, as between two edits of a person. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
