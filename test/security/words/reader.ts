/** The reader of the app in a process of its own, which a test may end: a hang is then a fact and not the end of the run. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { ChildReply, Fuzzed, FuzzOrder, ReadOrder } from './readerChild.ts';

export type Reading = Extract<ChildReply, { readonly type: 'read' }>;

export interface Reader {
  /** `peakMb` is of the whole process, Node included. 'killed' is the outcome of one that was ended at the deadline. */
  read(name: string, bytes: Uint8Array): Promise<Reading>;
  fuzz(order: Omit<FuzzOrder, 'type'>): Promise<Fuzzed>;
  close(): void;
}

const DEADLINE_MS = 30_000;
/** A process that once needed more reads no other file, so that a peak is that of its file. */
const REUSED_BELOW_MB = 120;

export async function buildReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'par-reader-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: new URL('readerChild.ts', import.meta.url).pathname,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'reader.mjs' } },
    },
  });
  const script = join(folder, 'reader.mjs');

  let pooled: ChildProcess | null = null;

  function takeChild(): { readonly child: ChildProcess; readonly isFresh: boolean } {
    const child = pooled ?? fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const isFresh = pooled === null;
    pooled = null;
    return { child, isFresh };
  }

  function order<T>(
    message: ReadOrder | FuzzOrder,
    hear: (reply: ChildReply, finish: (value: T, isReusable?: boolean) => void) => void,
    onSilence: (lastMutation: number) => T,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const { child, isFresh } = takeChild();
      let last = 0;
      let timer: NodeJS.Timeout;
      const finish = (value: T, isReusable = false): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (isReusable) pooled = child;
        else child.kill('SIGKILL');
        resolve(value);
      };
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => finish(onSilence(last)), DEADLINE_MS);
      };
      wait();
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`The reader ended with ${String(code)} at mutation ${last}`)));
      child.on('message', (reply: ChildReply) => {
        wait();
        if (reply.type === 'ready') child.send(message);
        if (reply.type === 'mutation') last = reply.index;
        hear(reply, finish);
      });
      if (!isFresh) child.send(message);
    });
  }

  return {
    read: (name, bytes) =>
      order<Reading>(
        { type: 'read', name, bytes },
        (reply, finish) => {
          if (reply.type === 'read') finish(reply, reply.peakMb < REUSED_BELOW_MB);
        },
        () => ({ type: 'read', outcome: 'killed', cells: 0, ms: DEADLINE_MS, peakMb: 0 }),
      ),
    fuzz: (fuzz) =>
      order<Fuzzed>(
        { type: 'fuzz', ...fuzz },
        (reply, finish) => {
          if (reply.type === 'fuzzed') finish(reply);
        },
        (last) => ({
          type: 'fuzzed',
          counts: new Map(),
          different: 0,
          uncaught: [`${fuzz.name} hangs at a seed from ${fuzz.seed + last}`],
          slowestMs: DEADLINE_MS,
        }),
      ),
    close() {
      pooled?.removeAllListeners().kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
