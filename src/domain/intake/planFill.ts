/**
 * Which cells of an office's own file get the workbook's figures: those of a unit, a leaf and a stage, and of a summary by
 * field. Formulas are never written over; what is right already is left alone.
 */
import type { CriteriaSet } from '../criteria.ts';
import type { UnitId } from '../ids.ts';
import { stageOutcome, type LeafOutcome } from '../points.ts';
import { NOT_APPLICABLE_WORD } from '../rules/compileRule.ts';
import { emptyUnitScores, isMissing, isNotApplicable, pointsAt, type Stage } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import { listFillPlaces, MOST_EMPTY, type FillPlace } from './fillPlaces.ts';
import { FieldFinder, type FillFigures } from './fillFigures.ts';
import { LeafFinder, type Scorable } from './leafFinder.ts';
import type { BookMapping, RefusedCell } from './mapping.ts';
import { matchUnits, type UnitMatch } from './matchUnits.ts';
import { rawCellAt, type RawBook, type RawCell, type RawMerge, type RawSheet } from './rawBook.ts';
import { addressOf, refuseCell } from './readCriteria.ts';
import { isFilled } from './readScores.ts';
import { foldTitle, textOf } from './rawText.ts';
import { readPoints } from './scoreText.ts';

export interface FillValue {
  readonly sheet: string;
  /** "E32". */
  readonly address: string;
  /** Null empties the cell. */
  readonly value: number | string | null;
  /** What stands there now, as a reader sees it. */
  readonly old: string;
  readonly unit: string;
}

export interface FillPlan {
  readonly values: readonly FillValue[];
  readonly skipped: readonly RefusedCell[];
  /** Cells that hold the workbook's figure already. */
  readonly same: number;
  /** Names that no unit of the set bears exactly, or that a person has decided. */
  readonly open: readonly UnitMatch[];
}

const NOTHING: FillPlan = { values: [], skipped: [], same: 0, open: [] };

/** `clears`: cells of scores that the workbook does not have are emptied; else they stay and are listed. */
export function planFill(
  workbook: Workbook,
  book: RawBook,
  mapping: BookMapping,
  figures: FillFigures,
  clears = false,
): FillPlan {
  const set = mapping.target.setId === null ? undefined : workbook.sets[mapping.target.setId];
  if (!set) return NOTHING;
  const known = (workbook.blocks[set.blockId]?.unitIds ?? []).flatMap((id) => workbook.units[id] ?? []);
  const room = { empty: MOST_EMPTY };
  const read = mapping.sheets.flatMap((one) => {
    const sheet = book.sheets[one.sheet];
    return sheet && one.kind !== 'skip' && room.empty >= 0 ? [{ sheet, places: listFillPlaces(sheet, one, room) }] : [];
  });
  const names = new Set(read.flatMap(({ places }) => places.map(({ unit }) => unit)));
  names.delete('');
  const matches = matchUnits([...names], known);
  const idOf = new Map<string, UnitId>();
  const foldOf = new Map([...names].map((name) => [name, foldTitle(name)]));
  for (const { name, exact } of matches) {
    const choice = mapping.units.get(foldTitle(name));
    const id = choice === undefined ? exact : choice.kind === 'existing' ? choice.unitId : null;
    if (id !== null) idOf.set(foldTitle(name), id);
  }
  const values: FillValue[] = [];
  const skipped: RefusedCell[] = [];
  const holding = new Set<string>();
  let same = 0;
  const valueOf = figureReader(workbook, set, figures);
  const last = read.at(-1);
  if (room.empty < 0 && last) skipped.push(refuseCell(last.sheet, 0, 0, 'fill.beyond', { count: MOST_EMPTY }));
  for (const { sheet, places } of read) {
    const isCovered = coverOf(sheet);
    for (const place of places) {
      const { row, column } = place;
      const filled = isFilled(sheet, row, column);
      const raw = rawCellAt(sheet, row, column);
      const skip = (code: RefusedCell['problem']['code'], details = {}): void =>
        void skipped.push(refuseCell(sheet, row, column, code, details));
      const unitKey = foldOf.get(place.unit) ?? '';
      if (filled) holding.add(unitKey);
      if (place.unit === '') {
        if (filled) skip('unit.unnamed');
        continue;
      }
      const unitId = idOf.get(unitKey);
      if (unitId === undefined) {
        if (filled) skip('unit.left', { unit: place.unit });
        continue;
      }
      const figure = valueOf(unitId, place);
      if (figure.kind === 'noPlace') {
        if (filled && raw?.formula === undefined)
          skip(figure.isGroup ? 'leaf.isGroup' : 'leaf.unknown', { code: place.leaf.code, name: place.leaf.name });
        continue;
      }
      if (raw?.formula !== undefined) skip('fill.formula');
      else if (isCovered(row, column)) {
        if (figure.kind !== 'missing') skip('fill.merged');
      } else if (figure.kind === 'error') skip('fill.error', { error: figure.error });
      else if (figure.kind === 'missing' && !(clears && raw?.error === undefined)) {
        if (filled) skip('fill.missing');
      } else {
        const value = writtenIn(figure, place, raw);
        if (isSame(raw, value, filled)) same += value === null ? 0 : 1;
        else
          values.push({
            sheet: sheet.name,
            address: addressOf(row, column),
            value,
            old: textOf(raw),
            unit: place.unit,
          });
      }
    }
  }
  const open = matches.filter(
    ({ name, exact, near }) => exact === null && (near.length > 0 || holding.has(foldTitle(name))),
  );
  return { values, skipped, same, open };
}

