/** Words of these tests: what a command makes of a workbook, or why it was refused. */
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import type { CriteriaSet, CriterionNode } from '../../../../src/domain/criteria.ts';
import type { ScenarioId, UnitId } from '../../../../src/domain/ids.ts';
import { applyPatches } from '../../../../src/domain/patches.ts';
import type { Stage } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { Problem } from '../../../../src/lib/result.ts';
import { nodeId, SET } from '../../../fakes/engineWorkbook.ts';

/** The workbook after the command, which must not be refused. */
export function run(workbook: Workbook, command: Command, scenarioId: ScenarioId | null = null): Workbook {
  const { patches, refused } = planCommands(workbook, scenarioId, [command]);
  if (refused[0]) throw new Error(`${command.verb} was refused: ${refused[0].problem.code}`);
  return applyPatches(workbook, patches);
}

/** The problem a command is refused with; nothing changes. */
export function refusalOf(workbook: Workbook, command: Command, scenarioId: ScenarioId | null = null): Problem | null {
  const { patches, refused } = planCommands(workbook, scenarioId, [command]);
  if (patches.length > 0) throw new Error(`${command.verb} was not refused`);
  return refused[0]?.problem ?? null;
}

export function setOf(workbook: Workbook): CriteriaSet {
  const set = workbook.sets[SET];
  if (!set) throw new Error('the set is there');
  return set;
}

export function nodeOf(workbook: Workbook, code: string): CriterionNode {
  const node = setOf(workbook).nodes[nodeId(code)];
  if (!node) throw new Error(`node ${code} is there`);
  return node;
}

export function pointsOf(workbook: Workbook, unitId: UnitId, slot: number, stage: Stage = 'self'): number {
  return workbook.scores[SET]?.[unitId]?.[stage].points[slot] ?? Number.NaN;
}
