import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersFor, staticHostHeaders } from '../../../scripts/headers.mjs';
import { projectPath } from '../../../scripts/root.mjs';

it('says the same on static hosts as on our own server, but for WebAssembly, which they cannot allow to one worker alone', () => {
  const text = readFileSync(projectPath('public', '_headers'), 'utf8');
  expect(text).toBe(staticHostHeaders());
  expect(text.replaceAll(" 'wasm-unsafe-eval'", '')).toContain(headersFor('/')['Content-Security-Policy']);
  expect(text.match(/unsafe[^']*/g)).toEqual(['unsafe-eval', 'unsafe-eval']);
});

it('lets the analysis worker compile the solver, and reach nothing but scripts of its own origin', () => {
  const policy = headersFor('/workers/analysis.worker-Dk3x_9aB.js')['Content-Security-Policy'];
  expect(policy).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'");
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
