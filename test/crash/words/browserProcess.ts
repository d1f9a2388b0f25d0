/** A browser with its own profile that a test may kill: kill -9 leaves it no turn to write anything. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumLaunch } from '../../chromium.ts';

export interface KillableBrowser {
  readonly context: BrowserContext;
  /** Kills every process of it at once and waits until the browser is gone; the second time nothing happens. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/** Starts the browser on a profile that stays when it is killed. */
export async function launchKillable(profile: string): Promise<KillableBrowser> {
  const file = 'executablePath' in chromiumLaunch ? chromiumLaunch.executablePath : chromium.executablePath();
  const child = spawn(
    file,
    [
      ...chromiumLaunch.args,
      '--headless=new',
      '--remote-debugging-port=0',
      '--lang=vi',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const browser = await chromium.connectOverCDP(await readEndpoint(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no window');
    return {
      context,
      kill: async () => {
        if (child.exitCode === null && child.signalCode === null) killTree(child);
        await ended;
        await browser.close();
      },
    };
  } catch (error) {
    killTree(child);
    throw error;
  }
}

function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const timer = setTimeout(() => reject(new Error(`the browser did not start: ${heard}`)), START_TIMEOUT_MS);
    child.once('exit', () => reject(new Error(`the browser ended: ${heard}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const endpoint = /DevTools listening on (ws:\S+)/.exec(heard)?.[1];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F']);
    return;
  }
  for (const pid of [...listDescendants(child.pid), child.pid, -child.pid]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended in the meantime.
    }
  }
}

/** Children first, where the system tells (Linux); elsewhere the process group must do. */
function listDescendants(root: number): number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const [, parent = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        parents.set(Number(name), Number(parent));
      } catch {
        // It has ended in the meantime.
      }
    }
  } catch {
    return [];
  }
  const found: number[] = [];
  for (let wave = [root]; wave.length > 0;) {
    wave = [...parents].filter(([, parent]) => wave.includes(parent)).map(([pid]) => pid);
    found.push(...wave);
  }
  return found.reverse();
}
