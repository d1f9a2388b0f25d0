import { serialOfDay } from '../../lib/dates.ts';

const DAY_SECONDS = 86_400;

/** Serial of "2026-12-31" or "2026-12-31T08:30:00"; null for what names no day. */
export function serialOfIso(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  const serial = serialOfDay(year, month, day);
  return serial === null ? null : serial + (hours * 3600 + minutes * 60 + seconds) / DAY_SECONDS;
}

/** The share of a day of "PT08H30M00S". */
export function shareOfDay(text: string): number | null {
  const parts = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(text);
  if (!parts) return null;
  return (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) / DAY_SECONDS;
}
