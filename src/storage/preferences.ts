/** Small choices of the person, kept by the browser; losing them or being refused costs nothing. */
const PREFIX = 'par-workbook.';

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is refused in this window: the choice lasts until it is closed.
  }
}

export function removePreference(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // As above: there was nothing to remove.
  }
}
