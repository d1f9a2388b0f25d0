/** What a person gives a cell besides its content. */

export const FILLS = ['yellow', 'green', 'blue', 'red', 'grey'] as const;
export type Fill = (typeof FILLS)[number];
export const ALIGNMENTS = ['start', 'center', 'end'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

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
  readonly align?: Alignment;
  readonly note?: string;
  readonly entryRule?: EntryRule;
}

/** By row and column key (src/domain/layout.ts). */
export type SheetAttributes = Readonly<Record<string, Readonly<Record<string, CellAttributes>>>>;

/** The row key that holds for every row of a column whose cell has no record of its own; an empty record is one. */
export const ANY_ROW = '*';

/** What a person gave the cell, or its column; null where neither says anything. */
export function attributesOf(sheet: SheetAttributes | undefined, row: string, column: string): CellAttributes | null {
  return ownRecord(sheet, row, column) ?? ownRecord(sheet, ANY_ROW, column) ?? null;
}

/** The record that stands at exactly this place. */
export function ownRecord(sheet: SheetAttributes | undefined, row: string, column: string): CellAttributes | undefined {
  const cells = sheet !== undefined && Object.hasOwn(sheet, row) ? sheet[row] : undefined;
  return cells !== undefined && Object.hasOwn(cells, column) ? cells[column] : undefined;
}

/** Keys that are present are set; undefined takes a key away. */
export type AttributesChange = { readonly [K in keyof CellAttributes]?: CellAttributes[K] | undefined };

export function changeAttributes(attributes: CellAttributes | null, change: AttributesChange): CellAttributes {
  const entries = Object.entries({ ...attributes, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
