/** What a person gives a cell besides its content. */

export const FILLS = ['yellow', 'green', 'blue', 'red', 'grey'] as const;
export type Fill = (typeof FILLS)[number];

/** What may be entered: what is refused is said with the reason, what stands there already stays. */
export type EntryRule =
  | { readonly kind: 'list'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly whole: boolean }
  | { readonly kind: 'date'; readonly min: number | null; readonly max: number | null };

/** Keys that are absent follow the sheet's own look. */
export interface CellAttributes {
  /** An Excel format code such as "#,##0.00", "0.0%", "dd/mm/yyyy"; "@" is text: what is typed stays as typed. */
  readonly numberFormat?: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly fill?: Fill;
  readonly align?: 'start' | 'center' | 'end';
  readonly note?: string;
  readonly entryRule?: EntryRule;
}

/** By row and column key (src/domain/layout.ts); the row ANY_ROW holds for every row of the column that says nothing itself. */
export type SheetAttributes = Readonly<Record<string, Readonly<Record<string, CellAttributes>>>>;

export const ANY_ROW = '*';
