/** The verb that takes in what units have sent back: scores, texts and evidence of many units at once. */
import { fail, succeed } from '../../lib/result.ts';
import { dossierOf, patchDossier, type Dossier, type Evidence } from '../dossier.ts';
import type { SetId, UnitId } from '../ids.ts';
import type { Patch } from '../patches.ts';
import type { Stage } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';
import { setScoreNote, setScores, type ScoreEntry } from './scores.ts';

export interface ReturnedText {
  readonly unitId: UnitId;
  readonly stage: Stage;
  readonly slot: number;
  readonly kind: 'notes' | 'explanations';
  readonly text: string;
}

export interface ReturnedEvidence {
  readonly unitId: UnitId;
  readonly slot: number;
  readonly evidence: readonly Evidence[];
}

/** All or none, as setScores, setScoreNote and setEvidence refuse; the dossier of a unit is written once, however much of it is new. */
export function takeReturned(
  workbook: Workbook,
  args: {
    readonly setId: SetId;
    readonly entries: readonly ScoreEntry[];
    readonly texts: readonly ReturnedText[];
    readonly evidence: readonly ReturnedEvidence[];
  },
): Plan {
  const { setId } = args;
  const set = workbook.sets[setId];
  if (!set) return fail('set.gone');
  const scores = setScores(workbook, { setId, entries: args.entries });
  if (!scores.ok) return scores;
  const patches: Patch[] = [...scores.value];
  for (const text of args.texts) {
    const plan = setScoreNote(workbook, { ...text, setId });
    if (!plan.ok) return plan;
    patches.push(...plan.value);
  }
  const dossiers = new Map<UnitId, Dossier>();
  for (const { unitId, slot, evidence } of args.evidence) {
    if (!workbook.scores[setId]?.[unitId]) return fail('unit.gone');
    if (slot >= set.nextSlot) return fail('node.gone');
    const dossier = dossiers.get(unitId) ?? dossierOf(workbook, setId, unitId);
    if (dossier.lock) return fail('scores.locked', { unit: workbook.units[unitId]?.name ?? '' });
    const others = Object.entries(dossier.evidence).filter(([key]) => key !== String(slot));
    const given = evidence.length === 0 ? others : [...others, [String(slot), evidence] as const];
    dossiers.set(unitId, { ...dossier, evidence: Object.fromEntries(given) });
  }
  patches.push(...dossierPatches(workbook, setId, dossiers));
  return succeed(patches);
}

/** Where the set has no dossiers yet, they come as one: a second patch of the same place would undo the first. */
function dossierPatches(workbook: Workbook, setId: SetId, dossiers: ReadonlyMap<UnitId, Dossier>): Patch[] {
  if (dossiers.size === 0) return [];
  if (workbook.dossiers[setId] === undefined)
    return [{ path: ['dossiers', setId], old: undefined, new: Object.fromEntries(dossiers) }];
  return [...dossiers].map(([unitId, dossier]) => patchDossier(workbook, setId, unitId, dossier));
}
