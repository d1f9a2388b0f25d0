import { describe, expect, it } from 'vitest';
import type { CommandProblem } from '../../../src/domain/commands/index.ts';
import type { FileCode } from '../../../src/domain/format/workbookFile.ts';
import type { FormulaProblemCode } from '../../../src/domain/formula/problem.ts';
import type { RuleFlawCode } from '../../../src/domain/rules/checkRule.ts';
import type { CheckCode } from '../../../src/domain/validation.ts';
import { CELL_PROBLEMS } from '../../../src/engine/cellProblems.ts';
import type { ExportProblem } from '../../../src/exchange/client.ts';
import { messagesOf, type Language } from '../../../src/i18n/index.ts';
import type { StorageCode } from '../../../src/storage/port.ts';

/** Complete by type: a code that is added to its union and not here does not compile. */
const PROBLEMS = {
  'set.gone': true,
  'crosswalk.gone': true,
  'crosswalk.share': true,
  'analysis.gone': true,
  'node.gone': true,
  'unit.gone': true,
  'block.gone': true,
  'assumption.gone': true,
  'sheet.gone': true,
  'scenario.gone': true,
  'extra.gone': true,
  'weight.negative': true,
  'max.notPositive': true,
  'max.belongsToLeaves': true,
  'points.aboveMax': true,
  'points.negative': true,
  'points.belongToLeaves': true,
  'declared.doesNotFit': true,
  'name.empty': true,
  'name.taken': true,
  'name.notAllowed': true,
  'number.notFinite': true,
  'move.intoItself': true,
  'move.nowhere': true,
  'year.notAllowed': true,
  'range.reversed': true,
  'sheet.last': true,
  'sheet.full': true,
  'buffer.gone': true,
  'policy.notAllowed': true,
  'scores.locked': true,
  'scenario.structure': true,
  'scenario.circle': true,
  'override.notAllowed': true,
  'regroup.notLeaf': true,
  'regroup.shares': true,
  'regroup.notSiblings': true,
  'regroup.notPoints': true,
  'storage.full': true,
  'storage.lost': true,
  'storage.failed': true,
  'storage.replaced': true,
  'storage.missing': true,
  'storage.exists': true,
  'storage.conflict': true,
  'storage.notWriter': true,
  'storage.newer': true,
  'storage.frozen': true,
  'storage.damaged': true,
  'storage.blocked': true,
  'file.notOurs': true,
  'file.newer': true,
  'file.checksum': true,
  'file.damaged': true,
  'file.tooLarge': true,
  'formula.notFormula': true,
  'formula.tooLong': true,
  'formula.unclosedText': true,
  'formula.unclosedSheetName': true,
  'formula.unclosedParenthesis': true,
  'formula.unclosedArray': true,
  'formula.unexpected': true,
  'formula.incomplete': true,
  'formula.number': true,
  'formula.referenceInArray': true,
  'formula.unknownSheet': true,
  'formula.noHomeSheet': true,
  'formula.rangeAcrossSheets': true,
  'export.cancelled': true,
  'export.tooSlow': true,
  'export.notStarted': true,
  'export.failed': true,
  'fill.notXlsx': true,
  'fill.noSheet': true,
  'fill.unreadable': true,
  'fill.formulaCell': true,
} satisfies Record<
  CommandProblem | 'scenario.structure' | StorageCode | FileCode | FormulaProblemCode | ExportProblem['code'],
  true
>;

const CHECKS = {
  'check.codeMissing': true,
  'check.codeDuplicate': true,
  'check.maxMissing': true,
  'check.childrenSum': true,
  'check.totalDiffers': true,
  'check.unknownName': true,
  'check.pointsAboveMax': true,
  'check.pointsNegative': true,
  'check.rule': true,
} satisfies Record<CheckCode, true>;

const FLAWS = {
  ruleEmpty: true,
  pointsAboveMax: true,
  pointsNegative: true,
  topNotReachable: true,
  bandsOverlap: true,
  bandPointsRise: true,
  bandOutside: true,
  targetNotPositive: true,
  floorOutside: true,
  stepNotPositive: true,
  shareOutside: true,
  labelEmpty: true,
  labelRepeated: true,
  questionUnknown: true,
  questionEmpty: true,
  questionRepeated: true,
  questionUnused: true,
  caseUnreachable: true,
  inputNameInvalid: true,
  inputNameRepeated: true,
} satisfies Record<RuleFlawCode, true>;

