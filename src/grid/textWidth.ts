/** How wide a text is drawn, without asking for layout: widths of letters are measured once on a canvas and summed. */
export type MeasureText = (text: string) => number;

/** Pixels that no letter of a 13 px font exceeds, for telling at once that a text fits. */
export const WIDEST_LETTER_PX = 14;

/**
 * Asks for the CSS font (such as '13px system-ui') when the first text is measured. Kerning is left out, which makes the sum
 * larger rather than smaller.
 */
export function createTextMeasure(font: () => string): MeasureText {
  const widths = new Map<string, number>();
  let pen: CanvasRenderingContext2D | null = null;
  return (text) => {
    let sum = 0;
    if (!pen) {
      pen = document.createElement('canvas').getContext('2d');
      if (pen) pen.font = font();
    }
    for (const letter of text) {
      let width = widths.get(letter);
      if (width === undefined) {
        width = pen?.measureText(letter).width ?? 0;
        widths.set(letter, width);
      }
      sum += width;
    }
    return sum;
  };
}

/** The font an element's text is drawn in; this may cost a calculation of styles. */
export function fontOf(el: Element): string {
  const { fontSize, fontFamily } = getComputedStyle(el);
  return `${fontSize} ${fontFamily}`;
}
