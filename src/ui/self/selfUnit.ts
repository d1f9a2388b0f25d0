/** One unit's self-score as the view shows it, and what can be done to it; made anew whenever the workbook or the figures change. */
import type { Command } from '../../domain/commands/index.ts';
import { checkScoreEntries, type ScoreEntry } from '../../domain/commands/scores.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import { dossierOf, type Dossier, type Evidence } from '../../domain/dossier.ts';
import type { Unit, Workbook } from '../../domain/workbook.ts';
import type { ComputedPoint, ComputedPoints } from '../../domain/points.ts';
import { emptyUnitScores, type Stage, type UnitScores } from '../../domain/scores.ts';
import { readSelfScoring, selfStageOf, type SelfLeaf, type SelfScoring } from '../../domain/selfScoring.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { Problem } from '../../lib/result.ts';
import type { WorkbookParts } from '../shared/workbookContext.ts';
import { isCellError } from '../sheet/sheetSource.ts';

export interface SelfUnit {
  readonly set: CriteriaSet;
  readonly unit: Unit;
  readonly scores: UnitScores;
  readonly dossier: Dossier;
  readonly computed: ComputedPoints;
  readonly scoring: SelfScoring;
  /** Evidence and explanations cannot be changed. */
  readonly isLocked: boolean;
  /** Scores of this leaf cannot be changed: in a scenario they still can be tried. */
  isScoreLocked(stage: Stage): boolean;
}

export type EnteredScore = ScoreEntry['entry'];

const NO_SCORES = emptyUnitScores();

export function readSelfUnit(
  workbook: Workbook,
  set: CriteriaSet,
  unit: Unit,
  result: ModelResult | null,
  isInScenario: boolean,
): SelfUnit {
  const scores = workbook.scores[set.id]?.[unit.id] ?? NO_SCORES;
  const dossier = dossierOf(workbook, set.id, unit.id);
  const computed = computedPointsOf(result, unit.id);
  const isLocked = dossier.lock !== null;
  return {
    set,
    unit,
    scores,
    dossier,
    computed,
    scoring: readSelfScoring(set, scores, dossier, computed),
    isLocked,
    isScoreLocked: (stage) => isLocked && !isInScenario && stage === 'self',
  };
}

/** Points that the engine computed for one unit. */
function computedPointsOf(result: ModelResult | null, unitId: string): ComputedPoints {
  const points = new Map<string, ComputedPoint>();
  for (const one of result?.computedPoints ?? []) {
    if (one.unitId !== unitId) continue;
    if (typeof one.value === 'number') points.set(`${one.nodeId}/${one.stage}`, one.value);
    else if (isCellError(one.value)) points.set(`${one.nodeId}/${one.stage}`, { error: one.value.error });
  }
  return (nodeId, stage) => points.get(`${nodeId}/${stage}`);
}

/** Enters the score of a leaf; the reason where it is refused, and then nothing has changed. */
export function enterScore(
  { session, run }: Pick<WorkbookParts, 'session' | 'run'>,
  { set, unit }: SelfUnit,
  { leaf }: Pick<SelfLeaf, 'leaf'>,
  entry: EnteredScore,
): Problem | null {
  const entries: ScoreEntry[] = [{ unitId: unit.id, stage: selfStageOf(leaf), slot: leaf.slot, entry }];
  // In a scenario a lock holds nothing back: see planCommands.
  const workbook = session.scenarioId === null ? session.workbook : { ...session.workbook, dossiers: {} };
  const [problem] = checkScoreEntries(workbook, set.id, entries);
  if (problem) return problem;
  run([{ verb: 'setScores', args: { setId: set.id, entries } }]);
  return null;
}

export function evidenceCommand(
  { set, unit }: Pick<SelfUnit, 'set' | 'unit'>,
  slot: number,
  evidence: readonly Evidence[],
): Command {
  return { verb: 'setEvidence', args: { setId: set.id, unitId: unit.id, slot, evidence } };
}

export function explanationCommand({ set, unit }: SelfUnit, slot: number, text: string): Command {
  const args = { setId: set.id, unitId: unit.id, stage: 'self', slot, kind: 'explanations', text } as const;
  return { verb: 'setScoreNote', args };
}
