import { readFunctionHelp } from '../functionHelp.ts';
import { database } from './database.ts';
import { date } from './date.ts';
import { engineering } from './engineering.ts';
import { finance } from './finance.ts';
import { information } from './information.ts';
import { logic } from './logic.ts';
import { lookup } from './lookup.ts';
import { math } from './math.ts';
import { matrix } from './matrix.ts';
import { statistics } from './statistics.ts';
import { text } from './text.ts';

export const functionHelp = readFunctionHelp({
  math,
  statistics,
  logic,
  text,
  date,
  lookup,
  finance,
  information,
  database,
  matrix,
  engineering,
});
