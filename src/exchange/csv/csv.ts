/**
 * Separated values. Out: every field is quoted, and a text that a spreadsheet would take for a formula gets a leading
 * apostrophe (OWASP "CSV injection"). In: one such apostrophe goes, so that our own files come back as they were.
 */

export type Separator = ';' | ',' | '\t';

/** Spreadsheets compute what begins with one of these, in full width too. */
const SIGNS = '=+\\-@\\t\\r\\n\\0＝＋－＠';
const NEEDS_APOSTROPHE = new RegExp(`^'*[${SIGNS}]`);
const HAS_APOSTROPHE = new RegExp(`^'+[${SIGNS}]`);
const MARK = '\uFEFF';

/** Rows as the text of a file that begins with a mark for UTF-8. Numbers have a decimal point; only texts are guarded. */
export function writeCsv(
  rows: readonly (readonly (string | number | boolean | null)[])[],
  separator: Separator = ';',
): string {
  const lines = rows.map((row) => row.map(writeField).join(separator) + '\r\n');
  return MARK + lines.join('');
}

function writeField(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return `"${value ?? ''}"`;
  return `"${(NEEDS_APOSTROPHE.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/**
 * Gives each field in turn as a text and keeps none, so that a hostile text costs no memory. A quote that is never closed
 * reaches to the end. Any of the three line ends ends a row.
 * A quoted field longer than `longest` characters is given with its quotes doubled as they are. The separator is
 * taken from a first line "sep=;", else guessed.
 */
export function scanCsv(
  text: string,
  separator: Separator | undefined,
  onField: (field: string, row: number, column: number) => void,
  longest = Number.POSITIVE_INFINITY,
): void {
  const declared = /^\uFEFF?sep=([;,\t])(?:\r\n|\r|\n)/i.exec(text);
  const start = declared ? declared[0].length : text.startsWith(MARK) ? 1 : 0;
  const sign =
    separator ?? (declared?.[1] as Separator | undefined) ?? guessSeparator(text.slice(start, start + GUESSED));
  const signCode = sign.charCodeAt(0);
  let [row, column] = [0, 0];
  for (let at = start; at < text.length;) {
    let field = '';
    if (text.charCodeAt(at) === QUOTE) {
      const end = endOfQuoted(text, at + 1);
      const quoted = text.slice(at + 1, end);
      field = quoted.length > longest ? quoted : quoted.replaceAll('""', '"');
      at = Math.min(end + 1, text.length);
    }
    const end = endOfField(text, at, signCode);
    onField(readField(field + text.slice(at, end)), row, column);
    const code = text.charCodeAt(end);
    at = end + (code === RETURN && text.charCodeAt(end + 1) === NEWLINE ? 2 : 1);
    if (code === signCode) {
      column++;
      if (at >= text.length) onField('', row, column);
    } else [row, column] = [row + 1, 0];
  }
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Where the quote stands that closes a field; the end of the text when none does. */
function endOfQuoted(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
}

function endOfField(text: string, from: number, signCode: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === signCode || code === NEWLINE || code === RETURN) return at;
  }
  return text.length;
}

function readField(field: string): string {
  return HAS_APOSTROPHE.test(field) ? field.slice(1) : field;
}

/** Characters in which the separator is looked for. */
const GUESSED = 20_000;
const SEPARATORS: readonly Separator[] = [';', ',', '\t'];
const LINES_LOOKED_AT = 20;

/** The sign that stands equally often, outside quotes, in most of the first lines; ";" wins over "," for decimals use it. */
function guessSeparator(text: string): Separator {
  const counts = SEPARATORS.map(() => [0]);
  let isQuoted = false;
  let lines = 0;
  for (let at = 0; at < text.length && lines < LINES_LOOKED_AT; at++) {
    const sign = text.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '\n' || (sign === '\r' && text.charAt(at + 1) !== '\n')) {
      lines++;
      for (const count of counts) count.push(0);
    }
    const count = counts[SEPARATORS.indexOf(sign as Separator)];
    if (count) count[count.length - 1] = (count.at(-1) ?? 0) + 1;
  }
  let best: { readonly separator: Separator; readonly weight: number } = { separator: ';', weight: 0 };
  for (const [index, separator] of SEPARATORS.entries()) {
    const weight = steadiness(counts[index] ?? []);
    if (weight > best.weight) best = { separator, weight };
  }
  return best.separator;
}

/** How many lines hold the sign as often as most lines that hold it do. */
function steadiness(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...lines.values());
}
