/** The same movements for every grid: the wheel, page after page, and leaps as of a dragged scroll bar. */
import type { BrowserPort } from '../browserPort.ts';
import { ROW_HEIGHT } from './benchGrid.ts';
import { look, nextPaint, type Samples } from './sampling.ts';

/** 120 px a frame are 7200 px or 300 rows in a second: a wheel turned as fast as it goes. */
const NOTCHES = 180;
const NOTCH_PX = 120;
const FRAME_MS = 1000 / 60;
const PAGES = 120;
const LEAPS = 80;

export type ScrollScript = 'wheel' | 'pages' | 'leaps';
export const SCROLL_SCRIPTS: readonly ScrollScript[] = ['wheel', 'pages', 'leaps'];

/** Resolves when the movement is over; begins at the top. `onpaint` is called after each frame, before the next movement is made. */
export async function play(
  script: ScrollScript,
  scroller: HTMLElement,
  port: BrowserPort,
  onpaint: () => void = () => undefined,
): Promise<void> {
  if (script === 'wheel') {
    const turning = { isOver: false };
    const turned = port.wheel(NOTCHES, NOTCH_PX, FRAME_MS).then(() => {
      turning.isOver = true;
    });
    for (let rest = 20; rest > 0; rest -= turning.isOver ? 1 : 0) {
      await nextPaint();
      onpaint();
    }
    await turned;
    return;
  }
  for (let step = 1; step <= (script === 'pages' ? PAGES : LEAPS); step++) {
    await nextPaint();
    onpaint();
    // A leap goes on by a prime of rows and comes round again: no two grids meet another order.
    scroller.scrollTop = script === 'pages' ? step * scroller.clientHeight : ((step * 48_611) % 99_000) * ROW_HEIGHT;
  }
  await nextPaint();
  onpaint();
}

export interface Movement {
  /** From frame to frame. */
  readonly framesMs: readonly number[];
  /** Of the main thread, in all frames together. */
  readonly taskMs: number;
  readonly scriptMs: number;
}

/** Plays the script while only times are taken. */
export async function timeMovement(script: ScrollScript, scroller: HTMLElement, port: BrowserPort): Promise<Movement> {
  await returnToTop(scroller);
  const framesMs: number[] = [];
  let last = await nextPaint();
  const before = await port.count(false);
  let handle = requestAnimationFrame(function note(now) {
    framesMs.push(now - last);
    last = now;
    handle = requestAnimationFrame(note);
  });
  await play(script, scroller, port);
  cancelAnimationFrame(handle);
  const after = await port.count(false);
  return { framesMs, taskMs: after.taskMs - before.taskMs, scriptMs: after.scriptMs - before.scriptMs };
}

export interface Gaps {
  readonly frames: number;
  readonly framesWithBlanks: number;
  readonly longestBlank: number;
  readonly framesWithWrong: number;
  readonly longestWrong: number;
}

/** Plays the script and looks at the cells after every frame; the longest runs are in frames. */
export async function watchMovement(
  script: ScrollScript,
  scroller: HTMLElement,
  port: BrowserPort,
  samples: Samples,
): Promise<Gaps> {
  await returnToTop(scroller);
  const [blank, wrong] = [new Runs(), new Runs()];
  await play(script, scroller, port, () => {
    const seen = look(samples, scroller);
    blank.note(seen.blank > 0);
    wrong.note(seen.wrong > 0);
  });
  return {
    frames: blank.frames,
    framesWithBlanks: blank.hits,
    longestBlank: blank.longest,
    framesWithWrong: wrong.hits,
    longestWrong: wrong.longest,
  };
}

class Runs {
  frames = 0;
  hits = 0;
  longest = 0;
  #run = 0;

  note(isHit: boolean): void {
    this.frames++;
    if (isHit) this.hits++;
    this.#run = isHit ? this.#run + 1 : 0;
    this.longest = Math.max(this.longest, this.#run);
  }
}

async function returnToTop(scroller: HTMLElement): Promise<void> {
  scroller.scrollTop = 0;
  for (let frame = 0; frame < 10; frame++) await nextPaint();
}
