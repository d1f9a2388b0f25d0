/** The ranking sheet as the grid shows it; sorting is a view and never moves the units in the workbook. */
import { columnLetters } from '../../lib/address.ts';
import { roundTo } from '../../lib/decimal.ts';
import { formatNumber } from '../../lib/numberText.ts';
import { findNode, findUnit } from '../../domain/find.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import { HEAD, RANKING_COLUMNS } from '../../domain/layout.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';

export type RankingSort = 'model' | 'rank' | 'name' | 'change';

export interface RankingSheetInput {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  readonly result: ModelResult | null;
  /** What changes are counted against; null shows no changes. */
  readonly against: ModelResult | null;
  readonly sort: RankingSort;
  /** The dock shows rank, unit, index and changes only. */
  readonly compact: boolean;
  readonly widths: Readonly<Record<string, number>>;
  readonly t: Messages;
}

/** "rankChange" and "indexChange" exist on screen only: they carry no column letter. */
export type RankingColumn =
  (typeof RANKING_COLUMNS)[number] | 'rankChange' | 'indexChange' | { readonly field: number };

export function createRankingSource(input: RankingSheetInput): SheetSource {
  const { workbook, set, result, t } = input;
  const columns = listColumns(input);
  const order = orderUnits(input);
  const againstAt = new Map(input.against?.unitIds.map((id, index) => [id, index]));
  const decimals = set.policies.decimals;
  const percent = (value: number): string =>
    Number.isNaN(value) ? '' : formatNumber(roundTo(value, decimals), t.locale, decimals, decimals);

  function cell(row: number, col: number): GridCell {
    const column = columns[col] ?? 'unit';
    if (row === 0) return headCell(input, column);
    const at = order[row - 1];
    const unitId = at === undefined ? undefined : result?.unitIds[at];
    const unit = unitId === undefined ? undefined : workbook.units[unitId];
    if (at === undefined || !unit || !result) return { text: '' };
    const tones = unit.ranked ? [] : ['muted'];
    const readonly = t.criteria.readonly.computed;
    const number = (text: string, value: number, more: string[] = []): GridCell => ({
      text,
      ...(Number.isFinite(value) ? { number: roundTo(value, 7) } : {}),
      align: 'end',
      tones: [...tones, ...more],
      readonly,
    });
    const before = againstAt.get(unit.id);
    if (typeof column === 'object') {
      const points = result.fieldPoints[at * result.fieldIds.length + column.field] ?? Number.NaN;
      const max = result.fieldApplicable[at * result.fieldIds.length + column.field] ?? 0;
      const share = max > 0 ? (points / max) * 100 : Number.NaN;
      return number(percent(share), share);
    }
    switch (column) {
      case 'unit':
        return { text: unit.name, tones, ...(unit.ranked ? {} : { note: t.scores.unranked }) };
      case 'total':
        return number(
          formatNumber(roundTo(result.total[at] ?? Number.NaN, Math.max(decimals, 2)), t.locale, 4, decimals),
          result.total[at] ?? Number.NaN,
        );
      case 'applicable':
        return number(
          formatNumber(result.applicable[at] ?? Number.NaN, t.locale, 4),
          result.applicable[at] ?? Number.NaN,
          ['muted'],
        );
      case 'index':
        return number(percent(result.index[at] ?? Number.NaN), result.index[at] ?? Number.NaN, ['strong']);
      case 'rank': {
        const rank = result.rank[at] ?? Number.NaN;
        return number(Number.isNaN(rank) ? t.ranking.unranked : formatNumber(rank, t.locale, 1), rank, ['strong']);
      }
      case 'class':
        return {
          text: set.policies.classes[result.classIndex[at] ?? -1]?.label ?? '',
          align: 'center',
          tones,
          readonly,
        };
      case 'rankChange': {
        const change =
          before === undefined
            ? Number.NaN
            : (input.against?.rank[before] ?? Number.NaN) - (result.rank[at] ?? Number.NaN);
        return changeCell(t, change, 1, 0, readonly);
      }
      case 'indexChange': {
        const now = roundTo(result.index[at] ?? Number.NaN, decimals);
        const then = before === undefined ? Number.NaN : roundTo(input.against?.index[before] ?? Number.NaN, decimals);
        return changeCell(t, roundTo(now - then, decimals), decimals, decimals, readonly);
      }
    }
  }

  return {
    sheet: `ranking.${set.id}`,
    rowCount: order.length + 1,
    colCount: columns.length,
    frozenRows: 1,
    frozenCols: input.compact ? 0 : 1,
    columnWidth: (col) => input.widths[keyOf(columns[col])] ?? widthOf(columns[col], input),
    columnLabel: (col) => letterOf(columns[col]),
    rowTitle: (row) => findUnit(workbook, result?.unitIds[order[row - 1] ?? -1] ?? '')?.name ?? '',
    rowLabel: (row) => (row === 0 ? '1' : String((order[row - 1] ?? 0) + 2)),
    cell,
    placeAt: (row, col) => ({
      row: row === 0 ? HEAD : (result?.unitIds[order[row - 1] ?? -1] ?? HEAD),
      column: keyOf(columns[col]),
    }),
    findPlace: (rowKey, columnKey) => {
      const at = rowKey === HEAD ? -1 : (result?.unitIds.findIndex((id) => id === rowKey) ?? -1);
      const row = rowKey === HEAD ? 0 : order.indexOf(at) + 1;
      const col = columns.findIndex((column) => keyOf(column) === columnKey);
      return col < 0 || (rowKey !== HEAD && row === 0) ? null : { row, col };
    },
  };

  function keyOf(column: RankingColumn | undefined): string {
    return typeof column === 'object' ? (set.rootIds[column.field] ?? '') : (column ?? '');
  }
}

