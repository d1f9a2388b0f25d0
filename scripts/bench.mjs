/**
 * `npm run bench`: builds test/bench/index.html as the app is built, opens it in Chromium and prints what it measured.
 * The page leaves its rows (BenchRow of table.mjs) in `window.benchResults` and then sets `window.benchDone` to true.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright';
import { build } from 'vite';
import { ensureChromium } from './chromium.mjs';
import { headersFor } from './headers.mjs';
import { projectPath, projectRoot } from './root.mjs';
import { serveFolder } from './serve.mjs';
import { machineLine, printTable } from './table.mjs';

const timeoutMs = 30 * 60_000;
const resultsFolder = projectPath('bench-results');

/** Isolated from other origins, the page's clock is exact to 5 µs and it may ask for the memory of its tab, workers included. */
function benchHeadersFor(/** @type {string} */ path) {
  return { ...headersFor(path), 'Cross-Origin-Embedder-Policy': 'require-corp' };
}

/** @param {string} outDir */
async function buildPages(outDir) {
  await build({
    configFile: false,
    root: projectRoot,
    base: './',
    logLevel: 'warn',
    plugins: [svelte()],
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } } },
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
 * The memory of the whole tab in MB after a collection, or null where the browser does not tell.
 * @param {import('playwright').Page} page
 */
async function measureTabMemoryMb(page) {
  const bytes = await page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } =
      /** @type {{ measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }} */ (performance);
    return measure === undefined ? null : (await measure.call(performance)).bytes;
  });
  return bytes === null ? null : bytes / 1024 ** 2;
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
    await page.goto(address);
    const done = page.waitForFunction(() => Reflect.get(window, 'benchDone') === true, null, { timeout: timeoutMs });
    done.catch(() => undefined);
    await Promise.race([done, crashed]);
    /** @type {import('./table.mjs').BenchRow[]} */
    const rows = await page.evaluate(() => Reflect.get(window, 'benchResults'));
    return { rows, memoryMb: await measureTabMemoryMb(page), version: browser.version() };
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
  const { rows, memoryMb, version } = await runPage(`${server.address}test/bench/index.html`, browser.path).finally(
    server.close,
  );
  if (!Array.isArray(rows) || rows.length === 0) throw new Error('The bench page left no results.');
  const machine = machineLine(version);
  console.log('');
  printTable(rows);
  console.log(`\nMemory of the tab after the run: ${memoryMb === null ? 'not told' : `${memoryMb.toFixed(1)} MB`}`);
  console.log(`Machine: ${machine}`);
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(
    projectPath('bench-results', 'latest.json'),
    `${JSON.stringify({ machine, memoryMb, rows }, null, 2)}\n`,
  );
} finally {
  rmSync(site, { recursive: true, force: true });
}
