/** Base and scenarios side by side, by unit or by field: index, rank and change against the base. */
import { columnLetters } from '../../lib/address.ts';
import { roundTo } from '../../lib/decimal.ts';
import { formatNumber } from '../../lib/numberText.ts';
import { findNode, findUnit } from '../../domain/find.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { GridCell, GridSource } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';

export interface ComparedState {
  readonly name: string;
  readonly result: ModelResult | null;
}

export interface ComparisonInput {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  /** The base first. */
  readonly states: readonly ComparedState[];
  readonly by: 'unit' | 'field';
  readonly t: Messages;
}

type Measure = 'index' | 'rank' | 'change';

export function createComparisonSource(input: ComparisonInput): GridSource {
  const { states, by, set, workbook, t } = input;
  const base = states[0]?.result ?? null;
  const decimals = set.policies.decimals;
  const measures = listMeasures(states.length, by);
  const order = base && by === 'unit' ? unitsByRank(base) : set.rootIds.map((_, field) => field);
  const percent = (value: number): string =>
    Number.isNaN(value) ? '' : formatNumber(roundTo(value, decimals), t.locale, decimals, decimals);
  const indexOf = (result: ModelResult | null | undefined, at: number): number => {
    if (!result || !base) return Number.NaN;
    if (by === 'field') return result.fieldMeans[at] ?? Number.NaN;
    const unit = result.unitIds.findIndex((id) => id === base.unitIds[at]);
    return result.index[unit] ?? Number.NaN;
  };
  const rankOf = (result: ModelResult | null | undefined, at: number): number =>
    result && base
      ? (result.rank[result.unitIds.findIndex((id) => id === base.unitIds[at])] ?? Number.NaN)
      : Number.NaN;

  function body(at: number, state: number, measure: Measure): GridCell {
    const result = states[state]?.result;
    const readonly = t.criteria.readonly.computed;
    if (measure === 'index') return { text: percent(indexOf(result, at)), align: 'end', readonly };
    if (measure === 'rank') {
      const rank = rankOf(result, at);
      const then = rankOf(base, at);
      const tone = state === 0 || Number.isNaN(rank) || rank === then ? [] : rank < then ? ['rise'] : ['fall'];
      const arrow = tone.length === 0 ? '' : rank < then ? ' ▲' : ' ▼';
      return {
        text: Number.isNaN(rank) ? t.ranking.unranked : `${formatNumber(rank, t.locale, 1)}${arrow}`,
        align: 'end',
        tones: ['strong', ...tone],
        readonly,
      };
    }
    const change = roundTo(roundTo(indexOf(result, at), decimals) - roundTo(indexOf(base, at), decimals), decimals);
    if (Number.isNaN(change)) return { text: '', readonly };
    const sign = change > 0 ? '+' : change < 0 ? '−' : '';
    return {
      text: `${sign}${formatNumber(Math.abs(change), t.locale, decimals, decimals)}`,
      align: 'end',
      tones: [change > 0 ? 'rise' : change < 0 ? 'fall' : 'muted'],
      readonly,
    };
  }

  return {
    rowCount: order.length + 1,
    colCount: measures.length + 1,
    frozenRows: 1,
    frozenCols: 1,
    columnWidth: (col) => (col === 0 ? 240 : measures[col - 1]?.measure === 'index' ? 150 : 76),
    columnLabel: columnLetters,
    rowLabel: (row) => String(row + 1),
    cell: (row, col) => {
      const column = measures[col - 1];
      if (row === 0) {
        const text = !column
          ? by === 'unit'
            ? t.scenarios.unit
            : t.scenarios.field
          : column.measure === 'index'
            ? (states[column.state]?.name ?? '')
            : t.scenarios[column.measure];
        return {
          text,
          tones: ['header'],
          align: column ? 'end' : 'start',
          readonly: t.criteria.readonly.head,
          note: text,
        };
      }
      const at = order[row - 1] ?? 0;
      if (column) return body(at, column.state, column.measure);
      const node = by === 'field' ? findNode(set, set.rootIds[at] ?? '') : undefined;
      const label = node as { code: string; name: string } | undefined;
      const unit = by === 'unit' ? findUnit(workbook, base?.unitIds[at] ?? '') : undefined;
      return {
        text: label ? `${label.code} ${label.name}` : ((unit as { name: string } | undefined)?.name ?? ''),
        readonly: true,
      };
    },
  };
}

function listMeasures(states: number, by: 'unit' | 'field'): { state: number; measure: Measure }[] {
  return Array.from({ length: states }, (_, state): { state: number; measure: Measure }[] => [
    { state, measure: 'index' },
    ...(by === 'unit' ? ([{ state, measure: 'rank' }] as const) : []),
    ...(state === 0 ? [] : ([{ state, measure: 'change' }] as const)),
  ]).flat();
}

function unitsByRank(base: ModelResult): number[] {
  const key = (unit: number): number => {
    const rank = base.rank[unit] ?? Number.NaN;
    return Number.isNaN(rank) ? Number.POSITIVE_INFINITY : rank;
  };
  return base.unitIds.map((_, unit) => unit).sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}
