/**
 * A formula that points at other sheets: its cell stays at home while the person looks elsewhere. The draft lives in the home
 * grid's state, which outlives its component, so nothing that happens to the sheets on screen can lose it.
 */
import { getContext, setContext, tick } from 'svelte';
import type { SheetKey } from '../../../domain/layout.ts';
import { placeForReference } from '../../../grid/pointing.ts';
import type { GridState } from '../../../grid/gridState.svelte.ts';
import type { Session } from '../../../state/session.svelte.ts';
import type { Tab, Views } from '../../../state/views.svelte.ts';

/** A sheet on screen and the cell that is edited there. */
export interface TripStop {
  readonly state: GridState;
  readonly sheet: SheetKey;
  readonly place: { readonly row: string; readonly column: string };
}

interface Home extends TripStop {
  readonly tab: Tab;
  readonly setId: Session['setId'];
}

export class FormulaTrip {
  /** Set while the formula of a cell of another sheet than the one on screen may be being typed. */
  home = $state.raw<Home | null>(null);
  /** The sheet on screen, or null where cells cannot be pointed at. */
  here: (() => TripStop | null) | null = null;
  readonly #session: Session;
  readonly #views: Views;

  constructor(session: Session, views: Views) {
    this.#session = session;
    this.#views = views;
  }

  /** True while a formula is typed and a reference may stand at its caret: another tab is then shown to point at it. */
  get isOpen(): boolean {
    if (this.home) return true;
    const state = this.here?.()?.state;
    if (!state?.formula.assist || !state.editing || state.composing) return false;
    return placeForReference(state.editing.draft, state.formula.caret, state.pointed?.at ?? null) !== null;
  }

  /** Shows another tab and takes the draft along; false where it has no cells to point at. */
  async visit(tab: Tab): Promise<boolean> {
    if (tab === 'scenarios' || tab === 'assumptions') return false;
    const stop = this.here?.();
    if (!this.home && stop) this.home = { ...stop, tab: this.#views.tab, setId: this.#session.setId };
    const { home } = this;
    if (!home) return false;
    if (tab === home.tab) {
      await this.#goHome();
      return true;
    }
    const { state } = home;
    state.detour = (finish) => void this.#goHome(finish);
    if (state.pointed) state.pointed = { ...state.pointed, rect: null };
    await this.#show(state, tab);
    return true;
  }

  async #goHome(finish?: () => void): Promise<void> {
    const { home } = this;
    if (!home) return;
    const { state } = home;
    state.detour = null;
    // Whoever called still reads the sheet on screen.
    await Promise.resolve();
    if (state.pointed) state.pointed = { ...state.pointed, rect: null };
    this.home = null;
    this.#session.setId = home.setId;
    await this.#show(state, home.tab);
    finish?.();
    state.focus();
  }

  async #show(state: GridState, tab: Tab): Promise<void> {
    state.isHeld = true;
    this.#views.tab = tab;
    await tick();
    state.isHeld = false;
  }
}

const KEY = Symbol('formula trip');

/** Called once per workbook on screen. */
export function provideFormulaTrip(session: Session, views: Views): FormulaTrip {
  return setContext(KEY, new FormulaTrip(session, views));
}

export function useFormulaTrip(): FormulaTrip {
  return getContext<FormulaTrip>(KEY);
}
