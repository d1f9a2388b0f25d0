/**
 * One writer a workbook, over all tabs: the Web Lock `workbook:<id>`. Who does not get it reads, stands in line, and
 * becomes the writer when the holder closes or crashes (0.3-1.3 s); `takeOver` steals it, and the loser reads on.
 * The lock keeps people from writing over each other; what makes it safe is the epoch of `beginWriting`.
 */
import type { WorkbookId } from '../domain/ids.ts';

export type Role = 'writer' | 'reader';

export interface HoldOptions {
  /**
   * Called on every change, first with what is known at once. As 'writer': call `beginWriting`, read what is new, then
   * write. As 'reader': stop writing now, watch the journal.
   */
  readonly onRole: (role: Role) => void;
  readonly locks?: LockManager | null;
  /** The target of pagehide and pageshow. */
  readonly page?: EventTarget;
}

export interface Hold {
  readonly role: () => Role;
  /** Steals the lock from whoever holds it. */
  readonly takeOver: () => void;
  /** Gives the lock back for good. */
  readonly release: () => void;
}

/** Where Web Locks are missing (insecure context) everyone is a writer and the epoch alone decides. */
export function holdWorkbook(id: WorkbookId, options: HoldOptions): Hold {
  const { onRole, page = window } = options;
  const locks = options.locks === undefined ? locksOfBrowser() : options.locks;
  const name = `workbook:${id}`;
  let role: Role | null = null;
  let turn = 0;
  let letGo: () => void = () => undefined;

  function become(next: Role): void {
    if (role === next) return;
    role = next;
    onRole(next);
  }

  /** Keeps the lock until `letGo`; only the latest turn may speak. */
  function holdLock(mine: number): Promise<void> {
    if (mine !== turn) return Promise.resolve();
    become('writer');
    return new Promise((resolve) => (letGo = resolve));
  }

  function queueUp(mine: number): void {
    if (!locks) return;
    const abort = new AbortController();
    letGo = () => abort.abort();
    locks.request(name, { signal: abort.signal }, () => holdLock(mine)).catch(() => lose(mine));
  }

  /** A lock stolen from us: read, and stand in line again. An abort of our own has already ended the turn. */
  function lose(mine: number): void {
    if (mine !== turn) return;
    become('reader');
    queueUp(++turn);
  }

  function ask(): void {
    if (!locks) {
      become('writer');
      return;
    }
    const mine = ++turn;
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return holdLock(mine);
        if (mine !== turn) return undefined;
        become('reader');
        queueUp(++turn);
        return undefined;
      })
      .catch(() => lose(mine));
  }

  function stop(): void {
    turn++;
    letGo();
    letGo = () => undefined;
  }

  // A held or awaited lock keeps the page out of the back/forward cache.
  function onPageHide(): void {
    stop();
    if (locks) become('reader');
  }
  function onPageShow(event: Event): void {
    if ((event as PageTransitionEvent).persisted) ask();
  }
  page.addEventListener('pagehide', onPageHide);
  page.addEventListener('pageshow', onPageShow);
  ask();

  return {
    role: () => role ?? 'reader',
    takeOver: () => {
      if (!locks || role === 'writer') return;
      stop();
      const mine = turn;
      locks.request(name, { steal: true }, () => holdLock(mine)).catch(() => lose(mine));
    },
    release: () => {
      page.removeEventListener('pagehide', onPageHide);
      page.removeEventListener('pageshow', onPageShow);
      stop();
      role = 'reader';
    },
  };
}

function locksOfBrowser(): LockManager | null {
  return (navigator as { readonly locks?: LockManager }).locks ?? null;
}
