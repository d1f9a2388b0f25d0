/** What is wrong in a criteria set, each with its exact place; nothing is refused or repaired here. */
import { sumExactly } from '../lib/decimal.ts';
import { foldName } from '../lib/text.ts';
import { isLeaf, listNodes, type CriteriaSet, type CriterionNode } from './criteria.ts';
import { isFormula, listPlainNames } from './formula/references.ts';
import { checkRule } from './rules/checkRule.ts';
import { STAGES, isMissing, isNotApplicable, type UnitScores } from './scores.ts';
import type { SheetKey } from './layout.ts';
import type { Workbook } from './workbook.ts';

export type CheckCode =
  | 'check.codeMissing'
  | 'check.codeDuplicate'
  | 'check.maxMissing'
  | 'check.childrenSum'
  | 'check.totalDiffers'
  | 'check.unknownName'
  | 'check.pointsAboveMax'
  | 'check.pointsNegative'
  | 'check.rule';

export interface Finding {
  readonly code: CheckCode;
  readonly details: Readonly<Record<string, string | number>>;
  readonly sheet: SheetKey;
  readonly row: string;
  readonly column: string;
}

/** Findings in sheet order; `sum` and `stated` are points. */
export function checkCriteriaSet(workbook: Workbook, set: CriteriaSet): Finding[] {
  const nodes = listNodes(set);
  const sheet: SheetKey = `criteria.${set.id}`;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const add = (node: CriterionNode, column: string, code: CheckCode, details: Finding['details'] = {}): void => {
    findings.push({ code, details: { node: node.code, name: node.name, ...details }, sheet, row: node.id, column });
  };
  const sums = sumMaxima(set);
  for (const node of nodes) {
    const code = foldName(node.code);
    if (node.code === '') add(node, 'code', 'check.codeMissing');
    else if (seen.has(code)) add(node, 'code', 'check.codeDuplicate');
    seen.add(code);
    if (isLeaf(node)) {
      if (node.max === null || node.max <= 0) add(node, 'max', 'check.maxMissing');
      else if (node.rule)
        for (const flaw of checkRule(node.rule, node.max))
          add(node, 'rule', 'check.rule', { flaw: flaw.code, ...flaw.details });
    } else if (node.max !== null && node.max !== sums.get(node.id))
      add(node, 'max', 'check.childrenSum', { stated: node.max, sum: sums.get(node.id) ?? 0 });
    if (isFormula(node.weight))
      for (const name of listPlainNames(node.weight)) add(node, 'weight', 'check.unknownName', { unknown: name });
  }
  const total = sumExactly(set.rootIds.map((id) => sums.get(id) ?? 0));
  if (nodes.length > 0 && total !== set.statedTotal)
    findings.push({
      code: 'check.totalDiffers',
      details: { stated: set.statedTotal, sum: total },
      sheet,
      row: 'total',
      column: 'max',
    });
  return [...findings, ...checkScores(workbook, set, nodes)];
}

/** Maxima of the branches: the exact sum of the leaves below. */
function sumMaxima(set: CriteriaSet): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  function visit(node: CriterionNode): number {
    const sum = isLeaf(node)
      ? (node.max ?? 0)
      : sumExactly(node.childIds.map((id) => (set.nodes[id] ? visit(set.nodes[id]) : 0)));
    sums.set(node.id, sum);
    return sum;
  }
  for (const id of set.rootIds) if (set.nodes[id]) visit(set.nodes[id]);
  return sums;
}

/** Rows of scores with nothing wrong, and the maxima they were held against: an edit elsewhere reads none of them again. */
const soundUnder = new WeakMap<UnitScores, string>();

function checkScores(workbook: Workbook, set: CriteriaSet, nodes: readonly CriterionNode[]): Finding[] {
  const findings: Finding[] = [];
  const leaves = nodes.filter(isLeaf);
  const maxima = leaves.map((leaf) => `${leaf.slot}:${leaf.max ?? 0}`).join();
  for (const unitId of workbook.blocks[set.blockId]?.unitIds ?? []) {
    const scores = workbook.scores[set.id]?.[unitId];
    if (!scores || soundUnder.get(scores) === maxima) continue;
    const before = findings.length;
    for (const stage of STAGES) {
      const { points } = scores[stage];
      for (const leaf of leaves) {
        const value = points[leaf.slot];
        if (value === undefined || isMissing(value) || isNotApplicable(value)) continue;
        const code = value < 0 ? 'check.pointsNegative' : value > (leaf.max ?? 0) ? 'check.pointsAboveMax' : null;
        if (code === null) continue;
        const details = {
          node: leaf.code,
          unit: workbook.units[unitId]?.name ?? '',
          points: value,
          max: leaf.max ?? 0,
        };
        findings.push({ code, details, sheet: `scores.${set.id}`, row: leaf.id, column: unitId });
      }
    }
    if (findings.length === before) soundUnder.set(scores, maxima);
  }
  return findings;
}
