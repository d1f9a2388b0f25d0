import type { Problem, Result } from '../../lib/result.ts';
import type { Patch } from '../patches.ts';

/** Everything a command can refuse; src/i18n has a sentence for each: what, where, what to do. */
export type CommandProblem =
  | 'set.gone'
  | 'node.gone'
  | 'unit.gone'
  | 'block.gone'
  | 'assumption.gone'
  | 'sheet.gone'
  | 'scenario.gone'
  | 'scenario.circle'
  | 'override.notAllowed'
  | 'extra.gone'
  | 'weight.negative'
  | 'max.notPositive'
  | 'max.belongsToLeaves'
  | 'points.aboveMax'
  | 'points.negative'
  | 'points.belongToLeaves'
  | 'declared.doesNotFit'
  | 'name.empty'
  | 'name.taken'
  | 'name.notAllowed'
  | 'number.notFinite'
  | 'move.intoItself'
  | 'move.nowhere'
  | 'regroup.notLeaf'
  | 'regroup.shares'
  | 'regroup.notSiblings'
  | 'regroup.notPoints'
  | 'year.notAllowed'
  | 'range.reversed'
  | 'sheet.last'
  | 'sheet.full'
  | 'buffer.gone'
  | 'policy.notAllowed'
  | 'scores.locked'
  | 'crosswalk.gone'
  | 'crosswalk.share'
  | 'analysis.gone';

export type Plan = Result<Patch[], Problem<CommandProblem>>;
