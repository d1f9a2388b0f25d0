/** What may complete the word before the caret: functions, names, sheets. Case and Vietnamese marks do not count. */
import { listNodes } from '../../../domain/criteria.ts';
import type { Locale } from '../../../domain/formula/lexer.ts';
import { nameFromCode, parseAddress, type FormulaScope } from '../../../domain/formula/scope.ts';
import { quoteSheetName } from '../../../domain/formula/write.ts';
import { listSheetKeys } from '../../../domain/layout.ts';
import type { FormulaCompletion, FormulaItem } from '../../../grid/formulaAssist.ts';
import type { FunctionHelp } from '../../../i18n/functions/index.ts';
import type { Messages } from '../../../i18n/index.ts';
import { foldDiacritics } from '../../../lib/text.ts';
import { splitDraft } from './draftWords.ts';

export interface CompletionInput {
  readonly locale: Locale;
  readonly items: readonly Candidate[];
}

export interface Candidate extends FormulaItem {
  readonly foldedLabel: string;
  readonly foldedDetail: string;
}

/** No more than a person looks through. */
const MAX_ITEMS = 40;
/** Detail is searched from this many letters on: two match half the list. */
const MIN_DETAIL = 3;

/** Functions a planner writes most often: they come first among equals. */
const FREQUENT = new Set(
  'SUM AVERAGE IF ROUND MIN MAX COUNT COUNTIF SUMIF SUMPRODUCT IFERROR AND OR VLOOKUP XLOOKUP INDEX MATCH COUNTIFS SUMIFS AVERAGEIF AVERAGEIFS'.split(
    ' ',
  ),
);

export function completeDraft(draft: string, caret: number, input: CompletionInput): FormulaCompletion | null {
  const words = splitDraft(draft.slice(0, caret), input.locale);
  const word = words.at(-1);
  const before = words.at(-2);
  if (word?.to !== caret || /^[\p{L}\p{N}_.]/u.test(draft.slice(caret))) return null;
  if (word.kind !== 'openSheet' && (word.kind !== 'name' || before?.kind === 'sheet' || before?.kind === 'colon'))
    return null;
  const isSheet = word.kind === 'openSheet';
  const typed = draft.slice(word.from + (isSheet ? 1 : 0), caret);
  const items = rankCandidates(
    input.items.filter((item) => !isSheet || item.kind === 'sheet'),
    foldDiacritics(typed),
  );
  const exact = items.find((item) => item.kind === 'name' && item.foldedLabel === foldDiacritics(typed));
  if (items.length === 0 || (exact && items.length === 1)) return null;
  const hasOpen = draft.charAt(caret) === '(';
  return {
    from: word.from,
    to: caret,
    items: items.map(({ text, label, detail, kind }) => ({
      text: hasOpen && kind === 'function' ? text.slice(0, -1) : text,
      label,
      detail,
      kind,
    })),
    isWhole: exact !== undefined || parseAddress(typed) !== null,
  };
}

function rankCandidates(items: readonly Candidate[], typed: string): Candidate[] {
  if (typed === '') return items.slice(0, MAX_ITEMS);
  return items
    .flatMap((item) => {
      const rank = rankOf(item, typed);
      return rank === null ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_ITEMS)
    .map(({ item }) => item);
}

/** Lower is better; null where it does not match. */
function rankOf({ foldedLabel, foldedDetail, label, kind }: Candidate, typed: string): number | null {
  if (foldedLabel === typed) return 0;
  if (foldedLabel.startsWith(typed)) return kind === 'function' && !FREQUENT.has(label) ? 2 : 1;
  if (typed.length < 2) return null;
  if (foldedLabel.includes(`_${typed}`) || foldedLabel.includes(` ${typed}`) || foldedLabel.includes(`.${typed}`))
    return 3;
  if (typed.length < MIN_DETAIL) return null;
  if (foldedLabel.includes(typed)) return 4;
  // From the beginning of a word: "hai" is in "hài lòng", not in "khai".
  if (!` ${foldedDetail}`.includes(` ${typed}`)) return null;
  if (kind !== 'function') return 5;
  // "dem" means first what people use (COUNTIF), then what counts, then what merely speaks of it.
  if (FREQUENT.has(label)) return 6;
  return foldedDetail.startsWith(typed) ? 7 : 8;
}

/** Everything a formula of the scope may name. */
export function listCandidates(
  scope: FormulaScope,
  functions: ReadonlyMap<string, FunctionHelp>,
  t: Messages,
): Candidate[] {
  const { workbook } = scope;
  const words = t.formula;
  const items: FormulaItem[] = [];
  for (const id of workbook.assumptionOrder) {
    const name = scope.nameOf({ kind: 'assumption', assumption: id });
    if (name !== null) items.push(nameItem(name, words.assumption(workbook.assumptions[id]?.label ?? '')));
  }
  for (const { name, description } of functions.values())
    items.push({ text: `${name}(`, label: name, detail: description, kind: 'function' });
  const set = scope.homeSet === null ? undefined : workbook.sets[scope.homeSet];
  for (const node of set ? listNodes(set) : []) {
    if (!set || node.code === '') continue;
    for (const [prefix, kind] of [
      ['W_', 'weight'],
      ['MAX_', 'max'],
    ] as const) {
      const name = scope.nameOf({ kind, set: set.id, node: node.id });
      if (name === nameFromCode(prefix, node.code)) items.push(nameItem(name, words[kind](node.name)));
    }
  }
  for (const key of listSheetKeys(workbook)) {
    const title = scope.titleOf(key);
    if (title !== null && title !== '')
      items.push({ text: `${quoteSheetName(title)}!`, label: title, detail: words.sheet, kind: 'sheet' });
  }
  return items.map((item) => ({
    ...item,
    foldedLabel: foldDiacritics(item.label),
    foldedDetail: foldDiacritics(item.detail),
  }));
}

function nameItem(name: string, detail: string): FormulaItem {
  return { text: name, label: name, detail, kind: 'name' };
}
