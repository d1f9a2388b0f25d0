/** Splitting a criterion into several beside it, and merging several of one parent into one: points keep their sum. */
import { sumExactly } from '../../lib/decimal.ts';
import { fail, succeed } from '../../lib/result.ts';
import { isLeaf, listNodes, type CriteriaSet, type CriterionNode } from '../criteria.ts';
import { isFormula } from '../formula/references.ts';
import type { NodeId, SetId } from '../ids.ts';
import { applyPatches, patchTo, type Patch, type Path } from '../patches.ts';
import { stageOutcome } from '../points.ts';
import { canonicalNumber } from '../rules/canonicalNumber.ts';
import type { DeclaredData } from '../rules/rule.ts';
import { scaleRule } from '../rules/scaleRule.ts';
import { isNotApplicable, NOT_APPLICABLE, pointsAt, STAGES, type Stage, type UnitScores } from '../scores.ts';
import type { NumberInput, Workbook } from '../workbook.ts';
import { nextCode, removeNode } from './criteria.ts';
import type { Plan } from './plan.ts';

export interface NodePart {
  readonly nodeId: NodeId;
  readonly name: string;
  /** In 0..1, without both ends; the shares of all parts add to 1. */
  readonly share01: number;
}

/**
 * Splits a leaf: the first part keeps its id, the others follow as its siblings. Maxima, weights, typed points and the
 * points of rules are divided by the shares; declared data stand at every part.
 */
export function splitNode(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly nodeId: NodeId; readonly parts: readonly NodePart[] },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  const node = set.nodes[args.nodeId];
  if (!node) return fail('node.gone');
  if (!isLeaf(node)) return fail('regroup.notLeaf', { code: node.code });
  if (node.max === null || node.max <= 0) return fail('max.notPositive', { code: node.code });
  const shares = args.parts.map((part) => part.share01);
  const ids = new Set(args.parts.map((part) => part.nodeId));
  if (
    shares.length < 2 ||
    ids.size !== shares.length ||
    args.parts[0]?.nodeId !== node.id ||
    args.parts.slice(1).some((part) => set.nodes[part.nodeId]) ||
    shares.some((share) => !(share > 0 && share < 1)) ||
    Math.abs(sumExactly(shares) - 1) > 1e-9
  )
    return fail('regroup.shares', { code: node.code });
  const maxima = divide(node.max, shares);
  const parts = args.parts.map((part, place): CriterionNode => ({
    ...node,
    id: part.nodeId,
    name: part.name.normalize('NFC').trim(),
    slot: place === 0 ? node.slot : set.nextSlot + place - 1,
    max: maxima[place] ?? 0,
    weight: scaleWeight(node.weight, shares[place] ?? 0),
    rule: node.rule && scaleRule(node.rule, shares[place] ?? 0),
    note: place === 0 ? node.note : '',
  }));
  const [first, ...others] = giveCodes(set, node, parts);
  const path: Path = ['sets', set.id];
  const siblings = node.parentId === null ? set.rootIds : (set.nodes[node.parentId]?.childIds ?? []);
  const list = siblings.flatMap((id) => (id === node.id ? parts.map((part) => part.id) : [id]));
  return succeed([
    { path: [...path, 'nextSlot'], old: set.nextSlot, new: set.nextSlot + others.length },
    ...(['name', 'max', 'weight', 'rule'] as const).map((field) =>
      patchTo(workbook, [...path, 'nodes', node.id, field], first?.[field]),
    ),
    ...others.map((part): Patch => ({ path: [...path, 'nodes', part.id], old: undefined, new: part })),
    patchTo(
      workbook,
      node.parentId === null ? [...path, 'rootIds'] : [...path, 'nodes', node.parentId, 'childIds'],
      list,
    ),
    ...dividePoints(workbook, set.id, parts, shares),
  ]);
}

/**
 * Merges leaves of one parent into the first of them in the order of the sheet. Maxima, weights and points add; what was
 * declared becomes points. At each stage a leaf counts with what it last had by then; one that never had anything adds 0.
 */
export function mergeNodes(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly nodeIds: readonly NodeId[]; readonly name?: string },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  const chosen = new Set(args.nodeIds);
  const leaves = listNodes(set).filter((node) => chosen.has(node.id));
  const [target, ...others] = leaves;
  if (!target || leaves.length !== args.nodeIds.length) return fail('node.gone');
  const group = leaves.find((node) => !isLeaf(node));
  if (group) return fail('regroup.notLeaf', { code: group.code });
  if (others.length === 0 || others.some((node) => node.parentId !== target.parentId))
    return fail('regroup.notSiblings');
  const points = addPoints(workbook, set, leaves);
  if (!points.ok) return points;
  const at: Path = ['sets', set.id, 'nodes', target.id];
  const patches: Patch[] = [
    patchTo(workbook, [...at, 'max'], sumExactly(leaves.map((node) => node.max ?? 0))),
    patchTo(workbook, [...at, 'weight'], addWeights(leaves)),
    patchTo(workbook, [...at, 'rule'], null),
    ...(args.name === undefined ? [] : [patchTo(workbook, [...at, 'name'], args.name.normalize('NFC').trim())]),
    ...points.value,
  ];
  let current = applyPatches(workbook, patches);
  for (const node of others) {
    const removal = removeNode(current, { setId: set.id, nodeId: node.id });
    if (!removal.ok) return removal;
    patches.push(...removal.value);
    current = applyPatches(current, removal.value);
  }
  return succeed(patches);
}

