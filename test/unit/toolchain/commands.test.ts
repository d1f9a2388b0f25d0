import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand, toolCommand } from '../../../scripts/commands.mjs';
import { isProgram } from '../../../scripts/programs.mjs';

function node(code: string): { file: string; args: string[] } {
  return { file: process.execPath, args: ['-e', code] };
}

describe('a command of npm test', () => {
  it('reports 0 and no reason when it went well', async () => {
    expect(await runCommand(node('process.exit(0)'))).toEqual({ code: 0, reason: null });
  });

  it('reports its exit code', async () => {
    expect(await runCommand(node('process.exit(3)'))).toEqual({ code: 3, reason: 'exit code 3' });
  });

  it('reports that it died of a signal', async () => {
    const result = await runCommand(node('process.kill(process.pid, "SIGKILL")'));
    expect(result).toEqual({ code: 137, reason: 'was ended by SIGKILL' });
  });

  it('reports that it could not be started', async () => {
    const result = await runCommand({ file: '/nowhere/program', args: [] });
    expect(result.code).toBe(127);
    expect(result.reason).toContain('could not be started');
  });

  it('is ended with everything it has started when it hangs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'commands-'));
    const pidFile = join(folder, 'pid');
    const code = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
      setInterval(() => 0, 1000);`;
    const result = await runCommand(node(code), { timeoutMs: 1500 });
    expect(result.code).toBe(124);
    const grandchild = Number(readFileSync(pidFile, 'utf8'));
    await expect.poll(() => isAlive(grandchild)).toBe(false);
    await rm(folder, { recursive: true });
  });
});

/** A process that has ended but was not yet collected by its parent counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

it.each(['vite', 'vitest', 'playwright', 'eslint', 'prettier', 'tsc', 'svelte-check'])(
  'finds where the installed tool %s starts',
  (tool) => {
    const entry = toolCommand(tool, []).args[0] ?? '';
    expect(isProgram(entry) || readFileSync(entry, 'utf8').length > 0).toBe(true);
  },
);
