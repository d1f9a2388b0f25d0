/**
 * The workbook's figures into an office's own .xlsx: read and understood as an import is, then planned. The workbook does
 * not change; nor does the file, a filled copy of which is handed out.
 */
import type { FillFigures } from '../domain/intake/fillFigures.ts';
import { nameEmptyColumns } from '../domain/intake/fillPlaces.ts';
import { LeafFinder } from '../domain/intake/leafFinder.ts';
import type { Target, UnitChoice } from '../domain/intake/mapping.ts';
import { planFill, type FillPlan } from '../domain/intake/planFill.ts';
import { foldTitle } from '../domain/intake/rawText.ts';
import type { SetId } from '../domain/ids.ts';
import type { IntakeClient, IntakeFile } from '../exchange/intake/client.ts';
import { indexComputed, summariseUnits } from '../exchange/output/summaryFigures.ts';
import { roundTo } from '../lib/decimal.ts';
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import { Intake } from './intake.svelte.ts';
import type { Session } from './session.svelte.ts';

export class Fill extends Intake {
  /** Scores of the file that the workbook does not have are taken out. */
  clears = $state(false);
  /** By folded name: also names beside which the file has no scores yet, which an import does not know. */
  choices = $state.raw<ReadonlyMap<string, UnitChoice>>(new Map());
  readonly #session: Session;
  #file: IntakeFile | null = null;

  /** What the file would get; calculated while the preview is on screen. */
  readonly plan: FillPlan | null = $derived.by(() => {
    const { book, mapping, step, choices } = this;
    if (step !== 'preview' || !book || !mapping) return null;
    const decided = { ...mapping, units: new Map([...mapping.units, ...choices]) };
    return planFill(this.workbook, book, decided, readFigures(this.#session, mapping.target.setId), this.clears);
  });

  constructor(session: Session, client?: IntakeClient) {
    super(() => session.base, session.setId, client);
    this.#session = session;
  }

  override async read(file: IntakeFile): Promise<void> {
    const before = this.book;
    await super.read(file);
    const { book, mapping } = this;
    if (book === null || book === before || mapping === null) return;
    this.choices = new Map();
    if (book.kind !== 'xlsx') {
      this.book = null;
      this.#file = null;
      this.problem = { code: 'fill.notXlsx', details: {} };
      this.step = 'file';
      return;
    }
    this.#file = file;
    const setId = mapping.target.setId ?? this.#session.setId ?? this.workbook.setOrder[0] ?? null;
    const set = setId === null ? undefined : this.workbook.sets[setId];
    if (!set) return;
    this.setTarget({ setId: set.id, blockId: set.blockId });
    const leaves = new LeafFinder(set);
    if (this.mapping)
      this.mapping = { ...this.mapping, sheets: this.mapping.sheets.map((one) => nameEmptyColumns(one, leaves)) };
  }

  override setTarget(change: Partial<Target>): void {
    this.choices = new Map();
    super.setTarget(change);
  }

  override setUnit(name: string, choice: UnitChoice): void {
    this.choices = new Map(this.choices).set(foldTitle(name), choice);
  }

  choiceOf(name: string): UnitChoice {
    const key = foldTitle(name);
    return this.choices.get(key) ?? this.mapping?.units.get(key) ?? { kind: 'skip' };
  }

  /** The file as it is now: one that has changed since it was read is refused by the browser. */
  async loadBytes(): Promise<Result<Uint8Array, Problem<'read.unreadable'>>> {
    const file = this.#file;
    if (file === null) return fail('read.unreadable');
    try {
      return succeed('arrayBuffer' in file ? new Uint8Array(await file.arrayBuffer()) : file.bytes);
    } catch {
      return fail('read.unreadable');
    }
  }
}

/** Of the base: figures of a scenario belong to no file of an office. */
function readFigures(session: Session, setId: SetId | null): FillFigures {
  const { models } = session.recalculation.listShown();
  const model = models.find((one) => one.setId === setId && one.scenarioId === null);
  const set = setId === null ? undefined : session.base.sets[setId];
  if (!model || !set) return { computed: () => () => undefined, field: () => null, whole: () => null };
  const units = new Map(summariseUnits(session.base, set, model).map((unit) => [unit.unitId, unit]));
  const places = new Map(model.fieldIds.map((id, place) => [id, place]));
  const unitPlaces = new Map(model.unitIds.map((id, place) => [id, place]));
  const known = (value: number | undefined, decimals: number): number | null =>
    value === undefined || !Number.isFinite(value) ? null : roundTo(value, decimals);
  return {
    computed: indexComputed(model),
    field: (unitId, fieldId, part) => {
      const figures = units.get(unitId)?.fields[places.get(fieldId) ?? -1];
      if (!figures) return null;
      return known(part === 'total' ? figures.appraised + figures.survey : figures[part], 7);
    },
    whole: (unitId, figure) => {
      const place = unitPlaces.get(unitId);
      if (place === undefined) return null;
      return known(model[figure][place], figure === 'index' ? set.policies.decimals : 7);
    },
  };
}
