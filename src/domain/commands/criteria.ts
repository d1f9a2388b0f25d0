/** Verbs on the criteria tree. */
import { sumExactly } from '../../lib/decimal.ts';
import { fail, succeed } from '../../lib/result.ts';
import {
  isLeaf,
  listNodes,
  type CriteriaSet,
  type CriterionNode,
  type Method,
  type NotApplicablePolicy,
} from '../criteria.ts';
import { keepEndsOf, type Removal } from '../formulaPlaces.ts';
import type { NodeId, SetId } from '../ids.ts';
import { keyOfPath, patchTo, type Patch, type Path } from '../patches.ts';
import type { Policies, Redistribution } from '../policies.ts';
import type { ScoringRule } from '../rules/rule.ts';
import { scaleRule } from '../rules/scaleRule.ts';
import { STAGES } from '../scores.ts';
import type { NumberInput, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

interface NodePlace {
  readonly setId: SetId;
  readonly nodeId: NodeId;
}

/** A number, a formula, or null: back to the default (a leaf's maximum, the sum of the children). */
export function setWeight(workbook: Workbook, args: NodePlace & { readonly weight: NumberInput | null }): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  if (typeof args.weight === 'number') {
    if (!Number.isFinite(args.weight)) return fail('number.notFinite');
    if (args.weight < 0) return fail('weight.negative', { code: found.value.node.code });
  }
  return succeed([patchNode(workbook, args, 'weight', args.weight)]);
}

/**
 * A leaf's maximum. Points already given follow the policy: kept in proportion, kept and capped, or left to the rule.
 * For a node with children it is the stated sum that its children are checked against (null: not stated).
 */
export function setMax(workbook: Workbook, args: NodePlace & { readonly max: number | null }): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  const { set, node } = found.value;
  if (args.max === null ? isLeaf(node) : !isPositive(args.max)) return fail('max.notPositive', { code: node.code });
  if (args.max === null || !isLeaf(node)) return succeed([patchNode(workbook, args, 'max', args.max)]);
  const patches: Patch[] = [patchNode(workbook, args, 'max', args.max)];
  const factor = node.max !== null && node.max > 0 ? args.max / node.max : 1;
  const keepsAttainment = set.policies.onMaxChange === 'keepAttainment';
  if (keepsAttainment && node.rule) patches.push(patchNode(workbook, args, 'rule', scaleRule(node.rule, factor)));
  for (const [unitId, scores] of Object.entries(workbook.scores[args.setId] ?? {})) {
    for (const stage of STAGES) {
      const old = scores[stage].points[node.slot];
      if (old === undefined || !Number.isFinite(old)) continue;
      const points = Math.min(args.max, keepsAttainment ? Number((old * factor).toPrecision(12)) : old);
      if (points !== old)
        patches.push({ path: ['scores', args.setId, unitId, stage, 'points', String(node.slot)], old, new: points });
    }
  }
  return succeed(patches);
}

export function setNodeText(
  workbook: Workbook,
  args: NodePlace & { readonly field: 'code' | 'name' | 'note'; readonly text: string },
): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  return succeed([patchNode(workbook, args, args.field, args.text.normalize('NFC').trim())]);
}

export function setMethod(workbook: Workbook, args: NodePlace & { readonly method: Method }): Plan {
  const found = findNode(workbook, args);
  return found.ok ? succeed([patchNode(workbook, args, 'method', args.method)]) : found;
}

export function setNotApplicable(workbook: Workbook, args: NodePlace & { readonly policy: NotApplicablePolicy }): Plan {
  const found = findNode(workbook, args);
  return found.ok ? succeed([patchNode(workbook, args, 'notApplicable', args.policy)]) : found;
}

export function setRule(workbook: Workbook, args: NodePlace & { readonly rule: ScoringRule | null }): Plan {
  const found = findNode(workbook, args);
  return found.ok ? succeed([patchNode(workbook, args, 'rule', args.rule)]) : found;
}

/**
 * Adds a node under `parentId` (null: a field) at `index`. The first child of a leaf takes over its points, maximum and
 * rule, in the base and in what scenarios override, so that splitting a criterion loses nothing.
 */
