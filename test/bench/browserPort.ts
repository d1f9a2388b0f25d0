/** What the runner does for the page from outside (scripts/benchBrowser.mjs): real input, and the browser's own counters. */
export interface BrowserCounters {
  /** Milliseconds of the page's main thread since it began. */
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
  readonly heapMb: number;
  readonly elements: number;
}

export interface BrowserPort {
  /** Turns the wheel over the middle of the stage: `count` notches of `px`, one every `everyMs`. */
  wheel(count: number, px: number, everyMs: number): Promise<void>;
  press(key: string): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** `afterCollection`: garbage is collected first. */
  count(afterCollection: boolean): Promise<BrowserCounters>;
}

declare global {
  interface Window {
    benchWheel?: BrowserPort['wheel'];
    benchPress?: BrowserPort['press'];
    benchClick?: BrowserPort['click'];
    benchCount?: BrowserPort['count'];
  }
}

/** Null where the page was opened by hand. */
export function findBrowserPort(): BrowserPort | null {
  const { benchWheel: wheel, benchPress: press, benchClick: click, benchCount: count } = window;
  return wheel && press && click && count ? { wheel, press, click, count } : null;
}
