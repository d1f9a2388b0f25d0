import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildStale } from '../../../scripts/freshness.mjs';
import { nodeVersionProblem } from '../../../scripts/nodeVersion.mjs';

let root: string;
const [before, built, after] = [new Date(1_000_000), new Date(2_000_000), new Date(3_000_000)];

function stamp(time: Date, ...paths: string[]): void {
  for (const path of paths) utimesSync(join(root, path), time, time);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fresh-'));
  for (const folder of ['dist', 'src/domain', 'README']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['dist/index.html', 'src/domain/a.ts', 'src/domain/b.ts']) writeFileSync(join(root, file), '');
  stamp(before, 'src/domain/a.ts', 'src/domain/b.ts', 'src/domain', 'src');
  stamp(built, 'dist/index.html');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('npm start builds', () => {
  it('not again while nothing has changed', () => {
    expect(isBuildStale(root)).toBe(false);
  });

  it('when there is no build', () => {
    unlinkSync(join(root, 'dist/index.html'));
    expect(isBuildStale(root)).toBe(true);
  });

  it('when a source is newer than the build', () => {
    stamp(after, 'src/domain/b.ts');
    expect(isBuildStale(root)).toBe(true);
  });

  it('when a source was removed after the build', () => {
    unlinkSync(join(root, 'src/domain/b.ts'));
    expect(isBuildStale(root)).toBe(true);
  });
});

it.each([
  ['18.20.4', true],
  ['20.18.3', true],
  ['20.19.0', false],
  ['22.1.0', false],
])('says of Node %s whether it is too old', (version, tooOld) => {
  expect(nodeVersionProblem(version) !== null).toBe(tooOld);
});
