import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFERENCE_TONES } from '../../../src/grid/formulaInk.ts';

const read = (path: string): string => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
const tones = readBlocks(read('grid/formula.css'), /--grid-ref-\d/);
const surfaces = readBlocks(read('ui/shared/theme.css'), /--surface\b/).map((tokens) => tokens.get('--surface') ?? '');

/** The custom properties with a colour, block by block: light, dark by the system, dark by choice. */
function readBlocks(css: string, wanted: RegExp): Map<string, string>[] {
  return css
    .split('{')
    .filter((block) => new RegExp(`${wanted.source}:`).test(block))
    .map(
      (block) =>
        new Map(
          [...block.matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
        ),
    );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

test('every colour of references reads at 4.5:1 or more on the sheet, light and dark, and both ways to dark agree', () => {
  expect(tones).toHaveLength(3);
  expect(surfaces).toHaveLength(3);
  expect(tones[2]).toEqual(tones[1]);
  for (const [index, block] of tones.entries()) {
    expect([...block.keys()]).toEqual(Array.from({ length: REFERENCE_TONES }, (_, tone) => `--grid-ref-${tone}`));
    for (const [token, colour] of block)
      expect(contrast(colour, surfaces[index] ?? ''), token).toBeGreaterThanOrEqual(4.5);
  }
});
