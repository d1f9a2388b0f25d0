/** The trace of the open workbook: read from the journal page by page, newest first, and followed while it is looked at. */
import type { ChangeGroup } from '../domain/changes/traceRows.ts';
import { listChanges } from '../domain/changes/listChanges.ts';
import { createNameBook, type NameBook } from '../domain/changes/nameBook.ts';
import type { Problem } from '../lib/result.ts';
import type { JournalEntry } from '../storage/port.ts';
import type { Session } from './session.svelte.ts';

/** Revisions a page holds: a page of ordinary edits is read in a few milliseconds. */
const PAGE = 500;
/** Lines after which reading waits to be asked: what a list on screen can be searched in at once. */
const LINES_AT_ONCE = 100_000;

export class ChangeLog {
  /** Newest first. */
  groups = $state.raw<readonly ChangeGroup[]>([]);
  /** Revisions still to be read, from 1 to this one. */
  unread = $state.raw(0);
  isReading = $state.raw(false);
  problem = $state.raw<Problem | null>(null);
  /** Names of what the journal tells of. */
  readonly names: NameBook = createNameBook();
  readonly #session: Session;
  #stopWatching: () => void = () => undefined;
  #isStopped = false;
  #lineLimit = LINES_AT_ONCE;
  #lineCount = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads the newest changes, goes on to older ones, and takes in what comes. */
  async start(): Promise<void> {
    const { rev } = this.#session;
    this.#isStopped = false;
    this.groups = [];
    this.#lineCount = 0;
    this.unread = rev;
    await this.#session.journal.settle();
    if (this.#hasStopped()) return;
    await this.#readPage();
    if (this.#hasStopped()) return;
    this.#watch(this.groups[0]?.entry.rev ?? rev);
    await this.#readOn();
  }

  /** Reads as many lines again. */
  async readMore(): Promise<void> {
    this.#lineLimit = this.#lineCount + LINES_AT_ONCE;
    await this.#readOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopWatching();
    this.#stopWatching = () => undefined;
  }

  #hasStopped(): boolean {
    return this.#isStopped;
  }

  #watch(fromRev: number): void {
    const { store, base } = this.#session;
    this.#stopWatching = store.watchJournal(
      base.id,
      fromRev,
      (entries) => {
        const fresh = entries.filter(({ rev }) => rev > (this.groups[0]?.entry.rev ?? 0));
        this.groups = [...this.#groupsOf(fresh).reverse(), ...this.groups];
      },
      () => {
        this.stop();
        void this.start();
      },
    );
  }

  async #readOn(): Promise<void> {
    while (this.unread > 0 && this.#lineCount < this.#lineLimit && !this.#isStopped)
      if (!(await this.#readPage())) return;
  }

  async #readPage(): Promise<boolean> {
    const { store, base } = this.#session;
    const to = this.unread;
    if (to < 1 || this.isReading) return false;
    this.isReading = true;
    const read = await store.readTrace(base.id, Math.max(1, to - PAGE + 1), to);
    this.isReading = false;
    if (this.#hasStopped()) return false;
    this.problem = read.ok ? null : read.problem;
    if (!read.ok) return false;
    this.unread = Math.max(0, to - PAGE);
    this.groups = [...this.groups, ...this.#groupsOf(read.value).reverse()];
    return true;
  }

  #groupsOf(entries: readonly JournalEntry[]): ChangeGroup[] {
    return entries.map((entry) => {
      this.names.learn(entry);
      const lines = listChanges(entry);
      this.#lineCount += lines.length;
      return { entry, lines };
    });
  }
}
