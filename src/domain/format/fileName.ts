import { FILE_EXTENSION } from './workbookFile.ts';

/** A name a disk accepts: no control characters, path separators, reserved signs or marks that turn the direction of text. */
export function fileNameOf(workbookName: string): string {
  const safe = workbookName
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120)
    .trim();
  return `${safe === '' ? 'so-diem' : safe}${FILE_EXTENSION}`;
}