/** `total` in proportion to the shares, each to 7 decimals, the last taking what the others leave. */
function divide(total: number, shares: readonly number[]): number[] {
  if (!Number.isFinite(total)) return shares.map(() => total);
  const parts = shares.slice(0, -1).map((share) => Math.round(total * share * 1e7) / 1e7);
  return [...parts, sumExactly([total, ...parts.map((part) => -part)])];
}

function scaleWeight(weight: NumberInput | null, share01: number): NumberInput | null {
  if (weight === null) return null;
  if (isFormula(weight)) return `=(${weight.slice(1)})*${canonicalNumber(share01)}`;
  return typeof weight === 'number' ? weight * share01 : weight;
}

function addWeights(leaves: readonly CriterionNode[]): NumberInput | null {
  if (leaves.every((node) => node.weight === null)) return null;
  const weights = leaves.map((node) => node.weight ?? node.max ?? 0);
  if (!weights.some(isFormula)) return sumExactly(weights.map(Number));
  return `=${weights.map((one) => (isFormula(one) ? `(${one.slice(1)})` : canonicalNumber(one))).join('+')}`;
}

function giveCodes(set: CriteriaSet, node: CriterionNode, parts: readonly CriterionNode[]): CriterionNode[] {
  let current = set;
  const parent = node.parentId === null ? null : (set.nodes[node.parentId] ?? null);
  return parts.map((part, place) => {
    const named = place === 0 ? part : { ...part, code: nextCode(current, parent) };
    current = { ...current, nodes: { ...current.nodes, [named.id]: named } };
    return named;
  });
}

function dividePoints(
  workbook: Workbook,
  setId: SetId,
  parts: readonly CriterionNode[],
  shares: readonly number[],
): Patch[] {
  const slot = parts[0]?.slot ?? 0;
  return eachRow(workbook, setId, (scores, stage, path) => {
    const points = divide(pointsAt(scores[stage], slot), shares);
    const declared = scores[stage].declared[slot];
    return parts.flatMap((part, place): Patch[] => {
      const typed = points[place] ?? Number.NaN;
      return [
        ...(Number.isNaN(typed) ? [] : [patchTo(workbook, [...path, 'points', String(part.slot)], typed)]),
        ...(declared && place > 0 ? [patchTo(workbook, [...path, 'declared', String(part.slot)], declared)] : []),
      ];
    });
  });
}

function addPoints(workbook: Workbook, set: CriteriaSet, leaves: readonly CriterionNode[]) {
  const slot = leaves[0]?.slot ?? 0;
  let unread: CriterionNode | null = null;
  const patches = eachRow(workbook, set.id, (scores, stage, path) => {
    if (leaves.every((leaf) => isEmptyAt(scores, stage, leaf.slot))) return [];
    const values = leaves.map((leaf) => {
      const last = STAGES.slice(0, STAGES.indexOf(stage) + 1).findLast((one) => !isEmptyAt(scores, one, leaf.slot));
      const outcome = last && stageOutcome(leaf, scores, last, () => undefined);
      if (outcome?.kind === 'error') unread ??= leaf;
      if (outcome?.kind === 'notApplicable') return NOT_APPLICABLE;
      return outcome?.kind === 'points' ? outcome.points : 0;
    });
    const total = values.every(isNotApplicable)
      ? NOT_APPLICABLE
      : sumExactly(
          values.map((value, i) =>
            isNotApplicable(value) ? (leaves[i]?.notApplicable === 'full' ? (leaves[i].max ?? 0) : 0) : value,
          ),
        );
    const declared: DeclaredData | undefined = scores[stage].declared[slot];
    return [
      patchTo(workbook, [...path, 'points', String(slot)], total),
      ...(declared ? [patchTo(workbook, [...path, 'declared', String(slot)], undefined)] : []),
    ];
  });
  const failed = unread as CriterionNode | null;
  return failed === null ? succeed(patches) : fail('regroup.notPoints' as const, { code: failed.code });
}

function isEmptyAt(scores: UnitScores, stage: Stage, slot: number): boolean {
  return Number.isNaN(pointsAt(scores[stage], slot)) && scores[stage].declared[slot] === undefined;
}

function eachRow(
  workbook: Workbook,
  setId: SetId,
  list: (scores: UnitScores, stage: Stage, path: Path) => Patch[],
): Patch[] {
  return Object.entries(workbook.scores[setId] ?? {}).flatMap(([unitId, scores]) =>
    STAGES.flatMap((stage) => list(scores, stage, ['scores', setId, unitId, stage])),
  );
}
