/** A workbook with everything that can be traced: three levels, rules with declared data, extras, formulas on every sheet. */
import type { CriterionNode } from '../../../../src/domain/criteria.ts';
import { readFormula } from '../../../../src/domain/formula/read.ts';
import { createFormulaScope } from '../../../../src/domain/formula/scope.ts';
import type { CellAt } from '../../../../src/domain/formula/trace.ts';
import type { ExtraId, NodeId, UnitId } from '../../../../src/domain/ids.ts';
import { layoutOf, type SheetKey } from '../../../../src/domain/layout.ts';
import type { ScoringRule } from '../../../../src/domain/rules/rule.ts';
import { emptyUnitScores, type UnitScores } from '../../../../src/domain/scores.ts';
import type { CellContent, FreeSheet, Workbook } from '../../../../src/domain/workbook.ts';
import { columnFromLetters } from '../../../../src/lib/address.ts';
import { makeFormulaWorkbook, makeFreeSheet, makeSet, OTHER_SET, SET, SHEET, type NodeRow } from './formulaWorkbook.ts';

export const CRITERIA: SheetKey = `criteria.${SET}`;
export const SCORES: SheetKey = `scores.${SET}`;
export const RANKING: SheetKey = `ranking.${SET}`;
export const FREE: SheetKey = `free.${SHEET}`;
export const UNITS = ['u1', 'u2', 'u3'] as const;

/** Rows 2 to 7 of the sheets: 1 (1.1, 1.2), 2 (2.1 (2.1.1)); total in row 8, the extra in row 9. */
const ROWS: readonly NodeRow[] = [
  ['n1', '1', null],
  ['n11', '1.1', 'n1'],
  ['n12', '1.2', 'n1'],
  ['n2', '2', null],
  ['n21', '2.1', 'n2'],
  ['n211', '2.1.1', 'n21'],
];

export interface TraceParts {
  /** Weights as typed, by node id. */
  readonly weights?: Readonly<Record<string, string | number>>;
  readonly rules?: Readonly<Record<string, ScoringRule>>;
  /** Units that declare data for a node: "node/unit". */
  readonly declared?: readonly string[];
  /** Contents of the free sheet as typed, by address. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly unranked?: readonly string[];
}

export function makeTraceWorkbook(parts: TraceParts = {}): Workbook {
  const plain = makeFormulaWorkbook();
  const set = makeSet(SET, 'p1', ROWS);
  const extra = {
    id: 'x1' as ExtraId,
    code: 'T',
    name: 'Thưởng',
    kind: 'bonus' as const,
    cap: 2,
    slot: set.nextSlot,
  };
  const skeleton: Workbook = {
    ...plain,
    blocks: { b1: { id: 'b1', name: 'Khối sở', unitIds: UNITS } } as unknown as Workbook['blocks'],
    units: Object.fromEntries(
      UNITS.map((id) => [id, { id: id as UnitId, name: `Sở ${id}`, ranked: !(parts.unranked ?? []).includes(id) }]),
    ),
    sets: { ...plain.sets, [SET]: { ...set, extras: [extra], nextSlot: set.nextSlot + 1 } },
    scores: {
      [SET]: Object.fromEntries(UNITS.map((id) => [id, makeScores(ROWS, id, parts.declared ?? [])])),
      [OTHER_SET]: {},
    },
  };
  const read = (sheet: SheetKey, text: string): CellContent => {
    const result = readFormula(text, 'vi', createFormulaScope(skeleton, SET, sheet));
    if (!result.ok) throw new Error(`${text}: ${result.problem.code}`);
    return result.value;
  };
  const nodes: Record<NodeId, CriterionNode> = { ...set.nodes };
  for (const node of Object.values(set.nodes)) {
    const weight = parts.weights?.[node.id] ?? null;
    nodes[node.id] = {
      ...node,
      rule: parts.rules?.[node.id] ?? null,
      weight: typeof weight === 'string' ? (read(CRITERIA, weight) as string) : weight,
    };
  }
  return {
    ...skeleton,
    sets: { ...skeleton.sets, [SET]: { ...set, extras: [extra], nextSlot: set.nextSlot + 1, nodes } },
    sheets: { [SHEET]: fillSheet(makeFreeSheet(SHEET, 'Nháp', 6, 4), parts.cells ?? {}, (text) => read(FREE, text)) },
    sheetOrder: [SHEET],
  };
}

function makeScores(rows: readonly NodeRow[], unit: string, declared: readonly string[]): UnitScores {
  const scores = emptyUnitScores();
  const slots = rows.flatMap(([id], slot) => (declared.includes(`${id}/${unit}`) ? [slot] : []));
  const points = new Float64Array(rows.length + 1).fill(1);
  for (const slot of slots) points[slot] = Number.NaN;
  const data = Object.fromEntries(slots.map((slot) => [String(slot), { kind: 'percent', value: 90 } as const]));
  return { ...scores, self: { ...scores.self, points, declared: data } };
}

function fillSheet(
  sheet: FreeSheet,
  cells: Readonly<Record<string, string>>,
  read: (text: string) => CellContent,
): FreeSheet {
  const filled: Record<string, Record<string, CellContent>> = {};
  for (const [address, text] of Object.entries(cells)) {
    const { row, col } = parse(address);
    const [rowId, columnId] = [sheet.rowIds[row] ?? '', sheet.columnIds[col] ?? ''];
    filled[rowId] = { ...filled[rowId], [columnId]: text.startsWith('=') ? read(text) : text };
  }
  return { ...sheet, cells: filled };
}

/** "B3" of a sheet. */
export function cellAt(sheet: SheetKey, address: string): CellAt {
  return { sheet, ...parse(address) };
}

/** Every cell of every sheet. */
export function listAllCells(workbook: Workbook, sheets: readonly SheetKey[]): CellAt[] {
  return sheets.flatMap((sheet) => {
    const layout = layoutOf(workbook, sheet);
    return (layout?.rows ?? []).flatMap((_, row) => (layout?.columns ?? []).map((__, col) => ({ sheet, row, col })));
  });
}

function parse(address: string): { readonly row: number; readonly col: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { row: Number(digits) - 1, col: columnFromLetters(letters) };
}
