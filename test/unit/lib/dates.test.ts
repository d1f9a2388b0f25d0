import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValue } from '../../../src/lib/cellFormat.ts';
import { parseDate, serialOfDay, serialOfToday, writeDate } from '../../../src/lib/dates.ts';

const THIS_YEAR = 2026;

describe('a text is a date', () => {
  it.each([
    ['31/12/2026', 46387],
    ['31-12-2026', 46387],
    ['2026-12-31', 46387],
    ['31/12/26', 46387],
    ['1/3/1900', 61],
    ['29/02/2024', 45351],
    ['31/12', 46387],
    [' 5/9 ', 46270],
    ['01/01/30', 10959],
    ['31/12/9999', 2_958_465],
  ])('when it is "%s"', (text, serial) => expect(parseDate(text, THIS_YEAR)).toBe(serial));

  it.each(['31/02/2026', '29-02-2025', '2026-13-01', '01/02/1900', '00/01/2026'])(
    'but names no day when it is "%s"',
    (text) => expect(parseDate(text, THIS_YEAR)).toBe('impossible'),
  );

  it.each(['', '12', '1,5', '482/500', '45/60', '31/02', '1-2', '31/12-2026', '1.2.2026', 'ngày 5/9'])(
    'and "%s" is none',
    (text) => expect(parseDate(text, THIS_YEAR)).toBeNull(),
  );
});

describe('a date', () => {
  it('that is written reads back as the same day, and a cell formatted dd/mm/yyyy shows it so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(parseDate(writeDate(serial), THIS_YEAR)).toBe(serial);
        expect(formatValue(serial, 'dd/mm/yyyy', 'vi')).toBe(writeDate(serial));
      }),
    );
  });

  it('of today is that of the clock on the wall, whatever the hour', () => {
    expect(serialOfToday(new Date(2026, 11, 31, 0, 5))).toBe(serialOfDay(2026, 12, 31));
    expect(serialOfToday(new Date(2026, 11, 31, 23, 55))).toBe(serialOfDay(2026, 12, 31));
  });

  it('outside what Excel and the engine both count is not written', () => {
    expect([60, 0, -1, 2_958_466, Number.NaN].map(writeDate)).toEqual(['', '', '', '', '']);
  });
});
