/** What one sheet on screen gives to the formula being typed: its own, or that of a cell elsewhere which points here. */
import { untrack } from 'svelte';
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { setOfSheet } from '../../../domain/layout.ts';
import type { FormulaAssist } from '../../../grid/formulaAssist.ts';
import type { GridState } from '../../../grid/gridState.svelte.ts';
import { explainError, namePlace } from '../../shared/cellWords.ts';
import type { SheetContext } from '../sheetContext.ts';
import { createFormulaAssist } from './formulaAssist.ts';
import { takesFormula } from './formulaCells.ts';
import { functionCatalogue } from './functionCatalogue.svelte.ts';
import type { FormulaTrip, TripStop } from './formulaTrip.svelte.ts';

export interface SheetFormula {
  readonly assist: FormulaAssist | null;
  /** Whose draft cells of this sheet are written into. */
  readonly drafter: GridState;
  /** The cell whose formula is typed, while another sheet is on screen: what to say of it. */
  readonly awayNote: string | null;
}

/** Call while the sheet's component is set up. */
export function useSheetFormula(context: SheetContext, trip: FormulaTrip): SheetFormula {
  const { session } = context;

  function readStop(): TripStop | null {
    const { state } = context;
    const { row, col } = state.editing ?? state.active;
    const source = context.source();
    if (row >= source.rowCount || col >= source.colCount) return null;
    return { state, sheet: context.sheet(), place: source.placeAt(row, col) };
  }

  /** Reads no source: the sheet may be gone already while the field in its bar loses the focus. */
  const away = $derived(trip.home && trip.home.state !== context.state ? trip.home : null);
  const stop = $derived(away ?? readStop());
  const isTyping = $derived(stop?.state.editing?.draft.startsWith('=') ?? false);
  const stopKey = $derived(stop && isTyping ? [stop.sheet, stop.place.row, stop.place.column].join('|') : '');
  const assist = $derived.by((): FormulaAssist | null => {
    // Made anew for another cell, not for every letter.
    const at = stopKey === '' ? null : untrack(() => stop);
    if (!at || !takesFormula(at.sheet, at.place)) return null;
    const { sheet, place } = at;
    const t = context.words();
    const homeSet = setOfSheet(sheet) ?? session.setId;
    return createFormulaAssist({
      scope: createFormulaScope(session.workbook, homeSet, sheet),
      source: context.source(),
      functions: functionCatalogue.functions,
      t,
      calculate: (stored) => session.recalculation.preview(stored, { sheet, ...place }, session.scenarioId),
      explain: (error) => explainError(t, session.workbook, error, homeSet),
    });
  });

  $effect(() => {
    if (isTyping) void functionCatalogue.load(context.words().locale);
  });
  $effect(() => {
    trip.here = readStop;
    return () => {
      if (trip.here === readStop) trip.here = null;
    };
  });

  return {
    get assist() {
      return assist;
    },
    get drafter() {
      return away?.state ?? context.state;
    },
    get awayNote() {
      if (!away) return null;
      const place = namePlace(session.workbook, { sheet: away.sheet, ...away.place }, trip.home?.setId ?? null);
      return context.words().formula.back(place);
    },
  };
}
