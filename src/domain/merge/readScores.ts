/** The scores of an exported workbook that came back: one column a unit, figures on the sheet of declared data. */
import type { RawCell } from '../intake/rawBook.ts';
import { NOT_APPLICABLE_WORD } from '../rules/compileRule.ts';
import { isNotApplicable } from '../scores.ts';
import { isSamePlaceValue } from './comparePlaces.ts';
import type { MapSlot, MapUnit } from './exportMap.ts';
import type { FoundCell } from './fileLines.ts';
import type { Place, PlaceValue } from './place.ts';
import type { ReadingPlan } from './readExport.ts';
import { isAsWritten, isEmptied } from './readChangedCell.ts';
import { isBlank, readEntryCells, type FilledCell } from './readEntryCells.ts';

export function readScores(plan: ReadingPlan): void {
  const sheets = new Map(plan.map.scores.map((scores) => [scores.setId, scores]));
  for (const unit of plan.map.units) {
    const scores = sheets.get(unit.setId);
    scores?.slots.forEach((slot, i) => readSlot(plan, unit, slot, i, scores.sheet));
  }
}

function readSlot(plan: ReadingPlan, unit: MapUnit, slot: MapSlot, i: number, sheet: number): void {
  const { collect, cellOf } = plan;
  const main = cellOf({ sheet, row: slot.row, column: unit.column });
  const was = unit.scores[i] ?? null;
  if (!main) return;
  collect.count();
  const figures = figureCells(plan, unit, slot);
  const isComputed = main.cell?.formula !== undefined;
  const isDeclared = was !== null && typeof was === 'object';
  if (figures.every(({ found }) => isEmptied(found.cell))) {
    if (isPlainSame(main.cell, was)) return;
    // Data that its rule cannot read have no figures in the file: the cell still says so.
    if (isDeclared && isComputed) return;
  }
  if (isDeclared && !isComputed && isEmptied(main.cell) && figures.some(({ found }) => !isEmptied(found.cell))) {
    collect.refuse(main, { code: 'returned.computed', details: {} }, slot.code);
    return;
  }
  const place: Place = {
    of: 'entry',
    setId: unit.setId,
    unitId: unit.unitId,
    stage: unit.stages[i] ?? 'self',
    slot: slot.slot,
  };
  const typed = typedPoints(plan, main, isDeclared, slot);
  if (typed === 'refused') return;
  const cells: FilledCell[] = [
    { part: 'value', cell: typed },
    ...figures.map(({ part, found }) => ({ part, cell: clear(found.cell) })),
  ];
  const read = readEntryCells(cells, slot.rule, was);
  if (!read.ok) {
    const at = read.problem.cell === 0 ? main : (figures[read.problem.cell - 1]?.found ?? main);
    collect.refuse(at, read.problem.problem, slot.code);
    return;
  }
  if (isSamePlaceValue(read.value, was)) return;
  const origin = isBlank(typed) ? (figures.find(({ found }) => !isEmptied(found.cell))?.found ?? main) : main;
  collect.add(place, was, read.value, origin);
}

interface FigureCell {
  readonly part: FilledCell['part'];
  readonly found: FoundCell;
}

function figureCells(plan: ReadingPlan, unit: MapUnit, slot: MapSlot): FigureCell[] {
  const { cellOf, homeOf, readers, fillerAt } = plan;
  return slot.figures.flatMap(({ kind, sheet, row, count }) =>
    Array.from({ length: count }, (_, figure): FigureCell[] => {
      const at = { sheet, row: row + figure, column: unit.column };
      const found = cellOf(at);
      if (!found) return [];
      const filler = fillerAt(at);
      const isFiller = filler !== undefined && isAsWritten(found.cell, filler, homeOf(found), readers);
      return [{ part: { kind, figure }, found: isFiller ? { ...found, cell: undefined } : found }];
    }).flat(),
  );
}

/** A number, the word for "not applicable", or nothing, as it was; the common case of 330,000 cells. */
function isPlainSame(cell: RawCell | undefined, was: PlaceValue): boolean {
  if (was === null) return isEmptied(cell);
  if (typeof was !== 'number' || cell?.formula !== undefined) return false;
  if (isNotApplicable(was)) return cell?.value === NOT_APPLICABLE_WORD;
  return typeof cell?.value === 'number' && (cell.value === was || isSamePlaceValue(cell.value, was));
}

/** What was typed as points: the rule's own formula is none; any other formula counts as what it gave. */
function typedPoints(
  { collect }: ReadingPlan,
  main: FoundCell,
  mayCalculate: boolean,
  slot: MapSlot,
): RawCell | undefined | 'refused' {
  const { cell } = main;
  if (cell?.formula === undefined || isEmptied(cell)) return clear(cell);
  if (mayCalculate) return undefined;
  if (cell.error === undefined && (cell.value === null || cell.value === '')) {
    collect.refuse(main, { code: 'returned.noValue', details: {} }, slot.code);
    return 'refused';
  }
  return cell;
}

function clear(cell: RawCell | undefined): RawCell | undefined {
  return isEmptied(cell) ? undefined : cell;
}
