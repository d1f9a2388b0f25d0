/** A worker without a thread: an API behind a message channel, which can be told to fail as browsers fail. */
import { expose } from 'comlink';
import { unpackPatches } from '../../src/domain/packedPatches.ts';
import type { LoadRequest, RecalcApi, Results } from '../../src/engine/protocol.ts';
import type { WorkerLike } from '../../src/engine/client.ts';

export interface FakeWorker extends WorkerLike {
  readonly isTerminated: boolean;
  /** What a missing script or a crash looks like: an error event without words. */
  fail(): void;
}

export function createFakeWorker(api: object): FakeWorker {
  const { port1, port2 } = new MessageChannel();
  const events = new EventTarget();
  let isTerminated = false;
  expose(api, port2);
  return {
    get isTerminated() {
      return isTerminated;
    },
    postMessage: (message: unknown, transfer?: Transferable[]) => {
      if (!isTerminated) port1.postMessage(message, transfer ?? []);
    },
    addEventListener: (type, listener) => (type === 'message' ? port1 : events).addEventListener(type, listener),
    removeEventListener: (type, listener) => (type === 'message' ? port1 : events).removeEventListener(type, listener),
    start: () => port1.start(),
    terminate: () => {
      isTerminated = true;
      port1.close();
      port2.close();
    },
    fail: () => events.dispatchEvent(new Event('error')),
  };
}

export function emptyResults(rev: number): Results {
  return { rev, models: [], values: [], limited: [], elapsedMs: 0 };
}

export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/** An API that answers at once and writes down what it was asked; each answer may be replaced. */
export function createScriptedApi(calls: string[], changes: Partial<RecalcApi> = {}): RecalcApi {
  let rev = 0;
  return {
    ready: () => Promise.resolve(true),
    load: (request: LoadRequest) => {
      rev = request.rev;
      const held = request.quarantined.map((place) => place.row).join(',');
      calls.push(`load ${rev}${request.careful ? ' careful' : ''}${held ? ` without ${held}` : ''}`);
      return Promise.resolve(emptyResults(rev));
    },
    apply: (request) => {
      rev = request.rev;
      calls.push(`apply ${rev} (${unpackPatches(request.patches).length})`);
      return Promise.resolve(emptyResults(rev));
    },
    watch: () => Promise.resolve(emptyResults(rev)),
    preview: () => Promise.resolve(1),
    ...changes,
  };
}
