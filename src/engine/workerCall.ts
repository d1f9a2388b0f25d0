/**
 * One worker and one call at a time. A call ends by its answer, by the worker's death or by its deadline: a terminated
 * worker and a missing script never answer by themselves (FAILURES M6, M7).
 */
import { releaseProxy, wrap, type Endpoint, type Remote } from 'comlink';
import type { RecalcApi } from './protocol.ts';

/** What the supervisor needs of a Worker; tests bring their own. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

export type CallOutcome<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** hang: no answer in time; crash: the worker reported an error, or the call threw; stopped: we ended it. */
  | { readonly kind: 'hang' | 'crash' | 'stopped' };

export interface CallDeadline {
  readonly softMs: number;
  readonly hardMs: number;
  readonly onSoft: () => void;
}

export class WorkerCall {
  readonly #worker: WorkerLike;
  readonly #api: Remote<RecalcApi>;
  #end: ((outcome: { readonly kind: 'hang' | 'crash' | 'stopped' }) => void) | null = null;
  #restartTimer: (() => void) | null = null;
  #isDead = false;
  readonly #onError = (event: Event): void => {
    event.preventDefault();
    this.terminate('crash');
  };

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#api = wrap<RecalcApi>(worker);
    worker.addEventListener('error', this.#onError);
    worker.addEventListener('messageerror', this.#onError);
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Ends the call in flight and the worker. Nothing of it is heard again. */
  terminate(kind: 'hang' | 'crash' | 'stopped'): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#worker.removeEventListener('error', this.#onError);
    this.#worker.removeEventListener('messageerror', this.#onError);
    this.#api[releaseProxy]();
    this.#worker.terminate();
    this.#end?.({ kind });
  }

  /** A sign of life during a long call: its hard deadline begins anew. */
  prolong(): void {
    this.#restartTimer?.();
  }

  async call<T>(
    run: (api: Remote<RecalcApi>) => Promise<T>,
    { softMs, hardMs, onSoft }: CallDeadline,
  ): Promise<CallOutcome<T>> {
    if (this.#isDead) return { kind: 'crash' };
    let hard: ReturnType<typeof setTimeout> | undefined;
    const soft = setTimeout(onSoft, softMs);
    const ended = new Promise<CallOutcome<T>>((resolve) => {
      this.#end = resolve;
      this.#restartTimer = () => {
        clearTimeout(hard);
        hard = setTimeout(() => this.terminate('hang'), hardMs);
      };
      this.#restartTimer();
    });
    const answered = run(this.#api).then(
      (value): CallOutcome<T> => ({ kind: 'answer', value }),
      (): CallOutcome<T> => {
        this.terminate('crash');
        return { kind: 'crash' };
      },
    );
    const outcome = await Promise.race([answered, ended]);
    clearTimeout(soft);
    clearTimeout(hard);
    this.#end = null;
    this.#restartTimer = null;
    return outcome;
  }
}
