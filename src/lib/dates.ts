/**
 * Dates as spreadsheets count them: days since 30/12/1899. Excel counts a 29/02/1900 that never was, so both agree from
 * 01/03/1900 on, and no date before that is read.
 */

/** Serial of 01/03/1900. */
const FIRST_SERIAL = 61;
/** Serial of 31/12/9999, the last day of Excel. */
const LAST_SERIAL = 2_958_465;
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Excel's: years written with two digits are 1930 to 2029. */
const CENTURY_TURN = 30;

/** The serial of a day; null when there is no such day or it lies outside 01/03/1900 to 31/12/9999. */
export function serialOfDay(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = Math.round((date.getTime() - EPOCH_MS) / DAY_MS);
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? serial : null;
}

/** The serial of the day it is on this clock, where the person is. */
export function serialOfToday(now: Date): number {
  return Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - EPOCH_MS) / DAY_MS);
}

/** "31/12/2026"; the time of day is left out. Empty for what is no date. */
export function writeDate(serial: number): string {
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return '';
  const date = new Date(EPOCH_MS + Math.floor(serial) * DAY_MS);
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1].map((part) => String(part).padStart(2, '0'));
  return `${day ?? ''}/${month ?? ''}/${date.getUTCFullYear()}`;
}

/**
 * The serial a text means: "31/12/2026", "31-12-2026", "31/12/26", "2026-12-31", and "31/12" of `thisYear`. 'impossible' is
 * written as a date but names no day, such as "31/02/2026"; null is no date at all.
 */
export function parseDate(text: string, thisYear: number): number | 'impossible' | null {
  const parts = readParts(text.trim(), thisYear);
  if (parts === null) return null;
  return serialOfDay(parts.year, parts.month, parts.day) ?? 'impossible';
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readParts(text: string, thisYear: number): DateParts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const full = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (full) return { year: readYear(full[4] ?? ''), month: Number(full[3]), day: Number(full[1]) };
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (!short) return null;
  const parts = { year: thisYear, month: Number(short[2]), day: Number(short[1]) };
  // "482/500" and "30/45" are ratios, not days.
  return serialOfDay(parts.year, parts.month, parts.day) === null ? null : parts;
}

function readYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < CENTURY_TURN ? 2000 : 1900);
}
