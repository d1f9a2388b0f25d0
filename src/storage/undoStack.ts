/**
 * What can be undone and redone, as revs of 'do' entries; undoing and redoing are entries themselves, so the stack is a
 * function of the journal and survives whatever the journal survives.
 */
import type { EntryKind, History, HistoryEntry, JournalEntry } from './port.ts';

export interface UndoStack {
  /** The next to undo stands last. */
  readonly undo: readonly number[];
  /** The next to redo stands last. */
  readonly redo: readonly number[];
}

export const EMPTY_STACK: UndoStack = { undo: [], redo: [] };
/** Commands that can be undone after a reload. */
export const UNDO_DEPTH = 200;

interface Step {
  readonly kind: EntryKind;
  readonly rev: number;
  readonly target: number;
}

/**
 * The stack after an entry, or null when the entry undoes or redoes what is not next in turn. An undo beyond the depth
 * that is kept is accepted: a session may remember more than a reload does.
 */
export function pushEntry({ undo, redo }: UndoStack, { kind, rev, target }: Step): UndoStack | null {
  switch (kind) {
    case 'do':
      return target === rev ? { undo: [...undo, rev].slice(-UNDO_DEPTH), redo: [] } : null;
    case 'undo':
      return undo.length === 0 || undo.at(-1) === target ? { undo: undo.slice(0, -1), redo: [...redo, target] } : null;
    case 'redo':
      return redo.at(-1) === target ? { undo: [...undo, target].slice(-UNDO_DEPTH), redo: redo.slice(0, -1) } : null;
  }
}

/** The stack with its commands; where a row is missing, nothing older than it is offered. */
export function historyOf(stack: UndoStack, entries: ReadonlyMap<number, JournalEntry>): History {
  return { undo: resolveNewest(stack.undo, entries), redo: resolveNewest(stack.redo, entries) };
}

function resolveNewest(revs: readonly number[], entries: ReadonlyMap<number, JournalEntry>): HistoryEntry[] {
  const found: HistoryEntry[] = [];
  for (const rev of revs.toReversed()) {
    const entry = entries.get(rev);
    if (!entry) break;
    found.unshift({ rev, label: entry.label, patches: entry.patches });
  }
  return found;
}
