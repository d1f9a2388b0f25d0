/**
 * How often in a row a session died while calculating this workbook. Two deaths mean that opening it will kill the tab
 * again: then nothing is calculated until the person asks for it (FAILURES: a tab out of memory gives no event).
 */
import { readPreference, removePreference, writePreference } from '../storage/preferences.ts';

const DEATHS_BEFORE_HOLD = 2;

/** Called on opening; true when calculation must wait for the person. */
export function isCrashing(workbookId: string, diedCalculating: boolean): boolean {
  const deaths = diedCalculating ? Number(readPreference(nameOf(workbookId)) ?? 0) + 1 : 0;
  if (diedCalculating) writePreference(nameOf(workbookId), String(deaths));
  return deaths >= DEATHS_BEFORE_HOLD;
}

/** Called once figures have come: the workbook can be calculated. */
export function forgetCrashes(workbookId: string): void {
  if (readPreference(nameOf(workbookId)) !== null) removePreference(nameOf(workbookId));
}

function nameOf(workbookId: string): string {
  return `deaths.${workbookId}`;
}
