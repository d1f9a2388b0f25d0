import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/charts/charts.css', import.meta.url), 'utf8');
const blocks = css
  .split('{')
  .slice(1)
  .map(readTokens)
  .filter((tokens) => tokens.size > 0);

function readTokens(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
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

test('the light and the dark theme define the same tokens, and both ways to dark agree', () => {
  expect(blocks).toHaveLength(3);
  expect([...(blocks[1]?.keys() ?? [])]).toEqual([...(blocks[0]?.keys() ?? [])]);
  expect(blocks[2]).toEqual(blocks[1]);
});

test('every series and mark colour stands at 3:1 or more against its surface, words at 4.5:1', () => {
  for (const tokens of blocks) {
    const surface = tokens.get('--chart-surface') ?? '';
    for (const [token, colour] of tokens) {
      if (token === '--chart-surface' || token === '--chart-line') continue;
      const isWords = ['--chart-text', '--chart-muted', '--chart-rise', '--chart-fall'].includes(token);
      expect(contrast(colour, surface), token).toBeGreaterThanOrEqual(isWords ? 4.5 : 3);
    }
  }
});
