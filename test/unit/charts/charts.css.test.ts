import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, readTokens } from '../contrast.ts';

const css = readFileSync(new URL('../../../src/charts/charts.css', import.meta.url), 'utf8');
const blocks = css
  .split('{')
  .slice(1)
  .map(readTokens)
  .filter((tokens) => tokens.size > 0);

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
