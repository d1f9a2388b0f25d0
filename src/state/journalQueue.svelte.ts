/**
 * Takes commands to disk, strictly one after another. "saved" is said only when the transaction of the last command is
 * complete; what could not be written stays in the queue and is tried again.
 */
import type { Workbook } from '../domain/workbook.ts';
import type { NewEntry, StorageProblem, WorkbookStore } from '../storage/port.ts';

export type SaveState = 'saved' | 'saving' | 'failed';

const RETRY_MS = [500, 2_000, 5_000, 15_000];

interface QueueOwner {
  /** The workbook in memory, for the copy that is made when the database was cleared, and for snapshots. */
  getWorkbook(): { readonly workbook: Workbook; readonly rev: number };
  /** Another tab writes now: this one must stop. */
  onSuperseded(): void;
  /** The database was cleared and the workbook made anew in it, from memory: the journal begins again. */
  onRecovered(): void;
}

export class JournalQueue {
  state = $state.raw<SaveState>('saved');
  problem = $state.raw<StorageProblem | null>(null);
  readonly #store: WorkbookStore;
  readonly #owner: QueueOwner;
  #waiting: NewEntry[] = [];
  #running = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: WorkbookStore, owner: QueueOwner) {
    this.#store = store;
    this.#owner = owner;
  }

  append(entry: NewEntry): void {
    this.#waiting.push(entry);
    if (this.state !== 'failed') this.state = 'saving';
    void this.#pump();
  }

  /** True while a command is not yet on disk. */
  get isBehind(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when nothing waits any more, or writing has failed. */
  async settle(): Promise<void> {
    while (this.#running) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  async #pump(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let snapshotEpoch: number | null = null;
    for (let entry = this.#waiting[0]; entry; entry = this.#waiting[0]) {
      const result = await this.#store.appendCommand(entry);
      if (result.ok) {
        this.#waiting.shift();
        this.#failures = 0;
        this.problem = null;
        if (result.value.snapshotDue) snapshotEpoch = entry.epoch;
        continue;
      }
      if (await this.#heal(result.problem)) continue;
      break;
    }
    this.#running = false;
    if (this.#waiting.length === 0 && this.problem === null) this.state = 'saved';
    if (snapshotEpoch !== null) await this.#writeSnapshot(snapshotEpoch);
  }

  /** True when writing can go on at once. */
  async #heal(problem: StorageProblem): Promise<boolean> {
    if (problem.code === 'storage.notWriter') {
      this.#waiting = [];
      this.#owner.onSuperseded();
      return false;
    }
    if (problem.code === 'storage.replaced') {
      const recovered = await this.#store.recoverWorkbook(this.#owner.getWorkbook().workbook);
      if (recovered.ok) {
        this.#waiting = [];
        this.problem = null;
        this.#owner.onRecovered();
        return false;
      }
    }
    this.state = 'failed';
    this.problem = problem;
    const delay = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
    this.#timer = setTimeout(() => void this.#pump(), delay);
    return false;
  }

  async #writeSnapshot(epoch: number): Promise<void> {
    const { workbook, rev } = this.#owner.getWorkbook();
    await this.#store.writeSnapshot(workbook, rev, epoch);
  }
}
