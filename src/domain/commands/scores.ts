/** Verbs on scores: points, declared data, notes. */
import { fail, succeed } from '../../lib/result.ts';
import { isLeaf, type CriteriaSet } from '../criteria.ts';
import type { SetId, UnitId } from '../ids.ts';
import { readPath, type Patch, type Path } from '../patches.ts';
import { declaredFitsRule } from '../rules/declared.ts';
import type { DeclaredData } from '../rules/rule.ts';
import { MISSING, isMissing, isNotApplicable, type Stage } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

/** Points typed (MISSING clears, NOT_APPLICABLE is a state of its own) or declared data; one replaces the other. */
export interface ScoreEntry {
  readonly unitId: UnitId;
  readonly stage: Stage;
  readonly slot: number;
  readonly entry: { readonly points: number } | { readonly declared: DeclaredData };
}

/** Enters scores, all or none: a score above its maximum or below zero is refused with its place. */
export function setScores(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly entries: readonly ScoreEntry[] },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  const patches: Patch[] = [];
  const limits = limitsBySlot(set);
  for (const { unitId, stage, slot, entry } of args.entries) {
    const scores = workbook.scores[args.setId]?.[unitId];
    if (!scores) return fail('unit.gone');
    const limit = limits.get(slot);
    if (!limit) return fail('points.belongToLeaves');
    const place = { code: limit.code, unit: workbook.units[unitId]?.name ?? '', max: limit.max };
    const points = 'points' in entry ? entry.points : MISSING;
    if (!isMissing(points) && !isNotApplicable(points)) {
      if (points < 0) return fail('points.negative', { ...place, points });
      if (points > limit.max) return fail('points.aboveMax', { ...place, points });
    }
    const declared = 'declared' in entry ? entry.declared : undefined;
    if (declared && !(limit.rule && declaredFitsRule(limit.rule, declared))) return fail('declared.doesNotFit', place);
    const path: Path = ['scores', set.id, unitId, stage];
    add(patches, workbook, [...path, 'points', String(slot)], points);
    add(patches, workbook, [...path, 'declared', String(slot)], declared);
  }
  return succeed(patches);
}

export function setScoreNote(
  workbook: Workbook,
  args: {
    readonly setId: SetId;
    readonly unitId: UnitId;
    readonly stage: Stage;
    readonly slot: number;
    readonly kind: 'notes' | 'explanations';
    readonly text: string;
  },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  if (!workbook.scores[set.id]?.[args.unitId]) return fail('unit.gone');
  if (args.slot >= set.nextSlot) return fail('node.gone');
  const text = args.text.normalize('NFC').trim();
  const patches: Patch[] = [];
  const path: Path = ['scores', args.setId, args.unitId, args.stage, args.kind, String(args.slot)];
  add(patches, workbook, path, text === '' ? undefined : text);
  return succeed(patches);
}

function add(patches: Patch[], workbook: Workbook, path: Path, value: unknown): void {
  const old = readPath(workbook, path);
  if (!Object.is(old, value)) patches.push({ path, old, new: value });
}

function limitsBySlot(set: CriteriaSet) {
  const limits = new Map<number, { code: string; max: number; rule: (typeof set.nodes)[never]['rule'] | null }>();
  for (const node of Object.values(set.nodes))
    if (isLeaf(node)) limits.set(node.slot, { code: node.code, max: node.max ?? 0, rule: node.rule });
  for (const extra of set.extras) limits.set(extra.slot, { code: extra.code, max: extra.cap, rule: null });
  return limits;
}
