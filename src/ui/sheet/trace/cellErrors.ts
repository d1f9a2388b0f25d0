/** Errors of cells, and the cells they come from. */
import { findNode } from '../../../domain/find.ts';
import { setOfSheet } from '../../../domain/layout.ts';
import { lastStagePresent } from '../../../domain/scores.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { CellError } from '../../../engine/protocol.ts';
import type { Session } from '../../../state/session.svelte.ts';
import type { SheetPlace } from '../goToPlace.ts';
import { isCellError } from '../sheetSource.ts';
import { isSamePlace, placeOfFormula } from './cellPlaces.ts';

/** Why the cell shows an error, as it is calculated now; null where it shows none. */
export function findCellError(session: Session, { sheet, row, column }: SheetPlace): CellError | null {
  const { recalculation, scenarioId } = session;
  const setId = setOfSheet(sheet);
  if (setId === null) {
    const value = recalculation.value(scenarioId, { sheet, row, column });
    return isCellError(value) ? value : null;
  }
  const model = recalculation.model(setId, scenarioId);
  if (sheet.startsWith('criteria.')) {
    const found = model?.errors.find((one) => one.sheet === sheet && one.row === row && one.column === column);
    return isCellError(found?.value) ? found.value : null;
  }
  const set = sheet.startsWith('scores.') ? session.workbook.sets[setId] : undefined;
  const node = set && findNode(set, row);
  const scores = session.workbook.scores[setId]?.[column as UnitId];
  const stage = node && scores ? lastStagePresent(scores, node.slot) : null;
  const computed = model?.computedPoints.find(
    (one) => one.nodeId === row && one.unitId === column && one.stage === stage,
  );
  return isCellError(computed?.value) ? computed.value : null;
}

/** The cells an error comes from, other than the cell itself: where it begins, or the cells of its circle in order. */
export function listCauses(session: Session, place: SheetPlace, error: CellError): SheetPlace[] {
  const found: SheetPlace[] = [];
  for (const one of error.places) {
    const cause = placeOfFormula(session.workbook, one);
    if (!isSamePlace(cause, place) && !found.some((known) => isSamePlace(known, cause))) found.push(cause);
  }
  return found;
}

export function isCircle(error: CellError): boolean {
  return error.problem.code === 'cycle' || error.problem.code === 'resultDependency';
}
