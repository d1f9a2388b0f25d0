/** Each score and text of a file laid on its leaf: what can be entered, and every cell that cannot, with its reason. */
import { checkScoreEntries, type ScoreEntry } from '../commands/scores.ts';
import type { ImportedSet, ScoreText } from '../commands/intake.ts';
import type { CriteriaSet } from '../criteria.ts';
import { dossierOf } from '../dossier.ts';
import type { UnitId } from '../ids.ts';
import { evaluateRule, isDirectRule } from '../rules/evaluateRule.ts';
import type { Workbook } from '../workbook.ts';
import type { BuiltSet } from './buildSet.ts';
import { LeafFinder, type Found, type Scorable } from './leafFinder.ts';
import type { RefusalCode, RefusedCell } from './mapping.ts';
import { rawCellAt, type RawSheet } from './rawBook.ts';
import { refuseCell } from './readCriteria.ts';
import type { ScoreCell } from './readScores.ts';
import type { SheetRead } from './readSheets.ts';
import { foldTitle, textOf } from './rawText.ts';
import { readDeclared, readEvidence, readPoints } from './scoreText.ts';

export interface Counts {
  readonly points: number;
  readonly declared: number;
  readonly notApplicable: number;
  /** Explanations, opinions and evidence. */
  readonly texts: number;
  /** Cells of fields and criteria with parts, which the workbook sums itself. */
  readonly sums: number;
  /** Values of the workbook that give way. */
  readonly replaced: number;
  /** Rows left out: totals, repeated headings, signatures. */
  readonly skippedRows: number;
}

export interface Taken {
  readonly entries: readonly ScoreEntry[];
  readonly texts: readonly ScoreText[];
  readonly evidence: ImportedSet['evidence'];
  readonly counts: Omit<Counts, 'skippedRows'>;
}

export function takeCells(
  outcome: Workbook,
  set: CriteriaSet,
  reads: readonly SheetRead[],
  source: SheetRead | null,
  built: BuiltSet | null,
  idOf: ReadonlyMap<string, UnitId>,
  refused: RefusedCell[],
): Taken {
  const finder = new LeafFinder(set);
  const placed = new Map<string, Placed>();
  const texts: ScoreText[] = [];
  const evidence: { unitId: UnitId; slot: number; evidence: ReturnType<typeof readEvidence> }[] = [];
  const unitOf = remember((name: string) => idOf.get(foldTitle(name)));
  let sums = 0;
  for (const read of reads) {
    const { sheet } = read;
    for (const cell of read.cells) {
      const refuse = (code: RefusalCode, details = {}): void =>
        void refused.push(refuseCell(sheet, cell.row, cell.column, code, details));
      if (cell.unit === '') {
        refuse('unit.unnamed');
        continue;
      }
      const unitId = unitOf(cell.unit);
      if (unitId === undefined) {
        refuse('unit.left', { unit: cell.unit });
        continue;
      }
      const found = findLeaf(finder, read, source, built, cell);
      if (found.kind !== 'leaf') {
        if (found.kind === 'group' && read.criteria !== null) sums++;
        else
          refuse(found.kind === 'group' ? 'leaf.isGroup' : 'leaf.unknown', {
            code: cell.leaf.code,
            name: cell.leaf.name,
          });
        continue;
      }
      const { leaf } = found;
      const raw = rawCellAt(sheet, cell.row, cell.column);
      if (cell.kind === 'evidence' || cell.kind === 'explanation' || cell.kind === 'opinion') {
        if (dossierOf(outcome, set.id, unitId).lock && cell.stage === 'self')
          refuse('scores.locked', { unit: cell.unit });
        else if (leaf.nodeId === null) refuse('text.noPlace');
        else if (cell.kind === 'evidence')
          evidence.push({ unitId, slot: leaf.slot, evidence: readEvidence(textOf(raw)) });
        else
          texts.push({
            unitId,
            stage: cell.stage,
            slot: leaf.slot,
            kind: cell.kind === 'opinion' ? 'notes' : 'explanations',
            text: textOf(raw),
          });
        continue;
      }
      const entered =
        cell.kind === 'points' ? readPoints(raw, leaf.rule) : leaf.rule ? readDeclared(raw, leaf.rule) : null;
      if (entered === null) {
        texts.push({ unitId, stage: 'self', slot: leaf.slot, kind: 'notes', text: textOf(raw) });
        continue;
      }
      if (!entered.ok) {
        refuse(entered.problem.code, entered.problem.details);
        continue;
      }
      const entry: ScoreEntry = { unitId, stage: cell.stage, slot: leaf.slot, entry: entered.value };
      const key = `${unitId}/${cell.stage}/${leaf.slot}`;
      const before = placed.get(key);
      const next: Placed = { entry, leaf, sheet, cell };
      if (!before) placed.set(key, next);
      else settleTwo(placed, key, before, next, refused);
    }
  }
  return {
    ...finishEntries(outcome, set, [...placed.values()], refused, sums, texts.length + evidence.length),
    texts,
    evidence,
  };
}

