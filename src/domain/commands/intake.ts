/** One verb for a whole table out of another program's file: criteria, units and scores in one step. */
import { fail, succeed } from '../../lib/result.ts';
import type { CriteriaSet } from '../criteria.ts';
import { dossierOf, patchDossier, type Evidence } from '../dossier.ts';
import type { BlockId, PeriodId, SetId, UnitId } from '../ids.ts';
import { applyPatches, type Patch } from '../patches.ts';
import { DEFAULT_POLICIES } from '../policies.ts';
import { emptyUnitScores, isMissing, MISSING, STAGES, type Stage, type StageRow } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';
import { checkScoreEntries, setScores, setScoreNote, type ScoreEntry } from './scores.ts';

export type SetContents = Pick<
  CriteriaSet,
  'name' | 'source' | 'statedTotal' | 'rootIds' | 'nodes' | 'extras' | 'nextSlot'
>;

export interface ScoreText {
  readonly unitId: UnitId;
  readonly stage: Stage;
  readonly slot: number;
  readonly kind: 'notes' | 'explanations';
  readonly text: string;
}

export interface ImportedSet {
  readonly setId: SetId;
  /** Where a set that is not there yet stands; null: the set is there. */
  readonly place: { readonly blockId: BlockId; readonly periodId: PeriodId } | null;
  readonly newBlock: { readonly id: BlockId; readonly name: string } | null;
  readonly newPeriod: { readonly id: PeriodId; readonly year: number } | null;
  /** Of a new set, or of one without criteria; null: the criteria stay. */
  readonly contents: SetContents | null;
  readonly newUnits: readonly { readonly id: UnitId; readonly name: string }[];
  readonly entries: readonly ScoreEntry[];
  readonly texts: readonly ScoreText[];
  readonly evidence: readonly {
    readonly unitId: UnitId;
    readonly slot: number;
    readonly evidence: readonly Evidence[];
  }[];
}

/** All or nothing: what a file may not bring is left out before (src/domain/intake/applyMapping.ts). */
export function importSet(workbook: Workbook, args: ImportedSet): Plan {
  const structure = planStructure(workbook, args);
  if (!structure.ok) return structure;
  const built = applyPatches(workbook, structure.value);
  const problem = checkScoreEntries(built, args.setId, args.entries).find((one) => one !== null);
  if (problem) return { ok: false, problem };
  const fresh = new Set<string>(args.newUnits.map(({ id }) => id));
  const isFresh = (unitId: UnitId): boolean => args.place !== null || fresh.has(unitId);
  const patches = [...structure.value, ...planFreshScores(built, args, isFresh)];
  // Scores that a unit has already are changed cell by cell, so that the trace shows each.
  const kept = setScores(built, {
    setId: args.setId,
    entries: args.entries.filter(({ unitId }) => !isFresh(unitId)),
  });
  if (!kept.ok) return kept;
  patches.push(...kept.value);
  for (const text of args.texts) {
    if (isFresh(text.unitId)) continue;
    const plan = setScoreNote(built, { setId: args.setId, ...text });
    if (!plan.ok) return plan;
    patches.push(...plan.value);
  }
  return succeed([...patches, ...planEvidence(built, args)]);
}

function planStructure(workbook: Workbook, args: ImportedSet): Plan {
  const patches: Patch[] = [];
  const old = workbook.sets[args.setId];
  if ((args.place === null) !== (old !== undefined)) return fail('set.gone');
  const blockId = args.place?.blockId ?? old?.blockId;
  const periodId = args.place?.periodId ?? old?.periodId;
  if (blockId === undefined || periodId === undefined) return fail('set.gone');
  if (args.newBlock) {
    const name = args.newBlock.name.normalize('NFC').trim();
    if (name === '') return fail('name.empty');
    if (workbook.blockOrder.some((id) => workbook.blocks[id]?.name.toLowerCase() === name.toLowerCase()))
      return fail('name.taken', { name });
    patches.push(
      { path: ['blocks', blockId], old: undefined, new: { id: blockId, name, unitIds: [] } },
      { path: ['blockOrder'], old: workbook.blockOrder, new: [...workbook.blockOrder, blockId] },
    );
  } else if (!workbook.blocks[blockId]) return fail('block.gone');
  if (args.newPeriod) {
    const { id, year } = args.newPeriod;
    if (!Number.isInteger(year) || year < 1900 || year > 2999) return fail('year.notAllowed', { year });
    const order = [...workbook.periodOrder, id].sort(
      (a, b) => (workbook.periods[a]?.year ?? year) - (workbook.periods[b]?.year ?? year),
    );
    patches.push(
      { path: ['periods', id], old: undefined, new: { id, label: String(year), year } },
      { path: ['periodOrder'], old: workbook.periodOrder, new: order },
    );
  }
  patches.push(...planSet(workbook, args, blockId, periodId));
  const named = applyPatches(workbook, patches);
  const units = planUnits(named, args, blockId);
  return units.ok ? succeed([...patches, ...units.value]) : units;
}

