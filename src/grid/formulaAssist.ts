/** What the grid asks of its caller while a formula is typed. It is asked for every half-written text and never throws. */
import type { Stretch } from './pointing.ts';
import type { CellRect } from './range.ts';

export type FormulaPartKind = 'reference' | 'function' | 'text' | 'number' | 'bracket' | 'operator' | 'name' | 'error';

/** A stretch of the draft; what no part covers is shown as it is. */
export interface FormulaPart extends Stretch {
  readonly kind: FormulaPartKind;
  /** References to the same cells have the same group; counts from 0 in the order of the draft. */
  readonly group?: number;
  /** The cells meant, where they stand on the sheet that is shown. */
  readonly rect?: CellRect | null;
}

export interface FormulaItem {
  /** What is written in place of the stretch. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
  readonly kind: 'function' | 'name' | 'sheet';
}

/** What could stand in place of the word before the caret. */
export interface FormulaCompletion extends Stretch {
  readonly items: readonly FormulaItem[];
  /** The word means something as it stands: Tab then takes the cell, unless an item is marked. */
  readonly isWhole: boolean;
}

export interface FormulaHelp {
  readonly name: string;
  /** The call as it is written, in pieces. */
  readonly signature: readonly { readonly text: string; readonly isCurrent: boolean }[];
  readonly description: string;
  /** What belongs in the argument at the caret; may be empty. */
  readonly argument: string;
}

export interface FormulaPreview {
  readonly text: string;
  readonly isError: boolean;
  /** What cannot be read, in the draft. */
  readonly at?: Stretch;
}

/** Words of the editor, in the language of the screen. */
export interface FormulaTexts {
  readonly list: string;
  readonly closeHelp: string;
  readonly preview: string;
}

export interface FormulaAssist {
  readonly texts: FormulaTexts;
  /** Between arguments. */
  readonly separator: string;
  parts(draft: string): readonly FormulaPart[];
  complete(draft: string, caret: number): FormulaCompletion | null;
  help(draft: string, caret: number): FormulaHelp | null;
  /** The value the draft would have; null when another draft has come after it or there is no answer. */
  preview(draft: string): Promise<FormulaPreview | null>;
  /** The cells as the formula names them; null where no address means them. */
  refer(rect: CellRect): string | null;
}
