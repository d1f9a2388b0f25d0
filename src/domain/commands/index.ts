/** The closed list of verbs. A command is data; planning it gives patches and changes nothing. */
import { fail, type Problem, type Result } from '../../lib/result.ts';
import type { ScenarioId } from '../ids.ts';
import { applyPatches, type Patch } from '../patches.ts';
import { redirectToScenario, resolveScenario } from '../scenarios.ts';
import type { Workbook } from '../workbook.ts';
import * as analyses from './analyses.ts';
import * as attributes from './attributes.ts';
import * as criteria from './criteria.ts';
import * as crosswalks from './crosswalks.ts';
import * as dossiers from './dossiers.ts';
import { importSet } from './intake.ts';
import { moveCells } from './moveCells.ts';
import type { Plan } from './plan.ts';
import { mergeNodes, splitNode } from './regroup.ts';
import { takeReturned } from './returned.ts';
import * as scenarios from './scenarios.ts';
import * as sets from './sets.ts';
import * as scores from './scores.ts';
import * as sheets from './sheets.ts';
import * as workbookVerbs from './workbook.ts';

export type { CommandProblem, Plan } from './plan.ts';

const VERBS = {
  renameWorkbook: workbookVerbs.renameWorkbook,
  renameBlock: workbookVerbs.renameBlock,
  addUnit: workbookVerbs.addUnit,
  removeUnit: workbookVerbs.removeUnit,
  renameUnit: workbookVerbs.renameUnit,
  setRanked: workbookVerbs.setRanked,
  addExtra: workbookVerbs.addExtra,
  changeExtra: workbookVerbs.changeExtra,
  removeExtra: workbookVerbs.removeExtra,
  addAssumption: workbookVerbs.addAssumption,
  setAssumptionValue: workbookVerbs.setAssumptionValue,
  changeAssumption: workbookVerbs.changeAssumption,
  removeAssumption: workbookVerbs.removeAssumption,
  addPeriod: sets.addPeriod,
  addBlock: sets.addBlock,
  setWeight: criteria.setWeight,
  setMax: criteria.setMax,
  setNodeText: criteria.setNodeText,
  setMethod: criteria.setMethod,
  setNotApplicable: criteria.setNotApplicable,
  setRule: criteria.setRule,
  addNode: criteria.addNode,
  removeNode: criteria.removeNode,
  moveNode: criteria.moveNode,
  indentNode: criteria.indentNode,
  outdentNode: criteria.outdentNode,
  splitNode,
  mergeNodes,
  setRedistribution: criteria.setRedistribution,
  setPolicies: criteria.setPolicies,
  setStatedTotal: criteria.setStatedTotal,
  setScores: scores.setScores,
  setScoreNote: scores.setScoreNote,
  setEvidence: dossiers.setEvidence,
  lockScores: dossiers.lockScores,
  unlockScores: dossiers.unlockScores,
  importSet,
  takeReturned,
  setFreeCells: sheets.setFreeCells,
  moveCells,
  addFreeSheet: sheets.addFreeSheet,
  renameFreeSheet: sheets.renameFreeSheet,
  removeFreeSheet: sheets.removeFreeSheet,
  insertRows: sheets.insertRows,
  insertColumns: sheets.insertColumns,
  removeRows: sheets.removeRows,
  removeColumns: sheets.removeColumns,
  setAttributes: attributes.setAttributes,
  putAttributes: attributes.putAttributes,
  addScenario: scenarios.addScenario,
  duplicateScenario: scenarios.duplicateScenario,
  renameScenario: scenarios.renameScenario,
  describeScenario: scenarios.describeScenario,
  removeScenario: scenarios.removeScenario,
  resetOverrides: scenarios.resetOverrides,
  acceptOrigins: scenarios.acceptOrigins,
  putOverrides: scenarios.putOverrides,
  setScenarioParent: scenarios.setScenarioParent,
  moveScenario: scenarios.moveScenario,
  putCrosswalk: crosswalks.putCrosswalk,
  removeCrosswalk: crosswalks.removeCrosswalk,
  keepAnalysis: analyses.keepAnalysis,
  removeAnalysis: analyses.removeAnalysis,
} as const;

