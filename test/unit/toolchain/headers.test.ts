import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersFor, staticHostHeaders } from '../../../scripts/headers.mjs';
import { projectPath } from '../../../scripts/root.mjs';

it('says the same on static hosts as on our own server', () => {
  expect(readFileSync(projectPath('public', '_headers'), 'utf8')).toBe(staticHostHeaders());
});

it.each(['/workers/recalc.worker-Dk3x_9aB.js', '/assets/exchange.worker-Dk3x_9aB.js'])(
  'lets the worker %s reach nothing but scripts of its own origin',
  (path) => {
    const policy = headersFor(path)['Content-Security-Policy'];
    expect(policy).toBe("default-src 'none'; script-src 'self'; connect-src 'none'");
  },
);

it('lets the page load only from its own origin, without inline or evaluated code', () => {
  const policy = headersFor('/')['Content-Security-Policy'] ?? '';
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy.split('; ')).toContain("script-src 'self'");
  expect(policy.split('; ')).toContain("frame-ancestors 'none'");
});