function listColumns({ set, compact, against }: RankingSheetInput): RankingColumn[] {
  const changes: RankingColumn[] = against ? ['rankChange', 'indexChange'] : [];
  if (compact)
    return [
      'rank',
      ...(against ? (['rankChange'] as const) : []),
      'unit',
      'index',
      ...(against ? (['indexChange'] as const) : []),
    ];
  return [...RANKING_COLUMNS, ...changes, ...set.rootIds.map((_, field) => ({ field }))];
}

/** Indexes of the units in the order of the view. */
function orderUnits({ workbook, result, against, sort, t }: RankingSheetInput): number[] {
  if (!result) return [];
  const order = result.unitIds.map((_, index) => index);
  if (sort === 'model') return order;
  const name = (at: number): string => findUnit(workbook, result.unitIds[at] ?? '')?.name ?? '';
  const compareNames = new Intl.Collator(t.locale === 'vi' ? 'vi' : 'en').compare;
  if (sort === 'name') return order.sort((a, b) => compareNames(name(a), name(b)));
  const last = (value: number | undefined): number =>
    value === undefined || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  if (sort === 'rank')
    return order.sort(
      (a, b) => compareLast(last(result.rank[a]), last(result.rank[b])) || compareNames(name(a), name(b)),
    );
  const before = new Map(against?.unitIds.map((id, index) => [id, against.index[index] ?? Number.NaN]));
  const change = (at: number): number => {
    const id = result.unitIds[at];
    return last(-((result.index[at] ?? Number.NaN) - (id === undefined ? Number.NaN : (before.get(id) ?? Number.NaN))));
  };
  return order.sort((a, b) => compareLast(change(a), change(b)) || compareNames(name(a), name(b)));
}

function compareLast(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function headCell({ set, t, compact }: RankingSheetInput, column: RankingColumn): GridCell {
  const head = (text: string, align: 'start' | 'end' | 'center', note?: string): GridCell => ({
    text,
    align,
    tones: ['header'],
    readonly: t.criteria.readonly.head,
    ...(note === undefined ? {} : { note }),
  });
  if (typeof column === 'object') {
    const node = findNode(set, set.rootIds[column.field] ?? '');
    return head(`${node?.code ?? ''} ${node?.name ?? ''}`.trim(), 'end', node?.name);
  }
  if (column === 'rankChange') return head(compact ? t.ranking.shortRankChange : t.ranking.rankChange, 'end');
  if (column === 'indexChange') return head(compact ? t.ranking.shortIndexChange : t.ranking.indexChange, 'end');
  if (column === 'index' && compact) return head(t.ranking.shortIndex, 'end');
  return head(t.ranking.columns[column], column === 'unit' ? 'start' : column === 'class' ? 'center' : 'end');
}

function changeCell(t: Messages, change: number, max: number, min: number, readonly: string): GridCell {
  if (Number.isNaN(change)) return { text: '', readonly };
  if (change === 0) return { text: t.ranking.same, align: 'end', tones: ['muted'], readonly };
  const size = formatNumber(Math.abs(change), t.locale, max, min);
  return change > 0
    ? { text: t.ranking.up(size), align: 'end', tones: ['rise'], readonly }
    : { text: t.ranking.down(size), align: 'end', tones: ['fall'], readonly };
}

function widthOf(column: RankingColumn | undefined, { compact, against }: RankingSheetInput): number {
  if (typeof column === 'object') return 104;
  switch (column) {
    case 'unit':
      return !compact ? 260 : against ? 148 : 258;
    case 'rank':
      return compact ? 48 : 64;
    case 'rankChange':
      return compact ? 48 : 64;
    case 'class':
      return 76;
    case 'index':
      return compact ? 62 : 90;
    case 'indexChange':
      return compact ? 74 : 80;
    default:
      return 92;
  }
}

function letterOf(column: RankingColumn | undefined): string {
  if (typeof column === 'object') return columnLetters(RANKING_COLUMNS.length + column.field);
  const index = RANKING_COLUMNS.indexOf(column as (typeof RANKING_COLUMNS)[number]);
  return index < 0 ? 'Δ' : columnLetters(index);
}
