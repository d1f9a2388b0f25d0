import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/root.mjs';
import { HABIT_PROOFS } from './habitProofs.ts';

/** Rows of the table of habits: number, and our column. */
function readRows(): Map<number, string> {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const rows = readme.matchAll(/^\| (\d+) +\|(?:[^|\n]*\|){7} ([^|\n]*?) +\|$/gm);
  return new Map([...rows].map(([, number, ours]) => [Number(number), ours ?? '']));
}

const rows = readRows();

describe("README's table of habits", () => {
  it('has the 74 rows, and says yes, part or no in each, with what is missing where it is not yes', () => {
    expect([...rows.keys()]).toEqual(Array.from({ length: 74 }, (_, index) => index + 1));
    expect([...rows].filter(([, ours]) => !/^(yes|(part|no)(: .+)?)$/.test(ours))).toEqual([]);
    expect([...rows].filter(([, ours]) => ours === 'part')).toEqual([]);
  });

  it('says yes only where a test does it', () => {
    const yes = [...rows].filter(([, ours]) => ours === 'yes').map(([number]) => number);
    expect(Object.keys(HABIT_PROOFS).map(Number)).toEqual(yes);
  });

  it.each(Object.entries(HABIT_PROOFS))('row %s is proved by tests that are there', (_, list) => {
    expect(list.length).toBeGreaterThan(0);
    const missing = list.filter(({ file, title }) => {
      const source = readFileSync(join(projectRoot, file), 'utf8');
      return (
        !source.split('\n').some((line) => line.includes(title)) ||
        /\b(?:it|test|describe)\.(?:skip|todo|only|fixme)\b/.test(source)
      );
    });
    expect(missing).toEqual([]);
  });
});
