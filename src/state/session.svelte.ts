/**
 * One open workbook. Every change goes: commands > patches > the document in memory > journal and engine side by side.
 * Neither the journal nor the engine can hold the other back, and the document never waits for them.
 */
import { planCommands, type Command, type Refusal } from '../domain/commands/index.ts';
import type { PeriodId, ScenarioId, SetId } from '../domain/ids.ts';
import { applyPatches, invertPatches, type Patch } from '../domain/patches.ts';
import { resolveScenario } from '../domain/scenarios.ts';
import type { CriteriaSet } from '../domain/criteria.ts';
import type { Scenario, Workbook } from '../domain/workbook.ts';
import type { ModelRef, ModelResult } from '../engine/protocol.ts';
import type { Problem } from '../lib/result.ts';
import type { EntryKind, History, HistoryEntry, JournalEntry, LoadedWorkbook, WorkbookStore } from '../storage/port.ts';
import { forgetCrashes } from './crashCount.ts';
import { JournalQueue } from './journalQueue.svelte.ts';
import { Recalculation, type CreateRecalcClient } from './recalculation.svelte.ts';
import { Analyses, type CreateAnalysisClient } from './analyses.svelte.ts';

export interface SessionParts {
  readonly store: WorkbookStore;
  readonly createRecalcClient: CreateRecalcClient;
  readonly createAnalysisClient: CreateAnalysisClient;
  /** Called when another tab has taken the workbook over. */
  readonly onSuperseded: () => void;
  /** The browser's data were cleared under the open workbook, and it was saved again from memory. */
  readonly onRecovered: () => void;
  /** The person's name for the trace; empty until it is known. */
  readonly getAuthor: () => string;
}

export class Session {
  readonly store: WorkbookStore;
  /** The workbook itself, without what is only being tried. */
  base = $state.raw<Workbook>() as Workbook;
  rev = $state.raw(0);
  history = $state.raw<History>({ undo: [], redo: [] });
  /** The scenario on screen; null is the base. Switching it writes nothing. */
  scenarioId = $state.raw<ScenarioId | null>(null);
  setId = $state.raw<SetId | null>(null);
  /** Scenarios that the comparison shows beside the base. */
  compared = $state.raw<readonly ScenarioId[]>([]);
  /** Set while another tab holds the pen, or a newer build owns the data. */
  readOnly = $state.raw(true);
  /** Patches of a drag in progress: calculated, not journaled. */
  #tried = $state.raw<readonly Patch[]>([]);

