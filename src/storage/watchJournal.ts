import type { WorkbookId } from '../domain/ids.ts';
import type { Notices } from './notices.ts';
import type { JournalEntry, StorageResult } from './port.ts';

export interface Watch {
  readonly id: WorkbookId;
  readonly fromRev: number;
  readonly onEntries: (entries: readonly JournalEntry[]) => void;
  readonly onGap: () => void;
}

/**
 * Follows a journal: on every notice, and whenever the page comes back to sight (a frozen tab hears nothing), reads what is
 * new and hands it over once and in order. One read at a time; a notice during a read leads to one more.
 */
export function followJournal(
  { id, fromRev, onEntries, onGap }: Watch,
  notices: Notices,
  readAfter: (id: WorkbookId, rev: number) => Promise<StorageResult<JournalEntry[]>>,
  page: EventTarget = document,
): () => void {
  let rev = fromRev;
  let reading = false;
  let again = false;
  let stopped = false;

  async function catchUp(): Promise<void> {
    again = true;
    if (reading) return;
    reading = true;
    while (again && !isStopped()) {
      again = false;
      const read = await readAfter(id, rev);
      if (isStopped()) break;
      if (read.ok && read.value.length > 0) {
        rev = read.value.at(-1)?.rev ?? rev;
        onEntries(read.value);
      } else if (!read.ok && read.problem.code === 'storage.damaged') {
        stop();
        onGap();
      }
    }
    reading = false;
  }
  function isStopped(): boolean {
    return stopped;
  }
  function look(): void {
    void catchUp();
  }

  const stopListening = notices.listen((notice) => {
    if (notice.workbookId === id && notice.rev > rev) look();
  });
  page.addEventListener('visibilitychange', look);
  look();

  function stop(): void {
    stopped = true;
    stopListening();
    page.removeEventListener('visibilitychange', look);
  }
  return stop;
}
