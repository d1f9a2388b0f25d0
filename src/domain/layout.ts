/**
 * Where everything stands: each sheet of the workbook as an ordered list of row keys and column keys. The grid shows it,
 * A1 addresses are read and written by it, and the exported file has the same rows and columns, so one address means the
 * same cell in all three. Row index 0 is Excel's row 1.
 */
import { columnLetters } from '../lib/address.ts';
import { listNodes } from './criteria.ts';
import type { SetId, SheetId } from './ids.ts';
import type { Workbook } from './workbook.ts';

export type SheetKey =
  | `criteria.${string}`
  | `scores.${string}`
  | `ranking.${string}`
  | 'assumptions'
  | `free.${string}`
  /** Screens that show cells of other sheets in their own order: no layout, and no formula reaches them. */
  | `self.${string}`
  | `appraisal.${string}`
  | 'changes';

export interface SheetLayout {
  readonly key: SheetKey;
  /** HEAD, then ids; TOTAL stands between the nodes and the extras of a criteria set. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** False for screens that show cells of other sheets: formats, notes and arrows belong to the sheets themselves. */
export function hasLayout(key: SheetKey): boolean {
  return key !== 'changes' && !key.startsWith('self.') && !key.startsWith('appraisal.');
}

export const HEAD = 'head';
export const TOTAL = 'total';

export const CRITERIA_COLUMNS = ['code', 'name', 'method', 'max', 'weight', 'effective', 'share', 'rule'] as const;
export type CriteriaColumn = (typeof CRITERIA_COLUMNS)[number];
/** Columns of the scores sheet before the units. */
export const SCORES_COLUMNS = ['code', 'name', 'max'] as const;
/** Columns of the ranking sheet before the fields' component indexes (keyed by node id). */
export const RANKING_COLUMNS = ['unit', 'total', 'applicable', 'index', 'rank', 'class'] as const;
export const ASSUMPTION_COLUMNS = ['label', 'name', 'value', 'min', 'max', 'step'] as const;

export function listSheetKeys(workbook: Workbook): SheetKey[] {
  return [
    ...workbook.setOrder.flatMap((id): SheetKey[] => [`criteria.${id}`, `scores.${id}`, `ranking.${id}`]),
    'assumptions',
    ...workbook.sheetOrder.map((id): SheetKey => `free.${id}`),
  ];
}

/** The criteria set a sheet belongs to, or null for assumptions and free sheets. */
export function setOfSheet(key: SheetKey): SetId | null {
  const dot = key.indexOf('.');
  const kind = key.slice(0, dot);
  return kind === 'criteria' || kind === 'scores' || kind === 'ranking' ? (key.slice(dot + 1) as SetId) : null;
}

export function freeSheetOf(key: SheetKey): SheetId | null {
  return key.startsWith('free.') ? (key.slice('free.'.length) as SheetId) : null;
}

/** The layout of a sheet, or null when its set or free sheet is not in the workbook. */
export function layoutOf(workbook: Workbook, key: SheetKey): SheetLayout | null {
  if (key === 'assumptions') return { key, rows: [HEAD, ...workbook.assumptionOrder], columns: ASSUMPTION_COLUMNS };
  const freeSheet = freeSheetOf(key);
  if (freeSheet !== null) {
    const sheet = workbook.sheets[freeSheet];
    return sheet ? { key, rows: sheet.rowIds, columns: sheet.columnIds } : null;
  }
  const setId = setOfSheet(key);
  const set = setId === null ? undefined : workbook.sets[setId];
  if (!set) return null;
  const units = workbook.blocks[set.blockId]?.unitIds ?? [];
  if (key.startsWith('ranking.')) return { key, rows: [HEAD, ...units], columns: [...RANKING_COLUMNS, ...set.rootIds] };
  const rows = [HEAD, ...listNodes(set).map((node) => node.id), TOTAL, ...set.extras.map((extra) => extra.id)];
  return { key, rows, columns: key.startsWith('criteria.') ? CRITERIA_COLUMNS : [...SCORES_COLUMNS, ...units] };
}

const TITLES = { criteria: 'Tiêu chí', scores: 'Điểm', ranking: 'Xếp hạng', assumptions: 'Giả định' } as const;

/**
 * The sheet's name in formulas. Sheets of the home set carry the plain names; those of other sets add the set's block and
 * period ("Tiêu chí · Khối sở 2023"). The names are data of the file format and so do not follow the screen language.
 */
export function titleOfSheet(workbook: Workbook, key: SheetKey, homeSet: SetId | null): string {
  if (key === 'assumptions') return TITLES.assumptions;
  const freeSheet = freeSheetOf(key);
  if (freeSheet !== null) return workbook.sheets[freeSheet]?.name ?? '';
  const setId = setOfSheet(key);
  if (setId === null) return '';
  const kind = key.slice(0, key.indexOf('.')) as 'criteria' | 'scores' | 'ranking';
  if (setId === (homeSet ?? workbook.setOrder[0])) return TITLES[kind];
  return `${TITLES[kind]} · ${labelOfSet(workbook, setId)}`;
}

/** "Khối sở 2024": block and period of a criteria set. */
export function labelOfSet(workbook: Workbook, setId: SetId): string {
  const set = workbook.sets[setId];
  if (!set) return '';
  return `${workbook.blocks[set.blockId]?.name ?? ''} ${workbook.periods[set.periodId]?.label ?? ''}`.trim();
}

/** "F12", for sentences that name a place. */
export function addressOf(layout: SheetLayout, row: string, column: string): string | null {
  const rowIndex = layout.rows.indexOf(row);
  const columnIndex = layout.columns.indexOf(column);
  return rowIndex < 0 || columnIndex < 0 ? null : `${columnLetters(columnIndex)}${rowIndex + 1}`;
}
