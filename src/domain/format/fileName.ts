import { safeFileName } from '../../lib/fileName.ts';
import { FILE_EXTENSION } from './workbookFile.ts';

/** The name of a workbook's own file, as every disk accepts it. */
export function fileNameOf(workbookName: string): string {
  return `${safeFileName(workbookName, 'so-diem')}${FILE_EXTENSION}`;
}