export function addNode(
  workbook: Workbook,
  args: {
    readonly setId: SetId;
    readonly nodeId: NodeId;
    readonly parentId: NodeId | null;
    readonly index: number;
    readonly name: string;
    readonly max: number;
  },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  const parent = args.parentId === null ? null : set.nodes[args.parentId];
  if (parent === undefined) return fail('node.gone');
  if (!isPositive(args.max)) return fail('max.notPositive', { code: args.name });
  const siblings = parent === null ? set.rootIds : parent.childIds;
  const index = Math.max(0, Math.min(args.index, siblings.length));
  const heir = parent !== null && isLeaf(parent) ? parent : null;
  const node: CriterionNode = {
    id: args.nodeId,
    parentId: args.parentId,
    childIds: [],
    code: nextCode(set, parent),
    name: args.name.normalize('NFC'),
    slot: heir?.slot ?? set.nextSlot,
    max: heir?.max ?? args.max,
    weight: null,
    method: heir?.method ?? 'self',
    rule: heir?.rule ?? null,
    notApplicable: heir?.notApplicable ?? 'exclude',
    note: '',
  };
  const path: Path = ['sets', set.id];
  const patches: Patch[] = [
    { path: [...path, 'nodes', node.id], old: undefined, new: node },
    { path: [...path, 'nextSlot'], old: set.nextSlot, new: set.nextSlot + 1 },
    listPatch(set, args.parentId, [...siblings.slice(0, index), node.id, ...siblings.slice(index)]),
  ];
  if (heir) {
    patches.push(
      { path: [...path, 'nodes', heir.id, 'slot'], old: heir.slot, new: set.nextSlot },
      { path: [...path, 'nodes', heir.id, 'max'], old: heir.max, new: null },
      { path: [...path, 'nodes', heir.id, 'rule'], old: heir.rule, new: null },
      ...handOverrides(workbook, set.id, heir.id, node.id),
    );
  }
  return succeed(patches);
}

/** Removes a node with all below it. A parent left without children becomes a leaf with the maximum it had as a sum. */
export function removeNode(workbook: Workbook, args: NodePlace): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  const { set, node } = found.value;
  const gone = listBranch(set, node);
  const siblings = siblingsOf(set, node);
  const patches: Patch[] = [
    ...keepEndsOf(workbook, [
      {
        sheets: [`criteria.${set.id}`, `scores.${set.id}`],
        axis: 'rows',
        removed: new Set<string>(gone.map((one) => one.id)),
      },
      ...columnsOfField(set, node),
    ]),
    listPatch(
      set,
      node.parentId,
      siblings.filter((id) => id !== node.id),
    ),
    ...gone.map((one): Patch => ({ path: ['sets', set.id, 'nodes', one.id], old: one, new: undefined })),
  ];
  const parent = node.parentId === null ? undefined : set.nodes[node.parentId];
  if (parent && siblings.length === 1) {
    const max = sumExactly(gone.filter(isLeaf).map((leaf) => leaf.max ?? 0));
    patches.push({ path: ['sets', set.id, 'nodes', parent.id, 'max'], old: parent.max, new: max });
  }
  const { redistribution } = set;
  if (redistribution.rule === 'buffer' && gone.some((one) => one.id === redistribution.nodeId))
    patches.push({ path: ['sets', set.id, 'redistribution'], old: redistribution, new: { rule: 'free' } });
  return succeed(patches);
}

/**
 * Moves a node with its branch to `index` among the children of `parentId`; formulas keep pointing at it. A leaf that gets
 * its first child this way gives up its own maximum. A parent whose last child leaves becomes a leaf with the maximum that
 * was stated for it, or with none (check.maxMissing): the points move once and are never counted twice.
 */
export function moveNode(
  workbook: Workbook,
  args: NodePlace & { readonly parentId: NodeId | null; readonly index: number },
): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  const { set, node } = found.value;
  const parent = args.parentId === null ? null : set.nodes[args.parentId];
  if (parent === undefined) return fail('node.gone');
  if (parent !== null && listBranch(set, node).includes(parent)) return fail('move.intoItself', { code: node.code });
  const from = siblingsOf(set, node);
  const rest = from.filter((id) => id !== node.id);
  const target = node.parentId === args.parentId ? rest : parent === null ? set.rootIds : parent.childIds;
  const index = Math.max(0, Math.min(args.index, target.length));
  const moved = [...target.slice(0, index), node.id, ...target.slice(index)];
  if (node.parentId === args.parentId) {
    if (moved.every((id, place) => id === from[place])) return fail('move.nowhere', { code: node.code });
    return succeed([listPatch(set, node.parentId, moved)]);
  }
  const patches: Patch[] = [
    ...keepEndsOf(workbook, columnsOfField(set, node)),
    listPatch(set, node.parentId, rest),
    listPatch(set, args.parentId, moved),
    { path: ['sets', set.id, 'nodes', node.id, 'parentId'], old: node.parentId, new: args.parentId },
  ];
  if (parent !== null && isLeaf(parent) && parent.max !== null)
    patches.push({ path: ['sets', set.id, 'nodes', parent.id, 'max'], old: parent.max, new: null });
  return succeed(patches);
}

/** One level down: the last child of the sibling above. */
export function indentNode(workbook: Workbook, args: NodePlace): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  const { set, node } = found.value;
  const siblings = siblingsOf(set, node);
  const above = siblings[siblings.indexOf(node.id) - 1];
  const parent = above === undefined ? undefined : set.nodes[above];
  if (!parent) return fail('move.nowhere', { code: node.code });
  return moveNode(workbook, { ...args, parentId: parent.id, index: parent.childIds.length });
}