/** A table names each unit once a leaf: the answer is looked up once a name. */
function remember<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before as T;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

interface Placed {
  readonly entry: ScoreEntry;
  readonly leaf: Scorable;
  readonly sheet: RawSheet;
  readonly cell: ScoreCell;
}

function findLeaf(
  finder: LeafFinder,
  read: SheetRead,
  source: SheetRead | null,
  built: BuiltSet | null,
  cell: ScoreCell,
): Found {
  if (read !== source || built === null) return finder.find(cell.leaf, cell.stage);
  const row = read.columns === null ? cell.row : read.columns.placeOfColumn.get(cell.column);
  const nodeId = row === undefined ? undefined : built.nodeOfRow.get(row);
  return nodeId === undefined ? finder.find(cell.leaf, cell.stage) : finder.findNode(nodeId);
}

/** Declared data and points of one leaf: the data stand where the rule gives those points, else what was typed does. */
function settleTwo(
  placed: Map<string, Placed>,
  key: string,
  before: Placed,
  next: Placed,
  refused: RefusedCell[],
): void {
  const { rule, max } = next.leaf;
  const declared = 'declared' in before.entry.entry ? before.entry.entry.declared : null;
  const points = 'points' in next.entry.entry ? next.entry.entry.points : null;
  if (before.cell.kind !== 'declared' || declared === null || points === null) {
    refused.push(
      refuseCell(next.sheet, next.cell.row, next.cell.column, 'points.given', {
        unit: next.cell.unit,
        code: next.leaf.code,
      }),
    );
    return;
  }
  if (rule === null || !isDirectRule(rule)) return;
  const given = evaluateRule(rule, declared, max);
  if (given.ok && Math.abs(given.value - points) < 0.005) return;
  placed.set(key, next);
  const details = { points, given: given.ok && Number.isFinite(given.value) ? given.value : '–' };
  refused.push(refuseCell(before.sheet, before.cell.row, before.cell.column, 'declared.disagrees', details));
}

function finishEntries(
  outcome: Workbook,
  set: CriteriaSet,
  placed: readonly Placed[],
  refused: RefusedCell[],
  sums: number,
  texts: number,
): Pick<Taken, 'entries' | 'counts'> {
  const problems = checkScoreEntries(
    outcome,
    set.id,
    placed.map(({ entry }) => entry),
  );
  const entries: ScoreEntry[] = [];
  const counts = { points: 0, declared: 0, notApplicable: 0, texts, sums, replaced: 0 };
  placed.forEach(({ entry, leaf, sheet, cell }, i) => {
    const problem = problems[i];
    if (problem) {
      const code = REFUSAL_OF[problem.code] ?? 'points.notRead';
      refused.push(refuseCell(sheet, cell.row, cell.column, code, { code: leaf.code, unit: cell.unit, max: leaf.max }));
      return;
    }
    entries.push(entry);
    const row = outcome.scores[set.id]?.[entry.unitId]?.[entry.stage];
    const old = row?.points[entry.slot];
    if ((old !== undefined && !Number.isNaN(old)) || row?.declared[String(entry.slot)]) counts.replaced++;
    if ('declared' in entry.entry) counts.declared++;
    else if (Number.isFinite(entry.entry.points)) counts.points++;
    else counts.notApplicable++;
  });
  return { entries, counts };
}

const REFUSAL_OF: Readonly<Record<string, RefusalCode>> = {
  'points.aboveMax': 'points.aboveMax',
  'points.negative': 'points.negative',
  'scores.locked': 'scores.locked',
  'declared.doesNotFit': 'declared.notRead',
  'points.belongToLeaves': 'leaf.isGroup',
};
