/** The rows of a form: fields, criteria, leaves with their inputs, bonus and penalty, totals. */
import { depthOf, isLeaf, listLeaves, listNodes, maximumOf, type CriterionNode } from '../../domain/criteria.ts';
import { evidenceAt } from '../../domain/dossier.ts';
import { writeEvidenceLines } from '../../domain/merge/evidenceLines.ts';
import { NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import { isMissing, isNotApplicable, pointsAt } from '../../domain/scores.ts';
import { sumExactly } from '../../lib/decimal.ts';
import { address, putCell, putFormula, putValue } from '../export/sheetDraft.ts';
import type { CellLook } from '../export/writer.ts';
import { isSelfScored } from './figures.ts';
import { mergeCells, putAcross } from './formFrame.ts';
import { COLUMN, PRINTED_COLUMNS, type FormPlan } from './formPlan.ts';
import { checkPoints, MAX_FORMAT, POINTS_FORMAT, putFigures } from './formInputs.ts';

/** Why a unit does not score a leaf, in the cell where its figures would stand. */
const OTHER_METHODS = {
  survey: 'Điều tra xã hội học',
  sipas: 'Chỉ số hài lòng (SIPAS)',
  statistic: 'Số liệu của cơ quan thẩm định',
  council: 'Hội đồng chấm',
} as const;

interface LeafRow {
  readonly leaf: CriterionNode;
  readonly row: number;
}

/** Puts the tree from `first` on and returns the row after it. */
export function putNodes(plan: FormPlan, first: number): number {
  const { set, draft } = plan;
  const rows = new Map<string, number>();
  const leaves: LeafRow[] = [];
  let row = first;
  for (const node of listNodes(set)) {
    rows.set(node.id, row);
    if (isLeaf(node)) {
      leaves.push({ leaf: node, row });
      row += putLeaf(plan, node, row);
    } else putGroup(plan, node, row++);
  }
  for (const node of listNodes(set)) {
    if (isLeaf(node)) continue;
    const at = rows.get(node.id) ?? first;
    const children = node.childIds.map((id) => rows.get(id) ?? first);
    const look = { look: 'group', align: 'center' } as const;
    const cellsOf = (column: number): string => children.map((child) => address(child, column)).join(',');
    putFormula(
      draft,
      at,
      COLUMN.max,
      `SUM(${cellsOf(COLUMN.max)})`,
      { ...look, format: MAX_FORMAT },
      maximumOf(set, node),
    );
    for (const column of [COLUMN.points, COLUMN.appraised])
      putFormula(draft, at, column, sumOrNothing(cellsOf(column)), { ...look, format: POINTS_FORMAT });
  }
  return row;
}

/** "" until a point is there: an empty form is no form of zeros. */
function sumOrNothing(cells: string): string {
  return `IF(COUNT(${cells})=0,"",SUM(${cells}))`;
}

function putGroup(plan: FormPlan, node: CriterionNode, row: number): void {
  const { draft, set } = plan;
  const look: CellLook = depthOf(set, node) === 0 ? { look: 'total' } : { look: 'group' };
  for (let column = 0; column < PRINTED_COLUMNS; column++) putCell(draft, row, column, { kind: 'blank', look });
  putValue(draft, row, COLUMN.code, node.code, { ...look, format: '@' });
  putValue(draft, row, COLUMN.name, node.name, look);
  plan.putKey(row, `g.${node.id}`);
}

/** Returns how many rows it takes. */
function putLeaf(plan: FormPlan, leaf: CriterionNode, row: number): number {
  const { draft, set, unitId, workbook, scores, isLocked } = plan;
  const max = leaf.max ?? 0;
  plan.putKey(row, `n.${leaf.id}`);
  const isOwn = isSelfScored(leaf);
  const open: CellLook = isLocked ? { look: 'text' } : { look: 'input', unlocked: true, wrap: true };
  putValue(draft, row, COLUMN.code, leaf.code, { look: 'text', format: '@' });
  putValue(draft, row, COLUMN.name, leaf.name, { look: 'text' });
  putValue(draft, row, COLUMN.max, max, { look: 'text', align: 'center', format: MAX_FORMAT });
  putValue(draft, row, COLUMN.rule, leaf.rule ? describeRule(leaf.rule, max, 'vi') : leaf.note, { look: 'wrapped' });
  putAppraised(plan, leaf, row);
  if (!isOwn) {
    const words = OTHER_METHODS[leaf.method === 'self' ? 'council' : leaf.method];
    putAcross(draft, row, COLUMN.first, COLUMN.third, words, { look: 'muted', align: 'center' });
    for (const column of [COLUMN.evidence, COLUMN.explanation, COLUMN.points])
      putCell(draft, row, column, { kind: 'blank', look: { look: 'muted' } });
    return 1;
  }
  const { slot } = leaf;
  const place = { setId: set.id, unitId };
  const evidence = writeEvidenceLines(evidenceAt(workbook, set.id, unitId, slot));
  putText(plan, row, COLUMN.evidence, evidence, open);
  plan.addInput({ of: 'evidence', ...place, slot }, evidence === '' ? null : evidence, [
    { part: 'value', row, column: COLUMN.evidence },
  ]);
  const explanation = scores.self.explanations[String(slot)] ?? '';
  putText(plan, row, COLUMN.explanation, explanation, open);
  plan.addInput({ of: 'explanation', ...place, stage: 'self', slot }, explanation === '' ? null : explanation, [
    { part: 'value', row, column: COLUMN.explanation },
  ]);
  const rows = putFigures(plan, leaf, row);
  if (rows > 1)
    for (let column = 0; column < PRINTED_COLUMNS; column++) {
      if (column >= COLUMN.first && column <= COLUMN.third) continue;
      const look = draft.cells[row]?.[column]?.look ?? { look: 'text' };
      for (let more = 1; more < rows; more++) putCell(draft, row + more, column, { kind: 'blank', look });
      mergeCells(draft, row, column, row + rows - 1, column);
    }
  return rows;
}

function putText({ draft }: FormPlan, row: number, column: number, text: string, look: CellLook): void {
  if (text === '') putCell(draft, row, column, { kind: 'blank', look: { ...look, format: '@' } });
  else putValue(draft, row, column, text, { ...look, format: '@' });
}

/** What the last round of appraisal says, for the unit to see; nobody types here. */
function putAppraised({ draft, scores }: FormPlan, { slot }: CriterionNode, row: number): void {
  const stage = (['appraisal2', 'appraisal1'] as const).find((each) => !isMissing(pointsAt(scores[each], slot)));
  const points = stage === undefined ? Number.NaN : pointsAt(scores[stage], slot);
  const look = { look: 'text', align: 'center', format: POINTS_FORMAT } as const;
  if (isMissing(points)) putCell(draft, row, COLUMN.appraised, { kind: 'blank', look });
  else putValue(draft, row, COLUMN.appraised, isNotApplicable(points) ? NOT_APPLICABLE_WORD : points, look);
  const key = String(slot);
  const opinion = scores.appraisal2.notes[key] ?? scores.appraisal1.notes[key] ?? '';
  putValue(draft, row, COLUMN.opinion, opinion, { look: 'text' });
}

/** Bonus and penalty: points typed directly, up to their caps. */
export function putExtras(plan: FormPlan, first: number): number {
  const { set, draft, scores, unitId, isLocked } = plan;
  if (set.extras.length === 0) return first;
  let row = first;
  const title = { look: 'total' } as const;
  for (let column = 0; column < PRINTED_COLUMNS; column++) putCell(draft, row, column, { kind: 'blank', look: title });
  putValue(draft, row++, COLUMN.name, 'Điểm cộng, điểm trừ', title);
  for (const extra of set.extras) {
    for (let column = 0; column < PRINTED_COLUMNS; column++)
      putCell(draft, row, column, { kind: 'blank', look: { look: 'text' } });
    plan.putKey(row, `e.${extra.id}`);
    putValue(draft, row, COLUMN.code, extra.code, { look: 'text', format: '@' });
    putValue(draft, row, COLUMN.name, extra.name, { look: 'text' });
    putValue(draft, row, COLUMN.max, extra.cap, { look: 'text', align: 'center', format: MAX_FORMAT });
    putValue(
      draft,
      row,
      COLUMN.rule,
      extra.kind === 'bonus' ? 'Cộng, không quá mức tối đa' : 'Trừ, không quá mức tối đa',
      {
        look: 'wrapped',
      },
    );
    const points = pointsAt(scores.self, extra.slot);
    const open: CellLook = isLocked
      ? { look: 'text', align: 'center', format: POINTS_FORMAT }
      : { look: 'input', unlocked: true, align: 'center', format: POINTS_FORMAT };
    if (Number.isFinite(points)) putValue(draft, row, COLUMN.points, points, open);
    else putCell(draft, row, COLUMN.points, { kind: 'blank', look: open });
    checkPoints(plan, row, extra.cap, false);
    plan.addInput(
      { of: 'entry', setId: set.id, unitId, stage: 'self', slot: extra.slot },
      Number.isFinite(points) ? points : null,
      [{ part: 'value', row, column: COLUMN.points }],
    );
    row++;
  }
  return row;
}

/** Self-scored total, its maximum, and the share in %; returns the row after them. */
export function putTotals(plan: FormPlan, first: number): number {
  const { set, draft } = plan;
  const leaves = listLeaves(set);
  const rowOf = new Map(
    draft.cells.flatMap((line, row): [string, number][] => {
      const key = line[COLUMN.key];
      return key?.kind === 'value' && typeof key.value === 'string' ? [[key.value, row]] : [];
    }),
  );
  const at = (key: string, column: number): string => address(rowOf.get(key) ?? first, column);
  const own = leaves.filter(isSelfScored);
  const look: CellLook = { look: 'total', align: 'center', format: POINTS_FORMAT };
  const ownMax = sumExactly(own.map(({ max }) => max ?? 0));
  const putLine = (row: number, words: string): void => {
    putAcross(draft, row, COLUMN.code, COLUMN.name, words, { look: 'total' });
    for (let column: number = COLUMN.max; column < PRINTED_COLUMNS; column++)
      putCell(draft, row, column, { kind: 'blank', look });
  };
  putLine(first, 'TỔNG ĐIỂM');
  const total = sumExactly(leaves.map(({ max }) => max ?? 0));
  putFormula(
    draft,
    first,
    COLUMN.max,
    sumOf(leaves.map(({ id }) => at(`n.${id}`, COLUMN.max))),
    { ...look, format: MAX_FORMAT },
    total,
  );
  const applies = (id: string): string => `${at(`n.${id}`, COLUMN.points)}="${NOT_APPLICABLE_WORD}"`;
  const full = own
    .filter(({ notApplicable }) => notApplicable === 'full')
    .map(({ id }) => `IF(${applies(id)},${at(`n.${id}`, COLUMN.max)},0)`);
  const extras = set.extras.map(({ id, kind }) => `${kind === 'bonus' ? '+' : '-'}N(${at(`e.${id}`, COLUMN.points)})`);
  const points = [sumOf(own.map(({ id }) => at(`n.${id}`, COLUMN.points))), ...full].join('+') + extras.join('');
  putFormula(draft, first, COLUMN.points, `MAX(0,${points})`, look);
  const roots = set.rootIds.flatMap((id) => (rowOf.has(`g.${id}`) ? [at(`g.${id}`, COLUMN.appraised)] : []));
  if (roots.length > 0) putFormula(draft, first, COLUMN.appraised, sumOrNothing(roots.join(',')), look);
  putLine(first + 1, 'Trong đó: điểm tối đa phần tự chấm (đã bớt mục không áp dụng)');
  const excluded = own
    .filter(({ notApplicable }) => notApplicable === 'exclude')
    .map(({ id }) => `-IF(${applies(id)},${at(`n.${id}`, COLUMN.max)},0)`);
  const ownSum = sumOf(own.map(({ id }) => at(`n.${id}`, COLUMN.max)));
  putFormula(draft, first + 1, COLUMN.max, `${ownSum}${excluded.join('')}`, { ...look, format: MAX_FORMAT }, ownMax);
  putLine(first + 2, 'Tỷ lệ điểm tự chấm (%)');
  putFormula(
    draft,
    first + 2,
    COLUMN.points,
    `IF(${address(first + 1, COLUMN.max)}>0,ROUND(${address(first, COLUMN.points)}/${address(first + 1, COLUMN.max)}*100,2),"")`,
    { ...look, format: '0.00' },
  );
  return first + 3;
}

/** Excel takes 255 arguments. */
function sumOf(cells: readonly string[]): string {
  if (cells.length === 0) return '0';
  const groups: string[] = [];
  for (let i = 0; i < cells.length; i += 200) groups.push(`SUM(${cells.slice(i, i + 200).join(',')})`);
  return groups.join('+');
}
