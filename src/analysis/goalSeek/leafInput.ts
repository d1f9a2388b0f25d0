/** An input that is one leaf of one unit: where it is written, what stands there now, which values are legal. */
import type { ScoreEntry } from '../../domain/commands/scores.ts';
import { isLeaf, type CriterionNode } from '../../domain/criteria.ts';
import type { NodeId, SetId, UnitId } from '../../domain/ids.ts';
import type { DeclaredData } from '../../domain/rules/rule.ts';
import {
  isMissing,
  isNotApplicable,
  lastStagePresent,
  pointsAt,
  STAGES,
  type Stage,
  type UnitScores,
} from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { lineDeclared, linePoints, startDeclared, type LeafLine } from './leafLine.ts';
import type { SoughtInput } from './question.ts';

export type LeafAsk = Extract<SoughtInput, { readonly kind: 'declared' | 'points' }>;

export interface LeafInput {
  readonly ask: LeafAsk;
  readonly node: CriterionNode;
  readonly stage: Stage;
  readonly line: LeafLine;
  /** What is declared now; null where nothing is, or points are sought. */
  readonly declared: DeclaredData | null;
  /** Typed points stand over the declared data and would be replaced. */
  readonly replacesPoints: boolean;
}

/** Null where the leaf cannot be moved so: no rule to declare for, or the rule takes no such figure. */
export function readLeafInput(workbook: Workbook, setId: SetId, ask: LeafAsk, step: number): LeafInput | null {
  const node = workbook.sets[setId]?.nodes[ask.nodeId];
  const scores = workbook.scores[setId]?.[ask.unitId];
  const max = node?.max ?? 0;
  if (!node || !isLeaf(node) || !scores || max <= 0) return null;
  const present = lastStagePresent(scores, node.slot);
  const stage = present ?? (node.method === 'self' ? 'self' : 'survey');
  const typed = pointsAt(scores[stage], node.slot);
  if (ask.kind === 'points') {
    const line = linePoints(max, step, typed);
    return { ask, node, stage, line, declared: null, replacesPoints: false };
  }
  if (!node.rule) return null;
  const declared = findDeclared(scores, node.slot);
  const line = lineDeclared(node.rule, declared ?? startDeclared(node.rule), ask.part, max);
  if (!line) return null;
  const shown = declared === null ? { ...line, current: null } : line;
  return { ask, node, stage, line: shown, declared, replacesPoints: !isMissing(typed) };
}

/** How each leaf of a unit is moved where all are tried; null for those that do not apply to it. */
export function chooseLeafAsk(workbook: Workbook, setId: SetId, unitId: UnitId, nodeId: NodeId): LeafAsk | null {
  const node = workbook.sets[setId]?.nodes[nodeId];
  const scores = workbook.scores[setId]?.[unitId];
  if (!node || !scores) return null;
  const stage = lastStagePresent(scores, node.slot);
  const typed = stage === null ? Number.NaN : pointsAt(scores[stage], node.slot);
  if (isNotApplicable(typed)) return null;
  const declares = node.rule !== null && (isMissing(typed) || findDeclared(scores, node.slot) !== null);
  return declares ? { kind: 'declared', unitId, nodeId, part: 0 } : { kind: 'points', unitId, nodeId };
}

export function entryOf({ ask, node, stage, line }: LeafInput, place: number): ScoreEntry {
  return { unitId: ask.unitId, stage, slot: node.slot, entry: line.entryAt(place) };
}

/** What the last stage that declares anything says. */
function findDeclared(scores: UnitScores, slot: number): DeclaredData | null {
  for (const stage of STAGES.toReversed()) {
    const declared = scores[stage].declared[String(slot)];
    if (declared) return declared;
  }
  return null;
}
