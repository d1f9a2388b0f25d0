/**
 * Counts out of the JSON reports of Vitest and Playwright.
 * @typedef {{ passed: number, failed: number, skipped: number, executedByFolder: Map<string, number>, secondTries?: string[] }} Tally
 */

/**
 * The folder of test/ a test file lies in: `unit` of `/x/test/unit/domain/a.test.ts`.
 * @param {string} file with / or \
 */
function folderOf(file) {
  const parts = file.split(/[\\/]/);
  return parts[parts.lastIndexOf('test') + 1] ?? '';
}

/**
 * @param {Tally} tally
 * @param {string} folder
 */
function countExecuted(tally, folder) {
  tally.executedByFolder.set(folder, (tally.executedByFolder.get(folder) ?? 0) + 1);
}

/** @returns {Tally} */
function emptyTally() {
  return { passed: 0, failed: 0, skipped: 0, executedByFolder: new Map() };
}

/**
 * @typedef {{ status: string }} VitestAssertion
 * @typedef {{ name: string, status: string, assertionResults: readonly VitestAssertion[] }} VitestFile
 * @param {{ testResults: readonly VitestFile[] }} report
 * @returns {Tally} a file that could not be loaded counts as one failed test
 */
export function tallyVitest(report) {
  const tally = emptyTally();
  for (const file of report.testResults) {
    const failedBefore = tally.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else if (status === 'failed') tally.failed += 1;
      else tally.skipped += 1;
      if (status === 'passed' || status === 'failed') countExecuted(tally, folderOf(file.name));
    }
    if (file.status === 'failed' && tally.failed === failedBefore) tally.failed += 1;
  }
  return tally;
}

/** Stories of a run that may need their second try: the machines are slow and shared. More means that something is wrong. */
const MAX_SECOND_TRIES = 2;

/**
 * @typedef {{ file: string, title?: string, tests: readonly { status: string }[] }} PlaywrightSpec
 * @typedef {{ file: string, specs: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @param {{ suites: readonly PlaywrightSuite[], errors: readonly unknown[] }} report
 * @returns {Tally} an error outside the tests counts as failed; so do all that needed a second try once they are more than a noisy machine explains
 */
export function tallyPlaywright(report) {
  const tally = emptyTally();
  /** @type {string[]} */
  const secondTries = [];
  const visit = (/** @type {PlaywrightSuite} */ suite) => {
    for (const spec of suite.specs) {
      for (const { status } of spec.tests) {
        if (status === 'expected') tally.passed += 1;
        else if (status === 'skipped') tally.skipped += 1;
        else if (status === 'flaky') secondTries.push(`${spec.file}: ${spec.title ?? ''}`);
        else tally.failed += 1;
        if (status !== 'skipped') countExecuted(tally, folderOf(`test/${spec.file}`));
      }
    }
    suite.suites?.forEach(visit);
  };
  report.suites.forEach(visit);
  tally.failed += report.errors.length;
  if (secondTries.length > MAX_SECOND_TRIES) tally.failed += secondTries.length;
  else tally.passed += secondTries.length;
  return secondTries.length > 0 ? { ...tally, secondTries } : tally;
}

/**
 * What a step counts, given how its command ended: a crash, a missing report or an expected folder without one executed test is a failure.
 * @param {{ tally: Tally | null, exitReason: string | null, expectedFolders: readonly string[] }} outcome
 * @returns {{ passed: number, failed: number, skipped: number, problems: string[] }}
 */
export function judgeSuite({ tally, exitReason, expectedFolders }) {
  if (tally === null)
    return { passed: 0, failed: 1, skipped: 0, problems: [`wrote no report (${exitReason ?? 'exit code 0'})`] };
  const problems = expectedFolders
    .filter((folder) => !tally.executedByFolder.has(folder))
    .map((folder) => `executed no test of test/${folder}`);
  if (exitReason !== null && tally.failed === 0) problems.push(`failed outside its tests (${exitReason})`);
  return { passed: tally.passed, failed: tally.failed + problems.length, skipped: tally.skipped, problems };
}