/** One level up: the sibling after its parent. */
export function outdentNode(workbook: Workbook, args: NodePlace): Plan {
  const found = findNode(workbook, args);
  if (!found.ok) return found;
  const { set, node } = found.value;
  const parent = node.parentId === null ? undefined : set.nodes[node.parentId];
  if (!parent) return fail('move.nowhere', { code: node.code });
  return moveNode(workbook, {
    ...args,
    parentId: parent.parentId,
    index: siblingsOf(set, parent).indexOf(parent.id) + 1,
  });
}

export function setRedistribution(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly redistribution: Redistribution },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  if (args.redistribution.rule === 'buffer' && !set.nodes[args.redistribution.nodeId]) return fail('buffer.gone');
  return succeed([patchTo(workbook, ['sets', set.id, 'redistribution'], args.redistribution)]);
}

export function setPolicies(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly policies: Partial<Policies> },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  const policies = { ...set.policies, ...args.policies };
  if (!Number.isInteger(policies.decimals) || policies.decimals < 0 || policies.decimals > 4)
    return fail('policy.notAllowed', { field: 'decimals' });
  const limits = policies.classes.map((limit) => limit.min);
  if (
    policies.classes.length === 0 ||
    limits.some((min, i) => !Number.isFinite(min) || (i > 0 && min >= (limits[i - 1] ?? 0)))
  )
    return fail('policy.notAllowed', { field: 'classes' });
  return succeed(
    Object.entries(args.policies).map(([name, policy]) =>
      patchTo(workbook, ['sets', set.id, 'policies', name], policy),
    ),
  );
}

export function setStatedTotal(workbook: Workbook, args: { readonly setId: SetId; readonly total: number }): Plan {
  if (!workbook.sets[args.setId]) return fail('set.gone');
  if (!isPositive(args.total)) return fail('max.notPositive', { code: '' });
  return succeed([patchTo(workbook, ['sets', args.setId, 'statedTotal'], args.total)]);
}

function findNode(workbook: Workbook, { setId, nodeId }: NodePlace) {
  const set = workbook.sets[setId];
  if (!set) return fail('set.gone' as const);
  const node = set.nodes[nodeId];
  return node ? succeed({ set, node }) : fail('node.gone' as const);
}

function patchNode(workbook: Workbook, place: NodePlace, field: keyof CriterionNode, value: unknown): Patch {
  return patchTo(workbook, ['sets', place.setId, 'nodes', place.nodeId, field], value);
}

function siblingsOf(set: CriteriaSet, node: CriterionNode): readonly NodeId[] {
  return node.parentId === null ? set.rootIds : (set.nodes[node.parentId]?.childIds ?? []);
}

function listPatch(set: CriteriaSet, parentId: NodeId | null, ids: readonly NodeId[]): Patch {
  return parentId === null
    ? { path: ['sets', set.id, 'rootIds'], old: set.rootIds, new: ids }
    : { path: ['sets', set.id, 'nodes', parentId, 'childIds'], old: set.nodes[parentId]?.childIds, new: ids };
}

function listBranch(set: CriteriaSet, node: CriterionNode): CriterionNode[] {
  return [node, ...node.childIds.flatMap((id) => (set.nodes[id] ? listBranch(set, set.nodes[id]) : []))];
}

/** A field has a column of the ranking, which goes with it. */
function columnsOfField(set: CriteriaSet, node: CriterionNode): Removal[] {
  if (node.parentId !== null) return [];
  return [{ sheets: [`ranking.${set.id}`], axis: 'columns', removed: new Set<string>([node.id]) }];
}

/** What scenarios override on a leaf that gets its first child stands at the child from now on; the weight stays. */
function handOverrides(workbook: Workbook, setId: SetId, from: NodeId, to: NodeId): Patch[] {
  return Object.values(workbook.scenarios).flatMap((scenario) =>
    (['max', 'rule', 'notApplicable'] as const).flatMap((field): Patch[] => {
      const [oldKey, newKey] = [from, to].map((id) => keyOfPath(['sets', setId, 'nodes', id, field])) as [
        string,
        string,
      ];
      if (!Object.hasOwn(scenario.overrides, oldKey)) return [];
      const path = ['scenarios', scenario.id, 'overrides'];
      const value = scenario.overrides[oldKey];
      return [
        { path: [...path, oldKey], old: value, new: undefined },
        { path: [...path, newKey], old: undefined, new: value },
      ];
    }),
  );
}

function isPositive(points: number): boolean {
  return Number.isFinite(points) && points > 0;
}

/** As many as the siblings and one: "1.3" for a third child of "1", "4" for a fourth field; the next one that is free. */
export function nextCode(set: CriteriaSet, parent: CriterionNode | null): string {
  const taken = new Set(listNodes(set).map((node) => node.code));
  const prefix = parent === null || parent.code === '' ? '' : `${parent.code}.`;
  let number = (parent === null ? set.rootIds : parent.childIds).length + 1;
  while (taken.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}
