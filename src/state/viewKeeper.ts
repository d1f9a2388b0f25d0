/**
 * What a person looks at, written soon after it changes: at once, then at most every `pauseMs`, the newest always.
 * A page that goes away may lose a transaction that has not ended, so it leaves its view where writing waits for nothing.
 */
import { readPreference, removePreference, writePreference } from '../storage/preferences.ts';

const PAUSE_MS = 300;

export interface ViewKeeper<V> {
  keep(view: V): void;
  /** Writes what still waits; for the moment the page or the workbook is left. */
  flush(): void;
}

/** `save` is not awaited: a view that could not be written is not worth a word to the person. */
export function createViewKeeper<V>(save: (view: V) => void, pauseMs = PAUSE_MS): ViewKeeper<V> {
  let waiting: { readonly view: V } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function write(): void {
    timer = null;
    if (waiting === null) return;
    const { view } = waiting;
    waiting = null;
    save(view);
    timer = setTimeout(write, pauseMs);
  }

  return {
    keep(view) {
      waiting = { view };
      if (timer === null) write();
    },
    flush() {
      if (timer !== null) clearTimeout(timer);
      write();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

type SavedView = Readonly<Record<string, unknown>>;

/** For the moment the page goes away: the view for the next page of this workbook. */
export function leaveView(workbookId: string, view: SavedView): void {
  writePreference(keyOfView(workbookId), JSON.stringify(view));
}

/** The view that the page before left, once; null where it left none. */
export function takeLeftView(workbookId: string): SavedView | null {
  const text = readPreference(keyOfView(workbookId));
  if (text === null) return null;
  removePreference(keyOfView(workbookId));
  try {
    const view: unknown = JSON.parse(text);
    return typeof view === 'object' && view !== null ? { ...view } : null;
  } catch {
    return null;
  }
}

function keyOfView(workbookId: string): string {
  return `view.${workbookId}`;
}
