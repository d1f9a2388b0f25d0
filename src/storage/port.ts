/**
 * The port to durable storage. The truth on screen is a `Workbook` in memory; the store keeps a header, a journal of
 * commands and snapshots of it. No method throws or rejects: what can fail is a `StorageResult`. A success of a writing
 * method means that the transaction is complete on disk (in memory mode: that there is nothing to wait for).
 * The store never changes a workbook by itself, never orders by the clock, and never replaces a journal entry.
 */
import type { WorkbookId } from '../domain/ids.ts';
import type { Patch } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { Problem, Result } from '../lib/result.ts';

/**
 * full: the disk or quota refused; lost: the connection died and three reopenings did not heal it; blocked: an older
 * build in another tab kept the database closed (only as `reason`); failed: any other
 * refusal of the database; replaced: the database is no longer the one this session opened (site data was cleared) and
 * nothing was written; missing: no such workbook, or it is deleted; exists: the id is taken; conflict: `rev` is not
 * `headRev + 1` (details `headRev`); notWriter: another tab has begun to write (details `epoch`); newer: a newer build
 * owns the database or the workbook; frozen: a newer build waits in another tab, reload; damaged: no snapshot with its
 * journal gives the workbook back.
 */
export type StorageCode =
  | 'storage.full'
  | 'storage.lost'
  | 'storage.blocked'
  | 'storage.failed'
  | 'storage.replaced'
  | 'storage.missing'
  | 'storage.exists'
  | 'storage.conflict'
  | 'storage.notWriter'
  | 'storage.newer'
  | 'storage.frozen'
  | 'storage.damaged';
export type StorageProblem = Problem<StorageCode>;
export type StorageResult<T> = Result<T, StorageProblem>;

/** onDisk: durable; inMemory: gone with the window (say so); readOnly: a newer build's database, nothing is written. */
export type Keeping = 'onDisk' | 'inMemory' | 'readOnly';

export interface WorkbookHeader {
  readonly id: WorkbookId;
  /** Follows the workbook's name: a patch of ["name"] changes both. */
  readonly name: string;
  readonly illustrative: boolean;
  /** Revision of the last journaled command; 0 when just made. */
  readonly headRev: number;
  /** Dates are labels (ISO 8601); order is by revision. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

export type EntryKind = 'do' | 'undo' | 'redo';

/** One command as journaled. */
export interface JournalEntry {
  readonly workbookId: WorkbookId;
  readonly rev: number;
  readonly kind: EntryKind;
  /** Rev of the 'do' entry that this one undoes or redoes; its own rev for 'do'. */
  readonly target: number;
  /** The command's name, for the undo menu; the store does not look at it. */
  readonly label: string;
  /** As applied: for 'undo' already inverted. */
  readonly patches: readonly Patch[];
  /** The writer that wrote it: see `beginWriting`. */
  readonly epoch: number;
  readonly at: string;
  /** Who gave the command and why, where it was said; rows of older builds have neither. */
  readonly by?: string;
  readonly why?: string;
}

export interface NewEntry extends Omit<JournalEntry, 'at'> {
  /** True marks the rev as being calculated, in the same transaction: see `markCalculation`. */
  readonly calculating?: boolean;
}

/** A command that can be undone or redone: redo applies `patches`, undo their inverse. */
export interface HistoryEntry {
  /** The `target` to journal with. */
  readonly rev: number;
  readonly label: string;
  readonly patches: readonly Patch[];
}

/** Oldest first in both: the next to undo, or to redo, is the last one. */
export interface History {
  readonly undo: readonly HistoryEntry[];
  readonly redo: readonly HistoryEntry[];
}

export interface LoadedWorkbook {
  readonly workbook: Workbook;
  /** The header's `headRev`; the next command is `rev + 1`. */
  readonly rev: number;
  readonly history: History;
  /** A rev whose calculation never reported back: the last session died in it. Open in safe mode and name the command. */
  readonly calculating: number | null;
}

export interface Appended {
  readonly rev: number;
  /** True when it is time to call `writeSnapshot` (50 commands since the last). */
  readonly snapshotDue: boolean;
}

export interface Writing {
  readonly epoch: number;
  /** Commands a former writer added since the workbook was loaded must be read (`readJournal`) before writing. */
  readonly headRev: number;
}

/** What a view wants back next time (scroll, widths, selection); plain data, whoever reads it checks it. */
export type ViewState = Readonly<Record<string, unknown>>;

export interface WorkbookStore {
  readonly keeping: Keeping;
  /** Why `keeping` is not 'onDisk'; null otherwise. */
  readonly reason: StorageCode | null;