  readonly shownBase: Workbook = $derived(applyPatches(this.base, this.#tried));
  /** The workbook as the active scenario sees it. */
  readonly workbook: Workbook = $derived(resolveScenario(this.shownBase, this.scenarioId));
  readonly scenario: Scenario | null = $derived(
    this.scenarioId === null ? null : (this.shownBase.scenarios[this.scenarioId] ?? null),
  );
  readonly set: CriteriaSet | null = $derived(this.setId === null ? null : (this.workbook.sets[this.setId] ?? null));
  /** The same block's set of the period before, if there is one. */
  readonly previousSetId: SetId | null = $derived(this.set === null ? null : findPreviousSet(this.workbook, this.set));

  readonly journal: JournalQueue;
  readonly recalculation: Recalculation;
  readonly analyses: Analyses;
  /** The figures of the active model before the last edit or the drag in progress. */
  beforeEdit = $state.raw<ModelResult | null>(null);
  readonly #getAuthor: () => string;
  /** What `beforeEdit` was when the drag in progress began. */
  #beforeTrial: ModelResult | null = null;
  #epoch = 0;
  /** The journal says that the last command is being calculated. */
  #isMarked = false;

  /** `isHeld`: nothing is calculated until the person asks for it. */
  constructor(parts: SessionParts, loaded: LoadedWorkbook, isHeld = false) {
    this.store = parts.store;
    this.#getAuthor = parts.getAuthor;
    this.base = loaded.workbook;
    this.rev = loaded.rev;
    this.history = loaded.history;
    this.setId = loaded.workbook.setOrder[0] ?? null;
    this.journal = new JournalQueue(parts.store, {
      getWorkbook: () => ({ workbook: this.base, rev: this.rev }),
      onSuperseded: parts.onSuperseded,
      onRecovered: parts.onRecovered,
    });
    this.recalculation = new Recalculation(
      parts.createRecalcClient,
      () => this.shownBase,
      () => {
        forgetCrashes(this.base.id);
        if (!this.#isMarked || this.readOnly) return;
        this.#isMarked = false;
        void parts.store.markCalculation(this.base.id, null);
      },
    );
    this.analyses = new Analyses(parts.createAnalysisClient(() => this.shownBase));
    if (isHeld) this.recalculation.hold(this.watchedModels);
    else this.recalculation.start(this.base, this.watchedModels);
  }

  /** What must be calculated for the screen as it stands. */
  readonly watchedModels: readonly ModelRef[] = $derived.by(() => {
    const { setId, previousSetId, scenarioId, compared } = this;
    if (setId === null) return [];
    const scenarioIds = new Set<ScenarioId | null>([null, scenarioId, ...compared]);
    const models: ModelRef[] = [...scenarioIds]
      .filter((id) => id === null || this.shownBase.scenarios[id] !== undefined)
      .map((id) => ({ setId, scenarioId: id }));
    if (previousSetId !== null) models.push({ setId: previousSetId, scenarioId: null });
    return models;
  });

  /** Figures of the active set in the active scenario, in the base, and of the period before. */
  readonly result: ModelResult | null = $derived.by(() => this.recalculation.model(this.setId, this.scenarioId));
  readonly baseResult: ModelResult | null = $derived.by(() => this.recalculation.model(this.setId, null));
  /** What a change is counted from: the base in a scenario, else the figures before the last edit. */
  readonly startResult: ModelResult | null = $derived.by(() => {
    if (this.scenarioId !== null) return this.baseResult;
    return this.beforeEdit?.setId === this.setId ? this.beforeEdit : null;
  });
  readonly previousResult: ModelResult | null = $derived.by(() => this.recalculation.model(this.previousSetId, null));

  /** Begins to write: called once the workbook's lock is held. `entries` are what the former writer added meanwhile. */
  takePen(epoch: number, entries: readonly JournalEntry[]): void {
    this.follow(entries);
    this.#epoch = epoch;
    this.readOnly = false;
  }

  dropPen(): void {
    this.cancelTrial();
    this.journal.stop();
    this.readOnly = true;
  }

  /** Takes in what another tab has journaled. */
  follow(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      if (entry.rev !== this.rev + 1) continue;
      this.base = applyPatches(this.base, entry.patches);
      this.rev = entry.rev;
      this.history = advanceHistory(this.history, entry.kind, {
        rev: entry.target,
        label: entry.label,
        patches: entry.kind === 'undo' ? invertPatches(entry.patches) : entry.patches,
      });
      this.#spread(entry.patches);
    }
    this.#leaveLostScenario();
  }

  /** Replaces everything after a gap in the journal. */
  reload(loaded: LoadedWorkbook): void {
    this.base = loaded.workbook;
    this.rev = loaded.rev;
    this.history = loaded.history;
    this.#leaveLostScenario();
    this.recalculation.start(this.base, this.watchedModels);
    this.analyses.follow(null);
  }

  /** Both mirrors of the document follow it. */
  #spread(patches: readonly Patch[]): void {
    this.recalculation.apply(patches);
    this.analyses.follow(patches);
  }

  /**
   * Carries out commands as one step of undo, in the active scenario. What is refused is left out and returned; the rest
   * is done. Nothing happens in a tab that only reads. `why` goes to the trace.
   */
  run(commands: readonly Command[], why = ''): readonly Refusal[] {
    return this.runIn(this.scenarioId, commands, why);
  }

  /** As `run`, in a scenario that need not be on screen, or that the first of the commands makes. */
  runIn(scenarioId: ScenarioId | null, commands: readonly Command[], why = ''): readonly Refusal[] {
    if (this.readOnly) return [{ place: 0, problem: this.#readOnlyProblem() }];
    const { patches, refused, outcome } = planCommands(this.base, scenarioId, commands);
    this.#endTrial(patches);
    const rev = this.rev + 1;
    if (patches.length > 0) this.#commit(outcome, 'do', { rev, label: commands[0]?.verb ?? '', patches }, patches, why);
    return refused;
  }

  #readOnlyProblem(): Problem {
    return { code: this.store.keeping === 'readOnly' ? 'storage.newer' : 'session.readOnly', details: {} };
  }

  undo(): Problem | null {
    const entry = this.history.undo.at(-1);
    if (this.readOnly) return this.#readOnlyProblem();
    if (!entry) return { code: 'session.nothingToUndo', details: {} };
    this.#endTrial(entry.patches);
    const patches = invertPatches(entry.patches);
    this.#commit(applyPatches(this.base, patches), 'undo', entry, patches);
    return null;
  }

  redo(): Problem | null {
    const entry = this.history.redo.at(-1);
    if (this.readOnly) return this.#readOnlyProblem();
    if (!entry) return { code: 'session.nothingToUndo', details: {} };
    this.#endTrial(entry.patches);
    this.#commit(applyPatches(this.base, entry.patches), 'redo', entry, entry.patches);
    return null;
  }

  /** Shows and calculates commands without journaling them, in place of those tried before: a slider under the finger. */
  try(commands: readonly Command[]): void {
    const { patches } = planCommands(this.base, this.scenarioId, commands);
    if (this.#tried.length === 0) {
      this.#beforeTrial = this.beforeEdit;
      this.beforeEdit = this.result;
    }
    const revert = invertPatches(this.#tried);
    this.#tried = patches;
    this.#spread([...revert, ...patches]);
  }

  /** Before a commit: remembers the figures that the edit starts from. Formats, notes and evidence change no figure. */
  #endTrial(patches: readonly Patch[]): void {
    if (this.#tried.length === 0 && patches.some(isOfFigures)) this.beforeEdit = this.result;
    this.#revertTrial();
  }

  /** Takes back what was only tried; changes count again from where they counted before it. */
  cancelTrial(): void {
    if (this.#tried.length > 0) this.beforeEdit = this.#beforeTrial;
    this.#revertTrial();
  }

  #revertTrial(): void {
    if (this.#tried.length === 0) return;
    const revert = invertPatches(this.#tried);
    this.#tried = [];
    this.#spread(revert);
  }

  /** Takes back what was looked at; ids that are gone are passed over. */
  restoreView(saved: Readonly<Record<string, unknown>>): void {
    const { setId, scenarioId, compared } = saved;
    if (typeof setId === 'string' && this.base.sets[setId as SetId]) this.setId = setId as SetId;
    if (typeof scenarioId === 'string') this.activateScenario(scenarioId as ScenarioId);
    if (Array.isArray(compared))
      this.compared = compared.filter((id): id is ScenarioId => typeof id === 'string' && id in this.base.scenarios);
  }

  activateScenario(id: ScenarioId | null): void {
    this.cancelTrial();
    this.beforeEdit = null;
    this.scenarioId = id !== null && this.base.scenarios[id] ? id : null;
  }

  dispose(): void {
    this.recalculation.dispose();
    this.analyses.dispose();
    this.journal.stop();
  }

  /** `outcome` is the base with the patches applied; `step` what is undone, redone or newly done by them. */
  #commit(outcome: Workbook, kind: EntryKind, step: HistoryEntry, patches: readonly Patch[], why = ''): void {
    this.base = outcome;
    this.rev += 1;
    this.history = advanceHistory(this.history, kind, step);
    this.#isMarked = true;
    this.journal.append({
      workbookId: this.base.id,
      rev: this.rev,
      kind,
      target: step.rev,
      label: step.label,
      patches,
      epoch: this.#epoch,
      by: this.#getAuthor(),
      why,
      calculating: true,
    });
    this.#spread(patches);
    this.#leaveLostScenario();
  }

  #leaveLostScenario(): void {
    if (this.scenarioId !== null && !this.base.scenarios[this.scenarioId]) this.scenarioId = null;
    if (this.compared.some((id) => !this.base.scenarios[id]))
      this.compared = this.compared.filter((id) => this.base.scenarios[id]);
    if (this.setId === null || !this.base.sets[this.setId]) this.setId = this.base.setOrder[0] ?? null;
  }
}

const WORDS: ReadonlySet<string> = new Set(['attributes', 'dossiers', 'note', 'notes', 'explanations']);

function isOfFigures({ path }: Patch): boolean {
  return ![path[0], path[4]].some((part) => WORDS.has(part ?? ''));
}

/** Commands kept for undo in memory; storage keeps as many across a reload. */
const UNDO_DEPTH = 200;

function advanceHistory({ undo, redo }: History, kind: EntryKind, entry: HistoryEntry): History {
  switch (kind) {
    case 'do':
      return { undo: [...undo, entry].slice(-UNDO_DEPTH), redo: [] };
    case 'undo':
      return { undo: undo.slice(0, -1), redo: [...redo, entry] };
    case 'redo':
      return { undo: [...undo, entry], redo: redo.slice(0, -1) };
  }
}

function findPreviousSet(workbook: Workbook, set: CriteriaSet): SetId | null {
  const before = workbook.periodOrder.slice(0, workbook.periodOrder.indexOf(set.periodId)).reverse();
  for (const periodId of before) {
    const found = findSet(workbook, set, periodId);
    if (found !== null) return found;
  }
  return null;
}

function findSet(workbook: Workbook, set: CriteriaSet, periodId: PeriodId): SetId | null {
  return (
    workbook.setOrder.find(
      (id) => workbook.sets[id]?.blockId === set.blockId && workbook.sets[id].periodId === periodId,
    ) ?? null
  );
}
