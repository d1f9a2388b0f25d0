/** Scores of a sheet as the file gives them: of which unit, which criterion, which stage, in which cell. */
import type { Stage } from '../scores.ts';
import { isNumbersLine, isRepeatedHead, readHeads } from './heads.ts';
import type { ColumnMapping, ColumnRole, RefusedCell, SheetMapping } from './mapping.ts';
import { rawCellAt, type RawSheet } from './rawBook.ts';
import { columnOf, refuseCell, type CriteriaRow } from './readCriteria.ts';
import { foldWords, listRows, numberOf, textAt, textOf } from './rawText.ts';

/** What names a criterion in a file. */
export interface LeafName {
  readonly code: string;
  readonly name: string;
}

export type ScoreKind = 'points' | 'declared' | 'evidence' | 'explanation' | 'opinion';

export interface ScoreCell {
  readonly row: number;
  readonly column: number;
  readonly unit: string;
  readonly leaf: LeafName;
  readonly stage: Stage;
  readonly kind: ScoreKind;
}

const ROLE_CELLS: readonly (readonly [ColumnRole, ScoreKind, Stage])[] = [
  ['declared', 'declared', 'self'],
  ['self', 'points', 'self'],
  ['appraisal1', 'points', 'appraisal1'],
  ['appraisal2', 'points', 'appraisal2'],
  ['survey', 'points', 'survey'],
  ['evidence', 'evidence', 'self'],
  ['explanation', 'explanation', 'self'],
  ['opinion', 'opinion', 'appraisal1'],
];

/** Which cells are listed: those that hold something, or every place for a score. */
export type TakeCell = (sheet: RawSheet, row: number, column: number) => boolean;

/** A `criteria` sheet: one unit, its columns by role. */
export function listFormCells(
  sheet: RawSheet,
  mapping: SheetMapping,
  rows: readonly CriteriaRow[],
  takes: TakeCell = isFilled,
): ScoreCell[] {
  return rows.flatMap(({ row, code, name }) =>
    ROLE_CELLS.flatMap(([role, kind, stage]): ScoreCell[] =>
      mapping.columns
        .filter((column) => column.role === role && takes(sheet, row, column.column))
        .map(({ column }) => ({ row, column, unit: mapping.unitName, leaf: { code, name }, stage, kind })),
    ),
  );
}

/** `unitsAcross`: a row is a criterion. */
export function listAcrossCells(
  sheet: RawSheet,
  mapping: SheetMapping,
  rows: readonly CriteriaRow[],
  takes: TakeCell = isFilled,
): ScoreCell[] {
  const columns = mapping.columns.filter(({ role }) => role === 'points');
  return rows.flatMap(({ row, code, name }) =>
    columns
      .filter(({ column }) => takes(sheet, row, column))
      .map(({ column, of, stage }) => ({
        row,
        column,
        unit: of,
        leaf: { code, name },
        stage: stage ?? mapping.stage,
        kind: 'points' as const,
      })),
  );
}

export interface DownRead {
  readonly cells: readonly ScoreCell[];
  /** "Điểm tối đa": by column; empty without such a row. */
  readonly maxima: ReadonlyMap<number, number>;
  readonly refused: readonly RefusedCell[];
}

/** `unitsDown` and `summary`: a row is a unit. */
export function readDown(sheet: RawSheet, mapping: SheetMapping, takes: TakeCell = isFilled): DownRead {
  const heads = mapping.headerTop >= 0 ? readHeads(sheet, mapping.headerTop, mapping.headerBottom) : null;
  const unitColumn = columnOf(mapping, 'unit');
  const columns = mapping.columns.filter(({ role }) => role === 'points');
  const maxima = new Map<number, number>();
  const cells: ScoreCell[] = [];
  const refused: RefusedCell[] = [];
  for (const row of listRows(sheet)) {
    if (row < (heads?.firstRow ?? 0) || (heads && isRepeatedHead(sheet, heads, row)) || isNumbersLine(sheet, row))
      continue;
    const unit = textAt(sheet, row, unitColumn).replaceAll(/\s+/g, ' ');
    const lead = foldWords([unit, ...leadTexts(sheet, mapping, row)].join(' '));
    if (/(?:^| )(?:diem toi da|diem chuan|thang diem)(?: |$)/.test(lead)) {
      for (const { column } of columns) {
        const max = numberOf(rawCellAt(sheet, row, column));
        if (max !== null && max > 0) maxima.set(column, max);
      }
      continue;
    }
    if (/^(?:tong|cong|trung binh|gia tri trung binh|binh quan|cao nhat|thap nhat)(?: |$)/.test(lead)) continue;
    const filled = columns.filter(({ column }) => takes(sheet, row, column));
    if (unit === '') {
      refused.push(...filled.map(({ column }) => refuseCell(sheet, row, column, 'unit.unnamed')));
      continue;
    }
    cells.push(...filled.map((column) => downCell(row, unit, column, mapping.stage)));
  }
  return { cells, maxima, refused };
}

function downCell(row: number, unit: string, column: ColumnMapping, stage: Stage): ScoreCell {
  const leaf = { code: column.code, name: column.of };
  return { row, column: column.column, unit, leaf, stage: column.stage ?? stage, kind: 'points' };
}

/** "Điểm tối đa" may stand in the cell of the number, merged over the name. */
function leadTexts(sheet: RawSheet, mapping: SheetMapping, row: number): string[] {
  return mapping.columns
    .filter(({ role }) => role === 'none' || role === 'code')
    .slice(0, 3)
    .map(({ column }) => textAt(sheet, row, column))
    .filter((text) => /\p{L}/u.test(text));
}

/** Not empty, and not a dash. */
export function isFilled(sheet: RawSheet, row: number, column: number): boolean {
  if (typeof rawCellAt(sheet, row, column)?.value === 'number') return true;
  const text = textOf(rawCellAt(sheet, row, column));
  return text !== '' && !/^[-–—.\s]+$/.test(text);
}
