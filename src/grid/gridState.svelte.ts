import { planSame } from './edits.ts';
import { matchChoices } from './choices.ts';
import { clampRange, clampRef, isOneCell, isSameRect, rangeAt, rectFromRange } from './range.ts';
import { cycleRef, stepRef } from './navigation.ts';
import { newRandomId } from '../lib/ids.ts';
import { editTextOf } from './source.ts';
import { FormulaState } from './formulaState.svelte.ts';
import type { EditPlan } from './edits.ts';
import type { CellRect, CellRef, GridRange } from './range.ts';
import type { GridCell, GridSource } from './source.ts';
import type { GridMode } from './keymap.ts';
import type { GridOutline } from './formulaState.svelte.ts';
import type { GridTrace } from './overlayShapes.ts';
import type { Pointed } from './pointing.ts';

export type { GridTrace } from './overlayShapes.ts';

/** `enter`: begun by typing, arrows commit. `edit`: F2 or double click, arrows move the caret. `bar`: in the formula bar. */
export interface GridEditing {
  readonly row: number;
  readonly col: number;
  readonly draft: string;
  readonly mode: 'enter' | 'edit' | 'bar';
}

export type CommitMove = 'stay' | 'down' | 'up' | 'next' | 'previous' | 'left' | 'right' | 'pageUp' | 'pageDown';

/** What the mounted grid does for its state. */
export interface GridHost {
  /** Hands the edits of one action to the caller and speaks of what was left out. */
  apply(plan: EditPlan): void;
  focusField(): void;
  reveal(ref: CellRef): void;
  say(text: string): void;
  refusal(cell: GridCell): string;
  pageRows(): number;
}

const noCell: GridCell = { text: '', readonly: true };
const nowhere: CellRef = { row: 0, col: 0 };

/** Selection and the one draft of a grid, shared by the grid and its formula bar. Lives as long as the caller wants: a sheet switched away from keeps its place. */
export class GridState {
  active = $state.raw<CellRef>(nowhere);
  /** The last one is the current range; never empty. */
  ranges = $state.raw<readonly GridRange[]>([rangeAt(nowhere)]);
  editing = $state.raw<GridEditing | null>(null);
  /** The rectangle last copied, outlined until the next edit or Escape. */
  copied = $state.raw<CellRect | null>(null);
  /** Tells the cut that is outlined from others on the clipboard; null for a copy. */
  cutMark: string | null = null;
  /** Set by the grid when it is given a new one. */
  source = $state.raw<GridSource | null>(null);
  choicesOpen = $state(false);
  choiceIndex = $state(-1);
  /** An input method holds a composition in one of the two fields: nobody may write to them. */
  composing = false;
  /** The cells pointed at last while a formula is typed, and where their reference stands in the draft. */
  pointed = $state.raw<Pointed | null>(null);
  /** The cells that the formula being typed refers to, in its colours. */
  outlines = $state.raw<readonly GridOutline[]>([]);
  /** Arrows between cells: what a cell is calculated from, and what follows from it. */
  traces = $state.raw<readonly GridTrace[]>([]);
  readonly formula = new FormulaState(() => this.editing?.draft ?? null);
  /** Set while the draft is worked on from another sheet: it calls back when the person is home again. */
  detour: ((finish: () => void) => void) | null = null;
  /** The sheet is being changed under the draft: that the field loses the focus means nothing. */
  isHeld = false;
  /** True while the caller is handed what was typed, not pasted, filled or cleared. */
  isCommitting = false;
  /** Tells this grid's own copies from others' on the clipboard. */
  readonly origin = newRandomId();
  #host: GridHost | null = null;
  #tabOrigin: number | null = null;
  #refusals = 0;

