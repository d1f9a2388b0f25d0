/** Whether the browser promises to keep our data, and how much room there is. A refusal is normal (a fresh profile says no). */
export type Protection = 'protected' | 'notProtected' | 'unknown';

type Storage = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

function storageOfBrowser(): Storage | null {
  return (navigator as { readonly storage?: Storage }).storage ?? null;
}

/** Asks for protection; called on the first real edit. Never rejects, never blocks anything. */
export function requestProtection(storage = storageOfBrowser()): Promise<Protection> {
  return toProtection(() => storage?.persist());
}

/** What holds now, without asking for anything. */
export function readProtection(storage = storageOfBrowser()): Promise<Protection> {
  return toProtection(() => storage?.persisted());
}

async function toProtection(ask: () => Promise<boolean> | undefined): Promise<Protection> {
  try {
    const answer = await ask();
    return answer === undefined ? 'unknown' : answer ? 'protected' : 'notProtected';
  } catch {
    return 'unknown';
  }
}

export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

/** The browser's own estimate, or null where it gives none. */
export async function estimateRoom(storage = storageOfBrowser()): Promise<Room | null> {
  try {
    const { usage, quota } = (await storage?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
  } catch {
    return null;
  }
}
