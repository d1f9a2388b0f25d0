/**
 * `npm run bench`: builds test/bench/index.html as the app is built, opens it in Chromium and prints what it measured.
 * The page leaves its report (test/bench/report.ts) in `window.benchReport` and then sets `window.benchDone` to true.
 * `npm run bench -- parts=edits,grids units=700` runs only these parts (edits, load, export, merge, analysis, grids) and sizes.
 * Fails only when something could not be run, never because it was slow.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright';
import { build } from 'vite';
import { exposeBrowser } from './benchBrowser.mjs';
import { ensureChromium } from './chromium.mjs';
import { headersFor } from './headers.mjs';
import { projectPath, projectRoot } from './root.mjs';
import { serveFolder } from './serve.mjs';
import { solverBytesOnce } from './solverBytes.mjs';
import { machineLine, printLines, printTable } from './table.mjs';

/**
 * @typedef {object} Report test/bench/report.ts
 * @property {import('./table.mjs').BenchRow[]} rows
 * @property {{ name: string, size: string, measured: string, met: boolean }[]} aims
 * @property {{ name: string, size: string, mb: number | null }[]} memory
 */

const timeoutMs = 30 * 60_000;
const resultsFolder = projectPath('bench-results');

/**
 * Isolated from other origins, the page's clock is exact to 5 µs and it may ask for the memory of its tab, workers included.
 * The grids ours is compared with write style elements, which the app's own policy forbids. Analyses are timed on the page:
 * it may what their worker may.
 */
function benchHeadersFor(/** @type {string} */ path) {
  const headers = headersFor(path);
  const policy = (headers['Content-Security-Policy'] ?? '')
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("script-src 'self';", "script-src 'self' 'wasm-unsafe-eval';");
  return { ...headers, 'Content-Security-Policy': policy, 'Cross-Origin-Embedder-Policy': 'require-corp' };
}

/**
 * A run of some parts does not overwrite the figures of the others: `parts=grids` writes latest-grids.json.
 * @param {readonly string[]} args
 */
function resultsName(args) {
  const parts = args.find((one) => one.startsWith('parts='))?.slice('parts='.length);
  return parts === undefined ? 'latest.json' : `latest-${parts.replaceAll(',', '-').replace(/[^\w-]/g, '')}.json`;
}

/** @param {string} outDir */
async function buildPages(outDir) {
  await build({
    configFile: false,
    root: projectRoot,
    base: './',
    logLevel: 'error',
    assetsInclude: ['**/*.wasm'],
    plugins: [svelte()],
    worker: {
      format: 'es',
      plugins: () => [solverBytesOnce()],
      rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } },
    },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: projectPath('test', 'bench', 'index.html') },
    },
  });
}

/**
 * Memory of every process of the browser in MB, as the system counts it.
 * @param {import('playwright').Browser} browser
 */
async function measureProcessesMb(browser) {
  try {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const residentKb = processInfo.map(({ id }) =>
      Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0),
    );
    return residentKb.reduce((sum, kb) => sum + kb, 0) / 1024;
  } catch {
    return null;
  }
}

/**
 * @param {string} address
 * @param {string} executablePath
 */
async function runPage(address, executablePath) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--enable-blink-features=ForceEagerMeasureMemory',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const page = await browser.newPage();
    /** @type {Promise<never>} */
    const crashed = new Promise((_, reject) => {
      page.once('pageerror', reject);
      page.once('crash', () => reject(new Error('The tab crashed.')));
    });
    crashed.catch(() => undefined);
    page.on('console', (message) => console.log(`  ${message.text()}`));
    await page.setViewportSize({ width: 1280, height: 800 });
    await exposeBrowser(page);
    await page.goto(address);
    const done = page.waitForFunction(() => Reflect.get(window, 'benchDone') === true, null, { timeout: timeoutMs });
    done.catch(() => undefined);
    await Promise.race([done, crashed]);
    /** @type {Report | undefined} */
    const report = await page.evaluate(() => Reflect.get(window, 'benchReport'));
    return { report, processesMb: await measureProcessesMb(browser), version: browser.version() };
  } finally {
    await browser.close();
  }
}

const browser = await ensureChromium();
if (browser.problem !== null) {
  console.error(browser.problem);
  process.exit(1);
}
const site = mkdtempSync(join(tmpdir(), 'par-workbook-bench-'));
try {
  await buildPages(site);
  const server = await serveFolder(site, { headersFor: benchHeadersFor });
  const query = process.argv.slice(2).join('&');
  const address = `${server.address}test/bench/index.html?${query}`;
  const { report, processesMb, version } = await runPage(address, browser.path).finally(server.close);
  if (report === undefined || report.rows.length === 0) throw new Error('The bench page left no results.');
  const machine = machineLine(version);
  const load = loadavg().map((value) => value.toFixed(1));
  console.log('');
  printTable(report.rows);
  printLines(
    'Aims (medians)',
    report.aims.map(({ name, size, measured, met }) => [name, size, measured, met ? 'met' : 'NOT MET']),
  );
  printLines(
    'Memory of the tab with its workers, after a collection',
    report.memory.map(({ name, size, mb }) => [name, size, mb === null ? 'not told' : `${mb.toFixed(1)} MB`]),
  );
  if (processesMb !== null) console.log(`\nAll processes of the browser at the end: ${processesMb.toFixed(0)} MB`);
  console.log(`Machine: ${machine}; load of the system at the end ${load.join(' ')}`);
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(
    projectPath('bench-results', resultsName(process.argv.slice(2))),
    `${JSON.stringify({ machine, load, processesMb, ...report }, null, 2)}\n`,
  );
} finally {
  rmSync(site, { recursive: true, force: true });
}
