/** What each key of the key map does to the selection, the draft and the cells. */
import { countCells, cellLimit, fillSpan, planClear } from './edits.ts';
import { jumpRef, stepRef, wholeOrRegion } from './navigation.ts';
import { clampRef, rangeFromRect } from './range.ts';
import type { EditPlan } from './edits.ts';
import type { FillMode } from './fill.ts';
import type { CellRect, CellRef } from './range.ts';
import type { GridSource } from './source.ts';
import type { CommitMove, GridState } from './gridState.svelte.ts';

export interface ActionContext {
  readonly state: GridState;
  readonly source: GridSource;
  readonly pageRows: number;
  apply: (plan: EditPlan) => void;
  fill: (from: CellRect, to: CellRect, mode: FillMode) => void;
  toggle: (row: number) => void;
  undo: () => void;
  redo: () => void;
  leave: (isForward: boolean) => void;
  tooLarge: () => void;
}

type Action = (context: ActionContext) => void;

const steps: Record<string, readonly [number, number]> = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] };

const actions: Record<string, Action> = {
  cycleNext: ({ state }) => state.advance('next'),
  cyclePrevious: ({ state }) => state.advance('previous'),
  cycleDown: ({ state }) => state.advance('down'),
  cycleUp: ({ state }) => state.advance('up'),
  selectAll: ({ state, source }) => {
    const isFilled = (row: number, col: number): boolean => source.cell(row, col).text !== '';
    state.selectRanges([rangeFromRect(wholeOrRegion(source, isFilled, state.active, state.current))], state.active);
  },
  selectColumns: ({ state, source }) => {
    const rects = state.rects.map((rect) => ({ ...rect, top: 0, bottom: source.rowCount - 1 }));
    state.selectRanges(rects.map(rangeFromRect), state.active);
  },
  selectRows: ({ state, source }) => {
    const rects = state.rects.map((rect) => ({ ...rect, left: 0, right: source.colCount - 1 }));
    state.selectRanges(rects.map(rangeFromRect), state.active);
  },
  edit: ({ state }) => void state.startEdit('edit'),
  openChoices: ({ state }) => void state.startEdit('edit'),
  erase: ({ state }) => void state.startEdit('enter', ''),
  clear: (context) => clearSelection(context),
  expand: (context) => toggleTo(context, true),
  collapse: (context) => toggleTo(context, false),
  fillDown: (context) => fillSelection(context, 'down'),
  fillRight: (context) => fillSelection(context, 'right'),
  undo: (context) => context.undo(),
  redo: (context) => context.redo(),
  forget: ({ state }) => state.forgetCopy(),
  leaveForward: ({ state, leave }) => {
    state.commit('stay');
    leave(true);
  },
  leaveBackward: ({ state, leave }) => {
    state.commit('stay');
    leave(false);
  },
  commitAll: ({ state }) => {
    state.commitAll();
    state.focus();
  },
  cancel: ({ state }) => {
    state.cancel();
    state.focus();
  },
  toggleEdit: ({ state }) => void state.startEdit(state.editing?.mode === 'edit' ? 'enter' : 'edit'),
};

for (const [way, [dRow, dCol]] of Object.entries(steps)) {
  actions[`move${way}`] = ({ state, source }) => selectFrom(state, stepRef(source, state.active, dRow, dCol), false);
  actions[`extend${way}`] = ({ state, source }) => selectFrom(state, stepRef(source, focusOf(state), dRow, dCol), true);
  actions[`jump${way}`] = (context) =>
    selectFrom(context.state, jump(context, context.state.active, dRow, dCol), false);
  actions[`extendJump${way}`] = (context) =>
    selectFrom(context.state, jump(context, focusOf(context.state), dRow, dCol), true);
}

const places: Record<string, (context: ActionContext, from: CellRef) => CellRef> = {
  RowStart: (_, { row }) => ({ row, col: 0 }),
  RowEnd: ({ source }, { row }) => ({ row, col: lastFilledCol(source, row) }),
  SheetStart: ({ source }) => clampRef(source, { row: source.frozenRows, col: source.frozenCols }),
  SheetEnd: ({ source }) =>
    clampRef(source, source.lastUsed?.() ?? { row: source.rowCount - 1, col: source.colCount - 1 }),
  PageUp: ({ source, pageRows }, from) => stepRef(source, from, -pageRows, 0),
  PageDown: ({ source, pageRows }, from) => stepRef(source, from, pageRows, 0),
};

for (const [name, place] of Object.entries(places)) {
  const id = name.charAt(0).toLowerCase() + name.slice(1);
  actions[id] = (context) => selectFrom(context.state, place(context, context.state.active), false);
  actions[`extend${name}`] = (context) => selectFrom(context.state, place(context, focusOf(context.state)), true);
}

const commits: Record<string, CommitMove> = {
  commitDown: 'down',
  commitUp: 'up',
  commitNext: 'next',
  commitPrevious: 'previous',
  commitMoveUp: 'up',
  commitMoveDown: 'down',
  commitMoveLeft: 'left',
  commitMoveRight: 'right',
  commitPageUp: 'pageUp',
  commitPageDown: 'pageDown',
};

for (const [id, move] of Object.entries(commits)) {
  actions[id] = ({ state }) => {
    state.commit(move);
    state.focus();
  };
}

/** Runs the action; false when there is none of that name. */
export function runAction(id: string, context: ActionContext): boolean {
  const action = actions[id];
  if (!action) return false;
  action(context);
  return true;
}

function selectFrom(state: GridState, ref: CellRef, isExtending: boolean): void {
  state.select(ref.row, ref.col, isExtending ? 'extend' : 'replace');
}

function focusOf(state: GridState): CellRef {
  return state.ranges.at(-1)?.focus ?? state.active;
}

function jump({ source }: ActionContext, from: CellRef, dRow: number, dCol: number): CellRef {
  return jumpRef(source, (row, col) => source.cell(row, col).text !== '', from, dRow, dCol);
}

function lastFilledCol(source: GridSource, row: number): number {
  for (let col = source.colCount - 1; col > 0; col--) if (source.cell(row, col).text !== '') return col;
  return 0;
}

function clearSelection({ state, source, apply, tooLarge }: ActionContext): void {
  if (countCells(state.rects) > cellLimit) {
    tooLarge();
    return;
  }
  state.forgetCopy();
  apply(planClear(source, state.rects));
}

function fillSelection({ state, fill, tooLarge }: ActionContext, way: 'down' | 'right'): void {
  const span = fillSpan(state.current, way);
  if (!span) return;
  if (countCells([span.to]) > cellLimit) {
    tooLarge();
    return;
  }
  fill(span.from, span.to, 'copy');
}

function toggleTo({ state, source, toggle }: ActionContext, isExpanded: boolean): void {
  const tree = source.tree?.(state.active.row);
  if (tree?.expandable && tree.expanded !== isExpanded) toggle(state.active.row);
}
