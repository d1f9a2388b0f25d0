import { readExport } from '../../domain/merge/readExport.ts';
import { readForm } from '../../domain/merge/readForm.ts';
import { writtenFunctionName } from '../export/excelFunctions.ts';
import type { Result } from '../../lib/result.ts';
import type { Extract, Extracts, IntakeProblem } from './messages.ts';
import { readBook } from './readBook.ts';

/** Reads a file and takes from it what is asked for, so that little has to cross threads. Blocking, as readBook. */
export function readExtract(
  name: string,
  bytes: Uint8Array,
  extract: Extract,
): Result<Extracts[Extract], IntakeProblem> {
  const book = readBook(name, bytes, extract === 'export' ? 'export' : 'book');
  if (!book.ok || extract === 'book') return book;
  if (extract === 'form') return readForm(book.value);
  return readExport(book.value, (name) => writtenFunctionName(name) !== null);
}
