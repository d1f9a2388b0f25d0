import { escapeMarkup } from '../lib/markup.ts';

/** What a plain picture is made of; every attribute is a number, a colour or a text, so a picture can hold no script. */
export type Mark =
  | ({
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    } & Stroke)
  | ({
      readonly kind: 'circle';
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fill: string;
    } & Owned)
  | ({
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** 'none' for an outline alone. */
      readonly fill: string;
      readonly stroke?: string;
    } & Owned)
  | ({ readonly kind: 'polyline'; readonly points: readonly (readonly [x: number, y: number])[] } & Stroke)
  | TextMark;

export interface TextMark extends Owned {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  readonly sizePx: number;
  readonly bold: boolean;
  /** Degrees clockwise around its place; upright without. */
  readonly turn?: number;
  /** The unshortened text, shown by the browser on hover. */
  readonly title?: string;
}

interface Owned {
  /** The row the mark belongs to, so that a pointer on it finds the row. */
  readonly row?: string;
}

interface Stroke extends Owned {
  readonly stroke: string;
  readonly widthPx: number;
  /** SVG dash pattern; absent means solid. */
  readonly dash?: string;
  readonly opacity: number;
}

/** A band of a picture: the stretch of `heightPx` from `fromPx` of its marks; what lies outside is cut off. */
export interface Band {
  readonly marks: readonly Mark[];
  readonly fromPx: number;
  readonly heightPx: number;
}

/** Bands one below the other as an SVG document of text and shapes only: no style, script, link or foreign content. */
export function svgFromBands(
  bands: readonly Band[],
  widthPx: number,
  look: { readonly surface: string; readonly fontFamily: string; readonly title: string },
): string {
  const height = bands.reduce((sum, band) => sum + band.heightPx, 0);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${height}" viewBox="0 0 ${widthPx} ${height}"` +
      ` role="img" font-family="${escapeMarkup(look.fontFamily)}">`,
    `<title>${escapeMarkup(look.title)}</title>`,
    `<rect width="${widthPx}" height="${height}" fill="${escapeMarkup(look.surface)}"/>`,
  ];
  let top = 0;
  for (const { marks, fromPx, heightPx } of bands) {
    const box = `y="${top}" width="${widthPx}" height="${heightPx}" viewBox="0 ${fromPx} ${widthPx} ${heightPx}"`;
    lines.push(`<svg ${box}>`, ...marks.map(markToSvg), '</svg>');
    top += heightPx;
  }
  return [...lines, '</svg>'].join('\n');
}

function markToSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'line':
      return (
        `<line x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}" stroke="${escapeMarkup(mark.stroke)}"` +
        ` stroke-width="${mark.widthPx}" stroke-opacity="${mark.opacity}"` +
        `${mark.dash === undefined ? '' : ` stroke-dasharray="${escapeMarkup(mark.dash)}"`}/>`
      );
    case 'circle':
      return `<circle cx="${mark.cx}" cy="${mark.cy}" r="${mark.r}" fill="${escapeMarkup(mark.fill)}"/>`;
    case 'rect':
      return (
        `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="${escapeMarkup(mark.fill)}"` +
        `${mark.stroke === undefined ? '' : ` stroke="${escapeMarkup(mark.stroke)}" stroke-width="1.5"`}/>`
      );
    case 'polyline':
      return (
        `<polyline points="${pointsText(mark.points)}" fill="none" stroke="${escapeMarkup(mark.stroke)}"` +
        ` stroke-width="${mark.widthPx}" stroke-opacity="${mark.opacity}"` +
        `${mark.dash === undefined ? '' : ` stroke-dasharray="${escapeMarkup(mark.dash)}"`}/>`
      );
    case 'text':
      return (
        `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" dominant-baseline="central" fill="${escapeMarkup(mark.fill)}"` +
        ` font-size="${mark.sizePx}"${mark.bold ? ' font-weight="600"' : ''}` +
        `${mark.turn === undefined ? '' : ` transform="${turnText(mark)}"`}>${escapeMarkup(mark.text)}</text>`
      );
  }
}

/** As the attribute `points` takes them. */
export function pointsText(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`).join(' ');
}

/** As the attribute `transform` takes it. */
export function turnText({ turn = 0, x, y }: TextMark): string {
  return `rotate(${turn} ${x} ${y})`;
}
