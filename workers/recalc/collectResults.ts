/** What crosses to the page: blocks of one model, and the values of its formulas. */
import type { ScenarioId, SetId } from '../../src/domain/ids.ts';
import type { CellValue, ModelResult, PlacedValue, ScenarioValues } from '../../src/engine/protocol.ts';
import { isError, toCellError, type CellErrors } from './cellErrors.ts';
import type { FormulaCell } from './graph.ts';
import type { ScenarioModel } from './scenarioModel.ts';
import { toModelResult } from './setResults.ts';
import type { SheetPlan } from './sheets.ts';

export function collectModel(model: ScenarioModel, setId: SetId, errors: CellErrors): ModelResult | null {
  const block = model.blocks.get(setId);
  const numbers = model.numbers.get(setId);
  const results = model.resultsOf(setId);
  if (!block || !numbers || !results) return null;
  const found: PlacedValue[] = [];
  for (const key of [`criteria.${setId}`, `rules.${setId}`] as const) {
    const plan = model.book.getSheet(key);
    if (plan) found.push(...listErrors(model, plan, errors));
  }
  const isCompared = new Set(found.map(({ row, column }) => `${row}|${column}`));
  for (const place of numbers.strange) {
    const [row = 0, col = 0] = place.split('/').map(Number);
    const placed = { row: numbers.plan.rowKeys[row] ?? '', column: numbers.plan.columnKeys[col] ?? '' };
    if (isCompared.has(`${placed.row}|${placed.column}`)) continue;
    const value = toCellError('#VALUE!', { code: 'wrongType', details: { reason: '' } }, []);
    found.push({ sheet: `criteria.${setId}`, ...placed, value });
  }
  const computed = block.listComputed().map(({ unitId, nodeId, stage, value }) => {
    return { unitId, nodeId, stage, value: explainComputed(found, unitId, nodeId, value) };
  });
  return toModelResult(model.scenarioId, block, numbers, results, found, computed);
}

/** Values of formulas on free sheets (cells that array formulas fill included) and of assumptions. */
export function collectValues(model: ScenarioModel, scenarioId: ScenarioId | null, errors: CellErrors): ScenarioValues {
  const cells: PlacedValue[] = [];
  const { book } = model;
  for (const plan of book.listSheets()) {
    if (plan.setId !== null) continue;
    for (const cell of book.graph.listSheet(plan)) cells.push({ ...cell.place, value: toValue(model, cell, errors) });
  }
  for (const { plan, row, col, value } of book.spilled.values()) {
    if (isError(value)) continue;
    cells.push({ sheet: plan.key, row: plan.rowKeys[row] ?? '', column: plan.columnKeys[col] ?? '', value });
  }
  return { scenarioId, cells };
}

/** The buffers of the results, to be transferred instead of copied. */
export function listBuffers(models: readonly ModelResult[]): ArrayBuffer[] {
  return models.flatMap((model) =>
    Object.values(model).flatMap((part: unknown) =>
      part instanceof Float64Array || part instanceof Int32Array ? [part.buffer as ArrayBuffer] : [],
    ),
  );
}

function listErrors(model: ScenarioModel, plan: SheetPlan, errors: CellErrors): PlacedValue[] {
  const found: PlacedValue[] = [];
  for (const cell of model.book.graph.listSheet(plan)) {
    const value = model.book.values.get(cell.key) ?? null;
    if (isError(value) || cell.problem) found.push({ ...cell.place, value: toValue(model, cell, errors) });
  }
  return found;
}

function toValue(model: ScenarioModel, cell: FormulaCell, errors: CellErrors): CellValue {
  return errors.toCellValue(cell, model.book.values.get(cell.key) ?? null);
}

function explainComputed(
  errors: readonly PlacedValue[],
  unitId: string,
  nodeId: string,
  value: number | { readonly error: string } | null,
): CellValue {
  if (value === null || typeof value === 'number') return value;
  const known = errors.find(
    ({ sheet, row, column }) => sheet.startsWith('rules.') && row === unitId && column === nodeId,
  );
  return known?.value ?? toCellError(value.error, { code: 'notAvailable', details: {} }, []);
}
