/** Verbs on what stands beside self-scores: evidence, and the lock. */
import { fail, succeed } from '../../lib/result.ts';
import { dossierOf, patchDossier, type Evidence } from '../dossier.ts';
import type { SetId, UnitId } from '../ids.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

/** Replaces the evidence of one leaf; an empty list takes it away. Refused while the unit's self-scores are locked. */
export function setEvidence(
  workbook: Workbook,
  args: {
    readonly setId: SetId;
    readonly unitId: UnitId;
    readonly slot: number;
    readonly evidence: readonly Evidence[];
  },
): Plan {
  const { setId, unitId, slot } = args;
  const set = workbook.sets[setId];
  if (!set) return fail('set.gone');
  if (!workbook.scores[setId]?.[unitId]) return fail('unit.gone');
  if (slot >= set.nextSlot) return fail('node.gone');
  const dossier = dossierOf(workbook, setId, unitId);
  if (dossier.lock) return fail('scores.locked', { unit: workbook.units[unitId]?.name ?? '' });
  const others = Object.entries(dossier.evidence).filter(([key]) => key !== String(slot));
  const own = args.evidence.length === 0 ? [] : [[String(slot), args.evidence] as const];
  const evidence = Object.fromEntries([...others, ...own]);
  return succeed([patchDossier(workbook, setId, unitId, { ...dossier, evidence })]);
}

/** Locks a unit's self-scores; what is missing is the caller's to ask about (src/domain/selfScoring.ts). */
export function lockScores(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly unitId: UnitId; readonly at: string; readonly by: string },
): Plan {
  const { setId, unitId, at, by } = args;
  if (!workbook.scores[setId]?.[unitId]) return fail('unit.gone');
  const dossier = dossierOf(workbook, setId, unitId);
  if (dossier.lock) return succeed([]);
  return succeed([patchDossier(workbook, setId, unitId, { ...dossier, lock: { at, by } })]);
}

export function unlockScores(workbook: Workbook, args: { readonly setId: SetId; readonly unitId: UnitId }): Plan {
  const { setId, unitId } = args;
  if (!workbook.scores[setId]?.[unitId]) return fail('unit.gone');
  const dossier = dossierOf(workbook, setId, unitId);
  return succeed(dossier.lock ? [patchDossier(workbook, setId, unitId, { ...dossier, lock: null })] : []);
}
