/** Where HyperFormula's formula language is not Excel's. */

// Its strings know no escape: `""` is a parse error and a backslash swallows the closing quote. Private-use characters
// stand in for both and SUBSTITUTE puts them back, which costs two calls however many there are.
const QUOTE_MARK = '\ue000';
const BACKSLASH_MARK = '\ue001';
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g;

function toEngineText(quoted: string): string {
  const text = quoted.slice(1, -1);
  let written = `"${text.replaceAll('""', QUOTE_MARK).replaceAll('\\', BACKSLASH_MARK)}"`;
  if (text.includes('""')) written = `SUBSTITUTE(${written},"${QUOTE_MARK}",CHAR(34))`;
  if (text.includes('\\')) written = `SUBSTITUTE(${written},"${BACKSLASH_MARK}",CHAR(92))`;
  return written;
}

/** A formula in Excel's canonical syntax (dot, comma, `""` for a quote) as the engine reads it. */
export function toEngineFormula(formula: string): string {
  if (!formula.includes('""') && !formula.includes('\\')) return formula;
  return formula.replace(QUOTED, (quoted) => (quoted.startsWith('"') ? toEngineText(quoted) : quoted));
}
