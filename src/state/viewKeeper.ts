/** What a person looks at, written soon after it changes: at once, then at most every `pauseMs`, the newest always. */
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
