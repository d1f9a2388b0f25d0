import { describe, expect, test } from 'vitest';
import { planCommands } from '../../../../src/domain/commands/index.ts';
import { listNodes, type CriteriaSet } from '../../../../src/domain/criteria.ts';
import { evidenceAt } from '../../../../src/domain/dossier.ts';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import type { SetId, UnitId } from '../../../../src/domain/ids.ts';
import { applyMapping, type Applied } from '../../../../src/domain/intake/applyMapping.ts';
import { proposeMapping } from '../../../../src/domain/intake/proposeMapping.ts';
import type { BookMapping } from '../../../../src/domain/intake/mapping.ts';
import { applyPatches, invertPatches } from '../../../../src/domain/patches.ts';
import { buildEmpty } from '../../../../src/domain/samples/empty.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { rawBook, type SheetInput } from '../../../fakes/rawBooks.ts';

const HEAD = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính điểm'];
const CRITERIA: SheetInput = {
  name: 'Tiêu chí',
  rows: [
    ['BỘ TIÊU CHÍ CCHC NĂM 2025'],
    HEAD,
    ['1', 'Chỉ đạo, điều hành', 3],
    ['1.1', 'Ban hành kế hoạch', 1, 'Kịp thời: 1; không kịp thời: 0,5; không ban hành: 0'],
    ['1.2', 'Mức độ hoàn thành', 2, 'Trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0'],
    ['2', 'Thể chế', 1],
    ['2.1', 'Rà soát', 1, 'Theo hướng dẫn của Bộ Tư pháp'],
    [null, 'Tổng cộng', 4],
  ],
};
const ACROSS: SheetInput = {
  name: 'Điểm',
  rows: [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Sở Nội vụ', 'Sở Tài chính'],
    ['1', 'Chỉ đạo, điều hành', 3, 2.5, 1],
    ['1.1', 'Ban hành kế hoạch', 1, '0,5', 1],
    ['1.2', 'Mức độ hoàn thành', 2, 2, 'KAD'],
    ['2.1', 'Rà soát', 1, 1.5, 'chưa có'],
    ['3.9', 'Việc lạ', 1, 1],
  ],
};

function importInto(
  workbook: Workbook,
  sheets: readonly SheetInput[],
  change: (mapping: BookMapping) => BookMapping = (m) => m,
) {
  const book = rawBook(sheets);
  const newId = countingIds('i');
  const mapping = change(proposeMapping(workbook, book, null).mapping);
  const applied = applyMapping(workbook, book, mapping, newId);
  const { outcome, patches, refused } = planCommands(workbook, null, applied.command ? [applied.command] : []);
  expect(refused).toEqual([]);
  expect(validateWorkbook(outcome).ok).toBe(true);
  return { applied, outcome, patches, mapping };
}

function firstSet(workbook: Workbook): CriteriaSet {
  const set = workbook.sets[workbook.setOrder[0] ?? ('' as SetId)];
  if (!set) throw new Error('a set');
  return set;
}

const unitNamed = (workbook: Workbook, name: string): UnitId =>
  Object.values(workbook.units).find((unit) => unit.name === name)?.id ?? ('' as UnitId);
const told = ({ refused }: Applied): string[] =>
  refused.map(({ sheet, address, problem }) => `${sheet}!${address} ${problem.code}`);

const empty = buildEmpty(countingIds('w'));

test('criteria fill the empty set: tree, maxima, rules; a rule that is not read stays in the note', () => {
  const { outcome, applied } = importInto(empty, [CRITERIA]);
  const set = firstSet(outcome);
  expect(listNodes(set).map(({ code, name, max }) => [code, name, max])).toEqual([
    ['1', 'Chỉ đạo, điều hành', 3],
    ['1.1', 'Ban hành kế hoạch', 1],
    ['1.2', 'Mức độ hoàn thành', 2],
    ['2', 'Thể chế', 1],
    ['2.1', 'Rà soát', 1],
  ]);
  expect(set.statedTotal).toBe(4);
  expect(listNodes(set).map(({ rule }) => rule?.type ?? null)).toEqual([null, 'choice', 'bands', null, null]);
  expect(listNodes(set).at(-1)?.note).toBe('Theo hướng dẫn của Bộ Tư pháp');
  expect(applied.rows.map(({ state }) => state)).toEqual(['none', 'read', 'read', 'none', 'unread']);
});

