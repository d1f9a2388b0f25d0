/** Bounds of a workbook; each is tested at n and n + 1. */
export const LIMITS = {
  /** Excel's row bound, so that every free sheet can be exported. */
  freeSheetRows: 1_048_576,
  /** Enough for a summary table of every unit of a province; Excel allows 16,384. */
  freeSheetColumns: 2_000,
  /** Excel's bound on the text of a cell. */
  cellText: 32_767,
} as const;

/** Excel's own grid: nothing can stand outside it. */
export const EXCEL_GRID = { rows: 1_048_576, columns: 16_384 } as const;

/** Bounds of a spreadsheet file that is read in; a file beyond one of them is refused. Each is tested at n and n + 1. */
export const FILE_LIMITS = {
  fileBytes: 20_000_000,
  zipEntries: 2_000,
  /** All parts of a file together: 13 MB of real sheets inflate to a tenth of it. */
  inflatedBytes: 200_000_000,
  /** SheetJS holds a binary workbook several times in memory. */
  binaryInflatedBytes: 40_000_000,
  /** Inflated to packed, of parts above `ratioFreeBytes`; real sheets stay under 60, deflate itself ends at 1,032. */
  inflationRatio: 200,
  ratioFreeBytes: 1_000_000,
  xmlDepth: 64,
  /** One tag with its attributes. */
  xmlTagCharacters: 65_536,
  cells: 500_000,
  /** Of one sheet; never expanded. */
  merges: 10_000,
  sharedStrings: 200_000,
  styles: 65_536,
  sheets: 200,
  names: 10_000,
  /** Excel's bound on the text of a cell. */
  cellText: 32_767,
  /** All texts, formulas and notes of all cells: a text that is used twice counts twice, for it crosses threads twice. */
  characters: 20_000_000,
} as const;

/**
 * In the place of FILE_LIMITS where a whole exported workbook comes back: 3,300 units and 100 leaves with two figures each
 * are 1.3 million cells, 101 million characters of formulas, nearly all alike, and 26 million of other texts.
 */
export const RETURNED_LIMITS = {
  cells: 1_600_000,
  /** Of texts, and of formulas unlike their neighbours. */
  characters: 40_000_000,
  /** Of all formulas written out: a bound on time, not on memory. */
  formulaCharacters: 150_000_000,
} as const;
