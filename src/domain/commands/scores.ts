/** Verbs on scores: points, declared data, notes. */
import { fail, succeed, type Problem } from '../../lib/result.ts';
import { isLeaf, type CriteriaSet } from '../criteria.ts';
import { dossierOf } from '../dossier.ts';
import type { SetId, UnitId } from '../ids.ts';
import { readPath, type Patch, type Path } from '../patches.ts';
import { declaredFitsRule } from '../rules/declared.ts';
import type { DeclaredData, ScoringRule } from '../rules/rule.ts';
import { MISSING, isMissing, isNotApplicable, type Stage } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import type { CommandProblem, Plan } from './plan.ts';

/** Points typed (MISSING clears, NOT_APPLICABLE is a state of its own) or declared data; one replaces the other. */
export interface ScoreEntry {
  readonly unitId: UnitId;
  readonly stage: Stage;
  readonly slot: number;
  readonly entry: { readonly points: number } | { readonly declared: DeclaredData };
}

/** Why an entry would be refused, with its place; null where it would be taken. In the order of `entries`. */
export function checkScoreEntries(
  workbook: Workbook,
  setId: SetId,
  entries: readonly ScoreEntry[],
): (Problem<CommandProblem> | null)[] {
  const set = workbook.sets[setId];
  const limits = set ? limitsBySlot(set) : new Map<number, SlotLimit>();
  return entries.map(({ unitId, stage, slot, entry }) => {
    if (!set) return { code: 'set.gone', details: {} };
    if (!workbook.scores[setId]?.[unitId]) return { code: 'unit.gone', details: {} };
    const limit = limits.get(slot);
    if (!limit) return { code: 'points.belongToLeaves', details: {} };
    const place = { code: limit.code, unit: workbook.units[unitId]?.name ?? '', max: limit.max };
    if (stage === 'self' && dossierOf(workbook, setId, unitId).lock) return { code: 'scores.locked', details: place };
    if ('declared' in entry) {
      const fits = limit.rule !== null && declaredFitsRule(limit.rule, entry.declared);
      return fits ? null : { code: 'declared.doesNotFit', details: place };
    }
    const { points } = entry;
    if (isMissing(points) || isNotApplicable(points)) return null;
    if (points < 0) return { code: 'points.negative', details: { ...place, points } };
    return points > limit.max ? { code: 'points.aboveMax', details: { ...place, points } } : null;
  });
}

/** Enters scores, all or none: a score above its maximum or below zero is refused with its place. */
export function setScores(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly entries: readonly ScoreEntry[] },
): Plan {
  if (!workbook.sets[args.setId]) return fail('set.gone');
  const problem = checkScoreEntries(workbook, args.setId, args.entries).find((one) => one !== null);
  if (problem) return { ok: false, problem };
  const patches: Patch[] = [];
  for (const { unitId, stage, slot, entry } of args.entries) {
    const row = workbook.scores[args.setId]?.[unitId]?.[stage];
    const key = String(slot);
    // Only what changes gets a path: a block of scores is tens of thousands of entries.
    const oldPoints = row?.points[slot] ?? MISSING;
    const points = 'points' in entry ? entry.points : MISSING;
    if (!Object.is(oldPoints, points))
      patches.push({ path: ['scores', args.setId, unitId, stage, 'points', key], old: oldPoints, new: points });
    const oldDeclared = row?.declared[key];
    const declared = 'declared' in entry ? entry.declared : undefined;
    if (!Object.is(oldDeclared, declared))
      patches.push({ path: ['scores', args.setId, unitId, stage, 'declared', key], old: oldDeclared, new: declared });
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
  if (args.stage === 'self' && dossierOf(workbook, set.id, args.unitId).lock)
    return fail('scores.locked', { unit: workbook.units[args.unitId]?.name ?? '' });
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

interface SlotLimit {
  readonly code: string;
  readonly max: number;
  readonly rule: ScoringRule | null;
}

function limitsBySlot(set: CriteriaSet): ReadonlyMap<number, SlotLimit> {
  const limits = new Map<number, SlotLimit>();
  for (const node of Object.values(set.nodes))
    if (isLeaf(node)) limits.set(node.slot, { code: node.code, max: node.max ?? 0, rule: node.rule });
  for (const extra of set.extras) limits.set(extra.slot, { code: extra.code, max: extra.cap, rule: null });
  return limits;
}
