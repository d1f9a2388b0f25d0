/** What stands on the screen after a frame: asked of the elements at points of the view, as the eye would. */
import { present } from '../../../src/lib/assert.ts';
import { COL_COUNT, COL_WIDTH, ROW_HEIGHT } from './benchGrid.ts';

/** Fixed points of the view, and where its first row begins when nothing is scrolled. */
export interface Samples {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly firstRowY: number;
  readonly selector: string;
}

export interface Seen {
  readonly blank: number;
  readonly wrong: number;
}

/** Points over the whole view, from the cells it shows while nothing is scrolled; `selector` matches every cell. */
export function placeSamples(selector: string, stage: HTMLElement): Samples {
  const view = stage.getBoundingClientRect();
  const first = present(
    [...stage.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent.trim() === '0'),
    'the first cell',
  ).getBoundingClientRect();
  const points = [];
  const [right, bottom] = [Math.min(view.right, innerWidth) - 30, Math.min(view.bottom, innerHeight) - 40];
  for (let x = first.left + COL_WIDTH / 2; x < right; x += COL_WIDTH * 3)
    for (let y = first.top + ROW_HEIGHT * 1.5; y < bottom; y += ROW_HEIGHT * 3) points.push({ x, y });
  return { points, firstRowY: first.top, selector };
}

export function look({ points, firstRowY, selector }: Samples, scroller: HTMLElement): Seen {
  let blank = 0;
  let wrong = 0;
  for (const { x, y } of points) {
    const el = document.elementsFromPoint(x, y).find((one) => one.matches(selector));
    const text = el?.textContent.trim() ?? '';
    if (text === '') {
      blank++;
      continue;
    }
    const row = Math.floor(Number(text) / COL_COUNT);
    const expected = (y - firstRowY + scroller.scrollTop) / ROW_HEIGHT;
    // Half a row of tolerance: a grid may round its scroll position to whole pixels.
    if (Math.abs(row + 0.5 - expected) > 1) wrong++;
  }
  return { blank, wrong };
}

/** After the drawing of the next frame: what a frame's callbacks wrote is on the screen. */
export function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame((now) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(now);
      port2.postMessage(null);
    });
  });
}
