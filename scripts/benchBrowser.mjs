/**
 * Gives the bench page what only the runner can do (test/bench/browserPort.ts): real input and the browser's counters.
 * @param {import('playwright').Page} page
 */
export async function exposeBrowser(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.exposeFunction(
    'benchWheel',
    async (/** @type {number} */ count, /** @type {number} */ px, /** @type {number} */ everyMs) => {
      await page.mouse.move(600, 350);
      const began = performance.now();
      const sent = [];
      for (let notch = 0; notch < count; notch++) {
        const waitMs = began + notch * everyMs - performance.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        sent.push(page.mouse.wheel(0, px));
      }
      await Promise.all(sent);
    },
  );
  await page.exposeFunction('benchPress', (/** @type {string} */ key) => page.keyboard.press(key));
  await page.exposeFunction('benchClick', (/** @type {number} */ x, /** @type {number} */ y) => page.mouse.click(x, y));
  await page.exposeFunction('benchCount', async (/** @type {boolean} */ afterCollection) => {
    if (afterCollection) {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
    }
    const { metrics } = await session.send('Performance.getMetrics');
    const read = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      taskMs: read('TaskDuration') * 1000,
      scriptMs: read('ScriptDuration') * 1000,
      layoutMs: read('LayoutDuration') * 1000,
      styleMs: read('RecalcStyleDuration') * 1000,
      heapMb: read('JSHeapUsedSize') / 1024 ** 2,
      elements: read('Nodes'),
    };
  });
}
