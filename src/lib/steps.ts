/**
 * Long work that its caller may watch, interleave with other work, or leave: a generator that yields how much is done
 * (0..1) every few milliseconds and returns the outcome. Pure: who drives it decides about clocks and cancelling.
 */
export type Steps<T> = Generator<number, T, void>;

/** Runs to the end at once. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A part of longer work, whose 0..1 becomes `from`..`to` of the whole. */
export function* partOfSteps<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