function planSet(workbook: Workbook, args: ImportedSet, blockId: BlockId, periodId: PeriodId): Patch[] {
  const old = workbook.sets[args.setId];
  if (!args.contents) return [];
  if (old)
    return (Object.keys(args.contents) as (keyof SetContents)[]).map((field) => ({
      path: ['sets', old.id, field],
      old: old[field],
      new: args.contents?.[field],
    }));
  const set: CriteriaSet = {
    ...args.contents,
    id: args.setId,
    blockId,
    periodId,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
  };
  const units = workbook.blocks[blockId]?.unitIds ?? [];
  return [
    { path: ['sets', set.id], old: undefined, new: set },
    { path: ['scores', set.id], old: undefined, new: Object.fromEntries(units.map((id) => [id, emptyUnitScores()])) },
    { path: ['setOrder'], old: workbook.setOrder, new: [...workbook.setOrder, set.id] },
  ];
}

function planUnits(workbook: Workbook, args: ImportedSet, blockId: BlockId): Plan {
  const block = workbook.blocks[blockId];
  if (!block) return fail('block.gone');
  if (args.newUnits.length === 0) return succeed([]);
  const names = new Set(block.unitIds.map((id) => workbook.units[id]?.name ?? ''));
  const patches: Patch[] = [];
  for (const { id, name: given } of args.newUnits) {
    const name = given.normalize('NFC').trim();
    if (name === '') return fail('name.empty');
    if (names.has(name)) return fail('name.taken', { name });
    names.add(name);
    patches.push({ path: ['units', id], old: undefined, new: { id, name, ranked: true } });
  }
  const ids = args.newUnits.map(({ id }) => id);
  patches.push({ path: ['blocks', blockId, 'unitIds'], old: block.unitIds, new: [...block.unitIds, ...ids] });
  for (const setId of workbook.setOrder)
    if (workbook.sets[setId]?.blockId === blockId)
      for (const id of ids) patches.push({ path: ['scores', setId, id], old: undefined, new: emptyUnitScores() });
  return succeed(patches);
}

/** Units without any scores yet get theirs whole: one patch a unit, however many leaves. */
function planFreshScores(workbook: Workbook, args: ImportedSet, isFresh: (unitId: UnitId) => boolean): Patch[] {
  const slots = workbook.sets[args.setId]?.nextSlot ?? 0;
  const drafts = new Map<UnitId, Record<Stage, StageDraft>>();
  const draftOf = (unitId: UnitId, stage: Stage): StageDraft => {
    let draft = drafts.get(unitId);
    if (!draft) {
      draft = { self: draftStage(), appraisal1: draftStage(), appraisal2: draftStage(), survey: draftStage() };
      drafts.set(unitId, draft);
    }
    return draft[stage];
  };
  for (const { unitId, stage, slot, entry } of args.entries) {
    if (!isFresh(unitId)) continue;
    const draft = draftOf(unitId, stage);
    draft.points ??= new Float64Array(slots).fill(MISSING);
    if ('points' in entry) draft.points[slot] = entry.points;
    else draft.declared[String(slot)] = entry.declared;
  }
  for (const { unitId, stage, slot, kind, text } of args.texts)
    if (isFresh(unitId) && text.trim() !== '')
      draftOf(unitId, stage)[kind][String(slot)] = text.normalize('NFC').trim();
  return [...drafts].map(([unitId, draft]): Patch => ({
    path: ['scores', args.setId, unitId],
    old: workbook.scores[args.setId]?.[unitId],
    new: Object.fromEntries(STAGES.map((stage) => [stage, finishStage(draft[stage])])),
  }));
}

interface StageDraft {
  points: Float64Array | null;
  readonly declared: Record<string, StageRow['declared'][string]>;
  readonly notes: Record<string, string>;
  readonly explanations: Record<string, string>;
}

function draftStage(): StageDraft {
  return { points: null, declared: {}, notes: {}, explanations: {} };
}

function finishStage({ points, declared, notes, explanations }: StageDraft): StageRow {
  const isEmpty = points === null || points.every(isMissing);
  return { points: isEmpty ? new Float64Array(0) : points, declared, notes, explanations };
}

/** A locked unit keeps its evidence. */
function planEvidence(workbook: Workbook, args: ImportedSet): Patch[] {
  const byUnit = new Map<UnitId, Record<string, readonly Evidence[]>>();
  for (const { unitId, slot, evidence } of args.evidence) {
    const own = byUnit.get(unitId) ?? {};
    own[String(slot)] = evidence;
    byUnit.set(unitId, own);
  }
  let current = workbook;
  return [...byUnit].flatMap(([unitId, evidence]): Patch[] => {
    const dossier = dossierOf(current, args.setId, unitId);
    if (dossier.lock) return [];
    const patch = patchDossier(current, args.setId, unitId, {
      ...dossier,
      evidence: { ...dossier.evidence, ...evidence },
    });
    current = applyPatches(current, [patch]);
    return [patch];
  });
}
