import { describe, expect, it } from 'vitest';
import { judgeSuite, tallyPlaywright, tallyVitest } from '../../../scripts/tally.mjs';

const vitestReport = {
  testResults: [
    {
      name: '/x/test/unit/domain/a.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'passed' }, { status: 'failed' }, { status: 'skipped' }, { status: 'todo' }],
    },
    { name: 'C:\\x\\test\\property\\b.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    { name: '/x/test/unit/broken.test.ts', status: 'failed', assertionResults: [] },
  ],
};

const playwrightReport = {
  suites: [
    {
      file: 'e2e/story.spec.ts',
      specs: [{ file: 'e2e/story.spec.ts', tests: [{ status: 'expected' }] }],
      suites: [
        {
          file: 'e2e/story.spec.ts',
          specs: [
            { file: 'e2e/story.spec.ts', tests: [{ status: 'unexpected' }] },
            { file: 'e2e/story.spec.ts', title: 'ranks move', tests: [{ status: 'flaky' }] },
          ],
        },
      ],
    },
    { file: 'crash/kill.spec.ts', specs: [{ file: 'crash/kill.spec.ts', tests: [{ status: 'skipped' }] }] },
  ],
  errors: [{}],
};

describe('the sums of npm test', () => {
  it('count a file that does not load as one failure', () => {
    const { executedByFolder, ...counts } = tallyVitest(vitestReport);
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 2 });
    expect([...executedByFolder]).toEqual([
      ['unit', 2],
      ['property', 1],
    ]);
  });

  it('count an error outside the tests as a failure, and name a story that needed its second try', () => {
    const { executedByFolder, ...counts } = tallyPlaywright(playwrightReport);
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 1, secondTries: ['e2e/story.spec.ts: ranks move'] });
    expect([...executedByFolder]).toEqual([['e2e', 3]]);
  });

  it('count all stories that needed a second try as failures once they are more than two', () => {
    const specs = [1, 2, 3].map((n) => ({ file: 'e2e/a.spec.ts', title: String(n), tests: [{ status: 'flaky' }] }));
    const report = { suites: [{ file: 'e2e/a.spec.ts', specs }], errors: [] };
    expect(tallyPlaywright(report)).toMatchObject({ passed: 0, failed: 3 });
  });

  it('count a folder that ran nothing, or only skipped tests, as a failure', () => {
    const tally = tallyPlaywright({ ...playwrightReport, errors: [] });
    const judged = judgeSuite({ tally, exitReason: 'exit code 1', expectedFolders: ['e2e', 'crash'] });
    expect(judged).toEqual({ passed: 2, failed: 2, skipped: 1, problems: ['executed no test of test/crash'] });
  });

  it('count a command that wrote no report as a failure, even when it ended with 0', () => {
    expect(judgeSuite({ tally: null, exitReason: null, expectedFolders: [] })).toMatchObject({ passed: 0, failed: 1 });
  });

  it('count a command that failed though all its tests passed', () => {
    const tally = { passed: 3, failed: 0, skipped: 0, executedByFolder: new Map([['unit', 3]]) };
    expect(judgeSuite({ tally, exitReason: 'exit code 1', expectedFolders: ['unit'] })).toMatchObject({
      passed: 3,
      failed: 1,
    });
    expect(judgeSuite({ tally, exitReason: null, expectedFolders: ['unit'] })).toMatchObject({ passed: 3, failed: 0 });
  });
});
