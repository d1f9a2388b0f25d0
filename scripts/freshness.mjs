import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made from. */
const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'svelte.config.js',
  'tsconfig.json',
  'public',
  'scripts/headers.mjs',
  'src',
  'workers',
];

/**
 * The newest change in a file or folder, in ms; a removed file shows in its folder's own time. 0 where there is nothing.
 * @param {string} path
 * @returns {number}
 */
function newestChangeMs(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChangeMs(join(path, name))), info.mtimeMs);
}

/**
 * Whether `dist` is missing or older than what it is built from.
 * @param {string} root
 */
export function isBuildStale(root) {
  const built = statSync(join(root, 'dist', 'index.html'), { throwIfNoEntry: false });
  if (built === undefined) return true;
  return sources.some((source) => newestChangeMs(join(root, source)) > built.mtimeMs);
}
