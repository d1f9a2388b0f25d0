/** "Tiêu chí": the tree with maxima, weights, effective weights and shares, all live. */
import { criteriaCells, type CriteriaCells } from '../../domain/weights.ts';
import { depthOf, isLeaf, listNodes, type Method } from '../../domain/criteria.ts';
import type { SetId } from '../../domain/ids.ts';
import { CRITERIA_COLUMNS, HEAD, layoutOf, TOTAL, type CriteriaColumn } from '../../domain/layout.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import { present } from '../../lib/assert.ts';
import { modelOf, putByScenario, sheetNameOf, TAB, type ExportContext } from './context.ts';
import { finiteOrNull, PERCENT, POINTS } from './numbers.ts';
import type { PolicyCells } from './policiesSheet.ts';
import { address, draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import { effectiveFormula } from './weightColumns.ts';
import type { CellLook } from './writer.ts';
import { guardText, type Content } from './scenarioTable.ts';
import { setIn, contentsByVariant } from './variants.ts';

export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  self: 'Tự đánh giá, thẩm định',
  survey: 'Điều tra xã hội học',
  sipas: 'Chỉ số hài lòng (SIPAS)',
  statistic: 'Số liệu thống kê',
  council: 'Hội đồng chấm',
};

const HEADINGS: Readonly<Record<CriteriaColumn, string>> = {
  code: 'Mã',
  name: 'Tiêu chí',
  method: 'Phương pháp',
  max: 'Điểm tối đa',
  weight: 'Trọng số',
  effective: 'Trọng số hiệu lực',
  share: 'Tỷ trọng',
  rule: 'Cách tính điểm',
};
const WIDTHS: Readonly<Record<CriteriaColumn, number>> = {
  code: 9,
  name: 52,
  method: 24,
  max: 12,
  weight: 12,
  effective: 17,
  share: 10,
  rule: 60,
};
const NUMBER_COLUMNS = ['max', 'weight', 'effective', 'share'] as const;
const NUMBER_WORDS = { max: 'Điểm tối đa', weight: 'Trọng số', effective: 'Trọng số hiệu lực', share: 'Tỷ trọng' };

