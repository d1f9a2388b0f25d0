/** What is known of the formula being typed: its parts, what may complete it, the call at the caret, its value. */
import { REFERENCE_TONES, countUnclosed } from './formulaInk.ts';
import type {
  FormulaAssist,
  FormulaCompletion,
  FormulaHelp,
  FormulaItem,
  FormulaPart,
  FormulaPreview,
} from './formulaAssist.ts';
import type { CellRect } from './range.ts';

/** Cells outlined in one of the colours --grid-ref-0 to --grid-ref-6. */
export interface GridOutline {
  readonly rect: CellRect;
  readonly tone: number;
}

export class FormulaState {
  /** Set by the grid on screen: references are outlined on its sheet. */
  assist = $state.raw<FormulaAssist | null>(null);
  /** Where the caret is in the draft. */
  caret = $state(0);
  /** The marked item of the list; -1 for none. */
  index = $state(-1);
  isHelpClosed = $state(false);
  /** Of the draft it was made for. */
  shown = $state.raw<{ readonly draft: string; readonly preview: FormulaPreview } | null>(null);
  /** Where the caret stood when something was typed last; the list is for typing, not for looking around. */
  #typedAt = $state(-1);
  readonly #readDraft: () => string | null;

  constructor(readDraft: () => string | null) {
    this.#readDraft = readDraft;
  }

  /** The draft while it is a formula and there is help for it, else null. */
  readonly draft: string | null = $derived.by(() => {
    const draft = this.assist ? this.#readDraft() : null;
    return draft?.startsWith('=') ? draft : null;
  });
  readonly parts: readonly FormulaPart[] = $derived(
    this.draft === null || !this.assist ? [] : this.assist.parts(this.draft),
  );
  readonly outlines: readonly GridOutline[] = $derived.by(() => {
    const outlines: GridOutline[] = [];
    const seen = new Set<number>();
    for (const { rect, group } of this.parts) {
      if (!rect || group === undefined || seen.has(group)) continue;
      seen.add(group);
      outlines.push({ rect, tone: group % REFERENCE_TONES });
    }
    return outlines;
  });
  readonly completion: FormulaCompletion | null = $derived.by(() => {
    if (this.draft === null || !this.assist || this.caret !== this.#typedAt) return null;
    const completion = this.assist.complete(this.draft, this.caret);
    return completion && completion.items.length > 0 ? completion : null;
  });
  readonly help: FormulaHelp | null = $derived(
    this.draft === null || !this.assist || this.isHelpClosed ? null : this.assist.help(this.draft, this.caret),
  );
  /** The marked item, or the one Tab takes when none is marked. */
  readonly likely: FormulaItem | null = $derived.by(() => {
    const { completion, index } = this;
    if (!completion) return null;
    return completion.items[index] ?? (completion.isWhole ? null : (completion.items[0] ?? null));
  });
  readonly preview: FormulaPreview | null = $derived(
    this.shown && this.shown.draft === this.draft ? this.shown.preview : null,
  );

  /** The person typed; the caret stands there now. */
  type(caret: number): void {
    this.caret = caret;
    this.#typedAt = caret;
    this.index = -1;
  }

  moveCaret(caret: number): void {
    if (caret !== this.caret) this.caret = caret;
  }

  closeList(): void {
    this.#typedAt = -1;
    this.index = -1;
  }

  /** For a new draft. */
  reset(caret: number): void {
    this.caret = caret;
    this.closeList();
    this.isHelpClosed = false;
    this.shown = null;
  }

  /** The draft with the brackets at its end that were left out, as it is committed. */
  finish(draft: string): string {
    if (!this.assist || !draft.startsWith('=')) return draft;
    const missing = countUnclosed(draft, this.assist.parts(draft));
    return missing > 0 ? draft + ')'.repeat(missing) : draft;
  }
}