test('criteria and scores of one file go in together, and one undo takes them out again', () => {
  const { outcome, applied, patches } = importInto(empty, [CRITERIA, ACROSS]);
  const set = firstSet(outcome);
  const [a, b] = [unitNamed(outcome, 'Sở Nội vụ'), unitNamed(outcome, 'Sở Tài chính')];
  expect([...(outcome.scores[set.id]?.[a]?.self.points ?? [])]).toEqual([NaN, 0.5, 2, NaN, NaN]);
  expect(outcome.scores[set.id]?.[b]?.self.points[2]).toBe(NOT_APPLICABLE);
  expect(applied.counts).toMatchObject({ points: 3, notApplicable: 1, sums: 2 });
  expect(told(applied)).toEqual(['Điểm!E5 points.notRead', 'Điểm!D6 leaf.unknown', 'Điểm!D5 points.aboveMax']);
  expect(applyPatches(outcome, invertPatches(patches))).toEqual(empty);
});

describe('scores into a set that is there', () => {
  const full = importInto(empty, [CRITERIA, ACROSS]).outcome;

  test('units are matched in any spelling form; a near name is proposed, and left out until a person decides', () => {
    const { applied, outcome } = importInto(full, [
      {
        name: 'Điểm',
        rows: [
          ['TT', 'Đơn vị', '1.1', '1.2'],
          [1, 'SỞ  NỘI VỤ'.normalize('NFD'), 1, '85%'],
          [2, 'Sở Tài chánh', 1, 2],
        ],
      },
    ]);
    expect(applied.newUnits).toBe(0);
    expect(applied.units[1]).toMatchObject({ name: 'Sở Tài chánh', exact: null, near: [{ name: 'Sở Tài chính' }] });
    expect(told(applied)).toEqual(['Điểm!C3 unit.left', 'Điểm!D3 unit.left']);
    const row = outcome.scores[firstSet(outcome).id]?.[unitNamed(outcome, 'Sở Nội vụ')]?.self;
    expect(row?.points[1]).toBe(1);
    expect(row?.declared['2']).toEqual({ kind: 'percent', value: 85 });
    expect(applied.counts).toMatchObject({ points: 1, declared: 1, replaced: 2 });
  });

  test('what a person decides of a unit is done', () => {
    const rows = [
      ['TT', 'Đơn vị', '1.1', '1.2'],
      [1, 'Sở Tài chánh', 1, 1],
      [2, 'Sở Y tế', 1, 1],
    ];
    const { outcome } = importInto(full, [{ rows }], (mapping) => ({
      ...mapping,
      units: new Map([
        ['sở tài chánh', { kind: 'existing', unitId: unitNamed(full, 'Sở Tài chính') }],
        ['sở y tế', { kind: 'new' }],
      ]),
    }));
    const set = firstSet(outcome);
    expect(outcome.scores[set.id]?.[unitNamed(outcome, 'Sở Tài chính')]?.self.points[1]).toBe(1);
    expect(outcome.scores[set.id]?.[unitNamed(outcome, 'Sở Y tế')]?.self.points[2]).toBe(1);
  });
});

