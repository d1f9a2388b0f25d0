import type { CriteriaSet, CriterionNode } from '../../../../src/domain/criteria.ts';
import type {
  AssumptionId,
  BlockId,
  ColumnId,
  NodeId,
  PeriodId,
  RowId,
  SetId,
  SheetId,
  UnitId,
  WorkbookId,
} from '../../../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../../../src/domain/policies.ts';
import { FORMAT_VERSION, type FreeSheet, type Workbook } from '../../../../src/domain/workbook.ts';

export const SET = 's1' as SetId;
export const OTHER_SET = 's2' as SetId;
export const SHEET = 'f1' as SheetId;

/** [id, code, parent id or null]; children in the order given. */
export type NodeRow = readonly [id: string, code: string, parent: string | null];

export const NODES: readonly NodeRow[] = [
  ['n1', '1', null],
  ['n11', '1.1', 'n1'],
  ['n12', '1.2', 'n1'],
  ['n2', '2', null],
  ['n21', '2.1 a', 'n2'],
];

export function makeSet(id: SetId, periodId: string, rows: readonly NodeRow[]): CriteriaSet {
  const nodes: Record<string, CriterionNode> = {};
  for (const [slot, [nodeId, code, parent]] of rows.entries()) {
    nodes[nodeId] = {
      id: nodeId as NodeId,
      parentId: parent as NodeId | null,
      childIds: rows.filter((row) => row[2] === nodeId).map((row) => row[0] as NodeId),
      code,
      name: `Mục ${code}`,
      slot,
      max: 1,
      weight: null,
      method: 'self',
      rule: null,
      notApplicable: 'exclude',
      note: '',
    };
  }
  return {
    id,
    blockId: 'b1' as BlockId,
    periodId: periodId as PeriodId,
    name: 'Bộ tiêu chí',
    source: '',
    statedTotal: 100,
    rootIds: rows.filter((row) => row[2] === null).map((row) => row[0] as NodeId),
    nodes: nodes,
    extras: [],
    nextSlot: rows.length,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
  };
}

export function makeFreeSheet(id: SheetId, name: string, rows: number | readonly string[], columns: number): FreeSheet {
  const rowIds = typeof rows === 'number' ? Array.from({ length: rows }, (_, i) => `r${i + 1}`) : rows;
  return {
    id,
    name,
    rowIds: rowIds as readonly RowId[],
    columnIds: Array.from({ length: columns }, (_, i) => `k${i + 1}` as ColumnId),
    cells: {},
    columnWidths: {},
  };
}

/** Two criteria sets of one block (2024 first), a free sheet of 30 x 10, assumptions `he_so` and `Tỷ_lệ`. */
export function makeFormulaWorkbook(changes: Partial<Workbook> = {}, nodes = NODES): Workbook {
  const assumption = { label: '', value: 1, min: 0, max: 10, step: 1 };
  return {
    formatVersion: FORMAT_VERSION,
    id: 'w' as WorkbookId,
    name: 'Thử',
    source: '',
    illustrative: true,
    periods: {
      ['p1' as PeriodId]: { id: 'p1' as PeriodId, label: '2024', year: 2024 },
      ['p2' as PeriodId]: { id: 'p2' as PeriodId, label: '2023', year: 2023 },
    },
    periodOrder: ['p2', 'p1'] as PeriodId[],
    blocks: { ['b1' as BlockId]: { id: 'b1' as BlockId, name: 'Khối sở', unitIds: ['u1', 'u2'] as UnitId[] } },
    blockOrder: ['b1' as BlockId],
    units: {},
    sets: { [SET]: makeSet(SET, 'p1', nodes), [OTHER_SET]: makeSet(OTHER_SET, 'p2', NODES) },
    setOrder: [SET, OTHER_SET],
    scores: {},
    assumptions: {
      ['a1' as AssumptionId]: { ...assumption, id: 'a1' as AssumptionId, name: 'he_so' },
      ['a2' as AssumptionId]: { ...assumption, id: 'a2' as AssumptionId, name: 'Tỷ_lệ' },
    },
    assumptionOrder: ['a1', 'a2'] as AssumptionId[],
    sheets: { [SHEET]: makeFreeSheet(SHEET, "Nháp 'A'", 30, 10) },
    sheetOrder: [SHEET],
    attributes: {},
    dossiers: {},
    scenarios: {},
    scenarioOrder: [],
    scenarioParents: {},
    scenarioOrigins: {},
    crosswalks: {},
    analyses: {},
    analysisOrder: [],
    ...changes,
  };
}
