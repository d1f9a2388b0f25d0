/** The desk: which workbooks there are, which one lies open, and who holds its pen. */
import { fileFromWorkbook, workbookFromFile, type FileProblem } from '../domain/format/workbookFile.ts';
import { fileNameOf } from '../domain/format/fileName.ts';
import type { WorkbookId } from '../domain/ids.ts';
import { buildSample, type SampleId } from '../domain/samples/index.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Clock } from '../lib/clock.ts';
import type { NewId } from '../lib/ids.ts';
import { succeed, type Result } from '../lib/result.ts';
import { holdWorkbook, type Hold } from '../storage/lock.ts';
import { requestProtection, readProtection, type Protection } from '../storage/persist.ts';
import type { StorageProblem, WorkbookHeader, WorkbookStore } from '../storage/port.ts';
import type { CreateAnalysisClient } from './analyses.svelte.ts';
import { isCrashing } from './crashCount.ts';
import type { CreateRecalcClient } from './recalculation.svelte.ts';
import { Session } from './session.svelte.ts';

export type { WorkbookHeader } from '../storage/port.ts';

export interface DeskParts {
  readonly store: WorkbookStore;
  readonly createRecalcClient: CreateRecalcClient;
  readonly createAnalysisClient: CreateAnalysisClient;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly getAuthor: () => string;
}

export class Desk {
  readonly store: WorkbookStore;
  headers = $state.raw<readonly WorkbookHeader[]>([]);
  session = $state.raw<Session | null>(null);
  protection = $state.raw<Protection>('unknown');
  readonly #parts: DeskParts;
  #hold: Hold | null = null;
  #stopWatching: () => void = () => undefined;

  /** Workbooks that are not deleted, the last changed first. */
  readonly listed: readonly WorkbookHeader[] = $derived(this.headers.filter((header) => header.deletedAt === null));

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.store = parts.store;
  }

  async refresh(): Promise<void> {
    const headers = await this.store.listWorkbooks();
    if (headers.ok) this.headers = headers.value;
    this.protection = await readProtection();
  }

  async createFromSample(sample: SampleId): Promise<StorageProblem | null> {
    return this.#createAndOpen(buildSample(sample, this.#parts.newId));
  }

  /** Reads a workbook file into a NEW workbook; a refused file changes nothing. */
  async restore(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Workbook, FileProblem | StorageProblem>> {
    const read = await workbookFromFile(bytes);
    if (!read.ok) return read;
    const workbook = { ...read.value, id: this.#parts.newId() as WorkbookId };
    const problem = await this.#createAndOpen(workbook);
    return problem ? { ok: false, problem } : succeed(workbook);
  }

  /** The open workbook as a file; works without storage too. */
  async exportFile(workbook: Workbook): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
    return { name: fileNameOf(workbook.name), bytes: await fileFromWorkbook(workbook, this.#parts.clock()) };
  }

  /** Loads a stored workbook for a file copy without opening it. */
  async loadForExport(id: WorkbookId): Promise<Result<Workbook, StorageProblem>> {
    const loaded = await this.store.loadWorkbook(id);
    return loaded.ok ? succeed(loaded.value.workbook) : loaded;
  }

  async open(id: WorkbookId): Promise<StorageProblem | null> {
    const loaded = await this.store.loadWorkbook(id);
    if (!loaded.ok) return loaded.problem;
    if (!(await this.close())) return { code: 'storage.failed', details: {} };
    const session = new Session(
      {
        store: this.store,
        createRecalcClient: this.#parts.createRecalcClient,
        createAnalysisClient: this.#parts.createAnalysisClient,
        getAuthor: this.#parts.getAuthor,
        onSuperseded: () => void this.#loseThePen(session),
        onRecovered: () => void this.#becomeWriter(session),
      },
      loaded.value,
      isCrashing(id, loaded.value.calculating !== null),
    );
    this.session = session;
    this.#watch(session);
    if (this.store.keeping === 'readOnly') return null;
    this.#hold = holdWorkbook(id, {
      onRole: (role) => {
        if (role === 'writer') void this.#becomeWriter(session);
        else this.#becomeReader(session);
      },
    });
    return null;
  }

  /** Puts the open workbook away once its last command is on disk; false, and nothing happens, while that cannot be. */
  async close(): Promise<boolean> {
    await this.session?.journal.settle();
    if (this.session?.journal.isBehind) return false;
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    this.#hold?.release();
    this.#hold = null;
    this.session?.dispose();
    this.session = null;
    return true;
  }

  /** Takes the pen from the tab that has it. */
  takeOver(): void {
    this.#hold?.takeOver();
  }

  async duplicate(id: WorkbookId, name: string): Promise<StorageProblem | null> {
    const copy = await this.store.duplicateWorkbook(id, this.#parts.newId() as WorkbookId, name);
    await this.refresh();
    return copy.ok ? null : copy.problem;
  }

  async remove(id: WorkbookId): Promise<StorageProblem | null> {
    const removed = await this.store.deleteWorkbook(id);
    await this.refresh();
    return removed.ok ? null : removed.problem;
  }

  async undelete(id: WorkbookId): Promise<void> {
    await this.store.undeleteWorkbook(id);
    await this.refresh();
  }

  async #createAndOpen(workbook: Workbook): Promise<StorageProblem | null> {
    const created = await this.store.createWorkbook(workbook);
    if (!created.ok) return created.problem;
    if (this.store.keeping === 'onDisk') void requestProtection().then((protection) => (this.protection = protection));
    return this.open(workbook.id);
  }

  async #becomeWriter(session: Session): Promise<void> {
    this.#stopWatching();
    const writing = await this.store.beginWriting(session.base.id);
    if (!writing.ok || this.session !== session) return;
    const isBehind = writing.value.headRev >= session.rev;
    const missed = await this.store.readJournal(session.base.id, session.rev);
    if (missed.ok && isBehind) session.takePen(writing.value.epoch, missed.value);
    else if (await this.#reload(session)) session.takePen(writing.value.epoch, []);
  }

  /** Another tab has written: what this one could not save any more gives way to what is on disk. */
  async #loseThePen(session: Session): Promise<void> {
    this.#becomeReader(session);
    if (await this.#reload(session)) this.#watch(session);
  }

  #becomeReader(session: Session): void {
    if (this.session !== session) return;
    session.dropPen();
    this.#watch(session);
  }

  #watch(session: Session): void {
    this.#stopWatching();
    this.#stopWatching = this.store.watchJournal(
      session.base.id,
      session.rev,
      (entries) => session.follow(entries),
      () => {
        void this.#reload(session).then((reloaded) => {
          if (reloaded && session.readOnly) this.#watch(session);
        });
      },
    );
  }

  async #reload(session: Session): Promise<boolean> {
    const loaded = await this.store.loadWorkbook(session.base.id);
    if (!loaded.ok || this.session !== session) return false;
    session.reload(loaded.value);
    return true;
  }
}
