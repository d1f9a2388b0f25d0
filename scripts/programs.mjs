import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The places of PATH where programs of these names lie, by name first, then by folder.
 * @param {readonly string[]} names
 * @param {string} [path]
 */
export function findOnPath(names, path = process.env['PATH'] ?? '') {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .filter(isProgram);
}

/**
 * The subfolders of a folder whose name starts so, joined with the rest: for `/opt/libreoffice7.6/program/soffice`.
 * @param {string} folder
 * @param {string} start
 * @param {readonly string[]} rest
 */
export function findInFolders(folder, start, rest) {
  try {
    const names = readdirSync(folder).filter((name) => name.startsWith(start));
    return names.map((name) => join(folder, name, ...rest)).filter(isProgram);
  } catch {
    return [];
  }
}

/**
 * What a program says of its version, or null where it does not run (a missing shared library, an empty snap wrapper).
 * @param {string} file
 * @returns {string | null}
 */
export function readVersion(file) {
  try {
    const text = execFileSync(file, ['--version'], {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.trim().split('\n')[0] ?? '';
  } catch {
    return null;
  }
}
