/** A workbook of any size, the same every time: 100 leaves in 8 fields and three levels, every score given, no rules. */
import type { CriteriaSet } from '../../src/domain/criteria.ts';
import type { BlockId, PeriodId, SetId, UnitId, WorkbookId } from '../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../src/domain/policies.ts';
import { buildTree, type CriterionRow } from '../../src/domain/samples/criteriaTree.ts';
import { seededDraws } from '../../src/domain/samples/seededDraws.ts';
import { emptyStageRow, emptyUnitScores, type UnitScores } from '../../src/domain/scores.ts';
import { FORMAT_VERSION, type Unit, type Workbook } from '../../src/domain/workbook.ts';
import { countingIds } from '../../src/lib/ids.ts';

export const LEAF_COUNT = 100;
const FIELD_COUNT = 8;
const LEAVES_OF_A_CRITERION = 3;
export const SET_ID = 's1' as SetId;

/** `id` is the workbook's own. Maxima are 0.25..2, points multiples of 0.25: sums that tie in decimals are common. */
export function buildSynthetic(unitCount: number, id: string): Workbook {
  const draws = seededDraws(unitCount);
  const rows = listRows(() => draws.whole(1, 8) / 4);
  const leaves = rows.flatMap((row, slot) => (row.code.split('.').length === 3 ? [{ slot, max: row.max }] : []));
  const units = Array.from({ length: unitCount }, (_, index): Unit => {
    return { id: `u${index + 1}` as UnitId, name: `Đơn vị ${index + 1}`, ranked: true };
  });
  const scores = units.map(({ id: unitId }): [UnitId, UnitScores] => {
    const points = new Float64Array(rows.length).fill(Number.NaN);
    for (const { slot, max } of leaves) points[slot] = draws.whole(Math.ceil(max * 2), max * 4) / 4;
    return [unitId, { ...emptyUnitScores(), self: { ...emptyStageRow(), points } }];
  });
  const block = { id: 'b1' as BlockId, name: 'Khối', unitIds: units.map((unit) => unit.id) };
  const period = { id: 'p1' as PeriodId, label: '2025', year: 2025 };
  const set: CriteriaSet = {
    ...buildTree(rows, countingIds('n')),
    id: SET_ID,
    blockId: block.id,
    periodId: period.id,
    name: 'Bộ tiêu chí',
    source: '',
    statedTotal: leaves.reduce((sum, { max }) => sum + max, 0),
    extras: [],
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
  };
  return {
    formatVersion: FORMAT_VERSION,
    id: id as WorkbookId,
    name: `${unitCount} x ${LEAF_COUNT}`,
    source: '',
    illustrative: true,
    periods: { [period.id]: period },
    periodOrder: [period.id],
    blocks: { [block.id]: block },
    blockOrder: [block.id],
    units: Object.fromEntries(units.map((unit) => [unit.id, unit])),
    sets: { [SET_ID]: set },
    setOrder: [SET_ID],
    scores: { [SET_ID]: Object.fromEntries(scores) },
    assumptions: {},
    assumptionOrder: [],
    sheets: {},
    sheetOrder: [],
    attributes: {},
    dossiers: {},
    scenarios: {},
    scenarioOrder: [],
    scenarioParents: {},
    scenarioOrigins: {},
    crosswalks: {},
    analyses: {},
    analysisOrder: [],
  };
}

function listRows(drawMax: () => number): CriterionRow[] {
  const rows: CriterionRow[] = [];
  for (let field = 0; field < FIELD_COUNT; field++) {
    const from = Math.floor((field * LEAF_COUNT) / FIELD_COUNT);
    const to = Math.floor(((field + 1) * LEAF_COUNT) / FIELD_COUNT);
    const maxima = Array.from({ length: to - from }, drawMax);
    const fieldCode = String(field + 1);
    rows.push(toRow(fieldCode, maxima));
    for (let first = 0; first < maxima.length; first += LEAVES_OF_A_CRITERION) {
      const own = maxima.slice(first, first + LEAVES_OF_A_CRITERION);
      const code = `${fieldCode}.${first / LEAVES_OF_A_CRITERION + 1}`;
      rows.push(toRow(code, own), ...own.map((max, index) => toRow(`${code}.${index + 1}`, [max])));
    }
  }
  return rows;
}

function toRow(code: string, maxima: readonly number[]): CriterionRow {
  return { code, name: `Tiêu chí ${code}`, max: maxima.reduce((sum, max) => sum + max, 0) };
}
