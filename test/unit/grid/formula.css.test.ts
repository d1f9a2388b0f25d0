import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFERENCE_TONES } from '../../../src/grid/formulaInk.ts';
import { contrast, readTokens } from '../contrast.ts';

const read = (path: string): string => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
const tones = readBlocks(read('grid/formula.css'), /--grid-ref-\d/);
const surfaces = readBlocks(read('ui/shared/theme.css'), /--surface\b/).map((tokens) => tokens.get('--surface') ?? '');

/** The custom properties with a colour, block by block: light, dark by the system, dark by choice. */
function readBlocks(css: string, wanted: RegExp): Map<string, string>[] {
  return css
    .split('{')
    .filter((block) => new RegExp(`${wanted.source}:`).test(block))
    .map(readTokens);
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
