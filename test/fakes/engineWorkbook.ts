/** Small workbooks for tests of the calculation: built from an outline, with readable ids. */
import type { CriteriaSet, CriterionNode } from '../../src/domain/criteria.ts';
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
} from '../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../src/domain/policies.ts';
import { emptyUnitScores, type UnitScores } from '../../src/domain/scores.ts';
import { FORMAT_VERSION, type CellContent, type Workbook } from '../../src/domain/workbook.ts';

/** Code, maximum (leaves) and children; the node's id is "n" + code. */
export interface Outline {
  readonly code: string;
  readonly max?: number;
  readonly children?: readonly Outline[];
  readonly changes?: Partial<CriterionNode>;
}

export const SET = 's1' as SetId;
export const BLOCK = 'b1' as BlockId;

export function nodeId(code: string): NodeId {
  return `n${code}` as NodeId;
}

export function unitId(index: number): UnitId {
  return `u${index}` as UnitId;
}

export function buildSet(outlines: readonly Outline[], changes: Partial<CriteriaSet> = {}): CriteriaSet {
  const nodes: Record<NodeId, CriterionNode> = {};
  let slot = 0;
  let total = 0;
  function add(outline: Outline, parentId: NodeId | null): NodeId {
    const id = nodeId(outline.code);
    const mySlot = slot++;
    if (!outline.children) total += outline.max ?? 0;
    nodes[id] = {
      id,
      parentId,
      childIds: (outline.children ?? []).map((child) => add(child, id)),
      code: outline.code,
      name: `Tiêu chí ${outline.code}`,
      slot: mySlot,
      max: outline.children ? null : (outline.max ?? 0),
      weight: null,
      method: 'self',
      rule: null,
      notApplicable: 'exclude',
      note: '',
      ...outline.changes,
    };
    return id;
  }
  const rootIds = outlines.map((outline) => add(outline, null));
  return {
    id: SET,
    blockId: BLOCK,
    periodId: 'p1' as PeriodId,
    name: 'Bộ tiêu chí',
    source: '',
    statedTotal: total,
    rootIds,
    nodes,
    extras: [],
    nextSlot: slot,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
    ...changes,
  };
}

/** Points by leaf code, in one stage. */
export function scoresOf(set: CriteriaSet, points: Readonly<Record<string, number>>): UnitScores {
  const row = new Float64Array(set.nextSlot).fill(Number.NaN);
  for (const [code, value] of Object.entries(points)) row[set.nodes[nodeId(code)]?.slot ?? 0] = value;
  const empty = emptyUnitScores();
  return { ...empty, self: { ...empty.self, points: row } };
}

export interface WorkbookParts {
  readonly set: CriteriaSet;
  /** Points of each unit by leaf code. */
  readonly points: readonly Readonly<Record<string, number>>[];
  readonly assumptions?: Readonly<Record<string, number | string>>;
  /** Cells of the free sheet "f1" by address such as "A1"; rows r1.., columns cA... */
  readonly cells?: Readonly<Record<string, CellContent>>;
}

export function buildWorkbook({ set, points, assumptions = {}, cells = {} }: WorkbookParts): Workbook {
  const units = points.map((_, index) => unitId(index + 1));
  const rowIds = Array.from({ length: 20 }, (_, index) => `r${index + 1}` as RowId);
  const columnIds = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `c${letter}` as ColumnId);
  const contents: Record<RowId, Record<ColumnId, CellContent>> = {};
  for (const [address, content] of Object.entries(cells)) {
    const row = `r${address.slice(1)}` as RowId;
    contents[row] = { ...contents[row], [`c${address.charAt(0)}` as ColumnId]: content };
  }
  const names = Object.keys(assumptions);
  return {
    formatVersion: FORMAT_VERSION,
    id: 'w1' as WorkbookId,
    name: 'Thử',
    source: '',
    illustrative: true,
    periods: { ['p1' as PeriodId]: { id: 'p1' as PeriodId, label: '2024', year: 2024 } },
    periodOrder: ['p1' as PeriodId],
    blocks: { [BLOCK]: { id: BLOCK, name: 'Khối sở', unitIds: units } },
    blockOrder: [BLOCK],
    units: Object.fromEntries(units.map((id, index) => [id, { id, name: `Sở ${index + 1}`, ranked: true }])),
    sets: { [set.id]: set },
    setOrder: [set.id],
    scores: { [set.id]: Object.fromEntries(units.map((id, index) => [id, scoresOf(set, points[index] ?? {})])) },
    assumptions: Object.fromEntries(
      names.map((name) => [
        name,
        { id: name as AssumptionId, name, label: name, value: assumptions[name] ?? 0, min: 0, max: 100, step: 1 },
      ]),
    ),
    assumptionOrder: names as AssumptionId[],
    sheets: {
      ['f1' as SheetId]: { id: 'f1' as SheetId, name: 'Nháp', rowIds, columnIds, cells: contents, columnWidths: {} },
    },
    sheetOrder: ['f1' as SheetId],
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

/** The eight component scores of Hà Nội 2019 and the maxima of its fields; then two made-up rivals. */
export const HANOI_POINTS = [8, 8.78, 13, 10.17, 11.87, 9.24, 10.84, 12.74];
export const HANOI_MAXES = [8.5, 10, 14, 12, 14, 12, 13.5, 16];

export function buildHanoi(parts: Partial<Omit<WorkbookParts, 'set' | 'points'>> = {}): Workbook {
  const set = buildSet(HANOI_MAXES.map((max, index) => ({ code: String(index + 1), max })));
  const row = (scale: number): Record<string, number> =>
    Object.fromEntries(HANOI_POINTS.map((points, index) => [String(index + 1), points * scale]));
  return buildWorkbook({ set, points: [row(1), row(0.9), row(0.95)], ...parts });
}
