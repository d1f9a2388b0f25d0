/** What the page is set to, as plain data; what is unknown or gone falls back to what is usual. */
import type { Goal, GoalSeekAsk, SoughtInput } from '../../../analysis/goalSeek/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import { isLeaf, listNodes, type CriterionNode } from '../../../domain/criteria.ts';
import type { AssumptionId, NodeId, UnitId } from '../../../domain/ids.ts';
import { listFields, type DeclaredField } from '../../../domain/rules/declaredFields.ts';
import { listDeclaredKinds } from '../../../domain/rules/declared.ts';
import type { DeclaredData } from '../../../domain/rules/rule.ts';
import { STAGES } from '../../../domain/scores.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { pick, readNumber } from '../shared/readSettings.ts';

export const GOAL_KINDS = ['rank', 'index', 'class', 'component', 'gap'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];
export const INPUT_KINDS = ['every', 'declared', 'points', 'weight', 'assumption'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];
export const POINT_STEPS = [0.01, 0.05, 0.1, 0.25, 0.5, 1] as const;

export interface GoalSettings {
  readonly unitId: UnitId;
  readonly goalKind: GoalKind;
  /** By kind, so that turning back to one finds what was typed for it. */
  readonly targets: Readonly<Record<Exclude<GoalKind, 'class'>, number>>;
  readonly classAt: number;
  readonly fieldId: NodeId;
  readonly rivalId: UnitId;
  readonly inputKind: InputKind;
  readonly inputUnitId: UnitId;
  readonly nodeId: NodeId;
  readonly part: number;
  readonly assumptionId: AssumptionId | null;
  readonly step: number;
}

const USUAL_TARGETS: GoalSettings['targets'] = { rank: 3, index: 90, component: 90, gap: 1 };

/** Null where the block has no units or the set no criteria. */
export function readGoalSettings(saved: PageSettings, workbook: Workbook, state: StateRef): GoalSettings | null {
  const set = workbook.sets[state.setId];
  const units = set ? (workbook.blocks[set.blockId]?.unitIds ?? []) : [];
  const unitId = units.find((id) => id === saved['unitId']) ?? units[0];
  if (!set || unitId === undefined) return null;
  const inputKind = pick(INPUT_KINDS, saved['inputKind'], 'every');
  const nodes = listInputNodes(workbook, state, inputKind);
  const first = listNodes(set)[0];
  const fieldId = set.rootIds.find((id) => id === saved['fieldId']) ?? set.rootIds[0];
  if (!first || fieldId === undefined) return null;
  const number = (key: string, usual: number): number =>
    readNumber(saved[key], { min: -Infinity, max: Infinity, usual });
  const classAt = number('classAt', 0);
  return {
    unitId,
    goalKind: pick(GOAL_KINDS, saved['goalKind'], 'rank'),
    targets: {
      rank: number('rank', USUAL_TARGETS.rank),
      index: number('index', USUAL_TARGETS.index),
      component: number('component', USUAL_TARGETS.component),
      gap: number('gap', USUAL_TARGETS.gap),
    },
    classAt: set.policies.classes[classAt] ? classAt : 0,
    fieldId,
    rivalId:
      units.find((id) => id === saved['rivalId'] && id !== unitId) ?? units.find((id) => id !== unitId) ?? unitId,
    inputKind,
    inputUnitId: units.find((id) => id === saved['inputUnitId']) ?? unitId,
    nodeId: (nodes.find(({ id }) => id === saved['nodeId']) ?? nodes[0] ?? first).id,
    part: Math.max(0, Math.floor(number('part', 0))),
    assumptionId:
      workbook.assumptionOrder.find((id) => id === saved['assumptionId']) ?? workbook.assumptionOrder[0] ?? null,
    step: POINT_STEPS.find((step) => step === saved['step']) ?? 0.01,
  };
}

/** Criteria that an input of a kind may name. */
export function listInputNodes(workbook: Workbook, { setId }: StateRef, kind: InputKind): CriterionNode[] {
  const set = workbook.sets[setId];
  if (!set) return [];
  const nodes = listNodes(set);
  if (kind === 'weight') return nodes;
  return nodes.filter((node) => isLeaf(node) && (kind !== 'declared' || node.rule !== null));
}

/** The figures of what a leaf's rule is told, where there is a choice; empty for options and answers. */
export function listParts(workbook: Workbook, state: StateRef, { inputUnitId, nodeId }: GoalSettings): DeclaredField[] {
  const node = workbook.sets[state.setId]?.nodes[nodeId];
  if (!node?.rule) return [];
  const kind = declaredAt(workbook, state, inputUnitId, node)?.kind ?? listDeclaredKinds(node.rule)[0];
  if (kind === undefined || kind === 'choice' || kind === 'answers') return [];
  return listFields(node.rule, kind);
}

function declaredAt(
  workbook: Workbook,
  { setId }: StateRef,
  unitId: UnitId,
  { slot }: CriterionNode,
): DeclaredData | undefined {
  const scores = workbook.scores[setId]?.[unitId];
  const stage = STAGES.findLast((one) => scores?.[one].declared[String(slot)]);
  return stage && scores?.[stage].declared[String(slot)];
}

export function toGoalSeekAsk(settings: GoalSettings, state: StateRef): GoalSeekAsk | null {
  const input = toInput(settings);
  return input && { state, goal: toGoal(settings), input, step: settings.step };
}

function toGoal({ unitId, goalKind, targets, classAt, fieldId, rivalId }: GoalSettings): Goal {
  switch (goalKind) {
    case 'class':
      return { kind: goalKind, unitId, target: classAt };
    case 'component':
      return { kind: goalKind, unitId, fieldId, target: targets.component };
    case 'gap':
      return { kind: goalKind, unitId, toUnitId: rivalId, target: targets.gap };
    default:
      return { kind: goalKind, unitId, target: targets[goalKind] };
  }
}

function toInput(settings: GoalSettings): SoughtInput | { kind: 'every'; unitId: UnitId } | null {
  const { inputKind, inputUnitId: unitId, nodeId, part, assumptionId } = settings;
  switch (inputKind) {
    case 'every':
      return { kind: inputKind, unitId };
    case 'declared':
      return { kind: inputKind, unitId, nodeId, part };
    case 'points':
      return { kind: inputKind, unitId, nodeId };
    case 'weight':
      return { kind: inputKind, nodeId };
    case 'assumption':
      return assumptionId && { kind: inputKind, assumptionId };
  }
}
