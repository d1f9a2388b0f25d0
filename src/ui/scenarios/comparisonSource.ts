/**
 * Base and scenarios side by side: index, rank and change against the base by unit or by field, and effective weights by
 * criterion. Rows are matched by id, those of every tree are shown, and what a state does not have is "–".
 */
import { columnLetters } from '../../lib/address.ts';
import { roundTo } from '../../lib/decimal.ts';
import { formatNumber } from '../../lib/numberText.ts';
import { findNode, findUnit } from '../../domain/find.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { GridCell, GridSource } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';

export type ComparedRows = 'unit' | 'field' | 'criterion';

export interface ComparedState {
  readonly name: string;
  readonly result: ModelResult | null;
  /** The criteria set as this state has it. */
  readonly set: CriteriaSet | null;
}

export interface ComparisonInput {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  /** The base first. */
  readonly states: readonly ComparedState[];
  readonly by: ComparedRows;
  readonly t: Messages;
}

type Measure = 'index' | 'rank' | 'change';

export function createComparisonSource(input: ComparisonInput): GridSource {
  const { states, by, set, workbook, t } = input;
  const decimals = by === 'criterion' ? 2 : set.policies.decimals;
  const measures = listMeasures(states.length, by);
  const ids = listRowIds(states, by);
  const show = (value: number): string =>
    Number.isNaN(value) ? '' : formatNumber(roundTo(value, decimals), t.locale, decimals, decimals);
  const places = states.map(({ result }) => new Map(listIdsOf(result, by).map((id, place) => [id, place])));
  const placeIn = (state: number, id: string): number => places[state]?.get(id) ?? -1;
  const indexOf = (state: number, id: string): number => {
    const result = states[state]?.result;
    const values = by === 'unit' ? result?.index : by === 'field' ? result?.fieldMeans : result?.effective;
    return values?.[placeIn(state, id)] ?? Number.NaN;
  };
  const rankOf = (state: number, id: string): number => states[state]?.result?.rank[placeIn(state, id)] ?? Number.NaN;

  function body(id: string, state: number, measure: Measure): GridCell {
    const readonly = t.criteria.readonly.computed;
    if (states[state]?.result && placeIn(state, id) < 0)
      return { text: measure === 'change' ? '' : '–', align: 'end', tones: ['muted'], readonly };
    if (measure === 'index') return { text: show(indexOf(state, id)), align: 'end', readonly };
    if (measure === 'rank') {
      const rank = rankOf(state, id);
      const then = rankOf(0, id);
      const tone = state === 0 || Number.isNaN(rank) || rank === then ? [] : rank < then ? ['rise'] : ['fall'];
      const arrow = tone.length === 0 ? '' : rank < then ? ' ▲' : ' ▼';
      return {
        text: Number.isNaN(rank) ? t.ranking.unranked : `${formatNumber(rank, t.locale, 1)}${arrow}`,
        align: 'end',
        tones: ['strong', ...tone],
        readonly,
      };
    }
    const change = roundTo(roundTo(indexOf(state, id), decimals) - roundTo(indexOf(0, id), decimals), decimals);
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
    rowCount: ids.length + 1,
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
          ? { unit: t.scenarios.unit, field: t.scenarios.field, criterion: t.structure.criterionHead }[by]
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
      const id = ids[row - 1] ?? '';
      if (column) return body(id, column.state, column.measure);
      return { text: by === 'unit' ? (findUnit(workbook, id)?.name ?? '') : nameOfNode(states, id), readonly: true };
    },
  };
}

function listMeasures(states: number, by: ComparedRows): { state: number; measure: Measure }[] {
  return Array.from({ length: states }, (_, state): { state: number; measure: Measure }[] => [
    { state, measure: 'index' },
    ...(by === 'unit' ? ([{ state, measure: 'rank' }] as const) : []),
    ...(state === 0 ? [] : ([{ state, measure: 'change' }] as const)),
  ]).flat();
}

function listIdsOf(result: ModelResult | null, by: ComparedRows): readonly string[] {
  if (!result) return [];
  return by === 'unit' ? result.unitIds : by === 'field' ? result.fieldIds : result.nodeIds;
}

/** Units by their rank in the base; criteria as in the base, those that only other states have behind the one before. */
function listRowIds(states: readonly ComparedState[], by: ComparedRows): string[] {
  const base = states[0]?.result;
  if (!base) return [];
  if (by === 'unit') return unitsByRank(base).map((unit) => base.unitIds[unit] ?? '');
  const ids = [...listIdsOf(base, by)];
  for (const { result } of states.slice(1)) {
    let before = -1;
    for (const id of listIdsOf(result, by)) {
      const place = ids.indexOf(id);
      if (place < 0) ids.splice(++before, 0, id);
      else before = place;
    }
  }
  return ids;
}

function nameOfNode(states: readonly ComparedState[], id: string): string {
  const node = states.flatMap(({ set }) => (set ? (findNode(set, id) ?? []) : []))[0];
  return node ? `${node.code} ${node.name}` : '';
}

function unitsByRank(base: ModelResult): number[] {
  const key = (unit: number): number => {
    const rank = base.rank[unit] ?? Number.NaN;
    return Number.isNaN(rank) ? Number.POSITIVE_INFINITY : rank;
  };
  return base.unitIds.map((_, unit) => unit).sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}
