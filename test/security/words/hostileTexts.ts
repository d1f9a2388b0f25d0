/** Texts made to keep one regular expression busy: of its own characters, its own beginnings, and near misses. */

const CANDIDATES: readonly string[] = [
  ...Array.from('a1A. x0'),
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...Array.from('\t\n\r\u00a0đệ\u0301–≥⟦⟧“”\u0001¦₫\uE000字'),
];
const TOKEN =
  /\\(?:u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\{\d*,?\d*\}|[^]/gu;
/** Nothing that a pattern looks for. */
const MISS = '\u0001';

/** For each character or class of the pattern up to three characters that it matches. */
export function sampleCharacters(source: string, flags: string): readonly (readonly string[])[] {
  const plain = flags.replaceAll(/[gy]/g, '');
  return (source.match(TOKEN) ?? [])
    .filter((token) => !/^(?:\(.*|[)|^$*+?]|\{.+\}|\\[bB\d])$/s.test(token))
    .map((token) => {
      if (!/^(?:\.|\\.+|\[.+\])$/s.test(token)) return [token];
      const matches = new RegExp(`^${token}$`, plain);
      return [...new Set(CANDIDATES.filter((one) => matches.test(one)))].slice(0, 3);
    })
    .filter((samples) => samples.length > 0);
}

/** Makers of texts of any length, so that the worst ones can be made longer. */
export type MakeText = (length: number) => string;

export function listHostileTexts(source: string, flags: string): readonly MakeText[] {
  const samples = sampleCharacters(source, flags);
  const makers = new Map<string, MakeText>();
  const add = (head: string, unit: string, tail: string): void => {
    if (unit !== '')
      makers.set(
        JSON.stringify([head, unit, tail]),
        (length) => head + unit.repeat(Math.ceil(length / unit.length)) + tail,
      );
  };
  const characters = [...new Set(samples.flat())].slice(0, 14);
  for (const one of characters) for (const head of ['', 'x']) for (const tail of ['', MISS]) add(head, one, tail);
  for (const one of characters.slice(0, 7)) for (const other of characters.slice(0, 7)) add('', one + other, MISS);
  let beginning = '';
  const step = Math.ceil(samples.length / 12);
  for (const [at, [first = '']] of samples.entries()) {
    beginning += first;
    if (at % step !== 0 && at !== samples.length - 1) continue;
    add('', beginning, '');
    add('', beginning, MISS);
    for (const one of [...(samples[at + 1] ?? []).slice(0, 2), first, ' ']) add(beginning, one, MISS);
  }
  for (const word of source.match(/[\p{L} <>!-]{2,}/gu) ?? []) add('', word, MISS);
  return [...makers.values()];
}
