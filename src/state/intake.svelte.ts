/**
 * Opening another program's file: it is read in a worker, its meaning is proposed, changed by the person, and applied to a
 * copy for the preview. Nothing of the workbook changes here: what is accepted is a command.
 */
import { applyMapping, type Applied } from '../domain/intake/applyMapping.ts';
import { keepMappings, readKept, writeKept } from '../domain/intake/keptMappings.ts';
import type {
  BookMapping,
  ColumnMapping,
  Proposal,
  SheetKind,
  SheetMapping,
  Target,
  UnitChoice,
} from '../domain/intake/mapping.ts';
import { proposeMapping, withUnits } from '../domain/intake/proposeMapping.ts';
import type { RawBook } from '../domain/intake/rawBook.ts';
import { foldTitle } from '../domain/intake/rawText.ts';
import { pointsOfHead } from '../domain/intake/columnRoles.ts';
import { recogniseAs } from '../domain/intake/recognise.ts';
import type { SetId } from '../domain/ids.ts';
import type { Workbook } from '../domain/workbook.ts';
import { writeCsv } from '../exchange/csv/csv.ts';
import { createIntakeClient, type IntakeClient, type IntakeFile } from '../exchange/intake/client.ts';
import { newRandomId } from '../lib/ids.ts';
import type { Problem } from '../lib/result.ts';
import { readPreference, writePreference } from '../storage/preferences.ts';

export type IntakeStep = 'file' | 'sheets' | 'preview';

const KEPT = 'intake.mappings';
/** The very hidden sheet of the files that this app writes for return. */
const INPUT_MAP_SHEET = '_sodiem';

export class Intake {
  step = $state.raw<IntakeStep>('file');
  /** Name of the file that is being read, or null. */
  reading = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  book = $state.raw<RawBook | null>(null);
  proposal = $state.raw<Proposal | null>(null);
  mapping = $state.raw<BookMapping | null>(null);
  /** Place of the sheet on screen. */
  shown = $state.raw(0);
  readonly #getWorkbook: () => Workbook;
  readonly #preferred: SetId | null;
  readonly #client: IntakeClient;
  #reads = 0;

  readonly isOurs: boolean = $derived(this.book?.sheets.some(({ name }) => name === INPUT_MAP_SHEET) ?? false);

  /** What accepting would do; calculated while the preview is on screen. */
  readonly applied: Applied | null = $derived.by(() => {
    const { book, mapping, step } = this;
    if (step !== 'preview' || !book || !mapping) return null;
    return applyMapping(this.#getWorkbook(), book, mapping, newRandomId);
  });

  /** `preferred`: the set on screen. */
  constructor(getWorkbook: () => Workbook, preferred: SetId | null, client: IntakeClient = createIntakeClient()) {
    this.#getWorkbook = getWorkbook;
    this.#preferred = preferred;
    this.#client = client;
  }

  get workbook(): Workbook {
    return this.#getWorkbook();
  }

  /** Reads a file and goes to its sheets; a problem leaves what was read before. */
  async read(file: IntakeFile): Promise<void> {
    const mine = ++this.#reads;
    this.reading = file.name;
    this.problem = null;
    // Not the File itself: browsers have given it a method called bytes.
    const { name } = file;
    const result = await this.#client.readBook(
      'arrayBuffer' in file ? { name, size: file.size, arrayBuffer: () => file.arrayBuffer() } : file,
    );
    if (mine !== this.#reads) return;
    this.reading = null;
    if (!result.ok) {
      this.problem = result.problem.code === 'read.cancelled' ? null : result.problem;
      return;
    }
    this.book = result.value;
    const proposed = proposeMapping(this.workbook, result.value, this.#preferred, readKept(readPreference(KEPT)));
    this.proposal = proposed.proposal;
    this.mapping = proposed.mapping;
    this.shown = Math.max(
      0,
      proposed.mapping.sheets.findIndex(({ kind }) => kind !== 'skip'),
    );
    this.step = 'sheets';
  }

  stop(): void {
    this.#reads++;
    this.reading = null;
    this.#client.cancel();
  }

  setKind(kind: SheetKind): void {
    const own = this.mapping?.sheets[this.shown];
    const sheet = this.book?.sheets[this.shown];
    if (!own || !sheet) return;
    if (kind === 'skip') this.#replace({ ...own, kind });
    else
      this.#replace({
        ...recogniseAs(sheet, this.shown, kind, Math.max(0, own.headerTop), Math.max(0, own.headerBottom)),
        kind,
      });
  }

  /** Rows from 0; the roles are guessed anew from those headings. */
  setHeads(top: number, bottom: number): void {
    const own = this.mapping?.sheets[this.shown];
    const sheet = this.book?.sheets[this.shown];
    if (!own || !sheet || !Number.isInteger(top) || !Number.isInteger(bottom) || top < 0) return;
    this.#replace(
      recogniseAs(
        sheet,
        this.shown,
        own.kind === 'skip' ? null : own.kind,
        top,
        Math.min(top + 9, Math.max(top, bottom)),
      ),
    );
  }

  setSheet(change: Partial<Pick<SheetMapping, 'stage' | 'unitName'>>): void {
    const own = this.mapping?.sheets[this.shown];
    if (own) this.#replace({ ...own, ...change });
  }

  setColumn(column: number, change: Partial<Pick<ColumnMapping, 'role' | 'stage'>>): void {
    const own = this.mapping?.sheets[this.shown];
    if (!own) return;
    const columns = own.columns.map((one): ColumnMapping => {
      if (one.column !== column) return one;
      const named =
        change.role === 'points' && one.of === '' && one.code === '' ? pointsOfHead(own.kind, one.head) : {};
      return { ...one, ...named, ...change };
    });
    this.#replace({ ...own, columns });
  }

  setTarget(change: Partial<Target>): void {
    const { book, mapping } = this;
    if (!book || !mapping) return;
    const target = { ...mapping.target, ...change };
    const isElsewhere = target.setId !== mapping.target.setId || target.blockId !== mapping.target.blockId;
    this.mapping = isElsewhere
      ? withUnits(this.workbook, book, { ...mapping, target, units: new Map() })
      : { ...mapping, target };
  }

  setUnit(name: string, choice: UnitChoice): void {
    if (!this.mapping) return;
    this.mapping = { ...this.mapping, units: new Map(this.mapping.units).set(foldTitle(name), choice) };
  }

  addAllUnits(): void {
    if (!this.mapping) return;
    this.mapping = {
      ...this.mapping,
      units: new Map(
        [...this.mapping.units].map(([name, choice]) => [name, choice.kind === 'skip' ? { kind: 'new' } : choice]),
      ),
    };
  }

  go(step: IntakeStep): void {
    if (step === 'preview' && this.book && this.mapping)
      this.mapping = withUnits(this.workbook, this.book, this.mapping);
    this.step = step;
  }

  /** Keeps the accepted mapping for the next file with these headings. */
  remember(): void {
    const { proposal, mapping } = this;
    if (!proposal || !mapping) return;
    writePreference(KEPT, writeKept(keepMappings(readKept(readPreference(KEPT)), proposal.sheets, mapping.sheets)));
  }

  #replace(sheet: SheetMapping): void {
    if (!this.mapping) return;
    this.mapping = { ...this.mapping, sheets: this.mapping.sheets.map((one, i) => (i === this.shown ? sheet : one)) };
  }
}

/** A list as a .csv file for Excel. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(writeCsv(rows)));
}
