/** Names that every disk accepts, Windows' too, and that stay different where letters are compared without case. */

/** Device names of Windows, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const MAX_LENGTH = 100;

/** Without control characters, separators, reserved signs and marks that turn the direction of text; may be empty. */
export function removeFileSigns(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without an ending; `empty` stands where nothing of the name is left. */
export function safeFileName(name: string, empty = 'don-vi'): string {
  const safe = removeFileSigns(name)
    .slice(0, MAX_LENGTH)
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  if (safe === '') return empty;
  return RESERVED.test(safe) ? `_${safe}` : safe;
}

/** In the order given, without an ending. */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = safeFileName(name);
    let chosen = base;
    for (let number = 2; taken.has(keyOf(chosen)); number++) chosen = `${base} (${number})`;
    taken.add(keyOf(chosen));
    return chosen;
  });
}

function keyOf(name: string): string {
  return name.toLocaleLowerCase('vi');
}

/** "a.xlsx" as it is, or "a (2).xlsx" and so on where that is taken. */
export function nameApart(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]+)?$/s.exec(name) ?? [];
  for (let count = 2; ; count++) {
    const own = `${stem} (${count})${ending}`;
    if (!taken.has(own)) return own;
  }
}
