import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { projectPath, projectRoot } from './root.mjs';

/**
 * The JavaScript entry of each tool we run: started with this very Node, so no shell and no `.cmd` file is involved.
 * @type {Record<string, readonly string[]>}
 */
const toolEntries = {
  vite: ['vite', 'bin', 'vite.js'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['@playwright', 'test', 'cli.js'],
  eslint: ['eslint', 'bin', 'eslint.js'],
  prettier: ['prettier', 'bin', 'prettier.cjs'],
  tsc: ['typescript', 'bin', 'tsc'],
  'svelte-check': ['svelte-check', 'bin', 'svelte-check'],
};

/**
 * The command line that starts an installed tool.
 * @param {string} tool
 * @param {readonly string[]} args
 */
export function toolCommand(tool, args) {
  const entry = toolEntries[tool];
  if (entry === undefined) throw new Error(`No entry is known for the tool ${tool}.`);
  return { file: process.execPath, args: [projectPath('node_modules', ...entry), ...args] };
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Ends a command with everything it has started (a browser, a server).
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/**
 * Runs a command with its output on ours and no input. Never rejects: `code` is its exit code, 127 where it could not be
 * started, 124 where it did not end in time.
 * @param {{ file: string, args: readonly string[] }} command
 * @param {{ env?: Record<string, string | undefined>, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, reason: string | null }>}
 */
export function runCommand({ file, args }, { env = process.env, timeoutMs = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let late = false;
    const timer =
      timeoutMs > 0
        ? setTimeout(() => {
            late = true;
            end(child, 'SIGKILL');
          }, timeoutMs)
        : undefined;
    const finish = (/** @type {number} */ code, /** @type {string | null} */ reason) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, reason });
    };
    child.once('error', (error) => finish(127, `could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      end(child, 'SIGTERM');
      if (late) finish(124, `did not end within ${Math.round(timeoutMs / 60_000)} minutes`);
      else if (signal !== null) finish(128 + (constants.signals[signal] ?? 0), `was ended by ${signal}`);
      else finish(code ?? 1, code === 0 ? null : `exit code ${code ?? 1}`);
    });
  });
}

/** Ctrl+C and a polite kill reach the children too, which stand in process groups of their own. */
export function endChildrenWithUs() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      for (const child of running) end(child, signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}
