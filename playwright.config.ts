import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/chromium.ts';

/** `npm test` chooses a free port; alone, `npx playwright test` takes this one. */
const port = process.env['E2E_PORT'] ?? '4173';

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.spec.ts', 'crash/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: 'test-results',
  workers: 1,
  // One more try, named in the result; more than two such stories fail the run (scripts/tally.mjs).
  retries: 1,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    locale: 'vi-VN',
    // Stories meet the server as it is; the offline story allows the service worker.
    serviceWorkers: 'block',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
    // The log of actions is enough to find a failure; pictures and copies of the page at each step slow every story.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    launchOptions: chromiumLaunch,
  },
  webServer: {
    command: `node scripts/start.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'ignore',
  },
});
