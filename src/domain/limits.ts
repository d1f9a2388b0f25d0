/** Bounds of a workbook; each is tested at n and n + 1. */
export const LIMITS = {
  /** Excel's row bound, so that every free sheet can be exported. */
  freeSheetRows: 1_048_576,
  /** Enough for a summary table of every unit of a province; Excel allows 16,384. */
  freeSheetColumns: 2_000,
  /** Excel's bound on the text of a cell. */
  cellText: 32_767,
} as const;
