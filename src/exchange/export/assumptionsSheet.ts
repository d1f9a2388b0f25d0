/** "Giả định": named numbers; the value is an input that formulas read by name. */
import { ASSUMPTION_COLUMNS } from '../../domain/layout.ts';
import { putByScenario, sheetNameOf, TAB, type ExportContext } from './context.ts';
import type { Content } from './scenarioTable.ts';
import { address, draftSheet, putValue, type SheetDraft } from './sheetDraft.ts';
import { contentsByVariant } from './variants.ts';
import type { Scalar } from './writer.ts';

const HEADINGS = ['Giả định', 'Tên trong công thức', 'Giá trị', 'Từ', 'Đến', 'Bước'];
const VALUE = ASSUMPTION_COLUMNS.indexOf('value');

export function buildAssumptionsSheet(context: ExportContext): SheetDraft {
  const draft = draftSheet(sheetNameOf(context, 'assumptions'), TAB.data);
  draft.frozen.rows = 1;
  draft.widths.push(44, 24, 14, 10, 10, 10);
  HEADINGS.forEach((text, i) => putValue(draft, 0, i, text, { look: 'header' }));
  const { base } = context.variants;
  base.assumptionOrder.forEach((id, i) => {
    const assumption = base.assumptions[id];
    if (!assumption) return;
    const row = i + 1;
    putValue(draft, row, 0, assumption.label, { look: 'text' });
    putValue(draft, row, 1, assumption.name, { look: 'text' });
    const contents = contentsByVariant(
      context.variants,
      (workbook): Content => workbook.assumptions[id]?.value ?? null,
    );
    const look = { isInput: true, format: 'General' };
    const words = { words: `Giả định · ${assumption.label || assumption.name}`, homeSet: null };
    putByScenario(context, draft, row, VALUE, contents, look, words, knownValue(context, 'assumptions', id, 'value'));
    [assumption.min, assumption.max, assumption.step].forEach((value, j) =>
      putValue(draft, row, VALUE + 1 + j, value, { look: 'text' }),
    );
    const cell = address(row, VALUE);
    draft.checks.push({
      range: cell,
      formula: `AND(ISNUMBER(${cell}),${cell}>=${address(row, VALUE + 1)},${cell}<=${address(row, VALUE + 2)})`,
      message: 'Giá trị nằm ngoài khoảng cho phép.',
    });
  });
  return draft;
}

/** The value the app shows in the selected scenario; null when it was not given, or is an error. */
export function knownValue(context: ExportContext, sheet: string, row: string, column: string): Scalar | null {
  const scenarioId = context.variants.all[context.variants.selected]?.scenarioId ?? null;
  return valuesFor(context, scenarioId).get(`${sheet}/${row}/${column}`) ?? null;
}

const known = new WeakMap<ExportContext, Map<string | null, Map<string, Scalar>>>();

function valuesFor(context: ExportContext, scenarioId: string | null): Map<string, Scalar> {
  let byScenario = known.get(context);
  if (!byScenario) {
    byScenario = new Map();
    known.set(context, byScenario);
  }
  let values = byScenario.get(scenarioId);
  if (!values) {
    values = new Map();
    for (const list of context.request.values) {
      if (list.scenarioId !== scenarioId) continue;
      for (const { sheet, row, column, value } of list.cells)
        if (value !== null && typeof value !== 'object') values.set(`${sheet}/${row}/${column}`, value);
    }
    byScenario.set(scenarioId, values);
  }
  return values;
}
