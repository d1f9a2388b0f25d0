/** A table of an analysis as it is shown, exported and read aloud: words and figures, no formats of any program. */
export interface FigureTable {
  /** Also the name of its sheet in a file, cut to what Excel allows. */
  readonly title: string;
  /** Below the title: what was asked and on what it rests. */
  readonly notes: readonly string[];
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface FigureColumn {
  readonly label: string;
  /** Places after the decimal mark; null for words. */
  readonly decimals: number | null;
  /** Shown with + or -. */
  readonly isSigned?: boolean;
  /** A rank or a number of ranks: whole is written whole, a shared place with its half. */
  readonly isRank?: boolean;
  /** Figures are shares 0..1, shown in %. */
  readonly isShare?: boolean;
}
