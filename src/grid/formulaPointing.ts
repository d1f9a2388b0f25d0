/** Writing the references of cells pointed at, with the mouse or the arrow keys, into the draft. */
import { jumpRef, stepRef } from './navigation.ts';
import { placeForReference, referenceTo, writeReference } from './pointing.ts';
import { rectFromRange } from './range.ts';
import type { GridState } from './gridState.svelte.ts';
import type { Stretch } from './pointing.ts';
import type { CellRef } from './range.ts';
import type { GridSource } from './source.ts';

export interface PointingPort {
  /** Whose draft is written to. */
  readonly state: GridState;
  /** The sheet pointed at. */
  readonly source: GridSource;
  readonly field: HTMLTextAreaElement;
}

/** Begins pointing: the reference goes where one may stand, or, when `isAdding`, behind the last one. False where none may. */
export function startPointing(port: PointingPort, cell: CellRef, isAdding: boolean): boolean {
  const { state, field } = port;
  const { editing, pointed } = state;
  if (!editing || state.composing || field.selectionStart !== field.selectionEnd) return false;
  const place = placeForReference(editing.draft, field.selectionStart, pointed?.at ?? null);
  if (!place) return false;
  if (isAdding && pointed && place === pointed.at) {
    const behind = { from: place.to, to: place.to };
    return write(port, cell, cell, behind, state.formula.assist?.separator ?? ',');
  }
  return write(port, cell, cell, place);
}

/** Moves the end of the block pointed at. */
export function extendPointing(port: PointingPort, to: CellRef): void {
  const { pointed } = port.state;
  if (pointed) write(port, pointed.anchor, to, pointed.at);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** An arrow key while a reference may stand at the caret, by the id of the key map; false elsewhere. */
export function pointByKey(port: PointingPort, id: string): boolean {
  const { state, source, field } = port;
  const { editing, pointed } = state;
  const [, kind = '', way = ''] = /^(point|extendPoint|jumpPoint|extendJumpPoint)(Up|Down|Left|Right)$/.exec(id) ?? [];
  const step = STEPS[way];
  if (!step || !editing || state.composing || field.selectionStart !== field.selectionEnd) return false;
  const place = placeForReference(editing.draft, field.selectionStart, pointed?.at ?? null);
  if (!place) return false;
  const last = pointed?.rect && pointed.at === place ? pointed : null;
  const from = last?.focus ?? { row: editing.row, col: editing.col };
  const isFilled = (row: number, col: number): boolean => source.cell(row, col).text !== '';
  const to =
    kind.startsWith('extendJump') || kind.startsWith('jump')
      ? jumpRef(source, isFilled, from, ...step)
      : stepRef(source, from, ...step);
  const anchor = kind.startsWith('extend') ? (last?.anchor ?? from) : to;
  if (!write(port, anchor, to, place)) return false;
  state.scrollTo(to.row, to.col);
  return true;
}

function write(port: PointingPort, anchor: CellRef, focus: CellRef, place: Stretch, before = ''): boolean {
  const { state, source, field } = port;
  const rect = rectFromRange({ anchor, focus });
  const { assist } = state.formula;
  const reference = assist ? assist.refer(rect) : referenceTo(source, rect);
  if (!state.editing || reference === null) return false;
  const written = writeReference(state.editing.draft, place, before + reference);
  const at = { from: written.at.from + before.length, to: written.at.to };
  field.value = written.text;
  field.setSelectionRange(at.to, at.to);
  state.setDraft(written.text);
  state.formula.moveCaret(at.to);
  state.formula.closeList();
  state.pointed = { rect, anchor, focus, at };
  return true;
}
