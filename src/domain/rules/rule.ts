/** Scoring rules R1-R10 and R12 as data; R11 (bonus, penalty) stands outside the tree (criteria.ts, Extra). Points are absolute. */

export interface ChoiceOption {
  readonly label: string;
  readonly points: number;
}

/** From `min` (itself included or not) up to the band above it; percentages run 0..100. */
export interface Band {
  readonly min: number;
  readonly minInclusive: boolean;
  readonly points: number;
}

export type ScoringRule =
  /** R1 one answer of a list. */
  | { readonly type: 'choice'; readonly options: readonly ChoiceOption[] }
  /** R2 highest band first; a value below the last band gives 0. */
  | { readonly type: 'bands'; readonly bands: readonly Band[] }
  /** R3 percentage / target x max, at most max; below the floor 0. */
  | { readonly type: 'proportional'; readonly target: number; readonly floor: number; readonly floorInclusive: boolean }
  /** R4 count x step, capped. */
  | { readonly type: 'count'; readonly step: number; readonly cap: number }
  /** R5 a formula over named inputs, in identity form; input names are its own words, before all others. */
  | { readonly type: 'formula'; readonly inputs: readonly RuleInput[]; readonly formula: string }
  /** R6 max less count x step, not below the floor. */
  | { readonly type: 'deduction'; readonly step: number; readonly floor: number }
  /** R7 one level of a list, each a share of max. */
  | { readonly type: 'level'; readonly levels: readonly { readonly label: string; readonly share01: number }[] }
  /** R8 the first case whose answers hold gives the points. */
  | {
      readonly type: 'combination';
      readonly questions: readonly string[];
      readonly cases: readonly {
        readonly every: readonly number[];
        readonly some: readonly number[];
        readonly points: number;
      }[];
      readonly otherwise: number;
    }
  /** R9 answer shares (percent) weighted, x max. */
  | { readonly type: 'survey'; readonly answerWeights: readonly number[] }
  /** R10 satisfaction index in % x max / 100. */
  | { readonly type: 'sipas' }
  /** R12 own rate / highest rate of the block x max. */
  | { readonly type: 'relative' };

export interface RuleInput {
  readonly name: string;
  readonly label: string;
}

/** số liệu kê khai: what the unit declares, from which the rule computes points. */
export type DeclaredData =
  | { readonly kind: 'percent'; readonly value: number }
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'count'; readonly value: number }
  /** Index into the options or levels. */
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'answers'; readonly yes: readonly boolean[] }
  | { readonly kind: 'shares'; readonly percents: readonly number[] }
  | { readonly kind: 'inputs'; readonly values: Readonly<Record<string, number>> };