test('a form of one unit brings declared data, points, evidence, opinion; where rule and points differ the points count', () => {
  const { applied, outcome } = importInto(empty, [
    {
      name: 'Biểu',
      rows: [
        ['Đơn vị: Sở Xây dựng'],
        [...HEAD, 'Số liệu kê khai', 'Tài liệu kiểm chứng', 'Điểm tự đánh giá', 'Điểm thẩm định', 'Ý kiến'],
        ['1.1', 'Ban hành', 1, 'Kịp thời: 1; không: 0', 'Kịp thời', 'Kế hoạch 12/KH-SXD', 1, 0.5, 'Chậm'],
        ['1.2', 'Hoàn thành', 2, 'Từ 90%: 2; dưới 90%: 0', '80%', null, 2],
        ['1.3', 'Rà soát', 2, 'Từ 90%: 2; dưới 90%: 0', { value: 0.95, numberFormat: '0.0%' }],
      ],
    },
  ]);
  const set = firstSet(outcome);
  const unit = unitNamed(outcome, 'Sở Xây dựng');
  const scores = outcome.scores[set.id]?.[unit];
  expect(scores?.self.declared).toEqual({ 0: { kind: 'choice', index: 0 }, 2: { kind: 'percent', value: 95 } });
  expect(scores?.self.points[1]).toBe(2);
  expect(scores?.appraisal1.points[0]).toBe(0.5);
  expect(scores?.appraisal1.notes).toEqual({ 0: 'Chậm' });
  expect(evidenceAt(outcome, set.id, unit, 0)).toEqual([
    { kind: 'document', label: 'Kế hoạch 12/KH-SXD', number: '12/KH-SXD' },
  ]);
  expect(told(applied)).toEqual(['Biểu!E4 declared.disagrees']);
});

test('a summary becomes a set whose fields add appraisal and survey', () => {
  const { outcome } = importInto(empty, [
    {
      name: 'Tổng hợp',
      rows: [
        ['TT', 'Đơn vị', 'Tổng điểm', '1. Chỉ đạo', null, '2. Thể chế'],
        [null, null, null, 'Thẩm định', 'ĐT XHH', 'Thẩm định'],
        [null, 'Điểm tối đa', 18, 8, 2, 8],
        [1, 'Sở Nội vụ', 15, 7.5, 1.5, 6],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1'],
    },
  ]);
  const set = firstSet(outcome);
  expect(listNodes(set).map(({ code, name, max, method }) => [code, name, max, method])).toEqual([
    ['1', 'Chỉ đạo', null, 'self'],
    ['1.1', 'Thẩm định', 8, 'self'],
    ['1.2', 'Điều tra xã hội học', 2, 'survey'],
    ['2', 'Thể chế', 8, 'self'],
  ]);
  const scores = outcome.scores[set.id]?.[unitNamed(outcome, 'Sở Nội vụ')];
  expect([scores?.appraisal1.points[1], scores?.survey.points[2], scores?.appraisal1.points[3]]).toEqual([7.5, 1.5, 6]);
});

test('700 units x 100 leaves are one command', () => {
  const leaves = Array.from({ length: 100 }, (_, i) => `${Math.floor(i / 10) + 1}.${(i % 10) + 1}`);
  const rows = [
    ['TT', 'Đơn vị', ...leaves],
    [null, 'Điểm tối đa', ...leaves.map(() => 1)],
    ...Array.from({ length: 700 }, (_, u) => [u + 1, `Xã số ${u + 1}`, ...leaves.map((_leaf, i) => ((u * i) % 5) / 4)]),
  ];
  const { outcome, applied } = importInto(empty, [{ rows }]);
  expect(applied.counts.points).toBe(70_000);
  expect(Object.keys(outcome.units)).toHaveLength(700);
});

test('a name that is taken by another block is said before anything is entered', () => {
  const { outcome } = importInto(empty, [CRITERIA]);
  const book = rawBook([CRITERIA]);
  const { mapping } = proposeMapping(outcome, book, null);
  const target = { ...mapping.target, setId: null, blockId: null, blockName: 'khối 1' };
  expect(applyMapping(outcome, book, { ...mapping, target }, countingIds('x'))).toMatchObject({
    command: null,
    problem: { code: 'name.taken' },
  });
});
