import { defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { chromiumLaunch } from './test/chromium.ts';

/** Every package a browser test may reach: one that Vite finds only during a run reloads the page in the middle of a test. */
const browserPackages = [
  'axe-core',
  'comlink',
  'dexie',
  'echarts/charts',
  'echarts/components',
  'echarts/core',
  'echarts/renderers',
  'fast-check',
  'fflate',
  'hucre/xlsx',
  'hyperformula',
  'svelte',
  'xlsx',
];

export default defineConfig({
  plugins: [svelte()],
  // The solver's bytes go inside a script (workers/highs.ts).
  assetsInclude: ['**/*.wasm'],
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['test/{unit,property,contract,security}/**/*.test.ts'] },
      },
      {
        extends: true,
        optimizeDeps: { include: browserPackages },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
