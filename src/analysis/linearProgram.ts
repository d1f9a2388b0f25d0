/** Linear programs with whole variables, for whoever solves them: workers/highs.ts, or a plain search in tests. */
export interface LinearProgram {
  /** The objective is to be as small as can be. */
  readonly columns: readonly ProgramColumn[];
  readonly rows: readonly ProgramRow[];
}

export interface ProgramColumn {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly isWhole: boolean;
}

export interface ProgramRow {
  readonly lower: number;
  readonly upper: number;
  /** Indexes into the columns, each once. */
  readonly at: readonly number[];
  readonly factors: readonly number[];
}

export type ProgramOutcome =
  /** `bound`: no solution is smaller; equal to the objective (to 1e-6) where the optimum is proven. */
  | { readonly kind: 'solved'; readonly values: Float64Array; readonly objective: number; readonly bound: number }
  | { readonly kind: 'infeasible' }
  /** Nothing found in the time; `bound` as above. */
  | { readonly kind: 'unknown'; readonly bound: number };

/** Solves, or says what is known after `limitMs` milliseconds. */
export type SolveProgram = (program: LinearProgram, limitMs: number) => ProgramOutcome;