export type Verb = keyof typeof VERBS;
export type Command = { [V in Verb]: { readonly verb: V; readonly args: Parameters<(typeof VERBS)[V]>[1] } }[Verb];

/**
 * What a verb means while a scenario is active: `overridable` changes the scenario only; `shared` changes the workbook for
 * all (names, notes, assumptions, free sheets, scenarios themselves); `structural` (units, blocks, periods) is refused there.
 */
export type VerbScope = 'overridable' | 'shared' | 'structural';

const OVERRIDABLE_VERBS: ReadonlySet<Verb> = new Set<Verb>([
  'setWeight',
  'setMax',
  'setRule',
  'setNotApplicable',
  'setRedistribution',
  'setPolicies',
  'setStatedTotal',
  'setScores',
  'setAssumptionValue',
  'setFreeCells',
  'setMethod',
  'addNode',
  'removeNode',
  'moveNode',
  'indentNode',
  'outdentNode',
  'splitNode',
  'mergeNodes',
  'addExtra',
  'changeExtra',
  'removeExtra',
]);
const STRUCTURAL_VERBS: ReadonlySet<Verb> = new Set<Verb>([
  'addPeriod',
  'addBlock',
  'addUnit',
  'removeUnit',
  'setRanked',
  'importSet',
]);

export function scopeOfVerb(verb: Verb): VerbScope {
  return OVERRIDABLE_VERBS.has(verb) ? 'overridable' : STRUCTURAL_VERBS.has(verb) ? 'structural' : 'shared';
}

/** Patches that carry the command out on `workbook`, or the reason why not. */
export function planCommand(workbook: Workbook, command: Command): Plan {
  const verb = VERBS[command.verb] as (workbook: Workbook, args: Command['args']) => Plan;
  return verb(workbook, command.args);
}

/**
 * Patches of the base workbook for several commands made while `scenarioId` is active (null: the base itself). Each is
 * planned on the outcome of those before it; `refused` lists the commands left out, by their place, with the reason;
 * `outcome` is the base with the patches applied.
 */
export function planCommands(
  base: Workbook,
  scenarioId: ScenarioId | null,
  commands: readonly Command[],
): { readonly patches: Patch[]; readonly refused: readonly Refusal[]; readonly outcome: Workbook } {
  let current = base;
  const planned: (readonly Patch[])[] = [];
  const refused: Refusal[] = [];
  commands.forEach((command, place) => {
    const plan = planInScenario(current, scenarioId, command);
    if (!plan.ok) {
      refused.push({ place, problem: plan.problem });
      return;
    }
    planned.push(plan.value);
    current = applyPatches(current, plan.value);
  });
  return { patches: planned.flat(), refused, outcome: current };
}

export interface Refusal {
  readonly place: number;
  readonly problem: Problem;
}

function planInScenario(base: Workbook, scenarioId: ScenarioId | null, command: Command): Result<Patch[]> {
  const scope = scopeOfVerb(command.verb);
  if (scenarioId === null || (scope === 'shared' && !isTextOfScenario(base, command)))
    return planCommand(base, command);
  if (scope === 'structural') return fail('scenario.structure');
  // A lock holds the unit's own self-score, not what is only tried in a scenario; other scenarios do not follow this one.
  const seen = { ...resolveScenario(base, scenarioId), dossiers: {}, scenarios: {}, scenarioOrder: [] };
  const plan = planCommand(seen, command);
  return plan.ok ? redirectToScenario(base, scenarioId, plan.value) : plan;
}

/** The texts of a criterion are shared by all, except where only the scenario has the criterion. */
function isTextOfScenario(base: Workbook, command: Command): boolean {
  if (command.verb !== 'setNodeText') return false;
  const set = base.sets[command.args.setId];
  return set !== undefined && !Object.hasOwn(set.nodes, command.args.nodeId);
}
