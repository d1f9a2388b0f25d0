/**
 * Weight paths of a state. Where weight formulas read more than maxima and assumptions, other weights may follow the one that
 * moves: then the path is drawn through trials in the workbook, two points and a third that proves it straight, or many.
 */
import type { IndexModel, StateRef } from '../../src/analysis/indexModel.ts';
import {
  findWeightPaths as findModelPaths,
  ownRange,
  pathThroughPoints,
  type PathPoint,
  type WeightPath,
} from '../../src/analysis/weightPath.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import { listNodes } from '../../src/domain/criteria.ts';
import { isFormula, listReferences } from '../../src/domain/formula/references.ts';
import type { NodeId } from '../../src/domain/ids.ts';
import type { Redistribution } from '../../src/domain/policies.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

export interface WeightPaths {
  /** One path a node, or several that follow on each other where it bends. */
  readonly paths: readonly WeightPath[];
  /** Nodes whose own weight moves nothing. */
  readonly idle: readonly NodeId[];
  /** Nodes whose path went through the workbook. */
  readonly tried: readonly NodeId[];
}

/** Trials a path where three do not prove it straight. */
const SAMPLES = 8;

export function* findWeightPaths(
  context: AnalysisContext,
  model: IndexModel,
  nodes: readonly number[],
  rule: Redistribution,
): Steps<WeightPaths> {
  const { state } = model;
  const workbook = context.resolve(state);
  const following = workbook ? listFollowing(workbook, state) : new Set<NodeId>();
  const paths: WeightPath[] = [];
  const idle: NodeId[] = [];
  const tried: NodeId[] = [];
  for (const [at, node] of nodes.entries()) {
    const id = model.nodes[node]?.id;
    if (id === undefined) continue;
    const needsTrial = following.size > (following.has(id) ? 1 : 0);
    const found = needsTrial ? samplePath(context, model, node, rule) : findModelPaths(model, node, rule);
    if (needsTrial) tried.push(id);
    if (found.length === 0) idle.push(id);
    paths.push(...found);
    yield (at + 1) / nodes.length;
  }
  return { paths, idle, tried };
}

/** Nodes whose weight is a formula that may follow other weights or scores. */
function listFollowing(workbook: Workbook, { setId }: StateRef): Set<NodeId> {
  const set = workbook.sets[setId];
  const nodes = set ? listNodes(set) : [];
  return new Set(nodes.flatMap((node) => (follows(workbook, node.weight) ? [node.id] : [])));
}

function follows(workbook: Workbook, input: number | string | null, depth = 0): boolean {
  if (!isFormula(input)) return false;
  return listReferences(input).some((reference) => {
    if (reference.kind === 'max') return false;
    if (reference.kind !== 'assumption' || depth > 8) return true;
    return follows(workbook, workbook.assumptions[reference.assumption]?.value ?? null, depth + 1);
  });
}

export function weighCommands(
  { setId }: StateRef,
  rule: Redistribution,
  nodeId: NodeId,
  weight: number,
): readonly Command[] {
  return [
    { verb: 'setRedistribution', args: { setId, redistribution: rule } },
    { verb: 'setWeight', args: { setId, nodeId, weight } },
  ];
}

function samplePath(context: AnalysisContext, model: IndexModel, node: number, rule: Redistribution): WeightPath[] {
  const { min, max } = ownRange(model, node, rule);
  const id = model.nodes[node]?.id;
  if (id === undefined || !(max > min)) return [];
  function tryOwn(share: number): PathPoint | null {
    const own = min + (max - min) * share;
    const tried = context.trial(model.state, weighCommands(model.state, rule, id as NodeId, own));
    if (!tried.ok || tried.value.weights.some(Number.isNaN)) return null;
    return { own, effective: tried.value.nodes[node]?.effective ?? Number.NaN, leaves: tried.value.weights };
  }
  return pathThroughPoints(node, rule, tryOwn, SAMPLES);
}