type Details = Readonly<Record<string, string | number>>;

/** Every message by its path; functions are called with a 3 in every place. */
function listTexts(catalogue: object, path: readonly string[] = []): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue) as [string, unknown][]) {
    const at = [...path, key];
    if (typeof value === 'string') texts.set(at.join('/'), value);
    else if (typeof value === 'function') {
      const say = value as (...args: unknown[]) => string;
      const isDetailed = ['problem', 'check', 'cellProblem'].includes(at[0] ?? '');
      texts.set(at.join('/'), say(...Array.from({ length: say.length }, () => (isDetailed ? new Probe().details : 3))));
    } else for (const [place, text] of listTexts(value as object, at)) texts.set(place, text);
  }
  return texts;
}

/** Details that remember which of them a sentence reads. */
class Probe {
  readonly read = new Set<string>();
  readonly details: Details = new Proxy<Record<string, number>>(
    {},
    {
      get: (_, key) => {
        this.read.add(String(key));
        return 3;
      },
    },
  );
}

function detailsRead(sentence: string | ((details: Details) => string) | undefined): string[] {
  const probe = new Probe();
  if (typeof sentence === 'function') sentence(probe.details);
  return [...probe.read].sort();
}

const LANGUAGES: readonly Language[] = ['vi', 'en'];
const [vi, en] = [messagesOf('vi'), messagesOf('en')];

describe('the catalogues', () => {
  it('have the same places in Vietnamese and in English', () => {
    expect([...listTexts(en).keys()].sort()).toEqual([...listTexts(vi).keys()].sort());
  });

  it.each(LANGUAGES)('leave no text empty: %s', (language) => {
    const empty = [...listTexts(messagesOf(language))].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(LANGUAGES)('are written in NFC: %s', (language) => {
    const others = [...listTexts(messagesOf(language))].filter(([, text]) => text !== text.normalize('NFC'));
    expect(others).toEqual([]);
  });

  it('leave nothing Vietnamese in English but the names of things', () => {
    const named = new Set(['app/otherName', 'title/language', 'problem/formula.noHomeSheet']);
    const left = [...listTexts(en)].filter(
      ([place, text]) =>
        !named.has(place) && /[À-ỹĐđ]/u.test(text.replaceAll(/Hà Nội|“(?:Kịch bản|Đọc tôi)”|Δ|×/gu, '')),
    );
    expect(left).toEqual([]);
  });

  it('say one of a thing in the singular', () => {
    expect(en.app.more(1)).toBe('(and 1 more cell refused)');
    expect(en.grid.selection(1, 2)).toBe('1 row × 2 columns selected');
    expect(en.scenarios.overrides(0)).toBe('overrides no cell');
  });
});

describe('every problem has a sentence', () => {
  it.each(LANGUAGES)('of commands, formulas, storage, files and exports: %s', (language) => {
    const { problem } = messagesOf(language);
    expect(Object.keys(PROBLEMS).filter((code) => problem[code] === undefined)).toEqual([]);
  });

  it.each(LANGUAGES)('of a formula cell: %s', (language) => {
    const { cellProblem } = messagesOf(language);
    expect(CELL_PROBLEMS.filter((code) => cellProblem[code] === undefined)).toEqual([]);
  });

  it.each(LANGUAGES)('of the checks of a criteria set: %s', (language) => {
    const { check } = messagesOf(language);
    expect(Object.keys(CHECKS).filter((code) => check[code] === undefined)).toEqual([]);
  });

  it('which fills in the same details in both languages', () => {
    for (const part of ['problem', 'cellProblem', 'check'] as const)
      for (const code of Object.keys(vi[part]))
        expect([code, detailsRead(en[part][code])]).toEqual([code, detailsRead(vi[part][code])]);
  });

  it.each(LANGUAGES)('name every flaw of a scoring rule: %s', (language) => {
    expect(Object.keys(messagesOf(language).ruleFlaw).sort()).toEqual(Object.keys(FLAWS).sort());
  });
});
