/**
 * "Hệ số": per leaf what a point, a full mark, "not applicable" and "missing" weigh, so that the ranking needs only
 * SUMPRODUCT. Rows stand as on the criteria sheet; rows of groups stay empty and count nothing.
 */
import { isLeaf, listNodes, type NotApplicablePolicy } from '../../domain/criteria.ts';
import type { SetId } from '../../domain/ids.ts';
import { layoutOf } from '../../domain/layout.ts';
import { present } from '../../lib/assert.ts';
import { putByScenario, TAB, type ExportContext } from './context.ts';
import { writePlace } from './excelFormula.ts';
import { MISSING_WORDS, type PolicyCells } from './policiesSheet.ts';
import type { Content } from './scenarioTable.ts';
import { address, draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import { setIn, contentsByVariant } from './variants.ts';
import { putWeightColumns } from './weightColumns.ts';

export const NOT_APPLICABLE_WORDS: Readonly<Record<NotApplicablePolicy, string>> = {
  exclude: 'Loại khỏi mẫu số',
  full: 'Tính điểm tối đa',
  zero: 'Tính 0 điểm',
};

const HEADINGS = [
  'Mã',
  'Tiêu chí',
  'Điểm tối đa',
  'Trọng số tính',
  'Trọng số của 1 điểm',
  'Khi không áp dụng (KAD)',
  'KAD: vào mẫu số',
  'KAD: vào điểm',
  'Thiếu: vào mẫu số',
];
export const FACTOR = {
  max: 2,
  weight: 3,
  perPoint: 4,
  word: 5,
  notApplicableBase: 6,
  notApplicablePoints: 7,
  missingBase: 8,
} as const;

export function buildFactorsSheet(context: ExportContext, setId: SetId, policies: PolicyCells): SheetDraft {
  const name = present(context.setSheets.get(setId), 'every set has its sheets').factors;
  const draft = draftSheet(name, TAB.helper);
  draft.frozen.rows = 1;
  draft.frozen.columns = 2;
  draft.widths.push(9, 44, 12, 14, 16, 22, 16, 14, 18);
  HEADINGS.forEach((text, i) => putValue(draft, 0, i, text, { look: 'header' }));
  const set = setIn(context.variants.base.sets, setId);
  const key = `criteria.${setId}` as const;
  const rows = present(layoutOf(context.variants.base, key), 'the set has a sheet').rows;
  const rowIndex = new Map(rows.map((row, i) => [row, i]));
  for (const node of listNodes(set)) {
    const row = present(rowIndex.get(node.id), 'every row is in the layout');
    const look = isLeaf(node) ? 'text' : 'group';
    putValue(draft, row, 0, node.code, { look });
    putValue(draft, row, 1, node.name, { look });
    if (!isLeaf(node)) continue;
    const cell = (column: 'max' | 'effective'): string =>
      writePlace(present(context.atlas.find(key, node.id, column), 'the leaf has a row'), name);
    const at = (column: number): string => address(row, column);
    const formula = { look: 'formula', format: '0.00####' } as const;
    putFormula(draft, row, FACTOR.max, cell('max'), formula);
    putFormula(draft, row, FACTOR.weight, `IF(${at(FACTOR.max)}>0,${cell('effective')},0)`, formula);
    putFormula(
      draft,
      row,
      FACTOR.perPoint,
      `IF(${at(FACTOR.max)}>0,${at(FACTOR.weight)}/${at(FACTOR.max)},0)`,
      formula,
    );
    const words = contentsByVariant(
      context.variants,
      (workbook): Content =>
        NOT_APPLICABLE_WORDS[workbook.sets[setId]?.nodes[node.id]?.notApplicable ?? node.notApplicable],
    );
    putByScenario(
      context,
      draft,
      row,
      FACTOR.word,
      words,
      { isInput: true },
      { words: `${node.code} · Khi không áp dụng`, homeSet: setId },
    );
    const word = at(FACTOR.word);
    putFormula(
      draft,
      row,
      FACTOR.notApplicableBase,
      `IF(${word}="${NOT_APPLICABLE_WORDS.exclude}",0,${at(FACTOR.weight)})`,
      formula,
    );
    putFormula(
      draft,
      row,
      FACTOR.notApplicablePoints,
      `IF(${word}="${NOT_APPLICABLE_WORDS.full}",${at(FACTOR.weight)},0)`,
      formula,
    );
    const missing =
      node.method === 'survey' || node.method === 'sipas'
        ? '0'
        : `IF(${policies.missing}="${MISSING_WORDS.zero}",${at(FACTOR.weight)},0)`;
    putFormula(draft, row, FACTOR.missingBase, missing, formula);
  }
  putWeightColumns(context, draft, setId, policies);
  if (rows.length > 1)
    draft.lists.push({
      range: `${address(1, FACTOR.word)}:${address(rows.length - 1, FACTOR.word)}`,
      source: `"${Object.values(NOT_APPLICABLE_WORDS).join(',')}"`,
      message: 'Khi không áp dụng',
    });
  return draft;
}
