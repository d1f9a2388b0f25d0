import { expect, it } from 'vitest';
import { helpDraft } from '../../../../../src/ui/sheet/formula/helpDraft.ts';
import { functions } from './drafts.ts';

/** The signature with the current argument in stars. */
function helpAt(draft: string, caret = draft.length, locale: 'vi' | 'canonical' = 'vi'): string | null {
  const help = helpDraft(draft, caret, locale, functions);
  return help && help.signature.map(({ text, isCurrent }) => (isCurrent ? `*${text}*` : text)).join('');
}

it.each([
  ['=ROUND(', 'ROUND(*số*; [số_chữ_số])'],
  ['=ROUND(1,5', 'ROUND(*số*; [số_chữ_số])'],
  ['=ROUND(1,5;', 'ROUND(số; *[số_chữ_số]*)'],
  ['=round(1;2;', 'ROUND(số; [số_chữ_số])'],
  ['=SUM(1;2;3;', 'SUM(số_1; *[số_2…]*)'],
  ['=COUNTIFS(A1;B1;', 'COUNTIFS(*vùng…*; điều_kiện…)'],
  ['=COUNTIFS(A1;B1;A2;', 'COUNTIFS(vùng…; *điều_kiện…*)'],
  ['=SUM(ROUND(1;2);', 'SUM(số_1; *[số_2…]*)'],
  ['=SUM((1+2', 'SUM(*số_1*; [số_2…])'],
  ['=SUM("a;b(', 'SUM(*số_1*; [số_2…])'],
  ['=SUM({1;2\\3', 'SUM(*số_1*; [số_2…])'],
  ['=PI(', 'PI()'],
])('the call at the end of %s is %s', (draft, signature) => {
  expect(helpAt(draft)).toBe(signature);
});

it.each(['=', '=SUM', '=SUM(1)', '=KHÔNGCÓ(1', '="SUM('])('there is none at the end of %s', (draft) => {
  expect(helpAt(draft)).toBeNull();
});

it('the caret decides, and the English screen has commas', () => {
  expect(helpAt('=SUM(ROUND(1;2);3)', 11)).toBe('ROUND(*số*; [số_chữ_số])');
  expect(helpAt('=ROUND(1.5,', 11, 'canonical')).toBe('ROUND(số, *[số_chữ_số]*)');
  expect(helpDraft('=ROUND(1;', 9, 'vi', functions)?.argument).toBe('số_chữ_số: mô tả số_chữ_số');
});
