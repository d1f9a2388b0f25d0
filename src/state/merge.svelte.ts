/**
 * Gathering what units send back: files are read in workers, compared with the base, and wait. Nothing of the workbook
 * changes before `accept`.
 */
import { decideNewer, decisionOf, listAccepted, type Decision } from '../domain/merge/decisions.ts';
import { createTimeCollector } from '../domain/merge/changeTimes.ts';
import { mergeFiles, type MergeItem, type MergeResult, type ReturnedFile } from '../domain/merge/mergeFiles.ts';
import { listUnitStatus, type UnitStatus } from '../domain/merge/mergeStatus.ts';
import { planAccepted, type RefusedAccepted } from '../domain/merge/planAccepted.ts';
import type { PlaceValue } from '../domain/merge/place.ts';
import type { SetId, UnitId } from '../domain/ids.ts';
import { fileNameOf } from '../domain/format/fileName.ts';
import { FILE_EXTENSION } from '../domain/format/workbookFile.ts';
import { createIntakeClient, type IntakeClient, type IntakeProgress } from '../exchange/intake/client.ts';
import { PACKAGE_EXTENSION, packageFromWorkbook, readPackage } from '../exchange/package/packageFile.ts';
import type { PackageReading } from '../exchange/package/packageFile.ts';
import { nameApart } from '../lib/fileName.ts';
import { fail, type Problem, type Result } from '../lib/result.ts';
import type { Session } from './session.svelte.ts';

/** A File of the browser. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970, as the disk says. */
  readonly lastModified: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What became of a dropped file; `readings` are indexes into `Merging.returned`. */
export interface FileOutcome {
  readonly name: string;
  readonly problem: Problem | null;
  readonly readings: readonly number[];
}

/** A file with what it holds. */
interface FileRead {
  readonly outcome: Omit<FileOutcome, 'readings'>;
  readonly returned: readonly ReturnedFile[];
}

const NOTHING: MergeResult = { matches: [], items: [], same: 0, mineOnly: 0 };
/** Rows of the trace read at a time. */
const TRACE_STEP = 200;

export class Merging {
  readonly session: Session;
  /** Null while nothing is being read. */
  progress = $state.raw<IntakeProgress | null>(null);
  outcomes = $state.raw<readonly FileOutcome[]>([]);
  returned = $state.raw<readonly ReturnedFile[]>([]);
  decisions = $state.raw<ReadonlyMap<string, Decision>>(new Map());
  /** ISO 8601 labels by item key: when the workbook's own cell was last changed, where the trace knows. */
  mineTimes = $state.raw<ReadonlyMap<string, string>>(new Map());
  readonly #client: IntakeClient;

  readonly merged: MergeResult = $derived.by(() =>
    this.progress === null && this.returned.length > 0
      ? mergeFiles(this.session.base, this.session.setId, this.returned)
      : NOTHING,
  );
  readonly ready: readonly MergeItem[] = $derived(this.merged.items.filter(({ doubts }) => doubts.length === 0));
  readonly doubtful: readonly MergeItem[] = $derived(this.merged.items.filter(({ doubts }) => doubts.length > 0));
  readonly undecided: number = $derived(this.doubtful.filter(({ key }) => !this.decisions.has(key)).length);
  /** The set that most files are for, else the one on screen. */
  readonly setId: SetId | null = $derived.by(() => {
    const found = this.merged.matches.find((match) => match.kind === 'matched');
    return found?.kind === 'matched' ? found.setId : this.session.setId;
  });
  readonly units: readonly UnitStatus[] = $derived.by(() =>
    this.setId === null
      ? []
      : listUnitStatus(this.session.base, this.setId, this.returned, this.merged.matches, this.merged.items),
  );
  /** Values that accepting would write. */
  readonly takenCount: number = $derived.by(() => {
    const { decisions } = this;
    return this.merged.items.filter((item) => decisionOf(item, decisions).keep !== 'mine').length;
  });

  constructor(session: Session, client: IntakeClient = createIntakeClient()) {
    this.session = session;
    this.#client = client;
  }

