import { expect, it } from 'vitest';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { createFormulaScope } from '../../../../src/domain/formula/scope.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { messagesOf } from '../../../../src/i18n/index.ts';
import { PLAIN } from '../../../../src/state/arrangement.ts';
import { createCriteriaSource } from '../../../../src/ui/criteria/criteriaSource.ts';
import { createFreeSource } from '../../../../src/ui/free/freeSource.ts';
import { createRankingSource } from '../../../../src/ui/ranking/rankingSource.ts';
import { createScoresSource } from '../../../../src/ui/scores/scoresSource.ts';
import { arrange } from '../../../../src/ui/sheet/arrange/arrange.ts';
import type { SheetSource } from '../../../../src/ui/sheet/sheetSource.ts';

const workbook = buildSample('illustrative', countingIds('t'));
const set = Object.values(workbook.sets)[0];
const sheet = Object.values(workbook.sheets)[0];
if (!set || !sheet) throw new Error('the sample has a set and a free sheet');
const t = messagesOf('vi');
const shared = { workbook, base: workbook, scenario: null, set, result: null, widths: {}, t };
const tree = { ...shared, collapsed: new Set<string>() };

/** Members that take keys of the model, not rows and columns of the screen. */
const BY_KEY = ['scorableAt', 'stageFor'];

const sources: Readonly<Record<string, SheetSource>> = {
  criteria: createCriteriaSource({ ...tree, explain: () => '' }),
  scores: createScoresSource({ ...tree, stage: 'effective' }),
  ranking: createRankingSource({ ...shared, against: null, sort: 'model', compact: false }),
  free: createFreeSource({
    ...shared,
    sheet,
    scope: createFormulaScope(workbook, set.id, `free.${sheet.id}`),
    valueOf: () => undefined,
    explain: () => '',
  }),
};

it.each(Object.keys(sources))('no member of the %s sheet goes on counting hidden rows once some are hidden', (name) => {
  const source = sources[name];
  if (!source) throw new Error(name);
  const shown = arrange(source, { ...PLAIN, hiddenRows: ['nowhere'] }, { locale: 'vi', stamp: null });
  const members = Object.entries(source).filter(([, member]) => typeof member === 'function');
  const unmapped = members
    .filter(([member, own]) => !BY_KEY.includes(member) && Reflect.get(shown, member) === own)
    .map(([member]) => member);
  expect(members.length).toBeGreaterThan(5);
  expect(unmapped).toEqual([]);
});
