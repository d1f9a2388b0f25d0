/**
 * Steps of formula rules (R5): each declared input is moved by whole units up and down, the rule calculated by the formula
 * engine. All such leaves of the unit are tried together: a rule that reads only its own inputs does not feel the others.
 */
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import type { Ladder, Rung } from '../../src/analysis/plan/ladder.ts';
import type { PlanAsk } from '../../src/analysis/plan/question.ts';
import { listLeaves, type CriteriaSet, type CriterionNode } from '../../src/domain/criteria.ts';
import type { NodeId, UnitId } from '../../src/domain/ids.ts';
import type { DeclaredData } from '../../src/domain/rules/rule.ts';
import { isMissing, lastStagePresent, pointsAt, type Stage, type UnitScores } from '../../src/domain/scores.ts';
import { roundTo } from '../../src/lib/decimal.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

/** Units an input is moved by, each way. */
const REACH = 10;

interface FormulaLeaf {
  readonly node: CriterionNode;
  readonly leaf: number;
  readonly stage: Stage;
  readonly values: Readonly<Record<string, number>>;
  readonly names: readonly string[];
}

/** Ladders by node; leaves without declared inputs, or whose rule reads other units or results, have none. */
export function* tryFormulaSteps(
  context: AnalysisContext,
  ask: PlanAsk,
  set: CriteriaSet,
  rows: Readonly<Record<UnitId, UnitScores>>,
  model: IndexModel,
  unit: number,
): Steps<ReadonlyMap<NodeId, Ladder>> {
  const leaves = listFormulaLeaves(set, rows[ask.unitId], model);
  const found = new Map<NodeId, Rung[]>();
  const inputs = Math.max(0, ...leaves.map(({ names }) => names.length));
  const tries = inputs * REACH * 2;
  for (let at = 0; at < tries; at++) {
    const input = Math.floor(at / (REACH * 2));
    const by = Math.floor((at % (REACH * 2)) / 2) + 1;
    const change = at % 2 === 0 ? by : -by;
    const moved = leaves.flatMap((one) => moveInput(one, input, change));
    const entries = moved.map(({ one, declared }) => ({
      unitId: ask.unitId,
      stage: one.stage,
      slot: one.node.slot,
      entry: { declared },
    }));
    yield at / tries;
    const trial = context.trial(ask.state, [
      { verb: 'unlockScores', args: { setId: set.id, unitId: ask.unitId } },
      { verb: 'setScores', args: { setId: set.id, entries } },
    ]);
    if (!trial.ok) continue;
    for (const { one, declared } of moved) {
      const attained = trial.value.attainment[unit * model.leafNodes.length + one.leaf] ?? Number.NaN;
      if (Number.isNaN(attained)) continue;
      const rungs = found.get(one.node.id) ?? [];
      rungs.push({ to: { declared }, points: roundTo(attained * (one.node.max ?? 0), 7), steps: by });
      found.set(one.node.id, rungs);
    }
  }
  return new Map(
    leaves.flatMap(({ node, leaf }) => {
      const from = roundTo((model.attainment[unit * model.leafNodes.length + leaf] ?? 0) * (node.max ?? 0), 7);
      return [[node.id, { step: 'input', rungs: keepRising(found.get(node.id) ?? [], from) }] as const];
    }),
  );
}

function listFormulaLeaves(set: CriteriaSet, scores: UnitScores | undefined, model: IndexModel): FormulaLeaf[] {
  const coupled = new Set(model.couplings.map(({ nodeId }) => nodeId));
  return listLeaves(set).flatMap((node, leaf): FormulaLeaf[] => {
    const stage = scores ? lastStagePresent(scores, node.slot) : null;
    if (node.rule?.type !== 'formula' || !scores || stage === null || coupled.has(node.id)) return [];
    const declared = scores[stage].declared[node.slot];
    if (declared?.kind !== 'inputs' || !isMissing(pointsAt(scores[stage], node.slot))) return [];
    return [{ node, leaf, stage, values: declared.values, names: node.rule.inputs.map(({ name }) => name) }];
  });
}

function moveInput(
  one: FormulaLeaf,
  input: number,
  change: number,
): { readonly one: FormulaLeaf; readonly declared: DeclaredData }[] {
  const name = one.names[input];
  if (name === undefined) return [];
  const value = roundTo((one.values[name] ?? 0) + change, 7);
  // Declared figures count something: none goes below zero that stood above it.
  if (value < 0 && (one.values[name] ?? 0) >= 0) return [];
  return [{ one, declared: { kind: 'inputs', values: { ...one.values, [name]: value } } }];
}

function keepRising(rungs: readonly Rung[], from: number): Rung[] {
  const kept: Rung[] = [];
  for (const rung of [...rungs].sort((a, b) => a.steps - b.steps || b.points - a.points))
    if (rung.points > (kept.at(-1)?.points ?? from)) kept.push(rung);
  return kept;
}
