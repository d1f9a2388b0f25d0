import type { FunctionRow } from '../functionHelp.ts';

const DATE = 'date:date or a cell that holds it';
const START = 'start_date:first date';
const END = 'end_date:last date';
const TIME = 'time:time or a cell that holds it';
const HOLIDAYS = '[holidays]:range of public holidays';
const WEEKEND = '[weekend]:1 Saturday and Sunday, 11 Sunday only, or text such as "0000011"; 1 if left out';
const MONTHS = 'months:months to add; negative goes back';

export const date: readonly FunctionRow[] = [
  ['DATE', 'Makes a date from year, month and day.', 'year:such as 2025', 'month:from 1 to 12', 'day:day of the month'],
  [
    'DATEDIF',
    'Whole days, months or years between two dates.',
    START,
    'end_date:not before the first date',
    'unit:in capitals: "Y" years, "M" months, "D" days, "MD", "YM" or "YD" for the rest',
  ],
  ['DATEVALUE', 'Turns text that writes a date into a date.', 'text:such as "31/12/2025"'],
  ['DAY', 'Day of the month, from 1 to 31.', DATE],
  ['DAYS', 'Number of days between two dates.', END, START],
  [
    'DAYS360',
    'Number of days between two dates in a year of 360 days.',
    START,
    END,
    '[european]:TRUE for the European way; the US way if left out',
  ],
  ['EDATE', 'The same day some months before or after.', START, MONTHS],
  ['EOMONTH', 'Last day of the month some months before or after.', START, MONTHS],
  ['HOUR', 'Hour of the day, from 0 to 23.', TIME],
  ['INTERVAL', 'Writes seconds as a duration such as PT1H30M.', 'seconds:number of seconds'],
  ['ISOWEEKNUM', 'ISO number of the week in its year, where weeks begin on Monday.', DATE],
  ['MINUTE', 'Minute of the hour, from 0 to 59.', TIME],
  ['MONTH', 'Month of the year, from 1 to 12.', DATE],
  ['NETWORKDAYS', 'Working days between two dates, both included.', START, END, HOLIDAYS],
  ['NETWORKDAYS.INTL', 'Working days between two dates with a weekend of your choice.', START, END, WEEKEND, HOLIDAYS],
  ['NOW', 'Date and time of now, new at every recalculation.'],
  ['SECOND', 'Second of the minute, from 0 to 59.', TIME],
  [
    'TIME',
    'Makes a time of day from hour, minute and second.',
    'hour:from 0 to 23',
    'minute:from 0 to 59',
    'second:from 0 to 59',
  ],
  ['TIMEVALUE', 'Turns text that writes a time into a part of a day.', 'text:such as "07:30"'],
  ['TODAY', 'Date of today.'],
  [
    'WEEKDAY',
    'Number of the day in its week.',
    DATE,
    '[type]:1 or left out, Sunday is 1; 2, Monday is 1; 3, Monday is 0',
  ],
  [
    'WEEKNUM',
    'Number of the week in its year.',
    DATE,
    '[type]:1 or left out, weeks begin on Sunday; 2, on Monday; 21, ISO weeks',
  ],
  [
    'WORKDAY',
    'Working day some working days before or after.',
    START,
    'days:working days; negative goes back',
    HOLIDAYS,
  ],
  [
    'WORKDAY.INTL',
    'Working day some working days before or after, with a weekend of your choice.',
    START,
    'days:working days; negative goes back',
    WEEKEND,
    HOLIDAYS,
  ],
  ['YEAR', 'Year of a date.', DATE],
  [
    'YEARFRAC',
    'Part of a year between two dates.',
    START,
    END,
    '[basis]:0 or left out US 30/360, 1 actual days, 2 actual/360, 3 actual/365, 4 European 30/360',
  ],
];
