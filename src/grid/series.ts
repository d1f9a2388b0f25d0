/**
 * Series that go on from texts: numbers, days as dd/mm/yyyy, and words that end in a number ("Tiêu chí 1", "1.1"). Numbers are
 * reckoned as whole steps of their last decimal, so 0,1 and 0,2 go on to 0,3.
 */

/** The text `offset` places after the first source text (negative: before it). */
export type Series = (offset: number) => string;

interface DecimalText {
  readonly units: number;
  readonly decimals: number;
  readonly sign: string;
}

/** The even series that numbers make; one number makes one of step 1. Null where they make none. */
export function readNumberSeries(texts: readonly string[]): Series | null {
  const numbers = texts.map(readDecimal);
  if (numbers.length === 0 || !numbers.every((number) => number !== null)) return null;
  const signs = new Set(numbers.map((number) => number.sign).filter((sign) => sign !== ''));
  if (signs.size > 1) return null;
  const decimals = Math.max(...numbers.map((number) => number.decimals));
  const units = numbers.map((number) => number.units * 10 ** (decimals - number.decimals));
  const first = units[0] ?? 0;
  const step = units.length === 1 ? 10 ** decimals : (units[1] ?? 0) - first;
  const isEven = units.every((value, index) => Number.isSafeInteger(value) && value === first + step * index);
  if (!isEven) return null;
  const sign = [...signs][0] ?? ',';
  return (offset) => formatDecimal(first + step * offset, decimals, sign);
}

function readDecimal(text: string): DecimalText | null {
  const match = /^(-?)(\d{1,12})(?:([.,])(\d{1,10}))?$/.exec(text.trim());
  if (!match) return null;
  const [, minus = '', whole = '', sign = '', fraction = ''] = match;
  const units = Number(whole + fraction) * (minus === '-' ? -1 : 1);
  return Number.isSafeInteger(units) ? { units, decimals: fraction.length, sign } : null;
}

function formatDecimal(units: number, decimals: number, sign: string): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const minus = units < 0 ? '-' : '';
  if (decimals === 0) return minus + digits;
  return `${minus}${digits.slice(0, -decimals)}${sign}${digits.slice(-decimals)}`;
}

interface Day {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Days in even steps of days, or of months on the same day of the month; one day goes on by one. Null for anything else. */
export function readDateSeries(texts: readonly string[]): Series | null {
  const days = texts.map(readDay);
  const [first, second] = days;
  if (!first || !days.every((day) => day !== null)) return null;
  const months = days.map(({ month, year }) => year * 12 + month);
  const monthStep = (months[1] ?? 0) - (months[0] ?? 0);
  if (second && monthStep !== 0 && days.every(({ day }) => day === first.day) && isEven(months, monthStep))
    return (offset) => writeMonth(first, (months[0] ?? 0) + monthStep * offset);
  const serials = days.map(({ day, month, year }) => Date.UTC(year, month, day) / 86_400_000);
  const step = second ? (serials[1] ?? 0) - (serials[0] ?? 0) : 1;
  if (!isEven(serials, step)) return null;
  return (offset) => {
    const date = new Date(((serials[0] ?? 0) + step * offset) * 86_400_000);
    return writeDay({ day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear() });
  };
}

function isEven(values: readonly number[], step: number): boolean {
  return values.every((value, index) => value === (values[0] ?? 0) + step * index);
}

/** A day that is in the calendar. */
function readDay(text: string): Day | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const read = { day: Number(day), month: Number(month) - 1, year: Number(year) };
  const date = new Date(Date.UTC(read.year, read.month, read.day));
  return date.getUTCMonth() === read.month && date.getUTCDate() === read.day ? read : null;
}

function writeMonth({ day }: Day, months: number): string {
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return writeDay({ day: Math.min(day, last), month, year });
}

function writeDay({ day, month, year }: Day): string {
  return `${String(day).padStart(2, '0')}/${String(month + 1).padStart(2, '0')}/${String(year).padStart(4, '0')}`;
}

interface Numbered {
  readonly stem: string;
  readonly number: number;
  readonly width: number;
}

/** Words with a number at their end and one stem, in even steps; one alone goes on by one. Null for anything else. */
export function readWordSeries(texts: readonly string[]): Series | null {
  const words = texts.map(readNumbered);
  const [first] = words;
  if (!first || !words.every((word) => word?.stem === first.stem)) return null;
  const numbers = words.map((word) => word?.number ?? 0);
  const step = numbers.length === 1 ? 1 : (numbers[1] ?? 0) - first.number;
  if (!isEven(numbers, step)) return null;
  return (offset) => {
    const number = first.number + step * offset;
    // Below nothing there is no number to write: Excel turns round, here the word stays.
    return number < 0 ? `${first.stem}${texts[0]?.slice(first.stem.length)}` : writeNumbered(first, number);
  };
}

function readNumbered(text: string): Numbered | null {
  const match = /^(.*?)(\d{1,12})$/s.exec(text);
  if (!match) return null;
  const [, stem = '', digits = ''] = match;
  return { stem, number: Number(digits), width: digits.startsWith('0') ? digits.length : 1 };
}

function writeNumbered({ stem, width }: Numbered, number: number): string {
  return stem + String(number).padStart(width, '0');
}
