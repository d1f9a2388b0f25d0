/** Long work in slices between which the page takes input and draws. */
import type { Steps } from '../../../lib/steps.ts';

/** A slice ends after this: two frames at 60 a second leave room for a key press to be seen. */
const SLICE_MS = 24;

export interface SlicePort {
  /** Told after every slice how much is done, from 0 to 1. */
  progress(share01: number): void;
  isCancelled(): boolean;
}

/** Runs `step` for 0 to `count` - 1; false when it was cancelled before its end. */
export async function runInSlices(count: number, step: (at: number) => void, port: SlicePort): Promise<boolean> {
  let sliceStart = performance.now();
  for (let at = 0; at < count; at++) {
    step(at);
    if (performance.now() - sliceStart < SLICE_MS) continue;
    port.progress((at + 1) / count);
    await yieldToPage();
    if (port.isCancelled()) return false;
    sliceStart = performance.now();
  }
  return !port.isCancelled();
}

/** Runs steps that yield the share done to their end; null when they were cancelled before it. */
export async function runStepsInSlices<T>(steps: Steps<T>, port: SlicePort): Promise<{ readonly value: T } | null> {
  for (;;) {
    const sliceStart = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - sliceStart < SLICE_MS) step = steps.next();
    if (port.isCancelled()) return null;
    if (step.done) return { value: step.value };
    port.progress(step.value);
    await yieldToPage();
  }
}

/** Lets the page draw and take what was typed. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
