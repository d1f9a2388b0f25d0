import { execFileSync } from 'node:child_process';
import { runCommand } from './commands.mjs';
import { findOnPath } from './programs.mjs';

const timeoutMs = 15 * 60_000;

/** How this user may run apt-get: as root, through a sudo that asks nothing, or not at all. */
function aptPrefix() {
  if (process.platform !== 'linux' || findOnPath(['apt-get']).length === 0) return null;
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 10_000 });
    return ['sudo', '-n'];
  } catch {
    return null;
  }
}

/** Whether packages of the system can be installed here without asking anybody. */
export function canInstallPackages() {
  return aptPrefix() !== null;
}

let listsAreFresh = false;

/**
 * Installs packages of the system with apt-get; false where that is not possible or fails.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>}
 */
export async function installPackages(packages) {
  const prefix = aptPrefix();
  if (prefix === null) return false;
  const apt = (/** @type {readonly string[]} */ ...args) => {
    const [file = 'apt-get', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return runCommand({ file, args: rest }, { timeoutMs });
  };
  if (!listsAreFresh) {
    await apt('-o', 'Acquire::Retries=3', '-q', 'update');
    listsAreFresh = true;
  }
  const result = await apt('-o', 'Acquire::Retries=3', '-q', 'install', '-y', '--no-install-recommends', ...packages);
  return result.code === 0;
}
