/** A formula of the file for an engine that knows neither Excel's prefixes nor defined names. */

const WORDS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{M}\p{N}_.]*|[^]/gu;

/** Names are replaced by what they stand for; TRUE and FALSE become calls. */
export function toPlainFormula(formula: string, names: ReadonlyMap<string, string>): string {
  const words = formula.match(WORDS) ?? [];
  let written = '';
  words.forEach((word, i) => {
    if (!/^[\p{L}_]/u.test(word)) {
      written += word;
      return;
    }
    const next = words.slice(i + 1, i + 4).find((each) => each.trim() !== '');
    if (next === '(') written += word.replace(/^_xlfn\.(?:_xlws\.)?/i, '');
    else if (next === '!') written += word;
    else if (/^(?:TRUE|FALSE)$/i.test(word)) written += `${word}()`;
    else written += names.get(word.toUpperCase()) ?? word;
  });
  return written;
}
