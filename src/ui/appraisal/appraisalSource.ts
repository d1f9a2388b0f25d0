/** The appraisal as the grid shows it: one unit with its criteria down, or one criterion with the block's units down. */
import { columnLetters } from '../../lib/address.ts';
import { roundTo, sumExactly } from '../../lib/decimal.ts';
import { formatNumber } from '../../lib/numberText.ts';
import { compareRounds, countedPoints, isPresent, listAppraisable, type Appraisable } from '../../domain/appraisal.ts';
import { isLeaf, listLeaves, maximumOf as maximumOfNode, type CriterionNode } from '../../domain/criteria.ts';
import { findNode, findUnit } from '../../domain/find.ts';
import type { UnitId } from '../../domain/ids.ts';
import { HEAD, TOTAL, layoutOf } from '../../domain/layout.ts';
import { leafOutcome, stageOutcome } from '../../domain/points.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { listTreeRows } from '../shared/treeRows.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';
import { MARK_COLUMNS, MARK_WIDTHS, createMarks, signedCell, type MarkInput } from './appraisalCells.ts';

export interface AppraisalSource extends SheetSource {
  /** What a row is about: the leaf and the unit that are marked in it; null for heads and sums. */
  markedAt(row: string): { readonly one: Appraisable; readonly unitId: UnitId } | null;
  /** What is marked in a row and, of a criterion with children, in the rows below it. */
  listMarked(row: string): readonly { readonly one: Appraisable; readonly unitId: UnitId }[];
}

export interface AppraisalSheetInput extends MarkInput {
  readonly widths: Readonly<Record<string, number>>;
}

const UNIT_COLUMNS = ['code', 'name', 'max', ...MARK_COLUMNS] as const;
const LEAF_COLUMNS = ['unit', ...MARK_COLUMNS] as const;
type Column = (typeof UNIT_COLUMNS)[number] | (typeof LEAF_COLUMNS)[number];

/** One unit: criteria down. */
export function createUnitSource(
  input: AppraisalSheetInput & { readonly unitId: UnitId; readonly collapsed: ReadonlySet<string> },
): AppraisalSource {
  const { workbook, set, t, unitId } = input;
  const marks = createMarks(input);
  const scores = marks.scoresOf(unitId);
  const computed = marks.computedOf(unitId);
  const rows = listTreeRows(set, layoutOf(workbook, `criteria.${set.id}`)?.rows ?? [HEAD], input.collapsed);
  const readonly = t.appraisal.readonly.computed;

  function oneAt(key: string): Appraisable | null {
    const node = findNode(set, key);
    if (node) return isLeaf(node) ? { node } : null;
    const extra = set.extras.find((candidate) => candidate.id === key);
    return extra ? { extra } : null;
  }
  function leavesBelow(key: string): readonly CriterionNode[] {
    const node = findNode(set, key);
    return node ? below(node) : key === TOTAL ? listLeaves(set) : [];
  }
  function below(node: CriterionNode): CriterionNode[] {
    if (isLeaf(node)) return [node];
    return node.childIds.flatMap((id) => (set.nodes[id] ? below(set.nodes[id]) : []));
  }

  function sumCell(key: string, column: Column): GridCell {
    const leaves = leavesBelow(key);
    const tones = ['strong', ...(key === TOTAL ? ['total'] : [])];
    if (column === 'difference') {
      const differences = leaves.map((node) => compareRounds({ node }, scores, computed).difference);
      if (differences.every((one) => one === null)) return { text: '', tones, readonly };
      const cell = signedCell(t, roundTo(sumExactly(differences.map((one) => one ?? 0)), 7), readonly);
      return { ...cell, tones: [...tones, ...(cell.tones ?? [])] };
    }
    if (column !== 'self' && column !== 'appraisal1' && column !== 'appraisal2' && column !== 'effective')
      return { text: '', tones, readonly };
    const isAny = column === 'effective' || leaves.some((node) => isPresent(scores, column, node.slot));
    if (!isAny) return { text: '', tones, readonly };
    const sum = sumExactly(
      leaves.map((node) =>
        countedPoints(
          node,
          column === 'effective' ? leafOutcome(node, scores, computed) : stageOutcome(node, scores, column, computed),
        ),
      ),
    );
    return { text: formatNumber(sum, t.locale, 4), number: sum, align: 'end', tones, readonly };
  }

  function labelCell(key: string, column: 'code' | 'name' | 'max'): GridCell {
    const node = findNode(set, key);
    const extra = set.extras.find((one) => one.id === key);
    const tones = node && (!isLeaf(node) || node.parentId === null) ? ['strong'] : [];
    if (key === TOTAL) {
      const max = sumExactly(set.rootIds.map((id) => (set.nodes[id] ? maximumOfNode(set, set.nodes[id]) : 0)));
      const all = { tones: ['strong', 'total'], readonly };
      if (column === 'name') return { text: t.criteria.total, ...all };
      return column === 'code'
        ? { text: '', ...all }
        : { text: formatNumber(max, t.locale, 4), number: max, align: 'end', ...all };
    }
    if (column !== 'max') return { text: (node ?? extra)?.[column] ?? '', tones, readonly };
    const max = node ? maximumOfNode(set, node) : (extra?.cap ?? 0);
    return {
      text: formatNumber(max, t.locale, 4),
      number: max,
      align: 'end',
      tones: node && !isLeaf(node) ? ['strong'] : ['muted'],
      readonly,
    };
  }

  function cell(row: number, col: number): GridCell {
    const key = rows.keyAt(row);
    const column = UNIT_COLUMNS[col] ?? 'code';
    if (key === HEAD) return headCell(t, column);
    if (column === 'code' || column === 'name' || column === 'max') return labelCell(key, column);
    const one = oneAt(key);
    return one ? marks.cell(one, unitId, column) : sumCell(key, column);
  }

  return {
    ...frameOf(input, UNIT_COLUMNS, 3),
    sheet: `appraisal.${set.id}`,
    rowCount: rows.count,
    treeCol: 1,
    rowLabel: rows.labelAt,
    rowTitle: rows.titleAt,
    tree: rows.treeAt,
    cell,
    placeAt: (row, col) => ({ row: rows.keyAt(row), column: UNIT_COLUMNS[col] ?? '' }),
    findPlace: (rowKey, column) => placeOf(rows.indexOf(rowKey), UNIT_COLUMNS, column),
    markedAt: (key) => {
      const one = oneAt(key);
      return one && { one, unitId };
    },
    listMarked: (key) => {
      const one = oneAt(key);
      const list = one ? [one] : leavesBelow(key).map((node) => ({ node }));
      return list.map((marked) => ({ one: marked, unitId }));
    },
  };
}

