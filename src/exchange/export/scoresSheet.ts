/** "Điểm": what counts for each leaf and unit: typed points, a live rule over declared data, "KAD", or nothing. */
import { depthOf, isLeaf, listNodes, type CriterionNode } from '../../domain/criteria.ts';
import type { SetId, UnitId } from '../../domain/ids.ts';
import { layoutOf, SCORES_COLUMNS, TOTAL } from '../../domain/layout.ts';
import { NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import { present } from '../../lib/assert.ts';
import { sumExactly } from '../../lib/decimal.ts';
import { putByScenario, sheetNameOf, TAB, type ExportContext } from './context.ts';
import { unitName, type DeclaredSheet, type ScoresOf } from './declaredSheet.ts';
import { extraPoints, type EffectiveScore } from './effectiveScores.ts';
import { toExcelFormula, writePlace } from './excelFormula.ts';
import { POINTS } from './numbers.ts';
import { knownPoints } from './scoreFormula.ts';
import { createScoreTemplates, declaredFormula, type ScoreTemplates } from './scoreTemplates.ts';
import type { Scalar } from './writer.ts';
import type { Content } from './scenarioTable.ts';
import { address, draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import { setIn, contentsByVariant } from './variants.ts';

const FIRST_UNIT = SCORES_COLUMNS.length;

export function buildScoresSheet(
  context: ExportContext,
  setId: SetId,
  scoresOf: ScoresOf,
  declared: DeclaredSheet,
): SheetDraft {
  const key = `scores.${setId}` as const;
  const draft = draftSheet(sheetNameOf(context, key), TAB.data);
  const { base } = context.variants;
  const set = setIn(base.sets, setId);
  const units = base.blocks[set.blockId]?.unitIds ?? [];
  const layout = present(layoutOf(base, key), 'the set has a sheet');
  const rowIndex = new Map(layout.rows.map((row, i) => [row, i]));
  const rowAt = (row: string): number => present(rowIndex.get(row), 'every row is in the layout');
  putHeadings(context, draft, units);
  const known = new Map<string, number>();
  const putLabels = (row: string, code: string, name: string, isGroup: boolean, depth: number): void => {
    const at = rowAt(row);
    const look = isGroup ? 'group' : 'text';
    putValue(draft, at, 0, code, { look });
    putValue(draft, at, 1, name, { look: isGroup ? 'group' : 'wrapped', indent: depth });
    const max = writePlace(
      present(context.atlas.find(`criteria.${setId}`, row, 'max'), 'the row has a maximum'),
      draft.name,
    );
    putFormula(draft, at, 2, max, { look: isGroup ? 'group' : 'formula', format: POINTS });
    if (depth > 0) draft.outline.set(at, Math.min(7, depth));
  };
  const putSums = (row: string, children: readonly string[]): void => {
    units.forEach((unitId, unit) => {
      const values = children.map((child) => known.get(`${child}/${unitId}`));
      const total = values.every((value) => value !== undefined) ? sumExactly(values) : undefined;
      if (total !== undefined) known.set(`${row}/${unitId}`, total);
      const tokens = children.map((child) => `⟦c|${key}|${child}|${unitId}|⟧`);
      const sum = toExcelFormula(`=SUM(${tokens.join(',')})`, draft.name, context.atlas);
      const formula = sum.ok && children.length > 0 ? sum.value.formula : '0';
      putFormula(draft, rowAt(row), FIRST_UNIT + unit, formula, { look: 'group', format: POINTS }, total ?? null);
    });
  };
  const nodes = listNodes(set);
  const templates = createScoreTemplates(context, setId, declared);
  for (const leaf of nodes.filter(isLeaf)) {
    putLabels(leaf.id, leaf.code, leaf.name, false, depthOf(set, leaf));
    units.forEach((unitId, unit) => {
      const scores = scoresOf(leaf, unitId);
      const value = putScore(context, draft, setId, leaf, rowAt(leaf.id), unit, unitId, scores, declared, templates);
      if (value !== undefined) known.set(`${leaf.id}/${unitId}`, value);
    });
  }
  for (const node of nodes.toReversed().filter((each) => !isLeaf(each))) {
    putLabels(node.id, node.code, node.name, true, depthOf(set, node));
    putSums(node.id, node.childIds);
  }
  putLabels(TOTAL, '', 'Tổng cộng', true, 0);
  putSums(TOTAL, set.rootIds);
  for (const extra of set.extras) {
    putLabels(extra.id, extra.code, extra.name, false, 0);
    units.forEach((unitId, unit) => {
      const contents = contentsByVariant(context.variants, (workbook): Content =>
        extraPoints(workbook, setId, extra.slot, unitId),
      );
      const words = `${extra.code} · ${unitName(context, unitId)}`;
      putByScenario(
        context,
        draft,
        rowAt(extra.id),
        FIRST_UNIT + unit,
        contents,
        { isInput: true, format: POINTS },
        { words, homeSet: setId },
      );
    });
  }
  addRules(draft, layout.rows.length, units.length);
  return draft;
}

function putHeadings(context: ExportContext, draft: SheetDraft, units: readonly UnitId[]): void {
  draft.frozen.rows = 1;
  draft.frozen.columns = FIRST_UNIT;
  draft.widths.push(9, 44, 11, ...units.map(() => 14));
  ['Mã', 'Tiêu chí', 'Điểm tối đa'].forEach((text, i) => putValue(draft, 0, i, text, { look: 'header' }));
  units.forEach((unitId, i) => putValue(draft, 0, FIRST_UNIT + i, unitName(context, unitId), { look: 'header' }));
}

/** Returns the points the selected scenario shows: 0 for what adds nothing, undefined where only the engine knows. */
function putScore(
  context: ExportContext,
  draft: SheetDraft,
  setId: SetId,
  leaf: CriterionNode,
  row: number,
  unit: number,
  unitId: UnitId,
  scores: readonly EffectiveScore[],
  declared: DeclaredSheet,
  templates: ScoreTemplates,
): number | undefined {
  const column = FIRST_UNIT + unit;
  const current = scores[context.variants.selected] ?? { kind: 'missing' };
  const value = knownPoints(current);
  const base = scores[0];
  if (base?.kind === 'points' && scores.every((score) => score === base)) {
    putValue(draft, row, column, base.points, { look: 'input', unlocked: true, format: POINTS });
    return base.points;
  }
  if (base?.kind === 'declared' && scores.every((score) => score === base)) {
    const formula = templates.formulaOf(base, leaf, unit);
    if (formula !== null) {
      putFormula(draft, row, column, formula, COMPUTED, value);
      return countedPoints(value);
    }
  }
  const contents = scores.map((score): Content => contentOf(score, setId, leaf, unit, declared));
  const isTyped = scores.every((score) => score.kind !== 'declared' && score.kind !== 'error');
  putByScenario(
    context,
    draft,
    row,
    column,
    contents,
    {
      isInput: isTyped || new Set(contents).size > 1,
      format: POINTS,
      align: 'right',
      ...(isTyped ? {} : { look: 'formula' as const }),
    },
    { words: `${leaf.code} · ${unitName(context, unitId)}`, homeSet: setId },
    value,
  );
  return current.kind === 'missing' ? 0 : countedPoints(value);
}

const COMPUTED = { look: 'formula', format: POINTS, align: 'right' } as const;

/** What a score adds to a sum: "KAD" nothing, undefined where only the engine knows. */
function countedPoints(value: Scalar | null): number | undefined {
  if (typeof value === 'number') return value;
  return value === NOT_APPLICABLE_WORD ? 0 : undefined;
}

function contentOf(
  score: EffectiveScore,
  setId: SetId,
  leaf: CriterionNode,
  unit: number,
  declared: DeclaredSheet,
): Content {
  switch (score.kind) {
    case 'points':
      return score.points;
    case 'missing':
      return null;
    case 'notApplicable':
      return NOT_APPLICABLE_WORD;
    case 'error':
      return '=NA()';
    case 'declared':
      return declaredFormula(score, setId, leaf, declared, declared.placesOf(leaf.id, score.declared.kind, unit));
  }
}

function addRules(draft: SheetDraft, rowCount: number, unitCount: number): void {
  if (rowCount < 2 || unitCount === 0) return;
  const firstCell = address(1, FIRST_UNIT);
  const range = `${firstCell}:${address(rowCount - 1, FIRST_UNIT + unitCount - 1)}`;
  draft.zeros.push({ range, firstCell });
  draft.checks.push({
    range,
    formula: `OR(${firstCell}="${NOT_APPLICABLE_WORD}",AND(ISNUMBER(${firstCell}),${firstCell}>=0,${firstCell}<=$C2))`,
    message: `Nhập điểm từ 0 đến điểm tối đa, hoặc ${NOT_APPLICABLE_WORD} khi không áp dụng.`,
  });
}
