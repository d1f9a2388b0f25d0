import { columnLetters } from '../../lib/address.ts';
import type { Problem } from '../../lib/result.ts';

/** Every reason for which a spreadsheet file is not read; the sentences stand in src/i18n. */
export type ReadCode =
  | 'read.empty'
  | 'read.tooLarge'
  | 'read.notSpreadsheet'
  | 'read.webPage'
  | 'read.zipOfFiles'
  | 'read.encrypted'
  | 'read.damaged'
  | 'read.inflatesTooMuch'
  | 'read.tooManyParts'
  | 'read.nestedZip'
  | 'read.dtd'
  | 'read.tooDeep'
  | 'read.tooManyCells'
  | 'read.tooManyMerges'
  | 'read.tooManyTexts'
  | 'read.tooManyStyles'
  | 'read.tooManySheets'
  | 'read.tooManyNames'
  | 'read.textTooLong'
  | 'read.tooMuchText'
  | 'read.badAddress'
  | 'read.noSheets'
  | 'read.unreadable'
  | 'read.tooSlow'
  | 'read.cancelled'
  | 'read.notStarted'
  | 'read.failed';

export type ReadProblem = Problem<ReadCode>;

/** Thrown inside src/exchange/intake only; readBook turns it into a problem. */
export class Refusal extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Ends the reading of a file; `details` fill the sentence: part, sheet, address, max. */
export function refuse(code: ReadCode, details: Readonly<Record<string, string | number>> = {}): never {
  throw new Refusal({ code, details });
}

/** "E32" of row 31 and column 4. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
