/** The cells of a form in which a unit declares its figures, and the points they give. */
import type { CriterionNode } from '../../domain/criteria.ts';
import { NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import { declaredFitsRule } from '../../domain/rules/declared.ts';
import type { ScoringRule } from '../../domain/rules/rule.ts';
import { isMissing, isNotApplicable, NOT_APPLICABLE, pointsAt } from '../../domain/scores.ts';
import { listSource } from '../export/choices.ts';
import { knownPoints } from '../export/scoreFormula.ts';
import { toExcelFormula, type Place } from '../export/excelFormula.ts';
import { address, putCell, putFormula, putValue } from '../export/sheetDraft.ts';
import type { CellLook, Scalar } from '../export/writer.ts';
import { listFigures, pointsFormula, type FigureCell, type SelfEntry } from './figures.ts';
import { createFormAtlas } from './formAtlas.ts';
import { mergeCells, putAcross } from './formFrame.ts';
import { COLUMN, type FormPlan } from './formPlan.ts';

export const POINTS_FORMAT = '0.00';
/** Whole maxima without a decimal sign, which "0.##" would leave. */
export const MAX_FORMAT = 'General';

/** Puts the inputs and the points of a leaf; returns how many rows they take. */
export function putFigures(plan: FormPlan, leaf: CriterionNode, row: number): number {
  const { set, scores, unitId } = plan;
  const entry: SelfEntry = {
    points: pointsAt(scores.self, leaf.slot),
    declared: scores.self.declared[String(leaf.slot)] ?? null,
  };
  const place = { of: 'entry', setId: set.id, unitId, stage: 'self', slot: leaf.slot } as const;
  if (leaf.rule === null) {
    putTypedPoints(plan, leaf, row, entry);
    plan.addInput(place, isMissing(entry.points) ? null : entry.points, [
      { part: 'value', row, column: COLUMN.points },
    ]);
    return 1;
  }
  const { rows, cells } = listFigures(leaf.rule, entry);
  for (let more = 1; more < rows; more++) plan.putKey(row + more, `n.${leaf.id}.${more}`);
  for (const cell of cells) putFigure(plan, leaf, row, cell);
  const typed = Number.isFinite(entry.points) ? entry.points : null;
  putPoints(plan, leaf, leaf.rule, row, cells, entry, typed);
  const places = cells.map(({ part, rowOffset, column }) => ({ part, row: row + rowOffset, column }));
  // Typed points of a leaf with a rule have no cell of their own: they stand until figures are declared.
  plan.addInput(place, shownEntry(leaf.rule, entry), places);
  return rows;
}

/** What the cells say when the form is made: declared data that no longer fit the rule are not shown. */
function shownEntry(rule: ScoringRule, { points, declared }: SelfEntry) {
  if (isNotApplicable(points)) return NOT_APPLICABLE;
  if (!isMissing(points)) return points;
  return declared !== null && declaredFitsRule(rule, declared) ? { declared } : null;
}

function putTypedPoints(plan: FormPlan, leaf: CriterionNode, row: number, { points }: SelfEntry): void {
  const { draft, isLocked } = plan;
  putAcross(draft, row, COLUMN.first, COLUMN.third, 'Nhập thẳng điểm', { look: 'muted', align: 'center' });
  const look: CellLook = { ...inputLook(isLocked), align: 'center', format: POINTS_FORMAT };
  if (isMissing(points)) putCell(draft, row, COLUMN.points, { kind: 'blank', look });
  else putValue(draft, row, COLUMN.points, isNotApplicable(points) ? NOT_APPLICABLE_WORD : points, look);
  checkPoints(plan, row, leaf.max ?? 0, true);
}

/** Points of a row: a number within 0..max, or KAD where `mayBeAbsent`. */
export function checkPoints({ draft }: FormPlan, row: number, max: number, mayBeAbsent: boolean): void {
  const cell = address(row, COLUMN.points);
  const number = `AND(ISNUMBER(${cell}),${cell}>=0,${cell}<=${max})`;
  draft.checks.push({
    range: cell,
    formula: mayBeAbsent ? `OR(${number},${cell}="${NOT_APPLICABLE_WORD}")` : number,
    message: `Điểm từ 0 đến ${String(max).replace('.', ',')}${mayBeAbsent ? ', hoặc KAD nếu không áp dụng' : ''}.`,
  });
}

function putFigure(plan: FormPlan, leaf: CriterionNode, first: number, cell: FigureCell): void {
  const { draft, isLocked } = plan;
  const row = first + cell.rowOffset;
  const { column, span } = cell;
  if (cell.label !== '') putAcross(draft, row, COLUMN.first, COLUMN.second, cell.label, { look: 'text' });
  const look: CellLook = { ...inputLook(isLocked), align: 'center', format: cell.format, wrap: true };
  if (cell.value === null) putCell(draft, row, column, { kind: 'blank', look });
  else putValue(draft, row, column, cell.value, look);
  for (let more = 1; more < span; more++) putCell(draft, row, column + more, { kind: 'blank', look });
  mergeCells(draft, row, column, row, column + span - 1);
  const range = address(row, column);
  if (cell.choices.length > 0) {
    const source = listSource(plan, leaf.code, cell.choices);
    draft.lists.push({ range, source, message: 'Chọn một mục trong danh sách.' });
    return;
  }
  if (cell.part.kind === 'percent' && column === COLUMN.third) {
    const others = `${address(row, COLUMN.first)}:${address(row, COLUMN.second)}`;
    const message = 'Nhập tỷ lệ từ 0 (96,4 là 96,4%); đã có tử số, mẫu số thì để trống ô này.';
    draft.checks.push({ range, formula: `AND(ISNUMBER(${range}),${range}>=0,COUNTA(${others})=0)`, message });
    return;
  }
  const isWhole = cell.part.kind === 'count';
  const mayBeNegative = cell.part.kind === 'inputs';
  const number = [
    `ISNUMBER(${range})`,
    ...(mayBeNegative ? [] : [`${range}>=0`]),
    ...(isWhole ? [`${range}=INT(${range})`] : []),
  ].join(',');
  draft.checks.push({
    range,
    formula: cell.takesNotApplicable ? `OR(AND(${number}),${range}="${NOT_APPLICABLE_WORD}")` : `AND(${number})`,
    message: `Nhập ${isWhole ? 'số nguyên không âm' : 'một số'}${cell.takesNotApplicable ? ', hoặc KAD nếu không áp dụng' : ''}.`,
  });
}

function putPoints(
  plan: FormPlan,
  leaf: CriterionNode,
  rule: ScoringRule,
  row: number,
  cells: readonly FigureCell[],
  entry: SelfEntry,
  typed: number | null,
): void {
  const { draft } = plan;
  const at = (line: number, column: number): Place => ({ sheet: draft.name, row: line, column });
  const stored = pointsFormula(
    rule,
    leaf.max ?? 0,
    at(row, COLUMN.max),
    cells.map(({ rowOffset, column }) => at(row + rowOffset, column)),
    typed,
  );
  const excel = stored === null ? null : toExcelFormula(stored, draft.name, createFormAtlas(plan));
  const look: CellLook = { look: 'formula', align: 'center', format: POINTS_FORMAT };
  if (excel?.ok && !excel.value.formula.includes('#REF!'))
    putFormula(draft, row, COLUMN.points, excel.value.formula, look, cachedPoints(leaf, rule, entry));
  else putValue(draft, row, COLUMN.points, 'Tính sau', { look: 'muted', align: 'center' });
}

function cachedPoints(leaf: CriterionNode, rule: ScoringRule, { points, declared }: SelfEntry): Scalar {
  if (isNotApplicable(points)) return NOT_APPLICABLE_WORD;
  if (!isMissing(points)) return points;
  if (declared === null || !declaredFitsRule(rule, declared)) return '';
  return knownPoints({ kind: 'declared', declared, rule, max: leaf.max ?? 0 }) ?? '';
}

function inputLook(isLocked: boolean): CellLook {
  return isLocked ? { look: 'text' } : { look: 'input', unlocked: true };
}
