/** A person at work, as far as storage can tell: edits in memory, journals each command, undoes and redoes from the history. */
import type { WorkbookId } from '../../src/domain/ids.ts';
import { applyPatches, invertPatches, patchTo } from '../../src/domain/patches.ts';
import type { Patch } from '../../src/domain/patches.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Appended, EntryKind, HistoryEntry, NewEntry, WorkbookStore } from '../../src/storage/port.ts';

export function idOf(id: string): WorkbookId {
  return id as WorkbookId;
}

/** The value, or a test failure that names the problem. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problem: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export class Editor {
  readonly store: WorkbookStore;
  readonly epoch: number;
  workbook: Workbook;
  rev: number;
  history: { undo: HistoryEntry[]; redo: HistoryEntry[] };

  private constructor(
    store: WorkbookStore,
    epoch: number,
    workbook: Workbook,
    rev: number,
    undo: HistoryEntry[],
    redo: HistoryEntry[],
  ) {
    this.store = store;
    this.epoch = epoch;
    this.workbook = workbook;
    this.rev = rev;
    this.history = { undo, redo };
  }

  /** Loads the workbook and begins to write. */
  static async start(store: WorkbookStore, id: WorkbookId): Promise<Editor> {
    const { epoch } = expectOk(await store.beginWriting(id));
    const { workbook, rev, history } = expectOk(await store.loadWorkbook(id));
    return new Editor(store, epoch, workbook, rev, [...history.undo], [...history.redo]);
  }

  nextEntry(patches: readonly Patch[]): NewEntry {
    const rev = this.rev + 1;
    return {
      workbookId: this.workbook.id,
      rev,
      kind: 'do',
      target: rev,
      label: `lệnh ${rev}`,
      patches,
      epoch: this.epoch,
    };
  }

  async do(patches: readonly Patch[]): Promise<Appended> {
    const entry = this.nextEntry(patches);
    this.history = { undo: [...this.history.undo, { rev: entry.rev, label: entry.label, patches }], redo: [] };
    return this.journal(entry);
  }

  score(slot: number, points: number): Promise<Appended> {
    return this.do([patchTo(this.workbook, ['scores', 's1', 'u1', 'self', 'points', String(slot)], points)]);
  }

  /** The code of the refusal, and then nothing changed here; null when it was journaled. */
  async tryScore(slot: number, points: number): Promise<string | null> {
    const patch = patchTo(this.workbook, ['scores', 's1', 'u1', 'self', 'points', String(slot)], points);
    const result = await this.store.appendCommand(this.nextEntry([patch]));
    if (!result.ok) return result.problem.code;
    this.workbook = applyPatches(this.workbook, [patch]);
    this.rev++;
    return null;
  }

  async undo(): Promise<Appended> {
    const last = this.history.undo.pop();
    if (!last) throw new Error('nothing to undo');
    this.history.redo.push(last);
    return this.journal(this.entryFor('undo', last, invertPatches(last.patches)));
  }

  async redo(): Promise<Appended> {
    const last = this.history.redo.pop();
    if (!last) throw new Error('nothing to redo');
    this.history.undo.push(last);
    return this.journal(this.entryFor('redo', last, last.patches));
  }

  private entryFor(kind: EntryKind, { rev, label }: HistoryEntry, patches: readonly Patch[]): NewEntry {
    return { ...this.nextEntry(patches), kind, target: rev, label };
  }

  private async journal(entry: NewEntry): Promise<Appended> {
    this.workbook = applyPatches(this.workbook, entry.patches);
    this.rev = entry.rev;
    return expectOk(await this.store.appendCommand(entry));
  }
}
