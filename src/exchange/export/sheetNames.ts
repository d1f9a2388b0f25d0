/** Names of sheets as Excel allows them: 1 to 31 UTF-16 units, none of []:*?/\, no ' at an end, unique without regard to case. */
import { foldName } from '../../lib/text.ts';

const MAX_LENGTH = 31;
/** Excel keeps this name for its own change tracking. */
const RESERVED = 'history';

/** The titles in order, each cut and numbered as little as needed; the same titles always give the same names. */
export function shortenSheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>([RESERVED]);
  return titles.map((title) => {
    const clean = cleanTitle(title);
    let name = cut(clean, MAX_LENGTH);
    for (let number = 2; taken.has(foldName(name)); number++) {
      const suffix = ` (${number})`;
      name = `${cut(clean, MAX_LENGTH - suffix.length)}${suffix}`;
    }
    taken.add(foldName(name));
    return name;
  });
}

/** A sheet's name as it stands before "!" in a formula. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function cleanTitle(title: string): string {
  const clean = title
    .normalize('NFC')
    .replaceAll(/[[\]:*?/\\]/g, '-')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/^'+/, '')
    .replace(/(?<!')'+$/, '')
    .trim();
  return clean === '' ? 'Trang' : clean;
}

/** Keeps the beginning and, where the title has one, the year at its end, which tells sets apart. */
function cut(title: string, length: number): string {
  if (title.length <= length) return title;
  const tail = /\s\S{1,6}$/u.exec(title)?.[0] ?? '';
  const head = takeUnits(title, length - tail.length - 1).trimEnd();
  return `${head}…${tail}`.replace(/(?<!')'+$/, '');
}

function takeUnits(text: string, length: number): string {
  let taken = '';
  for (const character of text) {
    if (taken.length + character.length > length) break;
    taken += character;
  }
  return taken;
}
