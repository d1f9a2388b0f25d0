import { findInFolders, findOnPath, isProgram, readVersion } from './programs.mjs';
import { installPackages } from './systemPackages.mjs';

function usualPlaces() {
  if (process.platform === 'darwin') return ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)'].map((name) => process.env[name]);
    return bases.filter((base) => base !== undefined).map((base) => `${base}\\LibreOffice\\program\\soffice.com`);
  }
  return [
    '/usr/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    ...findInFolders('/opt', 'libreoffice', ['program', 'soffice']),
    '/snap/bin/libreoffice',
  ];
}

/** Every LibreOffice of this machine, best first: SOFFICE_PATH alone where it is set, PATH, usual places. */
export function listLibreOffices() {
  const chosen = process.env['SOFFICE_PATH'];
  if (chosen !== undefined && chosen !== '') return [chosen].filter(isProgram);
  return [...new Set([...findOnPath(['soffice', 'libreoffice']), ...usualPlaces().filter(isProgram)])];
}

function findRunningLibreOffice() {
  for (const path of listLibreOffices()) {
    const version = readVersion(path);
    if (version !== null) return { path, version };
  }
  return null;
}

/**
 * Finds LibreOffice, and where there is none installs its calculation part with the system's package manager.
 * `problem` is a sentence for a person when it could not be had.
 * @returns {Promise<{ path: string, version: string, problem: null } | { path: null, version: null, problem: string }>}
 */
export async function ensureLibreOffice() {
  const chosen = process.env['SOFFICE_PATH'];
  const found = findRunningLibreOffice();
  if (found !== null) return { ...found, problem: null };
  if (chosen !== undefined && chosen !== '') {
    return {
      path: null,
      version: null,
      problem: `SOFFICE_PATH is set to ${chosen}, but LibreOffice does not start from there.`,
    };
  }
  console.log("LibreOffice was not found: installing the system's package.");
  await installPackages(['libreoffice-calc-nogui']);
  const installed = findRunningLibreOffice();
  if (installed !== null) return { ...installed, problem: null };
  return {
    path: null,
    version: null,
    problem:
      'Không có LibreOffice, và không cài được. LibreOffice is not here and could not be installed: ' +
      'install it, or set SOFFICE_PATH to its soffice, and run the command again.',
  };
}
