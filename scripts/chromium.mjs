import { existsSync } from 'node:fs';
import { chromium as playwrightChromium } from 'playwright';
import { runCommand, toolCommand } from './commands.mjs';
import { findOnPath, isProgram, readVersion } from './programs.mjs';
import { canInstallPackages, installPackages } from './systemPackages.mjs';

const downloadTimeoutMs = 10 * 60_000;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where the installers of macOS and Windows put the browser. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    const home = process.env['HOME'] ?? '';
    return ['', home].flatMap((base) => [
      `${base}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${base}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (process.platform === 'win32') {
    const bases = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    return bases
      .filter((base) => base !== undefined)
      .flatMap((base) => [
        `${base}\\Google\\Chrome\\Application\\chrome.exe`,
        `${base}\\Chromium\\Application\\chrome.exe`,
      ]);
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
}

function playwrightsOwn() {
  try {
    return [playwrightChromium.executablePath()].filter((file) => existsSync(file));
  } catch {
    return [];
  }
}

/** Every Chromium or Chrome of this machine, best first: CHROMIUM_PATH alone where it is set, Playwright's own, PATH, usual places. */
export function listChromiums() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return [chosen].filter(isProgram);
  return [...new Set([...playwrightsOwn(), ...findOnPath(names), ...usualPlaces().filter(isProgram)])];
}

/** A Chromium that starts, with its version; on Windows `--version` would open a window, so there it is only looked for. */
function findRunningChromium() {
  for (const path of listChromiums()) {
    const version = process.platform === 'win32' ? 'Chrome' : readVersion(path);
    if (version !== null) return { path, version };
  }
  return null;
}

/**
 * Finds Chromium or Chrome, and where there is none installs it: Playwright's own, else the system's package.
 * `problem` is a sentence for a person when neither could be had.
 * @returns {Promise<{ path: string, version: string, problem: null } | { path: null, version: null, problem: string }>}
 */
export async function ensureChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  const found = findRunningChromium();
  if (found !== null) return { ...found, problem: null };
  if (chosen !== undefined && chosen !== '') {
    return {
      path: null,
      version: null,
      problem: `CHROMIUM_PATH is set to ${chosen}, but no browser starts from there.`,
    };
  }
  console.log('No Chromium or Chrome was found: installing the one of Playwright.');
  const timeout = { timeoutMs: downloadTimeoutMs };
  await runCommand(toolCommand('playwright', ['install', '--no-shell', 'chromium']), timeout);
  let installed = findRunningChromium();
  if (installed === null && playwrightsOwn().length > 0 && canInstallPackages()) {
    console.log("Playwright's Chromium lacks system libraries: installing them.");
    await runCommand(toolCommand('playwright', ['install-deps', 'chromium']), timeout);
    installed = findRunningChromium();
  }
  if (installed === null && canInstallPackages()) {
    console.log("Playwright's Chromium could not be had: installing the system's package.");
    if (!(await installPackages(['chromium']))) await installPackages(['chromium-browser']);
    installed = findRunningChromium();
  }
  if (installed !== null) return { ...installed, problem: null };
  return {
    path: null,
    version: null,
    problem:
      'Không có Chromium hoặc Chrome, và không cài được. No Chromium or Chrome is here and none could be installed: ' +
      'install one, or set CHROMIUM_PATH to it, and run the command again.',
  };
}
