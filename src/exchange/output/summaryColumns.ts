/** Where the figures of the summary stand: TT, unit, four columns of the total, rank, class; then four a field. */
import type { Policies } from '../../domain/policies.ts';
import type { SheetDraft } from '../export/sheetDraft.ts';
import type { FieldScale, UnitFigures } from './summaryFigures.ts';

export const COLUMN = { number: 0, unit: 1, total: 2, rank: 6, class: 7, fields: 8 } as const;
export const PARTS = ['Thẩm định', 'ĐT XHH', 'Tổng điểm', 'Chỉ số (%)'] as const;
export const PART = { appraised: 0, survey: 1, points: 2, index: 3 } as const;

export interface SummaryPlan {
  readonly draft: SheetDraft;
  readonly units: readonly UnitFigures[];
  readonly scales: readonly FieldScale[];
  readonly policies: Policies;
  /** Row of the maxima. */
  readonly maxRow: number;
  readonly columns: number;
}

/** -1 is the total. */
export function firstColumnOf(field: number): number {
  return field < 0 ? COLUMN.total : COLUMN.fields + field * PARTS.length;
}
