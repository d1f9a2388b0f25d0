import { expect, it } from 'vitest';
import fc from 'fast-check';
import { createMatcher, type MatchOptions } from '../../../../src/ui/sheet/find/textMatch.ts';
import { removeDiacritics } from '../../../../src/lib/text.ts';

const LOOSE: MatchOptions = { matchCase: false, wholeCell: false, ignoreDiacritics: true };

function matches(query: string, text: string, options: Partial<MatchOptions> = {}): boolean {
  return createMatcher(query, { ...LOOSE, ...options })?.test(text) ?? false;
}

it('"diem" finds "Điểm", composed or decomposed, and đ is d', () => {
  expect(matches('diem', 'Tổng Điểm đạt')).toBe(true);
  expect(matches('diem', 'Điểm'.normalize('NFD'))).toBe(true);
  expect(matches('điểm'.normalize('NFD'), 'Điểm')).toBe(true);
  expect(matches('đai', 'dai')).toBe(true);
});

it('with diacritics only the same letters are found, in either Unicode form', () => {
  const strict = { ignoreDiacritics: false };
  expect(matches('diem', 'Điểm', strict)).toBe(false);
  expect(matches('điểm'.normalize('NFD'), 'Điểm'.normalize('NFC'), strict)).toBe(true);
  expect(matches('điêm', 'Điểm', strict)).toBe(false);
});

it('match case and whole cell narrow the search', () => {
  expect(matches('điểm', 'Điểm', { matchCase: true })).toBe(false);
  expect(matches('Diem', 'Điểm', { matchCase: true })).toBe(true);
  expect(matches('điểm', 'Điểm tối đa', { wholeCell: true })).toBe(false);
  expect(matches('điểm tối đa', ' Điểm tối đa ', { wholeCell: true })).toBe(true);
});

it('an empty query finds nothing', () => {
  expect(createMatcher('', LOOSE)).toBeNull();
});

it('replaces what was found without diacritics and leaves every other letter as it stood', () => {
  const matcher = createMatcher('so', LOOSE);
  expect(matcher?.replace('Sở Nội vụ và số liệu', 'X')).toBe('X Nội vụ và X liệu');
  expect(createMatcher('hoi', LOOSE)?.replace('Xã hội – hỏi'.normalize('NFD'), 'H')).toBe('Xã H – H');
  expect(createMatcher('a+b', LOOSE)?.replace('=a+b+c', '$&')).toBe('=$&+c');
});

it('what is listed of any Vietnamese text is the query, letter by letter', () => {
  const letters = fc.constantFrom(...'a ă â e ê i o ô ơ u ư y đ d t n A Đ ắ ộ ễ 1 .'.split(' '), ' ');
  const word = fc.array(letters, { maxLength: 12 }).map((list) => list.join(''));
  fc.assert(
    fc.property(word, word, fc.boolean(), fc.boolean(), (text, query, ignoreDiacritics, matchCase) => {
      const matcher = createMatcher(query, { wholeCell: false, ignoreDiacritics, matchCase });
      if (!matcher) return query === '';
      const fold = (one: string): string => {
        const bare = ignoreDiacritics ? removeDiacritics(one) : one.normalize('NFC');
        return matchCase ? bare : bare.toLowerCase();
      };
      const nfc = text.normalize('NFC');
      const found = matcher.list(text);
      expect(found.length > 0).toBe(matcher.test(text));
      for (const { from, to } of found) expect(fold(nfc.slice(from, to))).toBe(fold(query));
      return true;
    }),
  );
});
