import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor, securityHeaders } from '../../../scripts/headers.mjs';
import { pathFromUrl, serveFolder } from '../../../scripts/serve.mjs';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

/** Sends the path as it is: fetch would tidy `..` away before the server sees it. */
function ask(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const site = join(folder, 'site');
  for (const part of ['assets', 'workers', 'samples']) mkdirSync(join(site, part), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Sổ điểm</title>');
  writeFileSync(join(site, 'manifest.webmanifest'), '{}');
  writeFileSync(join(site, 'icon.svg'), '<svg/>');
  writeFileSync(join(site, 'assets', 'index-Dk3x_9aB.js'), 'export {};');
  writeFileSync(join(site, 'workers', 'recalc.worker-Dk3x_9aB.js'), 'export {};');
  writeFileSync(join(site, 'samples', 'Sổ mẫu.json'), '[]');
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  server = await serveFolder(site);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the server of the built app', () => {
  it('answers / with the page and every security header', async () => {
    const answer = await ask('/?x=1');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('Sổ điểm');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers[name.toLowerCase()]).toBe(value);
  });

  it.each([
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    ['/assets/index-Dk3x_9aB.js', 'text/javascript; charset=utf-8'],
    ['/samples/S%E1%BB%95%20m%E1%BA%ABu.json', 'application/json; charset=utf-8'],
  ])('gives %s the type %s', async (path, type) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
  });

  it('gives a worker script the policy of workers', async () => {
    const path = '/workers/recalc.worker-Dk3x_9aB.js';
    const answer = await ask(path);
    expect(answer.headers['content-security-policy']).toBe(headersFor(path)['Content-Security-Policy']);
    expect(answer.headers['content-security-policy']).toContain("connect-src 'none'");
  });

  it('lets browsers keep files named by their content, and ask again for the others', async () => {
    expect((await ask('/assets/index-Dk3x_9aB.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/link.txt',
    '/index.html%00.js',
    '/%E0%A4%A',
    '//etc/passwd',
    '/assets',
    '/assets/',
    '/missing.js',
  ])('answers 404 to %s and gives nothing away', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
    expect(answer.headers['content-security-policy']).toBeDefined();
  });

  it('answers HEAD without a body and refuses POST', async () => {
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await ask('/', 'POST')).status).toBe(405);
  });

  it('takes the next port when the first is busy', async () => {
    const other = await serveFolder(folder, { ports: [server.port, 0] });
    expect(other.port).not.toBe(server.port);
    await other.close();
  });

  it('fails with the reason when no port is free', async () => {
    await expect(serveFolder(folder, { ports: [server.port] })).rejects.toThrow('EADDRINUSE');
  });
});

it('reads no path out of an address that is not one', () => {
  expect(pathFromUrl(undefined)).toBeNull();
  expect(pathFromUrl('http://127.0.0.1/')).toBeNull();
  expect(pathFromUrl('/a%20b?c#d')).toBe('/a b');
});
