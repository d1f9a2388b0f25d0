/**
 * Effective weights that follow whatever is typed into the exported file: the law of src/domain/weights, which writes the
 * formulas of one state of the workbook, as columns of "Hệ số" that hold for every state. A weight counts as set by hand
 * where the app had it so, or where it differs from what it would be by itself. A parity test holds both together.
 */
import { isLeaf, listLeaves, listNodes, type CriteriaSet, type CriterionNode } from '../../domain/criteria.ts';
import type { NodeId, SetId } from '../../domain/ids.ts';
import { layoutOf, TOTAL } from '../../domain/layout.ts';
import { isFixed } from '../../domain/weights.ts';
import { columnLetters } from '../../lib/address.ts';
import { present } from '../../lib/assert.ts';
import { putByScenario, type ExportContext } from './context.ts';
import { writePlace } from './excelFormula.ts';
import { joinCells, REDISTRIBUTION_WORDS, type PolicyCells } from './policiesSheet.ts';
import type { Content } from './scenarioTable.ts';
import { address, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import { quoteSheetName } from './sheetNames.ts';
import { setIn, contentsByVariant } from './variants.ts';

/** Columns of "Hệ số" after those of factorsSheet. */
const FIRST = 10;
const COLUMNS = [
  ['byHand', 'Đặt tay (1 = giữ nguyên)'],
  ['buffer', 'Nhận chênh lệch (1)'],
  ['fixed', 'Trọng số đặt tay'],
  ['shared', 'Chia theo cấp trên'],
  ['settled', 'Không co lại được'],
  ['fixedWeight', 'Đặt tay: trọng số'],
  ['settledWeight', 'Không co lại: trọng số'],
  ['restMax', 'Còn lại: điểm tối đa'],
  ['childWeights', 'Cấp dưới: tổng trọng số'],
  ['childFixed', 'Cấp dưới: không co lại'],
  ['childRest', 'Cấp dưới: còn lại'],
  ['childCount', 'Cấp dưới: số không co lại'],
  ['own', 'Tự tính'],
  ['fromParent', 'Theo cấp trên'],
  ['sameLevel', 'Theo cùng cấp'],
  ['counted', 'Tính cho tiêu chí nhận chênh lệch'],
  ['shrink', 'Tỷ lệ co lại'],
] as const;
type ColumnName = (typeof COLUMNS)[number][0];

/** Row of the one cell of the column `shrink`. */
const SHRINK_ROW = 1;

function columnOf(name: ColumnName): number {
  return FIRST + COLUMNS.findIndex(([each]) => each === name);
}

/** Excel's formula of a node's effective weight, for the criteria sheet. */
export function effectiveFormula(context: ExportContext, setId: SetId, row: number, policies: PolicyCells): string {
  const prefix = `${quoteSheetName(present(context.setSheets.get(setId), 'every set has its sheets').factors)}!`;
  const at = (name: ColumnName): string => `${prefix}${address(row, columnOf(name))}`;
  return (
    `IF(${policies.redistribution}="${REDISTRIBUTION_WORDS.siblings}",${at('sameLevel')},` +
    `IF(${at('shared')}=1,${at('fromParent')},${at('own')}))`
  );
}

interface WeightPlan {
  readonly context: ExportContext;
  readonly set: CriteriaSet;
  readonly draft: SheetDraft;
  readonly policies: PolicyCells;
  readonly rowOf: (row: string) => number;
  /** A cell of the criteria sheet. */
  readonly criteria: (row: string, column: 'max' | 'weight' | 'effective') => string;
  readonly at: (row: string, name: ColumnName) => string;
  readonly rule: (word: keyof typeof REDISTRIBUTION_WORDS) => string;
  readonly buffers: ReadonlySet<NodeId>;
}

const FORMULA = { look: 'formula', format: '0.00####' } as const;

export function putWeightColumns(context: ExportContext, draft: SheetDraft, setId: SetId, policies: PolicyCells): void {
  const set = setIn(context.variants.base.sets, setId);
  const key = `criteria.${setId}` as const;
  const rows = present(layoutOf(context.variants.base, key), 'the set has a sheet').rows;
  const rowIndex = new Map(rows.map((row, i) => [row, i]));
  const rowOf = (row: string): number => present(rowIndex.get(row), 'every row is in the layout');
  const plan: WeightPlan = {
    context,
    set,
    draft,
    policies,
    rowOf,
    criteria: (row, column) =>
      writePlace(present(context.atlas.find(key, row, column), 'the node has a row'), draft.name),
    at: (row, name) => address(rowOf(row), columnOf(name)),
    rule: (word) => `${policies.redistribution}="${REDISTRIBUTION_WORDS[word]}"`,
    buffers: findBuffers(context, setId),
  };
  draft.widths.push(3);
  for (const [name, heading] of COLUMNS) {
    draft.widths.push(14);
    putValue(draft, 0, columnOf(name), heading, { look: 'header' });
  }
  for (const node of listNodes(set)) putNode(plan, node);
  putChildren(plan, TOTAL, set.rootIds);
  putShrink(plan);
}

function findBuffers(context: ExportContext, setId: SetId): Set<NodeId> {
  const found = contentsByVariant(context.variants, (workbook) => {
    const { redistribution } = setIn(workbook.sets, setId);
    return redistribution.rule === 'buffer' ? redistribution.nodeId : null;
  });
  return new Set(found.filter((id) => id !== null));
}

function putNode(plan: WeightPlan, node: CriterionNode): void {
  const { draft, set, rowOf, at, criteria } = plan;
  const row = rowOf(node.id);
  const put = (name: ColumnName, formula: string): void => putFormula(draft, row, columnOf(name), formula, FORMULA);
  const weight = criteria(node.id, 'weight');
  const parent = node.parentId === null ? undefined : set.nodes[node.parentId];
  putFlag(plan, node, 'byHand', 'Đặt tay', (own) => isFixed(own.nodes[node.id] ?? node));
  if (plan.buffers.has(node.id))
    putFlag(
      plan,
      node,
      'buffer',
      'Nhận chênh lệch',
      ({ redistribution }) => redistribution.rule === 'buffer' && redistribution.nodeId === node.id,
    );
  if (!isLeaf(node)) putChildren(plan, node.id, node.childIds);
  const itself = isLeaf(node) ? criteria(node.id, 'max') : at(node.id, 'childWeights');
  put('fixed', `IF(OR(${at(node.id, 'byHand')}=1,ABS(${weight}-${itself})>0.000000001),1,0)`);
  put('fixedWeight', `${at(node.id, 'fixed')}*${weight}`);
  put('settled', settledFlag(plan, node));
  put('settledWeight', `${at(node.id, 'settled')}*${weight}`);
  put('restMax', `(1-${at(node.id, 'settled')})*${criteria(node.id, 'max')}`);
  put(
    'shared',
    parent
      ? `MAX(${[at(parent.id, 'fixed'), at(parent.id, 'shared'), ...(isBuffer(plan, parent) ? [bufferFlag(plan, parent)] : [])].join(',')})`
      : '0',
  );
  put('own', ownWeight(plan, node));
  put('fromParent', weightFromParent(plan, node, parent));
  if (isLeaf(node)) put('counted', `IF(${at(node.id, 'shared')}=1,${at(node.id, 'fromParent')},${at(node.id, 'own')})`);
  put('sameLevel', weightAmongSiblings(plan, node, parent));
}

function putFlag(
  plan: WeightPlan,
  node: CriterionNode,
  name: 'byHand' | 'buffer',
  words: string,
  isSet: (set: CriteriaSet) => boolean,
): void {
  const { context, set, draft } = plan;
  const contents = contentsByVariant(context.variants, (workbook): Content =>
    isSet(setIn(workbook.sets, set.id)) ? 1 : 0,
  );
  const label = { words: `${node.code} · ${words}`, homeSet: set.id };
  putByScenario(context, draft, plan.rowOf(node.id), columnOf(name), contents, { isInput: true, format: '0' }, label);
}

/** Sums over the children of a node, or over the fields in the row of the total. */
function putChildren(plan: WeightPlan, row: string, children: readonly NodeId[]): void {
  const { draft, rowOf } = plan;
  const sum = (name: ColumnName): string => sumOf(plan, children, columnOf(name));
  const weights = children.map((id) =>
    present(plan.context.atlas.find(`criteria.${plan.set.id}`, id, 'weight'), 'the child has a row'),
  );
  const put = (name: ColumnName, formula: string): void =>
    putFormula(draft, rowOf(row), columnOf(name), formula, FORMULA);
  const prefix = weights[0] ? `${quoteSheetName(weights[0].sheet)}!` : '';
  put(
    'childWeights',
    weights[0]
      ? joinCells(
          weights.map((place) => place.row),
          columnLetters(weights[0].column),
          prefix,
        )
      : '0',
  );
  put('childFixed', sum('settledWeight'));
  put('childRest', sum('restMax'));
  put('childCount', sum('settled'));
}

function sumOf(plan: WeightPlan, ids: readonly NodeId[], column: number): string {
  return ids.length === 0 ? '0' : joinCells(ids.map(plan.rowOf), columnLetters(column), '');
}

/** free, all, buffer: bottom up. */
function ownWeight(plan: WeightPlan, node: CriterionNode): string {
  const { at, criteria, rule, policies, set } = plan;
  const weight = criteria(node.id, 'weight');
  const shrink = address(SHRINK_ROW, columnOf('shrink')).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  const rest = isLeaf(node)
    ? `IF(AND(${rule('all')},${shrink}<>""),${criteria(node.id, 'max')}*${shrink},${weight})`
    : sumOf(plan, node.childIds, columnOf('own'));
  const formula = `IF(${at(node.id, 'fixed')}=1,${weight},${rest})`;
  if (!isBuffer(plan, node)) return formula;
  const inside = leavesUnder(set, node);
  const others = listLeaves(set).filter((leaf) => !inside.has(leaf.id));
  const difference = `MAX(0,${policies.statedTotal}-${others.length === 0 ? '0' : sumOfEffective(plan, others)})`;
  return `IF(${bufferFlag(plan, node)}=1,${difference},${formula})`;
}

/** What the leaves outside the buffer weigh, without asking the criteria sheet: that would be a cycle on paper. */
function sumOfEffective(plan: WeightPlan, leaves: readonly CriterionNode[]): string {
  return joinCells(
    leaves.map((leaf) => plan.rowOf(leaf.id)),
    columnLetters(columnOf('counted')),
    '',
  );
}

/** Under a weight set by hand, top down: children share it in proportion to their weights. */
function weightFromParent(plan: WeightPlan, node: CriterionNode, parent: CriterionNode | undefined): string {
  const { at, criteria } = plan;
  const weight = criteria(node.id, 'weight');
  const top = `IF(${at(node.id, 'fixed')}=1,${weight},0)`;
  const share = parent
    ? `IF(${at(node.id, 'shared')}=1,IF(${at(parent.id, 'childWeights')}=0,0,${weight}*${at(parent.id, 'fromParent')}/${at(parent.id, 'childWeights')}),${top})`
    : top;
  return isBuffer(plan, node) ? `IF(${bufferFlag(plan, node)}=1,${at(node.id, 'own')},${share})` : share;
}

/**
 * siblings, top down: each parent P with maximum M keeps its total. Children that cannot shrink weigh F together, the
 * others have maxima R.
 */
function weightAmongSiblings(plan: WeightPlan, node: CriterionNode, parent: CriterionNode | undefined): string {
  const { at, criteria, policies } = plan;
  const above = parent?.id ?? TOTAL;
  const [weight, max, settled] = [criteria(node.id, 'weight'), criteria(node.id, 'max'), at(node.id, 'settled')];
  const [F, R, count] = [at(above, 'childFixed'), at(above, 'childRest'), at(above, 'childCount')];
  if (!parent)
    return `IF(${settled}=1,${weight},IF(${count}=0,${max},IF(${R}=0,0,${max}*MAX(0,${policies.statedTotal}-${F})/${R})))`;
  const [P, M, all] = [at(parent.id, 'sameLevel'), criteria(parent.id, 'max'), at(parent.id, 'childWeights')];
  return (
    `IF(${at(parent.id, 'settled')}=1,IF(${all}=0,0,${weight}*${P}/${all}),` +
    `IF(${count}=0,IF(${M}=0,0,${max}*${P}/${M}),` +
    `IF(${settled}=1,IF(${F}=0,0,${weight}*${P}/IF(${R}=0,${F},MAX(${M},${F}))),` +
    `IF(${R}=0,0,${max}*MAX(0,${M}-${F})/${R}*${P}/${M}))))`
  );
}

/** Set by hand, or made of children that all are. */
function settledFlag(plan: WeightPlan, node: CriterionNode): string {
  const fixed = plan.at(node.id, 'fixed');
  if (isLeaf(node)) return fixed;
  return `IF(OR(${fixed}=1,${plan.at(node.id, 'childCount')}=${node.childIds.length}),1,0)`;
}

/** all: what is left of the stated total over the maxima of the leaves without a weight by hand on their path. */
function putShrink({ draft, rowOf, set, policies }: WeightPlan): void {
  const rows = listNodes(set).map((node) => rowOf(node.id));
  if (rows.length === 0) return;
  const [first, last] = [Math.min(...rows) + 1, Math.max(...rows) + 1];
  const range = (column: number): string => `${columnLetters(column)}$${first}:${columnLetters(column)}$${last}`;
  const [fixed, shared, fixedWeight, restMax] = (['fixed', 'shared', 'fixedWeight', 'restMax'] as const).map((name) =>
    range(columnOf(name)),
  );
  /** Group rows have no factor there. */
  const leaf = `ISNUMBER(${range(LEAF_COLUMN)})`;
  const rest = `${leaf}*(1-${shared ?? ''})`;
  const restSum = `SUMPRODUCT(${rest}*${restMax ?? ''})`;
  const fixedSum = `SUMPRODUCT((1-${shared ?? ''})*${fixedWeight ?? ''})`;
  putFormula(
    draft,
    SHRINK_ROW,
    columnOf('shrink'),
    `IF(OR(SUM(${fixed ?? ''})=0,SUMPRODUCT(${rest}*(1-${fixed ?? ''}))=0),"",` +
      `IF(${restSum}=0,0,MAX(0,${policies.statedTotal}-${fixedSum})/${restSum}))`,
    FORMULA,
  );
}

/** "Điểm tối đa" of factorsSheet: filled on the rows of leaves only. */
const LEAF_COLUMN = 2;

function isBuffer(plan: WeightPlan, node: CriterionNode): boolean {
  return plan.buffers.has(node.id);
}

/** Below a weight set by hand it cannot take a difference, and none is hidden. */
function bufferFlag(plan: WeightPlan, node: CriterionNode): string {
  return `IF(AND(${plan.rule('buffer')},${plan.at(node.id, 'shared')}=0),${plan.at(node.id, 'buffer')},0)`;
}

function leavesUnder(set: CriteriaSet, node: CriterionNode): Set<NodeId> {
  const inside = new Set<NodeId>();
  (function collect(each: CriterionNode): void {
    if (isLeaf(each)) inside.add(each.id);
    for (const id of each.childIds) {
      const child = set.nodes[id];
      if (child) collect(child);
    }
  })(node);
  return inside;
}
