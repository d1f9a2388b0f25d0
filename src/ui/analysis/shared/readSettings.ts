/** Settings are plain data that may come from anywhere: each is read with tolerance, and what is unknown falls back to what is usual. */
import type { PageSettings } from '../../../state/views.svelte.ts';

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}

export function isWithin(stored: unknown, { min, max }: Omit<NumberRange, 'usual'>): stored is number {
  return typeof stored === 'number' && stored >= min && stored <= max;
}

export function readNumber(stored: unknown, range: NumberRange): number {
  return isWithin(stored, range) ? stored : range.usual;
}

export function readWhole(stored: unknown, range: NumberRange): number {
  return Math.round(readNumber(stored, range));
}

export function pick<T extends string>(known: readonly T[], stored: unknown, usual: T): T {
  return known.find((one) => one === stored) ?? usual;
}

/** Empty where nothing of the kind is stored. */
export function readRecord(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
}

/** The part of a page's settings under a name; empty where there is none. */
export function partOf(stored: PageSettings, name: string): PageSettings {
  return readRecord(stored[name]);
}
