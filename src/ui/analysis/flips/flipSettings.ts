/** Settings of the page as plain data, read with tolerance, and the question they make. */
import type { FlipPairsAsk, FlipsAsk, NodeLevel } from '../../../analysis/flips/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import { listNodes, type CriteriaSet } from '../../../domain/criteria.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import type { Redistribution } from '../../../domain/policies.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { listRankedUnits } from '../shared/rankedUnits.ts';
import { pick, readWhole } from '../shared/readSettings.ts';

export const PAIR_KINDS = ['adjacent', 'around', 'pair'] as const;
export const LEVELS = ['fields', 'groups', 'leaves'] as const;
export const RULES = ['free', 'siblings', 'all', 'buffer'] as const;
export const MAX_REACH = 20;

export interface FlipSettings {
  readonly kind: FlipPairsAsk['kind'];
  readonly unitId: UnitId;
  readonly otherId: UnitId;
  readonly reach: number;
  readonly levels: readonly NodeLevel[];
  readonly rule: Redistribution;
}

/** Null where fewer than two units are ranked. */
export function readFlipSettings(stored: PageSettings, workbook: Workbook, set: CriteriaSet): FlipSettings | null {
  const units = listRankedUnits(workbook, set);
  const [first, second] = units;
  if (!first || !second) return null;
  const unitId = units.find(({ id }) => id === stored['unitId'])?.id ?? first.id;
  const otherId = units.find(({ id }) => id === stored['otherId'])?.id ?? second.id;
  const { reach, levels } = stored;
  const chosen = Array.isArray(levels) ? LEVELS.filter((level) => levels.includes(level)) : LEVELS;
  return {
    kind: pick(PAIR_KINDS, stored['kind'], 'adjacent'),
    unitId,
    otherId,
    reach: readWhole(reach, { min: 1, max: MAX_REACH, usual: 3 }),
    levels: chosen,
    rule: readRule(stored, set),
  };
}

/** `rule` and `bufferId` of a page's settings; the set's own where they say nothing. */
export function readRule(stored: PageSettings, set: CriteriaSet): Redistribution {
  const rule = RULES.find((one) => one === stored['rule']);
  if (rule === undefined) return set.redistribution;
  if (rule !== 'buffer') return { rule };
  const own = set.redistribution.rule === 'buffer' ? set.redistribution.nodeId : null;
  const nodes = listNodes(set);
  const nodeId: NodeId | undefined = nodes.find(({ id }) => id === (stored['bufferId'] ?? own))?.id ?? nodes[0]?.id;
  return nodeId === undefined ? { rule: 'free' } : { rule, nodeId };
}

export function toFlipsAsk(state: StateRef, settings: FlipSettings): FlipsAsk {
  const { kind, unitId, otherId, reach, levels, rule } = settings;
  const pairs: FlipPairsAsk =
    kind === 'adjacent' ? { kind } : kind === 'around' ? { kind, unitId, reach } : { kind, unitIds: [unitId, otherId] };
  return { state, pairs, levels, rule };
}
