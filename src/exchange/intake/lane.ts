/** One worker that reads one file after another. It is ended when a file takes too long, and the next file gets a new one. */
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Extract, Extracts, IntakeMessage, IntakeProblem, IntakeReply } from './messages.ts';

/** What a lane needs of a Worker. */
export interface IntakeWorker {
  onmessage: ((event: MessageEvent<IntakeReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: IntakeMessage, transfer: Transferable[]): void;
  terminate(): void;
}

export interface LaneOptions {
  readonly createWorker: () => IntakeWorker;
  /** Until the worker's first reply: a missing script may give no event at all. */
  readonly startDeadlineMs: number;
  /** From there to the end of a file. */
  readonly deadlineMs: number;
}

export interface Lane {
  /** Never rejects; the bytes are transferred. One file at a time. */
  read<K extends Extract>(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    extract: K,
  ): Promise<Result<Extracts[K], IntakeProblem>>;
  /** Ends the worker; a file on the way is then `read.cancelled`. */
  end(): void;
}

type Outcome = Result<Extracts[Extract], IntakeProblem>;

export function createLane({ createWorker, startDeadlineMs, deadlineMs }: LaneOptions): Lane {
  let worker: IntakeWorker | null = null;
  let finish: ((outcome: Outcome) => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function settle(outcome: Outcome): void {
    clearTimeout(timer);
    const waiting = finish;
    finish = null;
    waiting?.(outcome);
  }

  /** After anything but an answer nothing is known of the worker: it goes. */
  function breakOff(outcome: Outcome): void {
    if (worker) {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
    }
    worker = null;
    settle(outcome);
  }

  function startWorker(): IntakeWorker {
    const started = createWorker();
    started.onmessage = ({ data }: MessageEvent<IntakeReply>) => hear(data);
    started.onerror = ({ message }) => breakOff(fail('read.failed', { message }));
    started.onmessageerror = () => breakOff(fail('read.failed', { message: 'messageerror' }));
    return started;
  }

  function hear(reply: IntakeReply): void {
    if (reply.id !== lastId) return;
    if (reply.type === 'started') {
      clearTimeout(timer);
      timer = setTimeout(() => breakOff(fail('read.tooSlow', { seconds: deadlineMs / 1000 })), deadlineMs);
    } else if (reply.type === 'done') settle(succeed(reply.value));
    else if (reply.type === 'refused') settle({ ok: false, problem: reply.problem });
    else breakOff(fail('read.failed', { message: reply.message }));
  }

  return {
    read<K extends Extract>(name: string, bytes: Uint8Array<ArrayBuffer>, extract: K) {
      const result = new Promise<Outcome>((resolve) => {
        finish = resolve;
      });
      lastId++;
      worker ??= startWorker();
      timer = setTimeout(() => breakOff(fail('read.notStarted')), startDeadlineMs);
      worker.postMessage({ type: 'read', id: lastId, name, bytes, extract }, [bytes.buffer]);
      return result as Promise<Result<Extracts[K], IntakeProblem>>;
    },
    end: () => breakOff(fail('read.cancelled')),
  };
}