export function buildCriteriaSheet(context: ExportContext, setId: SetId, policies: PolicyCells): SheetDraft {
  const key = `criteria.${setId}` as const;
  const draft = draftSheet(sheetNameOf(context, key), TAB.data);
  const layout = present(layoutOf(context.variants.base, key), 'the set has a sheet');
  const set = setIn(context.variants.base.sets, setId);
  draft.frozen.rows = 1;
  draft.frozen.columns = 2;
  CRITERIA_COLUMNS.forEach((column, i) => {
    draft.widths[i] = WIDTHS[column];
    putValue(draft, 0, i, HEADINGS[column], { look: 'header' });
  });
  const cellsOf = cellsByVariant(context, setId);
  const cached = cachedNumbers(context, setId);
  const rowIndex = new Map(layout.rows.map((row, i) => [row, i]));
  const rowAt = (row: string): number => present(rowIndex.get(row), 'every row is in the layout');
  const column = (name: CriteriaColumn): number => CRITERIA_COLUMNS.indexOf(name);
  const putNumbers = (
    row: string,
    words: string,
    isInput: (name: string) => boolean,
    group: CellLook['look'] | null,
  ): void => {
    for (const name of NUMBER_COLUMNS) {
      if (name === 'effective' && row !== TOTAL) {
        const formula = effectiveFormula(context, setId, rowAt(row), policies);
        const look = { look: group ?? 'formula', format: POINTS } as const;
        putFormula(draft, rowAt(row), column(name), formula, look, finiteOrNull(cached(row, name)));
        continue;
      }
      const contents = cellsOf.map((cells): Content => cells.get(row)?.[name] ?? null);
      putByScenario(
        context,
        draft,
        rowAt(row),
        column(name),
        contents,
        {
          isInput: isInput(name),
          format: name === 'share' ? PERCENT : POINTS,
          ...(group !== null && !isInput(name) ? { look: group } : {}),
        },
        { words: `${words} · ${NUMBER_WORDS[name]}`, homeSet: setId },
        finiteOrNull(cached(row, name)),
      );
    }
  };
  for (const node of listNodes(set)) {
    const row = rowAt(node.id);
    const depth = depthOf(set, node);
    const leaf = isLeaf(node);
    const label: CellLook['look'] = leaf ? 'text' : 'group';
    if (depth > 0) draft.outline.set(row, Math.min(7, depth));
    putValue(draft, row, column('code'), node.code, { look: label });
    putValue(draft, row, column('name'), node.name, { look: leaf ? 'wrapped' : 'group', indent: depth });
    putValue(draft, row, column('method'), leaf ? METHOD_WORDS[node.method] : '', { look: label });
    putNumbers(node.id, node.code, (name) => name === 'weight' || (name === 'max' && leaf), leaf ? null : 'group');
    const rules = contentsByVariant(context.variants, (workbook): Content => {
      const own = workbook.sets[setId]?.nodes[node.id];
      return leaf && own?.rule ? guardText(describeRule(own.rule, own.max ?? 0, 'vi')) : '';
    });
    putByScenario(
      context,
      draft,
      row,
      column('rule'),
      rules,
      { isInput: false, look: 'wrapped' },
      { words: `${node.code} · Cách tính điểm`, homeSet: setId },
    );
  }
  putValue(draft, rowAt(TOTAL), column('name'), 'Tổng cộng', { look: 'total' });
  putValue(draft, rowAt(TOTAL), column('code'), '', { look: 'total' });
  putNumbers(TOTAL, 'Tổng cộng', () => false, 'total');
  for (const extra of set.extras) {
    const row = rowAt(extra.id);
    putValue(draft, row, column('code'), extra.code, { look: 'text' });
    putValue(draft, row, column('name'), extra.name, { look: 'wrapped' });
    putValue(draft, row, column('method'), extra.kind === 'bonus' ? 'Điểm cộng' : 'Điểm trừ', { look: 'text' });
    putValue(draft, row, column('max'), extra.cap, { look: 'input', format: POINTS, unlocked: true });
  }
  const last = layout.rows.length - 1;
  if (last >= 1) {
    const first = address(1, column('max'));
    draft.checks.push({
      range: `${first}:${address(last, column('weight'))}`,
      formula: `AND(ISNUMBER(${first}),${first}>=0)`,
      message: 'Nhập số không âm hoặc công thức cho kết quả không âm.',
    });
  }
  return draft;
}

function cellsByVariant(context: ExportContext, setId: SetId): readonly CriteriaCells[] {
  const base = setIn(context.variants.base.sets, setId);
  const baseCells = criteriaCells(base);
  return contentsByVariant(context.variants, (workbook) => {
    const set = setIn(workbook.sets, setId);
    return set === base ? baseCells : criteriaCells(set);
  });
}

function cachedNumbers(context: ExportContext, setId: SetId): (row: string, name: string) => number | undefined {
  const model = modelOf(context, setId);
  if (!model) return () => undefined;
  const rows = new Map<string, number>(model.nodeIds.map((id, i) => [id, i]));
  return (row, name) => {
    if (row === HEAD) return undefined;
    if (row === TOTAL) {
      if (name === 'share') return model.totalEffective === 0 ? 0 : 1;
      return name === 'max' ? model.totalMax : name === 'weight' ? model.totalWeight : model.totalEffective;
    }
    const i = rows.get(row);
    if (i === undefined) return undefined;
    if (name === 'max') return model.maxes[i];
    if (name === 'weight') return model.weights[i];
    const effective = model.effective[i];
    if (name === 'effective' || effective === undefined) return effective;
    return model.totalEffective === 0 ? 0 : effective / model.totalEffective;
  };
}
