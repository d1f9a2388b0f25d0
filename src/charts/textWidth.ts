import { present } from '../lib/assert.ts';

/** Width in CSS pixels of a text in a font. */
export type MeasureText = (text: string, sizePx: number, bold: boolean) => number;

/** Measures with a canvas that is never shown, and remembers: the same labels come back at every redraw. */
export function createTextMeasure(fontFamily: string): MeasureText {
  const context = present(document.createElement('canvas').getContext('2d'), 'a canvas has a 2d context');
  const known = new Map<string, number>();
  return (text, sizePx, bold) => {
    const font = `${bold ? '600 ' : ''}${sizePx}px ${fontFamily}`;
    const key = `${font}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (known.size > 20_000) known.clear();
      context.font = font;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}

/** The text itself when it fits, else its longest beginning with an ellipsis that fits `maxPx`. */
export function shortenText(text: string, maxPx: number, width: (text: string) => number): string {
  if (width(text) <= maxPx) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(`${letters.slice(0, middle).join('').trimEnd()}…`) <= maxPx) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