  /** Every workbook, deleted ones included (`deletedAt`), the last changed first. */
  listWorkbooks(): Promise<StorageResult<WorkbookHeader[]>>;
  /** Header and first snapshot in one transaction. Fails with `exists` and then changes nothing: restoring a file takes a new id. */
  createWorkbook(workbook: Workbook): Promise<StorageResult<WorkbookHeader>>;
  /** A copy of the workbook as journaled now, with its own id and name and an empty history. */
  duplicateWorkbook(id: WorkbookId, copyId: WorkbookId, copyName: string): Promise<StorageResult<WorkbookHeader>>;
  /** Hides the workbook; nothing is removed until `purgeWorkbooks`. `undeleteWorkbook` takes it back. */
  deleteWorkbook(id: WorkbookId): Promise<StorageResult<void>>;
  undeleteWorkbook(id: WorkbookId): Promise<StorageResult<void>>;
  /** Removes for ever what was deleted before the label `deletedBefore`; gives the number removed. */
  purgeWorkbooks(deletedBefore: string): Promise<StorageResult<number>>;

  /** The newest snapshot that is whole, with the journal replayed on it. Writes nothing; needs no lock. */
  loadWorkbook(id: WorkbookId): Promise<StorageResult<LoadedWorkbook>>;
  /** The journal's entries `fromRev` <= rev <= `toRev` that are kept, oldest first; older builds dropped rows below their snapshots. */
  readTrace(id: WorkbookId, fromRev: number, toRev: number): Promise<StorageResult<JournalEntry[]>>;
  /** Entries after `afterRev`, oldest first; fails with `damaged` (load again) when some are no longer kept or `afterRev` is ahead of the disk. */
  readJournal(id: WorkbookId, afterRev: number): Promise<StorageResult<JournalEntry[]>>;
  /** Calls back with entries that any tab appends after `fromRev`, in order and once; `onGap` when the
   * workbook must be loaded again, after which this watch is over. Returns how to stop. */
  watchJournal(
    id: WorkbookId,
    fromRev: number,
    onEntries: (entries: readonly JournalEntry[]) => void,
    onGap: () => void,
  ): () => void;

  /** Called once the lock is held: takes a new epoch, after which every former writer's appends fail with `notWriter`. */
  beginWriting(id: WorkbookId): Promise<StorageResult<Writing>>;
  /**
   * One command, one transaction: journal row, header, history. Calls are carried out in the order they were made.
   * After a failure later revs fail with `conflict` until the missing one is appended; appending it again is safe.
   */
  appendCommand(entry: NewEntry): Promise<StorageResult<Appended>>;
  /**
   * Stores the workbook as it stands at `rev`, reads it back, and only then lets go of older snapshots: two stay. The
   * journal is never shortened: it is the trace (lưu vết). A failure loses nothing.
   */
  writeSnapshot(workbook: Workbook, rev: number, epoch: number): Promise<StorageResult<void>>;
  /** After `replaced`: accepts the database that is there now and creates the workbook in it from memory (`exists`: take a new id). */
  recoverWorkbook(workbook: Workbook): Promise<StorageResult<WorkbookHeader>>;

  /** Sets or clears (null) the mark of a calculation in flight. Not awaited for "saved"; relaxed durability. */
  markCalculation(id: WorkbookId, rev: number | null): Promise<StorageResult<void>>;
  /** Relaxed durability; losing it costs nobody a figure. */
  saveView(id: WorkbookId, view: ViewState): Promise<StorageResult<void>>;
  loadView(id: WorkbookId): Promise<StorageResult<ViewState | null>>;

  /** Bytes of an evidence file, kept with its workbook under the SHA-256 that the dossier names; strict durability. */
  saveEvidenceFile(id: WorkbookId, sha256: string, bytes: Uint8Array): Promise<StorageResult<void>>;
  /** Null where this machine does not have the file: the dossier came from elsewhere. */
  loadEvidenceFile(id: WorkbookId, sha256: string): Promise<StorageResult<Uint8Array | null>>;

  /** Waits for what is under way, then closes; later calls fail with `lost`. */
  close(): Promise<void>;
}
