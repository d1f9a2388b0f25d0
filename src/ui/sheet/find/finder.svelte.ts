/** Find and replace of one open workbook: outlives the sheets, so that the next hit may stand on another one. */
import { tick } from 'svelte';
import type { Session } from '../../../state/session.svelte.ts';
import { goToPlace } from '../goToPlace.ts';
import type { WorkbookParts } from '../../shared/workbookContext.ts';
import type { SheetContext } from '../sheetContext.ts';
import type { SheetSource } from '../sheetSource.ts';
import { findInWorkbook, type FindRequest, type Hit } from './findWorkbook.ts';
import type { MatchOptions } from './textMatch.ts';

export interface FindOptions extends MatchOptions {
  readonly lookIn: 'values' | 'formulas';
  readonly where: 'sheet' | 'workbook';
}

export interface RefusedHit {
  readonly hit: Hit;
  readonly reason: string;
}

export interface ReplaceOutcome {
  readonly done: number;
  readonly refused: readonly RefusedHit[];
}

const START: FindOptions = {
  matchCase: false,
  wholeCell: false,
  ignoreDiacritics: true,
  lookIn: 'values',
  where: 'sheet',
};

export class Finder {
  mode = $state.raw<'find' | 'replace' | null>(null);
  query = $state.raw('');
  replacement = $state.raw('');
  options = $state.raw<FindOptions>(START);
  hits = $state.raw<readonly Hit[]>([]);
  /** The hit last gone to, or -1. */
  at = $state.raw(-1);
  isBusy = $state.raw(false);
  outcome = $state.raw<ReplaceOutcome | null>(null);
  /** The sheet on screen; null where the screen shows none (scenarios, assumptions). */
  sheet = $state.raw<SheetContext | null>(null);
  /** Grows each time the bar is asked for: it takes the focus then. */
  asked = $state.raw(0);
  #request: FindRequest | null = null;
  #isWaiting = false;
  #run = 0;
  /** Where the last hit stood that is no hit any more: the next one has its place. */
  #gap: number | null = null;
  #parts: WorkbookParts | null = null;
  #onhidden: ((hit: Hit) => void) | null = null;

  /** Opens the bar and gives it the keyboard. */
  open(mode: 'find' | 'replace'): void {
    this.mode = mode;
    this.asked += 1;
  }

  close(): void {
    this.mode = null;
    this.hits = [];
    this.outcome = null;
    this.#request = null;
    this.#isWaiting = false;
    this.#forgetPlace();
    this.sheet?.state.focus();
  }

  /** Joins the sheet on screen; returns how to part from it. */
  attach(sheet: SheetContext): () => void {
    this.sheet = sheet;
    return () => {
      if (this.sheet === sheet) this.sheet = null;
    };
  }

  type(query: string): void {
    this.query = query;
    this.outcome = null;
    this.#forgetPlace();
  }

  choose(change: Partial<FindOptions>): void {
    this.options = { ...this.options, ...change };
    this.outcome = null;
    this.#forgetPlace();
  }

  /** What is to be searched next, by `search` or by the next step; null when nothing is asked for. */
  prepare(request: FindRequest | null): void {
    this.#request = request;
    this.#isWaiting = true;
    if (!request) void this.search();
  }

  /** Searches what was prepared; a search that is overtaken by a newer one says nothing. */
  async search(): Promise<void> {
    const run = ++this.#run;
    this.#isWaiting = false;
    const request = this.#request;
    this.isBusy = request !== null;
    const hits = request ? await findInWorkbook(request, () => run !== this.#run) : [];
    if (!hits) return;
    this.isBusy = false;
    this.#take(hits);
  }

  /** Until the hits are those of what is asked for now. */
  async settle(): Promise<void> {
    // An edit made just before reaches the request with the next flush.
    await tick();
    if (this.#isWaiting) await this.search();
  }

  /** Goes to the next hit, or the one before; round at the ends. */
  async step(direction: 1 | -1): Promise<void> {
    await this.settle();
    const count = this.hits.length;
    if (count === 0) return;
    let next: number;
    if (this.at >= 0) next = this.at + direction;
    else if (this.#gap !== null) next = direction === 1 ? this.#gap : this.#gap - 1;
    else next = this.#indexNearActive(direction);
    await this.goTo((next + count) % count);
  }

  /** Shows the hit; the keyboard stays where it is. */
  async goTo(index: number): Promise<void> {
    const hit = this.hits[index];
    if (!hit) return;
    this.at = index;
    this.#gap = null;
    await this.show(hit);
  }

  /** Selects the cell of a hit on its sheet; says so where the sheet hides it. */
  async show(hit: Hit): Promise<void> {
    const { sheet } = this;
    const place = sheet?.sheet() === hit.sheet ? sheet.source().findPlace(hit.row, hit.column) : null;
    if (sheet && place) {
      sheet.state.select(place.row, place.col);
      return;
    }
    const parts = this.#parts ?? sheet;
    if (!parts) return;
    const focused = document.activeElement;
    goToPlace(parts, hit);
    await tick();
    await tick();
    if (parts.views.goal !== null) {
      parts.views.goal = null;
      this.#onhidden?.(hit);
    }
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
  }

  /** The workbook it goes through; given by the bar. */
  join(parts: WorkbookParts, onhidden: (hit: Hit) => void): void {
    this.#parts = parts;
    this.#onhidden = onhidden;
  }

  #forgetPlace(): void {
    this.at = -1;
    this.#gap = null;
  }

  /** Keeps the current hit where it still is one. */
  #take(hits: readonly Hit[]): void {
    const old = this.hits[this.at];
    const at = old ? hits.findIndex((hit) => isSamePlace(hit, old)) : -1;
    if (old && at < 0) this.#gap = Math.min(this.at, hits.length);
    this.hits = hits;
    this.at = at;
  }

  #indexNearActive(direction: 1 | -1): number {
    const { sheet, hits } = this;
    if (!sheet) return direction === 1 ? 0 : hits.length - 1;
    const source = sheet.source();
    const { active } = sheet.state;
    const isBeyond = (hit: Hit): boolean => {
      if (hit.sheet !== source.sheet) return false;
      const place = source.findPlace(hit.row, hit.column);
      if (!place) return false;
      return place.row > active.row || (place.row === active.row && place.col >= active.col);
    };
    const first = hits.findIndex(isBeyond);
    const next = first >= 0 ? first : hits.findLastIndex((hit) => hit.sheet === source.sheet) + 1;
    return direction === 1 ? next : next - 1;
  }
}

export function isSamePlace(a: Hit, b: Hit): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

const finders = new WeakMap<Session, Finder>();

/** The finder of an open workbook; the same one for every sheet. */
export function finderOf(session: Session): Finder {
  let finder = finders.get(session);
  if (!finder) finders.set(session, (finder = new Finder()));
  return finder;
}

/** The sheet with its hits marked by the tone "found"; the same object when there are none. */
export function markHits<T extends SheetSource>(source: T, hits: readonly Hit[]): T {
  const places = new Set(hits.filter((hit) => hit.sheet === source.sheet).map((hit) => `${hit.row}/${hit.column}`));
  if (places.size === 0) return source;
  return {
    ...source,
    cell: (row: number, col: number) => {
      const cell = source.cell(row, col);
      const place = source.placeAt(row, col);
      return places.has(`${place.row}/${place.column}`) ? { ...cell, tones: [...(cell.tones ?? []), 'found'] } : cell;
    },
  };
}
