import { expect, it } from 'vitest';
import { HEAD, listSheetKeys, type SheetKey } from '../../../../src/domain/layout.ts';
import type { SetId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { messagesOf } from '../../../../src/i18n/index.ts';
import { serialOfDay } from '../../../../src/lib/dates.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { findInWorkbook, type FindRequest, type Hit } from '../../../../src/ui/sheet/find/findWorkbook.ts';
import { findTitledPlace, findWrittenPlace } from '../../../../src/ui/sheet/find/goToName.ts';
import { createAddresses } from '../../../../src/ui/sheet/find/hitAddress.ts';
import { planCommandsOf } from '../../../../src/ui/sheet/find/replaceHits.ts';
import type { SheetPlace } from '../../../../src/ui/sheet/goToPlace.ts';
import { createMatcher, type Matcher } from '../../../../src/ui/sheet/find/textMatch.ts';

const t = messagesOf('vi');
const workbook = buildSample('illustrative', countingIds('w'));
const homeSet = workbook.setOrder[0] as SetId;
const addressOf = createAddresses(workbook, homeSet);

function matcherOf(query: string, wholeCell = false): Matcher {
  const matcher = createMatcher(query, { matchCase: false, wholeCell, ignoreDiacritics: true });
  if (!matcher) throw new Error('nothing to find');
  return matcher;
}

async function find(query: string, options: Partial<FindRequest> = {}): Promise<readonly Hit[]> {
  const hits = await findInWorkbook(
    {
      workbook,
      homeSet,
      locale: 'vi',
      methodNames: t.criteria.methods,
      notApplicable: t.scores.notApplicable,
      values: () => undefined,
      shown: null,
      matcher: matcherOf(query),
      lookIn: 'values',
      where: 'workbook',
      ...options,
    },
    () => false,
  );
  return hits ?? [];
}

function findNamedPlace(of: Workbook, set: SetId, sheet: SheetKey, typed: string): SheetPlace | null {
  return findWrittenPlace(of, set, sheet, typed) ?? findTitledPlace(of, set, sheet, typed);
}

function plan(hits: readonly Hit[], query: string, replacement: string, of: Workbook = workbook) {
  return planCommandsOf(of, homeSet, hits, matcherOf(query), replacement, t);
}

/** The first row of the sample's free sheet, and hits in it. */
function freeCells() {
  const [sheetId] = workbook.sheetOrder;
  const sheet = sheetId && workbook.sheets[sheetId];
  const [row] = sheet?.rowIds ?? [];
  const [first, second, third] = sheet?.columnIds ?? [];
  if (!sheet || !row || !first || !second || !third) throw new Error('the sample has a free sheet');
  const hit = (column: string, editText: string): Hit => ({
    sheet: `free.${sheet.id}`,
    row,
    column,
    text: '',
    editText,
  });
  return { sheet, row, first, second, third, hit };
}

it('finds a unit typed without diacritics on every sheet that names it', async () => {
  const hits = await find('so noi vu');
  expect(new Set(hits.map((hit) => hit.sheet.split('.')[0]))).toEqual(new Set(['scores', 'ranking']));
  expect(hits.every((hit) => hit.text.includes('Sở Nội vụ'))).toBe(true);
});

it('finds names, labels and values of assumptions', async () => {
  const [id] = workbook.assumptionOrder;
  const assumption = id && workbook.assumptions[id];
  if (!assumption) throw new Error('the sample has assumptions');
  const hits = await find(assumption.name, { matcher: matcherOf(assumption.name, true) });
  expect(hits.map(({ sheet, row, column }) => [sheet, row, column])).toContainEqual(['assumptions', id, 'name']);
});

it('looks into formulas only when asked to, and reads them as they are written on screen', async () => {
  const inFormulas = await find('=', { lookIn: 'formulas' });
  expect(inFormulas.length).toBeGreaterThan(0);
  expect(inFormulas.every((hit) => hit.editText.includes('='))).toBe(true);
  expect(inFormulas.some((hit) => hit.editText.includes('⟦'))).toBe(false);
});

it('a search that was overtaken gives nothing', async () => {
  const request = { workbook, homeSet, locale: 'vi', methodNames: t.criteria.methods, notApplicable: 'KAD' } as const;
  const rest = {
    values: () => undefined,
    shown: null,
    matcher: matcherOf('a'),
    lookIn: 'values',
    where: 'workbook',
  } as const;
  expect(await findInWorkbook({ ...request, ...rest }, () => true)).toBeNull();
});

it('replacing in the whole workbook gives one command for each name', async () => {
  const hits = (await find('So Noi vu', { lookIn: 'formulas' })).filter((hit) => hit.sheet === `scores.${homeSet}`);
  const { planned, refused } = plan(hits, 'so noi vu', 'Sở Nội chính');
  expect(refused).toEqual([]);
  expect(planned.map((one) => one.command)).toEqual([
    { verb: 'renameUnit', args: { unitId: hits[0]?.column, name: 'Sở Nội chính' } },
  ]);
});

it('all cells of a free sheet are one command; formulas are read again, a bad one and what an entry rule forbids are refused with the reason', () => {
  const { sheet, row, first, second, third, hit } = freeCells();
  const cells = { ...sheet.cells, [row]: { [first]: 'ước 12', [second]: '=1+12', [third]: 12 } };
  const changed: Workbook = { ...workbook, sheets: { ...workbook.sheets, [sheet.id]: { ...sheet, cells } } };
  const hits = [hit(first, 'ước 12'), hit(second, '=1+12'), hit(third, '12')];
  const good = plan(hits, '12', '7', changed);
  expect(good.refused).toEqual([]);
  expect(good.planned.map((one) => one.command)).toEqual([
    {
      verb: 'setFreeCells',
      args: {
        sheetId: sheet.id,
        entries: [
          { row, column: first, content: 'ước 7' },
          { row, column: second, content: '=1+7' },
          { row, column: third, content: 7 },
        ],
      },
    },
  ]);
  const rule = { kind: 'number', min: 10, max: null, whole: false } as const;
  const ruled = { ...changed, attributes: { [`free.${sheet.id}`]: { [row]: { [third]: { entryRule: rule } } } } };
  expect(plan(hits, '12', '7', ruled).refused.map((one) => one.hit.column)).toEqual([third]);
  const bad = plan(hits, '12', '(', changed);
  expect(bad.refused.map((one) => one.hit.column)).toEqual([second]);
  expect(bad.refused[0]?.reason).not.toBe('');
});

it('replacing in the whole workbook reads a date as typing does, and text that looks like a number stays text', () => {
  const { sheet, row, first, second, third, hit } = freeCells();
  const hits = [hit(first, 'hạn 2025'), hit(second, "'02025"), hit(third, '2025%')];
  const { planned, refused } = plan(hits, '2025', '31/12/2026');
  expect(refused).toEqual([]);
  expect(planned[0]?.hits).toEqual(hits);
  expect(planned.map((one) => one.command)).toEqual([
    {
      verb: 'setFreeCells',
      args: {
        sheetId: sheet.id,
        entries: [
          { row, column: first, content: 'hạn 31/12/2026' },
          { row, column: second, content: '031/12/2026' },
          { row, column: third, content: '31/12/2026%' },
        ],
      },
    },
  ]);
  const dated = plan([hit(first, 'hạn 2025')], 'hạn 2025', '31/12/2026');
  expect(dated.planned).toEqual([
    {
      command: {
        verb: 'setFreeCells',
        args: { sheetId: sheet.id, entries: [{ row, column: first, content: serialOfDay(2026, 12, 31) }] },
      },
      hits: [hit(first, 'hạn 2025')],
    },
    {
      command: {
        verb: 'setAttributes',
        args: { sheet: `free.${sheet.id}`, cells: [{ row, column: first }], change: { numberFormat: 'dd/mm/yyyy' } },
      },
      hits: [],
    },
  ]);
});

it('points are not replaced behind the back of their sheet: the hit is listed with the reason', async () => {
  const set = workbook.sets[homeSet];
  const unit = set && workbook.blocks[set.blockId]?.unitIds[0];
  const hits = (await find('1', { lookIn: 'formulas' })).filter(
    (hit) => hit.sheet === `scores.${homeSet}` && hit.column === unit && hit.row !== HEAD,
  );
  expect(hits.length).toBeGreaterThan(0);
  const { planned, refused } = plan(hits, '1', '2');
  expect(planned).toEqual([]);
  expect(refused.every((one) => one.reason === t.find.onlyOnSheet)).toBe(true);
});

it('names a place as a formula would', () => {
  const rootId = workbook.sets[homeSet]?.rootIds[0] ?? '';
  expect(addressOf({ sheet: `criteria.${homeSet}`, row: rootId, column: 'weight' })).toBe("'Tiêu chí'!E2");
});

it.each([
  ["'Điểm'!C5", 'scores', 'max'],
  ['Điểm!$C$5', 'scores', 'max'],
  ["'tiêu chí'!E2", 'criteria', 'weight'],
  ['E2', 'criteria', 'weight'],
  ['W_1', 'criteria', 'weight'],
  ['max_1', 'criteria', 'max'],
  ['1.1', 'criteria', 'name'],
  ['Sở Nội vụ', 'scores', undefined],
  ['so noi vu', 'scores', undefined],
] as const)('the name box understands %s', (typed, kind, column) => {
  const place = findNamedPlace(workbook, homeSet, `criteria.${homeSet}`, typed);
  expect(place?.sheet).toBe(`${kind}.${homeSet}`);
  if (column) expect(place?.column).toBe(column);
  else expect(workbook.units[place?.column as keyof typeof workbook.units]?.name).toBe('Sở Nội vụ');
});

it('an assumption, another sheet by its name, and nothing for what is unknown', () => {
  const here = `criteria.${homeSet}` as const;
  const [id] = workbook.assumptionOrder;
  const name = id ? (workbook.assumptions[id]?.name ?? '') : '';
  expect(findNamedPlace(workbook, homeSet, here, name)).toEqual({ sheet: 'assumptions', row: id, column: 'value' });
  const sheets = listSheetKeys(workbook);
  expect(sheets).toContain(findNamedPlace(workbook, homeSet, here, 'Xếp hạng')?.sheet);
  expect(findNamedPlace(workbook, homeSet, here, 'không có gì')).toBeNull();
  expect(findNamedPlace(workbook, homeSet, here, 'ZZ99')).toBeNull();
});
