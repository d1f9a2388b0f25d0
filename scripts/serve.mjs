import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { headersFor as pageHeadersFor } from './headers.mjs';

/** @type {Record<string, string>} */
const mimeTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The decoded path of a request, or null where it is not one we answer. A `..`, a backslash or a NUL never reaches the disk.
 * @param {string | undefined} url
 */
export function pathFromUrl(url) {
  let path;
  try {
    path = decodeURIComponent((url ?? '').split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\\\0]/.test(path)) return null;
  if (path.split('/').some((part) => part === '..' || part === '.')) return null;
  return path;
}

/**
 * The file that answers a path, or null: only regular files whose real place is inside `root`, so a link out of it is not followed.
 * @param {string} root a real path
 * @param {string} path as from pathFromUrl
 */
async function fileFromPath(root, path) {
  try {
    let file = await realpath(join(root, path));
    let info = await stat(file);
    if (info.isDirectory() && path.endsWith('/')) {
      file = await realpath(join(file, 'index.html'));
      info = await stat(file);
    }
    if (!info.isFile() || !file.startsWith(root + sep)) return null;
    return { file, sizeBytes: info.size };
  } catch {
    return null;
  }
}

/** @param {string} path */
function cacheControlFor(path) {
  return /^\/(assets|workers)\/.*-[\w-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port that was taken
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Serves a folder over HTTP, GET and HEAD only, with the security headers of headers.mjs.
 * Takes the first free port of `ports` (default: any); rejects with the system's error when none is free.
 * @param {string} folder
 * @param {{ host?: string, ports?: readonly number[], headersFor?: (path: string) => Record<string, string> }} [options]
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export async function serveFolder(folder, { host = '127.0.0.1', ports = [0], headersFor = pageHeadersFor } = {}) {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    void (async () => {
      const path = pathFromUrl(request.url);
      const headers = headersFor(path ?? '/');
      const refuse = (/** @type {number} */ status, /** @type {string} */ text) => {
        response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
      };
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD');
        return refuse(405, 'Method not allowed');
      }
      const found = path === null ? null : await fileFromPath(root, path);
      if (path === null || found === null) return refuse(404, 'Not found');
      response.writeHead(200, {
        ...headers,
        'Content-Type': mimeTypes[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
        'Content-Length': found.sizeBytes,
        'Cache-Control': cacheControlFor(path),
      });
      if (request.method === 'HEAD') return response.end();
      pipeline(createReadStream(found.file), response, () => undefined);
    })();
  });
  let lastError;
  for (const port of ports) {
    try {
      const taken = await listen(server, port, host);
      const close = () =>
        new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      return { address: `http://${host}:${taken}/`, port: taken, close };
    } catch (error) {
      lastError = error;
    }
  }
  throw lastError;
}
