import { applyPatches } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';
import type { JournalEntry } from './port.ts';

/** The workbook at `toRev`, from its state at `fromRev` and the entries between; null when one is missing or does not apply. */
export function replayJournal(
  workbook: Workbook,
  fromRev: number,
  toRev: number,
  entries: readonly JournalEntry[],
): Workbook | null {
  let current = workbook;
  let rev = fromRev;
  try {
    for (const entry of entries) {
      if (entry.rev <= rev) continue;
      if (entry.rev > toRev) break;
      if (entry.rev !== rev + 1) return null;
      current = applyPatches(current, entry.patches);
      rev = entry.rev;
    }
  } catch {
    return null;
  }
  return rev === toRev ? current : null;
}
