import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listDependents, listLinks, listPrecedents, type TraceLink } from '../../../../src/domain/formula/trace.ts';
import { cellsOfArea, keyOfCell } from '../../../../src/domain/formula/traceArea.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import {
  CRITERIA,
  FREE,
  listAllCells,
  makeTraceWorkbook,
  RANKING,
  SCORES,
  UNITS,
  type TraceParts,
} from './traceWorkbook.ts';

const LEAVES = ['n11', 'n12', 'n211'];
const reference = fc.constantFrom(
  'A1',
  'B2:C5',
  '$D$6',
  'A:B',
  '2:3',
  'W_1.1',
  'MAX_2.1.1',
  'he_so',
  "'Tiêu chí'!F2:G8",
  "'Điểm'!D3:F4",
  "'Xếp hạng'!B2:E4",
  "'Giả định'!C3",
);
const formula = fc.array(reference, { minLength: 1, maxLength: 3 }).map((terms) => `=${terms.join('+')}`);
const weight = fc.oneof(fc.constantFrom('=MAX_1.1*2', '=he_so', "=SUM('Tiêu chí'!D2:D7)", '=E7+1'), fc.nat(9));
const rule = fc.constantFrom<ScoringRule>(
  { type: 'sipas' },
  { type: 'relative' },
  { type: 'count', step: 1, cap: 2 },
  { type: 'formula', inputs: [{ name: 'x', label: '' }], formula: '=⟦m|s1|n11⟧*x+⟦c|free.f1|r2|k1|⟧' },
);

const parts: fc.Arbitrary<TraceParts> = fc.record({
  weights: fc.dictionary(fc.constantFrom('n1', ...LEAVES), weight, { maxKeys: 3 }),
  rules: fc.dictionary(fc.constantFrom(...LEAVES), rule, { maxKeys: 3 }),
  declared: fc.subarray(LEAVES.flatMap((leaf) => UNITS.map((unit) => `${leaf}/${unit}`))),
  unranked: fc.subarray([...UNITS]),
  cells: fc.dictionary(fc.constantFrom('A1', 'B2', 'C3', 'D4', 'A5', 'B6'), formula, { maxKeys: 4 }),
});

function pairsOf(links: readonly TraceLink[]): Set<string> {
  return new Set(links.flatMap(({ area }) => [...cellsOfArea(area)].map(keyOfCell)));
}

it('a cell is a dependent of exactly those cells that are its precedents', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const workbook = makeTraceWorkbook(given);
      const cells = listAllCells(workbook, [CRITERIA, SCORES, RANKING, 'assumptions', FREE]);
      const read = new Set<string>();
      const readBack = new Set<string>();
      for (const cell of cells) {
        for (const key of pairsOf(listPrecedents(workbook, cell))) read.add(`${keyOfCell(cell)} < ${key}`);
        for (const key of pairsOf(listDependents(workbook, cell))) readBack.add(`${key} < ${keyOfCell(cell)}`);
      }
      expect([...readBack].sort()).toEqual([...read].sort());
    }),
    { numRuns: 60 },
  );
});

it('every cell traced from a workbook lies inside its sheet', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const workbook = makeTraceWorkbook(given);
      const cells = listAllCells(workbook, [
        CRITERIA,
        SCORES,
        RANKING,
        'assumptions',
        FREE,
        'criteria.s2',
        'scores.s2',
        'ranking.s2',
      ]);
      const known = new Set(cells.map(keyOfCell));
      for (const cell of cells)
        for (const key of [...pairsOf(listPrecedents(workbook, cell)), ...pairsOf(listDependents(workbook, cell))])
          expect(known, `${keyOfCell(cell)} and ${key}`).toContain(key);
    }),
    { numRuns: 20 },
  );
});

it('a block reads what its cells read, and is read by what reads them', () => {
  const block = fc.record({
    sheet: fc.constantFrom(CRITERIA, SCORES, RANKING, FREE),
    top: fc.nat(4),
    left: fc.nat(5),
    height: fc.nat(3),
    width: fc.nat(2),
  });
  fc.assert(
    fc.property(parts, block, (given, { sheet, top, left, height, width }) => {
      const workbook = makeTraceWorkbook(given);
      const area = { sheet, top, left, bottom: top + height, right: left + width };
      for (const way of ['precedents', 'dependents'] as const) {
        const list = way === 'precedents' ? listPrecedents : listDependents;
        const byCell = [...cellsOfArea(area)].flatMap((cell) => [...pairsOf(list(workbook, cell))]);
        expect([...pairsOf(listLinks(workbook, area, way))].sort()).toEqual([...new Set(byCell)].sort());
      }
    }),
    { numRuns: 100 },
  );
});
