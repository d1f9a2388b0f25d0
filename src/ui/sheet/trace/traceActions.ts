import { areaOfCell, type CellAt } from '../../../domain/formula/traceArea.ts';
import type { TraceWay } from '../../../domain/formula/trace.ts';
import { goToPlace } from '../goToPlace.ts';
import type { SheetAction, SheetContext } from '../sheetContext.ts';
import { findCellError, isCircle, listCauses } from './cellErrors.ts';
import { cellOfPlace, nameArea, placeOfCell } from './cellPlaces.ts';
import { tracingOf } from './tracing.svelte.ts';

/** Arrows and a list of what the active cell reads or what reads it; a second press adds the next level. */
export function traceActions(context: SheetContext): SheetAction[] {
  const { session } = context;
  const tracing = tracingOf(session);

  function findActive(): CellAt | null {
    const { row, col } = context.state.active;
    const source = context.source();
    if (row >= source.rowCount || col >= source.colCount) return null;
    return cellOfPlace(session.workbook, { sheet: source.sheet, ...source.placeAt(row, col) });
  }

  function say(text: string): void {
    context.notify({ kind: 'info', text });
  }

  function follow(way: TraceWay): void {
    const cell = findActive();
    if (!cell) return;
    const { shown } = tracing;
    const wasShown = shown?.way === way && shown.start.row === cell.row && shown.start.col === cell.col;
    if (tracing.follow(cell, way)) return;
    const t = context.words().trace;
    const place = nameArea(session.workbook, areaOfCell(cell), session.setId);
    say(wasShown ? t.noMore : way === 'precedents' ? t.noPrecedents(place) : t.noDependents(place));
  }

  function followError(): void {
    const cell = findActive();
    if (!cell) return;
    const t = context.words().trace;
    const { workbook } = session;
    const name = nameArea(workbook, areaOfCell(cell), session.setId);
    const place = placeOfCell(workbook, cell);
    const error = findCellError(session, place);
    const causes = (error ? listCauses(session, place, error) : []).flatMap(
      (cause) => cellOfPlace(workbook, cause) ?? [],
    );
    if (error && isCircle(error)) {
      tracing.followCircle([cell, ...causes]);
      return;
    }
    const [cause] = causes;
    if (error && !cause) {
      say(t.noCause(name));
      return;
    }
    const found = tracing.followError(cell, cause ?? null);
    if (found) goToPlace(context, placeOfCell(workbook, found));
    else say(t.nothingWrong(name));
  }

  return [
    { id: 'tracePrecedents', run: () => follow('precedents'), isOff: () => findActive() === null },
    { id: 'traceDependents', run: () => follow('dependents'), isOff: () => findActive() === null },
    { id: 'traceError', run: followError, isOff: () => !hasError() },
    { id: 'clearTrace', run: () => tracing.clear(), isOff: () => tracing.shown === null },
  ];

  /** A result can be missing because a weight shows an error, and says nothing itself. */
  function hasError(): boolean {
    const cell = findActive();
    if (!cell) return false;
    if (cell.sheet.startsWith('ranking.')) return (session.result?.errors.length ?? 0) > 0;
    return findCellError(session, placeOfCell(session.workbook, cell)) !== null;
  }
}
