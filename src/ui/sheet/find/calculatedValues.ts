/** Values of cells that nobody typed: formulas of free sheets and assumptions, weights and the ranking of the calculated sets. */
import { roundTo } from '../../../lib/decimal.ts';
import { setOfSheet, type SheetKey } from '../../../domain/layout.ts';
import type { CalculatedValue } from '../../../domain/cellText.ts';
import type { SetId } from '../../../domain/ids.ts';
import type { ModelResult } from '../../../engine/protocol.ts';
import type { Session } from '../../../state/session.svelte.ts';

export type CalculatedValues = (sheet: SheetKey, row: string, column: string) => CalculatedValue;

/** Reads what is calculated now for the active scenario; sets that are not calculated give nothing. */
export function readCalculated(session: Session): CalculatedValues {
  const { workbook, scenarioId, recalculation } = session;
  const valueOf = recalculation.valueReader(scenarioId);
  const readers = new Map<SetId, (sheet: SheetKey, row: string, column: string) => CalculatedValue>();
  return (sheet, row, column) => {
    const setId = setOfSheet(sheet);
    if (setId === null) return valueOf({ sheet, row, column });
    let reader = readers.get(setId);
    if (!reader) {
      const model = recalculation.model(setId, scenarioId);
      const decimals = workbook.sets[setId]?.policies.decimals ?? 2;
      const classes = workbook.sets[setId]?.policies.classes.map((one) => one.label) ?? [];
      readers.set(setId, (reader = model ? readModel(model, decimals, classes) : () => undefined));
    }
    return reader(sheet, row, column);
  };
}

function readModel(
  model: ModelResult,
  decimals: number,
  classes: readonly string[],
): (sheet: SheetKey, row: string, column: string) => CalculatedValue {
  const nodes = new Map<string, number>(model.nodeIds.map((id, at) => [id, at]));
  const units = new Map<string, number>(model.unitIds.map((id, at) => [id, at]));
  const fields = new Map<string, number>(model.fieldIds.map((id, at) => [id, at]));
  const rounded = (value: number | undefined): number | undefined =>
    value === undefined || Number.isNaN(value) ? undefined : roundTo(value, decimals);
  return (sheet, row, column) => {
    const node = nodes.get(row);
    if (sheet.startsWith('criteria.') && node !== undefined) {
      if (column === 'weight') return model.weights[node];
      if (column === 'effective') return model.effective[node];
      if (column === 'share') return percentOf(model.effective[node], model.totalEffective);
    }
    const unit = units.get(row);
    if (!sheet.startsWith('ranking.') || unit === undefined) return undefined;
    const field = fields.get(column);
    if (field !== undefined) {
      const at = unit * fields.size + field;
      return rounded(percentOf(model.fieldPoints[at], model.fieldApplicable[at]));
    }
    if (column === 'total') return rounded(model.total[unit]);
    if (column === 'applicable') return model.applicable[unit];
    if (column === 'index') return rounded(model.index[unit]);
    if (column === 'rank') return model.rank[unit];
    return column === 'class' ? classes[model.classIndex[unit] ?? -1] : undefined;
  };
}

function percentOf(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole <= 0 ? undefined : (part / whole) * 100;
}
