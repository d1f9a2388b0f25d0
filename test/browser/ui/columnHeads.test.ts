import { expect, test } from 'vitest';
import '../../../src/ui/shared/theme.css';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { GridSource } from '../../../src/grid/source.ts';
import { messagesOf } from '../../../src/i18n/index.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { createCriteriaSource } from '../../../src/ui/criteria/criteriaSource.ts';
import { createRankingSource } from '../../../src/ui/ranking/rankingSource.ts';

/** Left and right padding of a cell and its line. */
const ROOM_PX = 13;

/** Heads of the first columns that are wider than their column, with what they lack in pixels. */
function listCut(source: GridSource, count: number): string[] {
  const pen = present(document.createElement('canvas').getContext('2d'), 'a canvas');
  pen.font = `600 13px ${getComputedStyle(document.documentElement).fontFamily}`;
  return Array.from({ length: count }, (_, col) => col).flatMap((col) => {
    const { text } = source.cell(0, col);
    const lack = Math.ceil(pen.measureText(text).width) + ROOM_PX - source.columnWidth(col);
    return lack > 0 ? [`${text}: ${lack}`] : [];
  });
}

test.each(['vi', 'en'] as const)('no head of the criteria or the ranking is cut at its first width: %s', (language) => {
  const t = messagesOf(language);
  const workbook = buildSample('hanoi2019', countingIds('w'));
  const set = present(workbook.sets[present(workbook.setOrder[0], 'a set')], 'the set');
  const criteria = createCriteriaSource({
    workbook,
    base: workbook,
    scenario: null,
    set,
    result: null,
    collapsed: new Set(),
    widths: {},
    t,
    explain: () => '',
  });
  expect(listCut(criteria, criteria.colCount)).toEqual([]);
  const ranking = { workbook, set, result: null, against: null, sort: 'rank', widths: {}, t } as const;
  expect(listCut(createRankingSource({ ...ranking, compact: false }), 6)).toEqual([]);
  expect(listCut(createRankingSource({ ...ranking, compact: true }), 3)).toEqual([]);
});