  readonly mode: GridMode = $derived(this.editing?.mode ?? 'select');
  readonly current: CellRect = $derived(rectFromRange(this.ranges.at(-1) ?? rangeAt(this.active)));
  readonly rects: readonly CellRect[] = $derived(this.ranges.map(rectFromRange));
  readonly choices: readonly string[] = $derived.by(() => {
    if (!this.editing || !this.choicesOpen) return [];
    const cell = this.#cellAt(this.editing);
    const typed = this.editing.draft === editTextOf(cell) ? '' : this.editing.draft;
    return matchChoices(cell.choices ?? [], typed);
  });

  /** The active cell takes no text; so does an empty grid. */
  readonly isReadonly: boolean = $derived(this.#cellAt(this.active).readonly !== undefined);

  /** Joins the mounted grid; returns how to part from it. */
  attach(host: GridHost): () => void {
    this.#host = host;
    return () => {
      if (this.#host === host) this.#host = null;
    };
  }

  /** Takes a new source; the selection stays where it is, or moves inside when the source has become smaller. */
  setSource(source: GridSource): void {
    this.source = source;
    const active = clampRef(source, this.active);
    if (active.row !== this.active.row || active.col !== this.active.col) this.active = active;
    const ranges = this.ranges.map((range) => clampRange(source, range));
    const isMoved = ranges.some((range, index) => {
      const old = this.ranges[index];
      return !old || !isSameRect(rectFromRange(range), rectFromRange(old));
    });
    if (isMoved) this.ranges = ranges;
  }

  /** Makes the cell active; `extend` moves the end of the current range there, `add` begins a further range. */
  select(row: number, col: number, how: 'replace' | 'extend' | 'add' = 'replace'): void {
    const ref = this.source ? clampRef(this.source, { row, col }) : { row, col };
    this.#tabOrigin = null;
    if (how === 'extend') {
      const anchor = this.ranges.at(-1)?.anchor ?? this.active;
      this.ranges = [...this.ranges.slice(0, -1), { anchor, focus: ref }];
    } else {
      this.active = ref;
      this.ranges = how === 'add' ? [...this.ranges, rangeAt(ref)] : [rangeAt(ref)];
    }
    this.#host?.reveal(ref);
  }

  /** Selects whole ranges at once; `active` defaults to the anchor of the last. */
  selectRanges(ranges: readonly GridRange[], active?: CellRef): void {
    const last = ranges.at(-1);
    if (!last) return;
    this.#tabOrigin = null;
    this.ranges = ranges;
    this.active = active ?? last.anchor;
  }

  /** Moves on after Tab, Enter or a commit: inside a selected block round and round, else by one cell. */
  advance(move: CommitMove): void {
    const { source } = this;
    if (!source || move === 'stay') return;
    const isCycle = !isOneCell(this.current) && ['down', 'up', 'next', 'previous'].includes(move);
    if (isCycle) {
      const step = move === 'down' || move === 'next' ? 1 : -1;
      const along = move === 'down' || move === 'up' ? 'column' : 'row';
      this.active = cycleRef(this.current, this.active, along, step);
      this.#host?.reveal(this.active);
      return;
    }
    const origin = this.#tabOrigin;
    const page = this.#host?.pageRows() ?? 1;
    const step: Record<Exclude<CommitMove, 'stay'>, readonly [number, number]> = {
      down: [1, 0],
      up: [-1, 0],
      next: [0, 1],
      previous: [0, -1],
      left: [0, -1],
      right: [0, 1],
      pageUp: [-page, 0],
      pageDown: [page, 0],
    };
    const from = move === 'down' && origin !== null ? { row: this.active.row, col: origin } : this.active;
    const to = stepRef(source, from, ...step[move]);
    const tabOrigin = move === 'next' || move === 'previous' ? (origin ?? this.active.col) : null;
    this.select(to.row, to.col);
    this.#tabOrigin = tabOrigin;
  }

  /** Opens the draft on the active cell; without `draft` it begins with the cell's own text. False, and said why, on a read-only cell. */
  startEdit(mode: GridEditing['mode'], draft?: string): boolean {
    if (this.editing) {
      if (mode !== this.editing.mode) this.editing = { ...this.editing, mode };
      return true;
    }
    const cell = this.#cellAt(this.active);
    if (cell.readonly !== undefined) {
      this.#host?.say(this.#host.refusal(cell));
      return false;
    }
    this.editing = { ...this.active, draft: draft ?? editTextOf(cell), mode };
    this.formula.reset(this.editing.draft.length);
    this.choicesOpen = (cell.choices?.length ?? 0) > 0 && mode !== 'bar';
    this.choiceIndex = -1;
    this.#host?.reveal(this.active);
    return true;
  }

  setDraft(draft: string): void {
    if (!this.editing || this.editing.draft === draft) return;
    this.editing = { ...this.editing, draft };
    this.pointed = null;
    this.choiceIndex = -1;
    this.formula.index = -1;
  }

  /** The keyboard went elsewhere: what was typed is taken. */
  leave(): void {
    if (!this.isHeld) this.commit('stay');
  }

  /** Ends the edit: what was typed becomes one edit (in `edit` and `bar` only when it differs), then the selection moves on. */
  commit(move: CommitMove): void {
    const { editing } = this;
    if (!editing || this.#isAway(() => this.commit(move))) return;
    const text = this.formula.finish(editing.draft).normalize('NFC');
    const isChanged = editing.mode === 'enter' || text !== editTextOf(this.#cellAt(editing));
    this.#close();
    if (isChanged) {
      const refusals = this.#refusals;
      this.#applyTyped({ edits: [{ row: editing.row, col: editing.col, text }], skipped: [], cropped: 0 });
      if (this.#refusals !== refusals && move !== 'stay' && this.#reopen(editing, text)) return;
    }
    this.advance(move);
  }

  #applyTyped(plan: EditPlan): void {
    this.isCommitting = true;
    this.#host?.apply(plan);
    this.isCommitting = false;
  }

  /** Called while a draft is committed: the caller did not take it. The cell stays open with what was typed. */
  refuse(): void {
    this.#refusals++;
  }

  /** As `edit`, so that the arrows move the caret to the fault. */
  #reopen({ mode, row, col }: GridEditing, draft: string): boolean {
    if (this.active.row !== row || this.active.col !== col) return false;
    return this.startEdit(mode === 'bar' ? 'bar' : 'edit', draft);
  }

  /** Ends the edit with the same text in every selected cell. */
  commitAll(): void {
    const { editing, source } = this;
    if (!editing || !source || this.#isAway(() => this.commitAll())) return;
    const text = this.formula.finish(editing.draft).normalize('NFC');
    this.#close();
    this.#applyTyped(planSame(source, this.rects, text, { row: editing.row, col: editing.col }));
  }

  cancel(): void {
    if (!this.#isAway(() => this.cancel())) this.#close();
  }

  /** Outlines what lies on the clipboard now. */
  outlineCopy(rect: CellRect, cut: string | null): void {
    this.copied = rect;
    this.cutMark = cut;
  }

  /** Nothing is on its way any more: a cut that was not pasted is a copy. */
  forgetCopy(): void {
    this.copied = null;
    this.cutMark = null;
  }

  /** Gives the keyboard to the grid. */
  focus(): void {
    this.#host?.focusField();
  }

  scrollTo(row: number, col: number): void {
    this.#host?.reveal({ row, col });
  }

  /** Away from its sheet a draft is not ended but taken home first; without a grid on screen it is kept. */
  #isAway(finish: () => void): boolean {
    const { detour } = this;
    this.detour = null;
    detour?.(finish);
    return detour !== null || this.#host === null;
  }

  #close(): void {
    this.editing = null;
    this.formula.reset(0);
    this.choicesOpen = false;
    this.choiceIndex = -1;
    this.copied = null;
    this.pointed = null;
  }

  #cellAt({ row, col }: CellRef): GridCell {
    const { source } = this;
    return source && row < source.rowCount && col < source.colCount ? source.cell(row, col) : noCell;
  }
}
