/** "Kịch bản": the selector that switches the workbook, the scenarios, what they override, and a comparison as exported. */
import { setIn } from './variants.ts';
import { labelOfSet } from '../../domain/layout.ts';
import { firstTableRow, NUMBER_ROW, SCENARIO_LIST_ROW, SELECTOR_ROW, type ExportContext } from './context.ts';
import { unitName } from './declaredSheet.ts';
import { formatOfDecimals, RANK } from './numbers.ts';
import type { ExportModel } from './request.ts';
import { SELECTOR, SELECTOR_NUMBER, TABLE_LABELS } from './scenarioTable.ts';
import { address, fixedAddress, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import { quoteSheetName } from './sheetNames.ts';
import type { DefinedName } from './writer.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { SetId } from '../../domain/ids.ts';

/** The base and this many scenarios stand side by side. */
const MAX_COMPARED = 5;

/** Finishes the sheets of scenarios after every other sheet has added its rows; returns the names of the selector. */
export function finishScenarioSheets(context: ExportContext): readonly DefinedName[] {
  const { draft } = context.inputs;
  const { variants } = context;
  draft.widths.push(34, 52, ...Array.from({ length: Math.max(variants.all.length, (MAX_COMPARED + 1) * 2) }, () => 18));
  putValue(draft, 0, 0, 'Kịch bản', { look: 'title' });
  putValue(draft, SELECTOR_ROW, 0, 'Kịch bản đang xem (chọn ở ô bên)', { look: 'group' });
  putValue(draft, SELECTOR_ROW, 1, variants.all[variants.selected]?.name ?? '', { look: 'input', unlocked: true });
  putValue(draft, SELECTOR_ROW, 2, 'Đổi kịch bản ở đây, toàn bộ sổ tính lại theo.', { look: 'muted' });
  putValue(draft, NUMBER_ROW, 0, 'Số thứ tự', { look: 'muted' });
  const first = SCENARIO_LIST_ROW;
  const last = first + variants.all.length - 1;
  const list = `${fixedAddress(first, 0)}:${fixedAddress(last, 0)}`;
  const numbers = `${fixedAddress(first, 2)}:${fixedAddress(last, 2)}`;
  const selector = fixedAddress(SELECTOR_ROW, 1);
  putFormula(
    draft,
    NUMBER_ROW,
    1,
    `SUMPRODUCT(EXACT(${list},${selector})*${numbers})`,
    { look: 'formula', align: 'left' },
    variants.selected + 1,
  );
  draft.lists.push({ range: address(SELECTOR_ROW, 1), source: list, message: 'Chọn một kịch bản trong danh sách.' });
  ['Danh sách kịch bản', 'Mô tả', 'Số thứ tự'].forEach((text, i) =>
    putValue(draft, first - 1, i, text, { look: 'header' }),
  );
  variants.all.forEach((variant, i) => {
    putValue(draft, first + i, 0, variant.name, { look: 'text' });
    putValue(draft, first + i, 1, variant.description, { look: 'wrapped' });
    putValue(draft, first + i, 2, i + 1, { look: 'text' });
  });
  const tableHead = firstTableRow(variants) - 1;
  putTableHead(context, draft, tableHead, 'Những ô thay đổi theo kịch bản');
  if (context.inputs.nextRow === tableHead + 1)
    putValue(draft, context.inputs.nextRow++, 0, 'Chưa có kịch bản nào thay đổi gì.', { look: 'muted' });
  context.inputs.nextRow++;
  for (const setId of variants.base.setOrder) putComparison(context, draft, setId);
  putTableHead(context, context.derived.draft, 0, 'Công thức khác nhau giữa các kịch bản');
  context.derived.draft.widths.push(34, 52, ...variants.all.map(() => 20));
  context.derived.draft.frozen.rows = 1;
  const sheet = `${quoteSheetName(draft.name)}!`;
  return [
    { name: SELECTOR, range: `${sheet}${selector}` },
    { name: SELECTOR_NUMBER, range: `${sheet}${fixedAddress(NUMBER_ROW, 1)}` },
  ];
}

function putTableHead(context: ExportContext, draft: SheetDraft, row: number, words: string): void {
  putValue(draft, row, 0, words, { look: 'header' });
  putValue(draft, row, 1, 'Ô', { look: 'header' });
  context.variants.all.forEach((variant, i) =>
    putValue(draft, row, TABLE_LABELS + i, variant.name, { look: 'header' }),
  );
}

/** Values at export: the file shows one scenario at a time, so that side by side they cannot be live. */
function putComparison(context: ExportContext, draft: SheetDraft, setId: SetId): void {
  const { all, restructured } = context.variants;
  const shown = [...all.slice(0, Math.max(1, MAX_COMPARED + 1 - restructured.length)), ...restructured];
  const models = shown
    .slice(0, MAX_COMPARED + 1)
    .map(({ name, scenarioId }, i) => ({
      name: i < shown.length - restructured.length ? name : `${name} (bộ tiêu chí khác)`,
      scenarioId,
      model: context.request.models.find((each) => each.setId === setId && each.scenarioId === scenarioId),
    }))
    .filter((each): each is typeof each & { model: ExportModel } => each.model !== undefined);
  if (models.length < 2) return;
  const { base } = context.variants;
  let row = context.inputs.nextRow;
  putValue(draft, row, 0, `So sánh các kịch bản · ${labelOfSet(base, setId)}`, { look: 'group' });
  putValue(draft, row, 1, `Giá trị tại lúc xuất ${context.request.today}, không tự tính lại`, { look: 'warning' });
  row++;
  putValue(draft, row, 0, 'Đơn vị', { look: 'header' });
  putValue(draft, row, 1, '', { look: 'header' });
  models.forEach(({ name }, i) => {
    putValue(draft, row, TABLE_LABELS + i * 2, `Chỉ số: ${name}`, { look: 'header' });
    putValue(draft, row, TABLE_LABELS + i * 2 + 1, `Hạng: ${name}`, { look: 'header' });
  });
  row++;
  const units = models[0]?.model.unitIds ?? [];
  units.forEach((unitId, unit) => {
    putValue(draft, row, 0, unitName(context, unitId), { look: 'text' });
    models.forEach(({ model, scenarioId }, i) => {
      const sets = shown.find((variant) => variant.scenarioId === scenarioId)?.workbook.sets ?? base.sets;
      const { decimals } = setIn(sets, setId).policies;
      const index = roundTo(model.index[unit] ?? Number.NaN, decimals);
      const rank = model.rank[unit] ?? Number.NaN;
      const column = TABLE_LABELS + i * 2;
      if (Number.isFinite(index))
        putValue(draft, row, column, index, { look: 'text', format: formatOfDecimals(decimals), align: 'right' });
      if (Number.isFinite(rank))
        putValue(draft, row, column + 1, rank, { look: 'text', format: RANK, align: 'center' });
    });
    row++;
  });
  context.inputs.nextRow = row + 1;
}
