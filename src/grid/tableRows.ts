/**
 * The rows of the first table of clipboard HTML, parsed some at a time: a table of 10,000 rows in one document holds the page
 * for a tenth of a second. Styles are put out of force before: under a policy that forbids them each one is reported, and
 * Excel writes one in every cell (4 s).
 */

/** Rows of one document: a few milliseconds. */
const ROWS_AT_ONCE = 200;
/** Comments, and tags with the quoted values of their attributes, in which ">" and "<" mean nothing. */
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^'">])*(?:>|$)/gi;
const QUOTED_OR_STYLE = /("[^"]*"|'[^']*')|(\s)style(?=\s*=)/gi;

/** Where the rows of the first table begin, and where the last one ends. */
export interface RowPlaces {
  readonly starts: readonly number[];
  readonly end: number;
}

/** Null without a table. Rows of tables inside its cells are not its own. */
export function findRows(html: string): RowPlaces | null {
  const starts: number[] = [];
  let depth = 0;
  for (const { 0: markup, 1: slash, 2: name = '', index } of html.matchAll(MARKUP)) {
    if (markup.startsWith('<!')) continue;
    const tag = name.toLowerCase();
    if (tag === 'table' && slash === '') depth++;
    else if (tag === 'table' && depth > 0) {
      depth--;
      if (depth === 0) return { starts, end: index };
    } else if (tag === 'tr' && slash === '' && depth === 1) starts.push(index);
  }
  return depth > 0 ? { starts, end: html.length } : null;
}

/** The rows, some at a time. Scripts and images of the HTML never run or load. */
export function* parseRows(html: string, { starts, end }: RowPlaces): Generator<readonly HTMLTableRowElement[]> {
  for (let at = 0; at < starts.length; at += ROWS_AT_ONCE) {
    const part = html.slice(starts[at], starts[at + ROWS_AT_ONCE] ?? end);
    const table = parseHtml(`<table>${withoutStyles(part)}</table>`).querySelector('table');
    yield table ? [...table.rows] : [];
  }
}

export function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The styles stand under a name that browsers do not read. */
export const KEPT_STYLE = 'data-style';

function withoutStyles(html: string): string {
  return html.replace(MARKUP, (markup) =>
    markup.replace(QUOTED_OR_STYLE, (found, quoted: string | undefined, blank: string) =>
      quoted === undefined ? blank + KEPT_STYLE : found,
    ),
  );
}
