/** From a figure to a colour between the paper and an ink, and the ink that can be read on it. */
import type { ChartColours } from './palette.ts';

export type HeatScale = 'share' | 'diverging' | 'sequential';

type Rgb = readonly [red: number, green: number, blue: number];

export interface ColourScale {
  /** Where the paper and the full inks stand. */
  readonly low: number;
  readonly high: number;
  readonly fillOf: (value: number) => string;
  readonly textOn: (fill: string) => string;
}

/** The least a figure other than nought is tinted, so that it can be told from nought. */
const FAINTEST = 0.08;

/**
 * `share`: 0 is paper, the greatest share is ink. `sequential`: the least is paper, the greatest ink. `diverging`: 0 is paper,
 * the colours of rise and fall at the same distance either side.
 */
export function makeColourScale(scale: HeatScale, values: Iterable<number | null>, colours: ChartColours): ColourScale {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [0, 1];
  if (scale === 'share') low = 0;
  if (scale === 'diverging') {
    high = Math.max(Math.abs(low), Math.abs(high));
    low = -high;
  }
  const paper = readRgb(colours.surface);
  const rise = readRgb(scale === 'diverging' ? colours.rise : (colours.series[0] ?? colours.text));
  const fall = readRgb(colours.fall);
  const mix = (ink: Rgb, part: number): string =>
    `rgb(${ink.map((channel, at) => Math.round((paper[at] ?? 0) + (channel - (paper[at] ?? 0)) * part)).join(', ')})`;
  return {
    low,
    high,
    fillOf: (value) => {
      const origin = scale === 'diverging' ? 0 : low;
      const away = high === origin ? 1 : (value - origin) / (high - origin);
      if (value === 0 && scale !== 'sequential') return colours.surface;
      const part = FAINTEST + (1 - FAINTEST) * Math.min(1, Math.abs(away));
      return mix(away < 0 ? fall : rise, part);
    },
    textOn: (fill) => {
      const under = luminance(readRgb(fill));
      const contrast = (ink: string): number => {
        const over = luminance(readRgb(ink));
        return (Math.max(under, over) + 0.05) / (Math.min(under, over) + 0.05);
      };
      return contrast(colours.text) >= contrast(colours.surface) ? colours.text : colours.surface;
    },
  };
}

function readRgb(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** WCAG 2 relative luminance. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
