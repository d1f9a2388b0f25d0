/** The test of every story: whatever happens on screen, nothing leaves the origin, the policy holds and nothing is thrown. */
import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

export interface Watch {
  /** Requests to another origin, policy violations, errors on the console and uncaught ones; a story expects none. */
  readonly complaints: readonly string[];
  /** Leaves out what a story provokes on purpose. */
  expectComplaint(pattern: RegExp): void;
}

/** A button that is not there should be said long before the test's own time is over. */
const ACTION_TIMEOUT_MS = 20_000;
const REPORT = 'reportPolicyViolation';

async function watchContext(context: BrowserContext, origin: string): Promise<Watch & { listUnexpected(): string[] }> {
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  await context.exposeFunction(REPORT, (text: string) => complaints.push(`policy: ${text}`));
  await context.addInitScript((name) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as Record<string, (text: string) => void>)[name];
      report?.(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  }, REPORT);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['blob:', 'data:'].includes(url.protocol)) complaints.push(`request: ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  return {
    complaints,
    expectComplaint: (pattern) => void expected.push(pattern),
    listUnexpected: () => complaints.filter((one) => !expected.some((pattern) => pattern.test(one))),
  };
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      context.setDefaultTimeout(ACTION_TIMEOUT_MS);
      const watch = await watchContext(context, new URL(baseURL ?? '').origin);
      await use(watch);
      expect(watch.listUnexpected(), 'requests off origin, policy violations, errors').toEqual([]);
    },
    { auto: true },
  ],
});
