/** What the page and the intake worker say to each other; errors are data. */
import type { RawBook } from '../../domain/intake/rawBook.ts';
import type { ExportProblem, ExportReading } from '../../domain/merge/readExport.ts';
import type { FormProblem, FormReading } from '../../domain/merge/readForm.ts';
import type { ReadProblem } from './readProblem.ts';

/** What is taken from a file before it goes to the page: all of it, what a unit filled in, or what was changed in a workbook. */
export interface Extracts {
  readonly book: RawBook;
  readonly form: FormReading;
  readonly export: ExportReading;
}

export type Extract = keyof Extracts;

export type IntakeProblem = ReadProblem | FormProblem | ExportProblem;

export interface IntakeMessage {
  readonly type: 'read';
  readonly id: number;
  readonly name: string;
  /** Transferred. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly extract: Extract;
}

export type IntakeReply =
  /** The first reply to every message: the worker is there and begins. */
  | { readonly type: 'started'; readonly id: number }
  | { readonly type: 'done'; readonly id: number; readonly value: Extracts[Extract] }
  | { readonly type: 'refused'; readonly id: number; readonly problem: IntakeProblem }
  /** Our own mistake, not the file's; `message` is for the log. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