type Figure = LeafOutcome | { readonly kind: 'noPlace'; readonly isGroup: boolean };

function figureReader(
  workbook: Workbook,
  set: CriteriaSet,
  figures: FillFigures,
): (unitId: UnitId, place: FillPlace) => Figure {
  const leaves = new LeafFinder(set);
  const fields = new FieldFinder(set);
  const stated = (number: number | null): Figure =>
    number === null ? { kind: 'missing' } : { kind: 'points', points: number };
  return (unitId, { leaf, stage, namesStage, whole, fields: takes }) => {
    if (whole !== null) return stated(figures.whole(unitId, whole));
    const found = leaves.find(leaf, stage);
    const field = takes === 'first' || (takes === 'groups' && found.kind === 'group') ? fields.find(leaf) : null;
    if (field !== null) {
      const part = !namesStage ? 'total' : stage === 'survey' ? 'survey' : 'appraised';
      return stated(figures.field(unitId, field, part));
    }
    if (found.kind !== 'leaf') return { kind: 'noPlace', isGroup: found.kind === 'group' };
    return pointsOf(workbook, set, unitId, found.leaf, stage, figures);
  };
}

function pointsOf(
  workbook: Workbook,
  set: CriteriaSet,
  unitId: UnitId,
  leaf: Scorable,
  stage: Stage,
  figures: FillFigures,
): LeafOutcome {
  const scores = workbook.scores[set.id]?.[unitId] ?? emptyUnitScores();
  const node = leaf.nodeId === null ? undefined : set.nodes[leaf.nodeId];
  if (node) return stageOutcome(node, scores, stage, figures.computed(unitId));
  const points = pointsAt(scores[stage], leaf.slot);
  if (isMissing(points)) return { kind: 'missing' };
  return isNotApplicable(points) ? { kind: 'notApplicable' } : { kind: 'points', points };
}

function writtenIn(figure: Figure, { whole }: FillPlace, raw: RawCell | undefined): number | string | null {
  if (figure.kind === 'notApplicable') return NOT_APPLICABLE_WORD;
  if (figure.kind !== 'points') return null;
  return whole === 'index' && (raw?.numberFormat ?? '').includes('%')
    ? Number((figure.points / 100).toPrecision(12))
    : figure.points;
}

/** "0,5" as text is 0.5 too. */
function isSame(raw: RawCell | undefined, value: number | string | null, filled: boolean): boolean {
  if (value === null || !filled) return value === null && !filled;
  if (typeof raw?.value === 'number') return typeof value === 'number' && Math.abs(raw.value - value) < 1e-9;
  const read = readPoints(raw, null);
  if (!read.ok || !('points' in read.value)) return false;
  return typeof value === 'string' ? isNotApplicable(read.value.points) : Math.abs(read.value.points - value) < 1e-9;
}

/** Whether a cell lies under a merged one. */
function coverOf(sheet: RawSheet): (row: number, column: number) => boolean {
  const byRow = new Map<number, readonly RawMerge[]>();
  return (row, column) => {
    const merges = byRow.get(row) ?? sheet.merges.filter(({ top, bottom }) => top <= row && row <= bottom);
    byRow.set(row, merges);
    return merges.some(
      ({ top, left, right }) => left <= column && column <= right && !(top === row && left === column),
    );
  };
}
