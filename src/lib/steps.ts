/** Long work as a generator that yields the share done, from 0 to 1, as often as it may be held; its result comes at the end. */
export type Steps<T> = Generator<number, T>;

/** All of it at once. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
