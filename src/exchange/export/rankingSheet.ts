/**
 * "Xếp hạng": total, index, rank, class and component indexes of every unit, all live. The app's columns come first; to
 * the right stand the parts they are made of.
 */
import { setIn } from './variants.ts';
import { fieldOf, listNodes, type CriteriaSet } from '../../domain/criteria.ts';
import type { NodeId, SetId, UnitId } from '../../domain/ids.ts';
import { layoutOf, RANKING_COLUMNS, SCORES_COLUMNS } from '../../domain/layout.ts';
import { NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import { present } from '../../lib/assert.ts';
import { roundTo } from '../../lib/decimal.ts';
import { columnLetters } from '../../lib/address.ts';
import { modelOf, sheetNameOf, TAB, type ExportContext } from './context.ts';
import { sheetPrefix, unitName } from './declaredSheet.ts';
import { FACTOR } from './factorsSheet.ts';
import { finiteOrNull, formatOfDecimals, POINTS, RANK } from './numbers.ts';
import { TIE_WORDS, YES, type PolicyCells } from './policiesSheet.ts';
import { address, draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import type { ExportModel } from './request.ts';

const COLUMN = { unit: 0, total: 1, applicable: 2, index: 3, rank: 4, class: 5 } as const;
const HEADINGS = ['Đơn vị', 'Tổng điểm', 'Điểm áp dụng', 'Chỉ số (%)', 'Xếp hạng', 'Xếp loại'];

interface RankingPlan {
  readonly context: ExportContext;
  readonly set: CriteriaSet;
  readonly draft: SheetDraft;
  readonly units: readonly UnitId[];
  readonly policies: PolicyCells;
  readonly model: ExportModel | null;
  readonly indexFormat: string;
  readonly decimals: number;
  /** First and last row of each field on the criteria, scores and factors sheets. */
  readonly spans: ReadonlyMap<NodeId, readonly [number, number]>;
  /** Columns of the parts. */
  readonly points: number;
  readonly applicable: number;
  readonly extras: number;
  readonly key: number;
  readonly first: number;
}

export function buildRankingSheet(context: ExportContext, setId: SetId, policies: PolicyCells): SheetDraft {
  const key = `ranking.${setId}` as const;
  const draft = draftSheet(sheetNameOf(context, key), TAB.result);
  const set = setIn(context.variants.base.sets, setId);
  const units = context.variants.base.blocks[set.blockId]?.unitIds ?? [];
  const fields = set.rootIds.length;
  const points = RANKING_COLUMNS.length + fields + 1;
  const decimals = setIn(context.variants.current.sets, setId).policies.decimals;
  const plan: RankingPlan = {
    context,
    set,
    draft,
    units,
    policies,
    model: modelOf(context, setId),
    indexFormat: formatOfDecimals(decimals),
    decimals,
    spans: spansOfFields(context, set),
    points,
    applicable: points + fields,
    extras: points + fields * 2,
    key: points + fields * 2 + 1,
    first: points + fields * 2 + 2,
  };
  putHeadings(plan);
  units.forEach((unitId, unit) => putUnit(plan, unitId, unit));
  putMeans(plan);
  putChart(plan);
  return draft;
}

/** The gap between the app's columns and the parts they are made of, as wide as the chart in it. */
const CHART_WIDTH = 70;
/** More bars than this cannot be told apart. */
const MAX_BARS = 120;

/** A native bar chart of the index of every unit, a bar a row, beside the table. */
function putChart({ draft, set, units, points }: RankingPlan): void {
  if (units.length === 0 || units.length > MAX_BARS) return;
  const gap = points - 1;
  const prefix = sheetPrefix(draft.name);
  const range = (column: number): string => {
    const letters = columnLetters(column);
    return `${prefix}$${letters}$2:$${letters}$${units.length + 1}`;
  };
  draft.widths[gap] = CHART_WIDTH;
  draft.charts.push({
    kind: 'bar',
    title: 'Chỉ số của các đơn vị (%)',
    categories: range(COLUMN.unit),
    series: [{ name: 'Chỉ số (%)', values: range(COLUMN.index) }],
    ...(set.policies.mayPassTotal ? {} : { max: 100 }),
    anchor: { row: 1, column: gap, toRow: Math.max(units.length + 3, 14), toColumn: gap + 1 },
  });
}

function spansOfFields(context: ExportContext, set: CriteriaSet): Map<NodeId, readonly [number, number]> {
  const rows = present(layoutOf(context.variants.base, `criteria.${set.id}`), 'the set has a sheet').rows;
  const rowIndex = new Map(rows.map((row, i) => [row, i]));
  const spans = new Map<NodeId, readonly [number, number]>();
  for (const node of listNodes(set)) {
    const field = fieldOf(set, node).id;
    const row = present(rowIndex.get(node.id), 'every row is in the layout');
    spans.set(field, [spans.get(field)?.[0] ?? row, row]);
  }
  return spans;
}

function putHeadings({ draft, set, points, applicable, extras, key, first, units }: RankingPlan): void {
  draft.frozen.rows = 1;
  draft.frozen.columns = 1;
  draft.widths.push(
    36,
    12,
    13,
    12,
    10,
    10,
    ...set.rootIds.map(() => 14),
    3,
    ...set.rootIds.flatMap(() => [12, 12]),
    12,
    14,
    14,
  );
  const header = { look: 'header' } as const;
  HEADINGS.forEach((text, i) => putValue(draft, 0, i, text, header));
  set.rootIds.forEach((id, i) => {
    const code = set.nodes[id]?.code ?? '';
    putValue(draft, 0, RANKING_COLUMNS.length + i, `${code} ${set.nodes[id]?.name ?? ''} (%)`.trim(), header);
    putValue(draft, 0, points + i, `Điểm ${code}`, header);
    putValue(draft, 0, applicable + i, `Áp dụng ${code}`, header);
  });
  putValue(draft, 0, extras, 'Cộng, trừ', header);
  putValue(draft, 0, key, 'Chỉ số để xếp hạng', header);
  putValue(draft, 0, first, 'Đầu nhóm đồng hạng', header);
  if (units.length > 0)
    draft.zeros.push({
      range: `${address(1, RANKING_COLUMNS.length)}:${address(units.length, RANKING_COLUMNS.length + set.rootIds.length - 1)}`,
      firstCell: address(1, RANKING_COLUMNS.length),
    });
}

function putUnit(plan: RankingPlan, unitId: UnitId, unit: number): void {
  const { draft, set, model, policies, indexFormat } = plan;
  const row = unit + 1;
  const at = (column: number): string => address(row, column);
  const known = model?.unitIds[unit] === unitId ? model : null;
  const fields = set.rootIds.length;
  putValue(draft, row, COLUMN.unit, unitName(plan.context, unitId), { look: 'text' });
  set.rootIds.forEach((fieldId, field) => {
    const sums = fieldSums(plan, fieldId, unit);
    const [points, applicable] = [at(plan.points + field), at(plan.applicable + field)];
    const fieldPoints = known?.fieldPoints[unit * fields + field];
    const fieldApplicable = known?.fieldApplicable[unit * fields + field];
    putFormula(
      draft,
      row,
      plan.points + field,
      sums.points,
      { look: 'formula', format: POINTS },
      finiteOrNull(fieldPoints),
    );
    putFormula(
      draft,
      row,
      plan.applicable + field,
      sums.applicable,
      { look: 'formula', format: POINTS },
      finiteOrNull(fieldApplicable),
    );
    putFormula(
      draft,
      row,
      RANKING_COLUMNS.length + field,
      `IF(${applicable}>0,ROUND(ROUND(${points}/${applicable}*100,7),${policies.decimals}),"")`,
      { look: 'formula', format: indexFormat },
      fieldApplicable !== undefined && fieldApplicable > 0
        ? finiteOrNull(roundTo(((fieldPoints ?? Number.NaN) / fieldApplicable) * 100, plan.decimals))
        : null,
    );
  });
  const range = (first: number): string => (fields === 0 ? '0' : `SUM(${at(first)}:${at(first + fields - 1)})`);
  putFormula(draft, row, plan.extras, extrasFormula(plan, unit), { look: 'formula', format: POINTS });
  const formula = { look: 'formula', format: POINTS } as const;
  const lifted = `MAX(0,${range(plan.points)}+${at(plan.extras)})`;
  putFormula(
    draft,
    row,
    COLUMN.total,
    `IF(${policies.mayPass}="${YES}",${lifted},MIN(${at(COLUMN.applicable)},${lifted}))`,
    { ...formula, look: 'total' },
    finiteOrNull(known?.total[unit]),
  );
  putFormula(draft, row, COLUMN.applicable, range(plan.applicable), formula, finiteOrNull(known?.applicable[unit]));
  putFormula(
    draft,
    row,
    COLUMN.index,
    `IF(${at(COLUMN.applicable)}>0,ROUND(ROUND(${at(COLUMN.total)}/${at(COLUMN.applicable)}*100,7),${policies.decimals}),"")`,
    { look: 'total', format: indexFormat },
    finiteOrNull(roundTo(known?.index[unit] ?? Number.NaN, plan.decimals)),
  );
  putRank(plan, unitId, unit, known);
  const classes = setIn(plan.context.variants.current.sets, set.id).policies.classes;
  putFormula(
    draft,
    row,
    COLUMN.class,
    `IF(${at(COLUMN.index)}="","",IFERROR(INDEX(${policies.classLabels},SUMPRODUCT(--(${policies.classLimits}>${at(COLUMN.index)}))+1)&"",""))`,
    { look: 'formula', align: 'center' },
    classes[known?.classIndex[unit] ?? -1]?.label ?? null,
  );
}

function putRank(plan: RankingPlan, unitId: UnitId, unit: number, known: ExportModel | null): void {
  const { draft, units, policies, indexFormat, decimals } = plan;
  const row = unit + 1;
  const at = (column: number): string => address(row, column);
  const ranked = plan.context.variants.base.units[unitId]?.ranked ?? true;
  const columnRange = (column: number): string =>
    `${columnLetters(column)}$2:${columnLetters(column)}$${units.length + 1}`;
  const [key, keys, firsts] = [at(plan.key), columnRange(plan.key), columnRange(plan.first)];
  const index = finiteOrNull(known?.index[unit]);
  if (ranked)
    putFormula(
      draft,
      row,
      plan.key,
      at(COLUMN.index),
      { look: 'formula', format: indexFormat },
      index === null ? null : roundTo(index, decimals),
    );
  else putFormula(draft, row, plan.key, '""', { look: 'muted' });
  putFormula(draft, row, plan.first, `IF(${key}="",0,IF(MATCH(${key},${keys},0)=ROW()-1,1,0))`, { look: 'formula' });
  putFormula(
    draft,
    row,
    COLUMN.rank,
    `IF(${key}="","",IF(${policies.tie}="${TIE_WORDS.dense}",1+SUMPRODUCT((${keys}>${key})*${firsts}),` +
      `IF(${policies.tie}="${TIE_WORDS.average}",_xlfn.RANK.AVG(${key},${keys},0),_xlfn.RANK.EQ(${key},${keys},0))))`,
    { look: 'total', format: RANK, align: 'center' },
    finiteOrNull(known?.rank[unit]),
  );
}

/** Points and applicable weight of a field for a unit: numbers, "KAD" and empty cells each weigh as "Hệ số" says. */
function fieldSums(
  plan: RankingPlan,
  fieldId: NodeId,
  unit: number,
): { readonly points: string; readonly applicable: string } {
  const [first, last] = plan.spans.get(fieldId) ?? [1, 1];
  const { context, set } = plan;
  const scoresPrefix = sheetPrefix(sheetNameOf(context, `scores.${set.id}`));
  const factorsPrefix = sheetPrefix(present(context.setSheets.get(set.id), 'every set has its sheets').factors);
  const letters = columnLetters(SCORES_COLUMNS.length + unit);
  const scores = `${scoresPrefix}${letters}$${first + 1}:${letters}$${last + 1}`;
  const factor = (column: number): string => {
    const letter = columnLetters(column);
    return `${factorsPrefix}$${letter}$${first + 1}:$${letter}$${last + 1}`;
  };
  const inRange = `SUMPRODUCT((${scores}>0)*(${scores}<=${factor(FACTOR.max)})*${factor(FACTOR.perPoint)},${scores})`;
  const others =
    `SUMPRODUCT(ISNUMBER(${scores})*(${scores}>${factor(FACTOR.max)})*${factor(FACTOR.weight)}` +
    `+(${scores}="${NOT_APPLICABLE_WORD}")*${factor(FACTOR.notApplicablePoints)})`;
  return {
    points: `${inRange}+${others}`,
    applicable:
      `SUMPRODUCT(ISNUMBER(${scores})*${factor(FACTOR.weight)}+(${scores}="${NOT_APPLICABLE_WORD}")*` +
      `${factor(FACTOR.notApplicableBase)}+(${scores}="")*${factor(FACTOR.missingBase)})`,
  };
}

function extrasFormula({ context, set }: RankingPlan, unit: number): string {
  const scoresPrefix = sheetPrefix(sheetNameOf(context, `scores.${set.id}`));
  const letters = columnLetters(SCORES_COLUMNS.length + unit);
  const rows = present(layoutOf(context.variants.base, `scores.${set.id}`), 'the set has a sheet').rows;
  const terms = set.extras.map((extra) => {
    const row = rows.indexOf(extra.id) + 1;
    return `${extra.kind === 'bonus' ? '+' : '-'}MAX(0,MIN(${scoresPrefix}$C$${row},N(${scoresPrefix}${letters}${row})))`;
  });
  return terms.length === 0 ? '0' : terms.join('');
}

function putMeans({ draft, units, key }: RankingPlan): void {
  if (units.length === 0) return;
  const keys = `${address(1, key)}:${address(units.length, key)}`;
  const row = units.length + 2;
  putValue(draft, row, COLUMN.unit, 'Trung bình khối', { look: 'group' });
  putFormula(draft, row, COLUMN.index, `IF(COUNT(${keys})=0,"",AVERAGE(${keys}))`, {
    look: 'group',
    format: POINTS,
  });
  putValue(draft, row + 1, COLUMN.unit, 'Số đơn vị trên trung bình', { look: 'group' });
  putFormula(draft, row + 1, COLUMN.index, `SUMPRODUCT(ISNUMBER(${keys})*(${keys}>${address(row, COLUMN.index)}))`, {
    look: 'group',
    format: '0',
  });
}