  /** Reads files and adds them to those read before; a file of the same name and unit takes its place. */
  async read(files: readonly DroppedFile[]): Promise<void> {
    if (files.length === 0 || this.progress !== null) return;
    this.progress = { done: 0, total: files.length, name: '' };
    const found: FileRead[] = [];
    const [packages, forms] = split(files, ({ name }) => /\.json$/i.test(name));
    for (const file of packages) found.push(await readPackageFile(file));
    const read: FileRead[] = [];
    const end = await this.#client.readMany(
      forms.map((file) => ({ name: file.name, size: file.size, arrayBuffer: () => file.arrayBuffer() })),
      'form',
      (index, result) => {
        const file = forms[index];
        if (!file) return;
        const outcome = { name: file.name, problem: result.ok ? null : result.problem };
        const changedAt = timeOf(file);
        read[index] = {
          outcome,
          returned: result.ok ? [{ name: file.name, changedAt, reading: result.value }] : [],
        };
      },
      (progress) => (this.progress = { ...progress, total: files.length, done: packages.length + progress.done }),
    );
    forms.forEach(({ name }, index) => {
      const problem: Problem | null = end === 'cancelled' ? { code: 'read.cancelled', details: {} } : null;
      found.push(read[index] ?? { outcome: { name, problem }, returned: [] });
    });
    this.#keep(joinFiles(this.#listFiles(), found));
    this.progress = null;
    await this.#findMineTimes();
  }

  #listFiles(): FileRead[] {
    return this.outcomes.map(({ name, problem, readings }) => ({
      outcome: { name, problem },
      returned: readings.flatMap((at) => this.returned[at] ?? []),
    }));
  }

  #keep(found: readonly FileRead[]): void {
    const returned: ReturnedFile[] = [];
    this.outcomes = found.map(({ outcome, returned: own }) => ({
      ...outcome,
      readings: own.map((one) => returned.push(one) - 1),
    }));
    this.returned = returned;
  }

  /** Takes a file out again. */
  removeFile(name: string): void {
    this.#keep(this.#listFiles().filter(({ outcome }) => outcome.name !== name));
  }

  cancel(): void {
    this.#client.cancel();
  }

  decide(keys: readonly string[], decision: Decision | null): void {
    const decisions = new Map(this.decisions);
    for (const key of keys)
      if (decision === null) decisions.delete(key);
      else decisions.set(key, decision);
    this.decisions = decisions;
  }

  /** Gives the number of items for which no time decides; they stay as they are. */
  decideByTime(items: readonly MergeItem[]): number {
    const decisions = new Map(this.decisions);
    let unknown = 0;
    for (const item of items) {
      const decision = decideNewer(item, this.mineTimes.get(item.key) ?? null);
      if (decision) decisions.set(item.key, decision);
      else unknown++;
    }
    this.decisions = decisions;
    return unknown;
  }

  decideByHand(key: string, value: PlaceValue): void {
    this.decide([key], { keep: 'hand', value });
  }

  /** Writes what was decided into the base, as one step of undo; gives what the workbook would not take. */
  accept(why: string): { readonly taken: number; readonly refused: readonly RefusedAccepted[] } {
    const accepted = listAccepted(this.merged.items, this.decisions);
    const evidence = this.returned.flatMap((file) => file.evidence ?? []);
    const { commands, refused } = planAccepted(this.session.base, accepted, evidence);
    // What units report is the base, whatever is being tried on screen.
    this.session.activateScenario(null);
    const failed = this.session.run(commands, why);
    if (failed.length > 0) {
      const problem = failed[0]?.problem ?? { code: 'session.readOnly', details: {} };
      return { taken: 0, refused: [...refused, ...accepted.map((one) => ({ ...one, problem }))] };
    }
    return { taken: accepted.length - refused.length, refused };
  }

  async #findMineTimes(): Promise<void> {
    const items = this.doubtful.filter(({ doubts }) => doubts.includes('mine'));
    const collector = createTimeCollector(items);
    const { session } = this;
    for (let to = session.rev; to > 0 && !collector.isDone(); to -= TRACE_STEP) {
      const rows = await session.store.readTrace(session.base.id, Math.max(1, to - TRACE_STEP + 1), to);
      if (!rows.ok) break;
      for (const row of rows.value.reverse()) collector.take(row);
    }
    this.mineTimes = collector.times;
  }
}

/** The package of some units of the set on screen, as a unit sends it. */
export async function exportPackage(
  session: Session,
  setId: SetId,
  unitIds: readonly UnitId[],
  at: string,
  by: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const [first] = unitIds;
  const unit = unitIds.length === 1 && first ? (session.base.units[first]?.name ?? '') : '';
  const name = fileNameOf([session.base.name, unit].filter((text) => text !== '').join(' - '));
  const bytes = await packageFromWorkbook(session.base, setId, unitIds, at, by);
  return { name: name.slice(0, -FILE_EXTENSION.length) + PACKAGE_EXTENSION, bytes };
}

/** Offices give their files the same names: only a file of the same unit takes the place of one read before. */
function joinFiles(before: readonly FileRead[], added: readonly FileRead[]): FileRead[] {
  const kept = before.filter(
    (old) => !added.some((one) => one.outcome.name === old.outcome.name && isReadAgain(old, one)),
  );
  const taken = new Set(kept.map(({ outcome }) => outcome.name));
  const apart = added.map(({ outcome, returned }): FileRead => {
    const name = nameApart(outcome.name, taken);
    taken.add(name);
    return { outcome: { ...outcome, name }, returned: returned.map((one) => ({ ...one, name })) };
  });
  return [...kept, ...apart];
}

function isReadAgain(old: FileRead, added: FileRead): boolean {
  const unitsOf = ({ returned }: FileRead): string =>
    returned
      .map(({ reading }) => reading.identity.unitId)
      .sort()
      .join(' ');
  return old.returned.length === 0 || unitsOf(old) === unitsOf(added);
}

async function readPackageFile(file: DroppedFile): Promise<FileRead> {
  const read = await readBytes(file);
  if (!read.ok) return { outcome: { name: file.name, problem: read.problem }, returned: [] };
  const returned = read.value.map(({ reading, evidence, exportedAt }) => ({
    name: file.name,
    changedAt: exportedAt === '' ? timeOf(file) : exportedAt,
    reading,
    evidence: evidence.filter(({ kind }) => kind === 'file'),
  }));
  return { outcome: { name: file.name, problem: null }, returned };
}

async function readBytes(file: DroppedFile): Promise<Result<readonly PackageReading[]>> {
  try {
    return await readPackage(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    // The disk or the share it lay on is gone.
    return fail('read.unreadable');
  }
}

function timeOf(file: DroppedFile): string | null {
  return file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null;
}

function split<T>(list: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const one of list) (test(one) ? yes : no).push(one);
  return [yes, no];
}