/** One leaf, bonus or penalty: the block's units down. */
export function createLeafSource(input: AppraisalSheetInput & { readonly one: Appraisable }): AppraisalSource {
  const { workbook, set, t, one } = input;
  const marks = createMarks(input);
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  const rowOf = new Map<string, number>([[HEAD, 0], ...unitIds.map((id, at): [string, number] => [id, at + 1])]);
  const keyAt = (row: number): string => unitIds[row - 1] ?? HEAD;

  function markedAt(key: string): { readonly one: Appraisable; readonly unitId: UnitId } | null {
    return key !== HEAD && rowOf.has(key) ? { one, unitId: key as UnitId } : null;
  }

  return {
    ...frameOf(input, LEAF_COLUMNS, 1),
    sheet: `appraisal.${set.id}.units`,
    rowCount: unitIds.length + 1,
    rowLabel: (row) => String(row + 1),
    rowTitle: (row) => findUnit(workbook, keyAt(row))?.name ?? '',
    cell: (row, col) => {
      const column = LEAF_COLUMNS[col] ?? 'unit';
      const unitId = unitIds[row - 1];
      if (unitId === undefined) return headCell(t, column);
      if (column !== 'unit') return marks.cell(one, unitId, column);
      return { text: workbook.units[unitId]?.name ?? '', readonly: t.appraisal.readonly.computed };
    },
    placeAt: (row, col) => ({ row: keyAt(row), column: LEAF_COLUMNS[col] ?? '' }),
    findPlace: (rowKey, column) => placeOf(rowOf.get(rowKey) ?? -1, LEAF_COLUMNS, column),
    markedAt,
    listMarked: (key) => {
      const marked = markedAt(key);
      return marked ? [marked] : [];
    },
  };
}

/** A leaf, bonus or penalty by its id; the first one where it is gone. */
export function pickAppraisable(set: MarkInput['set'], id: string | null): Appraisable | null {
  const list = listAppraisable(set);
  return list.find((one) => idOf(one) === id) ?? list[0] ?? null;
}

export function idOf(one: Appraisable): string {
  return 'node' in one ? one.node.id : one.extra.id;
}

/** Points it can give at most; of a bonus or penalty its cap. */
export function maximumOf(one: Appraisable): number {
  return 'node' in one ? (one.node.max ?? 0) : one.extra.cap;
}

export function titleOf(one: Appraisable): string {
  const { code, name } = 'node' in one ? one.node : one.extra;
  return `${code} ${name}`.trim();
}

function headCell(t: Messages, column: Column): GridCell {
  const isText = ['code', 'name', 'unit', 'opinion1', 'opinion2'].includes(column);
  return {
    text: t.appraisal.columns[column],
    tones: ['header'],
    readonly: t.criteria.readonly.head,
    ...(isText ? {} : { align: 'end' as const }),
  };
}

function frameOf(
  { widths }: AppraisalSheetInput,
  columns: readonly Column[],
  frozenCols: number,
): Pick<SheetSource, 'colCount' | 'frozenRows' | 'frozenCols' | 'columnWidth' | 'columnLabel'> {
  const own: Readonly<Partial<Record<Column, number>>> = { code: 56, name: 214, max: 92, unit: 240, ...MARK_WIDTHS };
  return {
    colCount: columns.length,
    frozenRows: 1,
    frozenCols,
    columnWidth: (col) => {
      const column = columns[col] ?? 'name';
      return widths[column] ?? own[column] ?? 100;
    },
    columnLabel: columnLetters,
  };
}

function placeOf(
  row: number,
  columns: readonly string[],
  column: string,
): { readonly row: number; readonly col: number } | null {
  const col = columns.indexOf(column);
  return row < 0 || col < 0 ? null : { row, col };
}
