/**
 * `npm test`: every check of the project, one after the other, also after a failed one. Ends with the line `N passed, M failed`;
 * types, lint, format and build count as one check each. Exits with 1 when anything failed, could not run or ran no test.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { endChildrenWithUs, runCommand, toolCommand } from './commands.mjs';
import { ensureLibreOffice } from './libreOffice.mjs';
import { nodeVersionProblem } from './nodeVersion.mjs';
import { projectPath } from './root.mjs';
import { judgeSuite, tallyPlaywright, tallyVitest } from './tally.mjs';

/** Ten times what the slowest step has taken: reached only by a step that hangs. */
const stepTimeoutMs = 30 * 60_000;
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** Stories that failed once and then passed: named at the end, so that nobody forgets them. */
/** @type {string[]} */
const secondTries = [];

/** @param {string} title */
function announce(title) {
  console.log(`\n=== ${title} ===`);
}

/**
 * @param {string} title
 * @param {{ passed?: number, failed?: number, skipped?: number, problems?: readonly string[] }} counts
 */
function add(title, { passed = 0, failed = 0, skipped = 0, problems = [] }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed === 0) return;
  const ofTests = failed - problems.length;
  if (ofTests > 0) failures.push(`${title}: ${ofTests} failed`);
  for (const problem of problems) {
    failures.push(`${title}: ${problem}`);
    console.log(`${title}: ${problem}`);
  }
}

/** Folders of test/ that must run whatever they hold, and those that must run as soon as they hold a test. */
const always = ['unit', 'property', 'browser', 'e2e', 'crash'];

/**
 * @param {readonly string[]} folders
 * @param {string} ending of a test file's name
 */
function expectFolders(folders, ending) {
  return folders.filter((folder) => {
    if (always.includes(folder)) return true;
    try {
      return readdirSync(projectPath('test', folder), { recursive: true }).some((name) =>
        String(name).endsWith(ending),
      );
    } catch {
      return false;
    }
  });
}

/**
 * A check that passes or fails as a whole.
 * @param {string} title
 * @param {readonly (readonly [string, ...string[]])[]} commands all are run
 * @param {Record<string, string | undefined>} env
 */
async function runCheck(title, commands, env) {
  announce(title);
  /** @type {string[]} */
  const reasons = [];
  for (const [tool, ...args] of commands) {
    const { reason } = await runCommand(toolCommand(tool, args), { env, timeoutMs: stepTimeoutMs });
    if (reason !== null) reasons.push(`${tool} ${reason}`);
  }
  if (reasons.length === 0) add(title, { passed: 1 });
  else add(title, { failed: 1, problems: [reasons.join(', ')] });
}

/**
 * A suite of tests that writes a JSON report, of the shape R.
 * @template R
 * @param {string} title
 * @param {{ command: { file: string, args: readonly string[] }, env: Record<string, string | undefined>, report: string,
 *   tally: (report: R) => import('./tally.mjs').Tally, expectedFolders: readonly string[] }} suite
 */
async function runSuite(title, { command, env, report, tally, expectedFolders }) {
  announce(title);
  const { reason } = await runCommand(command, { env, timeoutMs: stepTimeoutMs });
  let counts = null;
  try {
    counts = tally(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report, or a torn one: the step died before it could write. judgeSuite counts that as a failure.
  }
  for (const story of counts?.secondTries ?? []) secondTries.push(story);
  add(title, judgeSuite({ tally: counts, exitReason: reason, expectedFolders }));
}

/** @returns {Promise<number>} a port of this machine that is free now */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** @param {string} folder for the reports */
async function runAll(folder) {
  announce('tools');
  const versionProblem = nodeVersionProblem(process.versions.node);
  if (versionProblem !== null) return add('node', { failed: 1, problems: [versionProblem] });
  const chromium = await ensureChromium();
  const libreOffice = await ensureLibreOffice();
  for (const [title, tool] of /** @type {const} */ ([
    ['chromium', chromium],
    ['libreoffice', libreOffice],
  ])) {
    if (tool.problem === null) console.log(`${title}: ${tool.version} (${tool.path})`);
    else add(title, { failed: 1, problems: [tool.problem] });
  }
  const env = {
    ...process.env,
    ...(chromium.path === null ? {} : { CHROMIUM_PATH: chromium.path }),
    ...(libreOffice.path === null ? {} : { SOFFICE_PATH: libreOffice.path }),
    E2E_PORT: String(await findFreePort()),
  };

  const vitest = (/** @type {string} */ project, /** @type {readonly string[]} */ folders) => {
    const report = join(folder, `${project}.json`);
    // Left to itself Vitest keeps a core free, which is half of a machine of two.
    const cores = project === 'node' ? ['--maxWorkers=100%'] : [];
    const args = ['run', '--project', project, ...cores, '--allowOnly=false', '--reporter=default', '--reporter=json'];
    return {
      command: toolCommand('vitest', [...args, `--outputFile.json=${report}`]),
      env,
      report,
      tally: tallyVitest,
      expectedFolders: expectFolders(folders, '.test.ts'),
    };
  };

  // Side by side: each says what it found when it ends, and together they take as long as the slowest.
  await Promise.all([
    runCheck(
      'types',
      [
        ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
        ['tsc', '-p', 'tsconfig.worker.json'],
        ['tsc', '-p', 'tsconfig.node.json'],
      ],
      env,
    ).then(() => runCheck('format', [['prettier', '--check', '.']], env)),
    runCheck('lint', [['eslint', '.']], env),
  ]);
  await runSuite('unit, property and contract tests', vitest('node', ['unit', 'property', 'contract', 'security']));
  if (chromium.path === null) {
    add('browser tests', { failed: 1, problems: ['not run: there is no browser'] });
  } else {
    await runSuite('browser tests', vitest('browser', ['browser']));
  }
  await runCheck('build', [['vite', 'build', '--logLevel', 'warn']], env);
  if (chromium.path === null) {
    add('end-to-end and crash tests', { failed: 1, problems: ['not run: there is no browser'] });
  } else {
    const report = join(folder, 'playwright.json');
    await runSuite('end-to-end and crash tests', {
      command: toolCommand('playwright', ['test', '--forbid-only', '--reporter=list,json']),
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      report,
      tally: tallyPlaywright,
      expectedFolders: expectFolders(['e2e', 'crash', 'security'], '.spec.ts'),
    });
  }
}

endChildrenWithUs();
const folder = mkdtempSync(join(tmpdir(), 'par-workbook-test-'));
try {
  await runAll(folder);
} catch (error) {
  console.error(error);
  add('the test command itself', { failed: 1, problems: ['stopped in the middle'] });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
announce('result');
for (const failure of failures) console.log(`FAILED  ${failure}`);
for (const story of secondTries) console.log(`PASSED AT THE SECOND TRY  ${story}`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
