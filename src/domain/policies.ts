import type { NodeId } from './ids.ts';

/** Equal indexes share a rank: 1,1,3 (competition), 1,1,2 (dense), 1.5,1.5,3 (average). */
export type TieRule = 'competition' | 'dense' | 'average';

export interface ClassLimit {
  readonly label: string;
  /** Index in % from which the class begins. */
  readonly min: number;
}

export interface Policies {
  /** Places of the published index, 0..4; ranks and classes go by the rounded index. */
  readonly decimals: number;
  readonly tieRule: TieRule;
  /** A leaf without any stage counts as zero, or leaves the denominator. Survey and SIPAS leaves always leave it. */
  readonly missing: 'zero' | 'exclude';
  /** Highest first; the last one begins at 0. */
  readonly classes: readonly ClassLimit[];
  /** Whether bonus points may lift a total above the stated total. */
  readonly mayPassTotal: boolean;
  /** What a changed maximum does to the points already given. */
  readonly onMaxChange: 'keepAttainment' | 'keepPoints' | 'reevaluate';
}

export const DEFAULT_POLICIES: Policies = {
  decimals: 2,
  tieRule: 'competition',
  missing: 'zero',
  classes: [
    { label: 'A', min: 90 },
    { label: 'B', min: 80 },
    { label: 'C', min: 70 },
    { label: 'D', min: 0 },
  ],
  mayPassTotal: false,
  onMaxChange: 'keepAttainment',
};

/** What happens to the other weights when some are set by hand: see src/domain/weights. */
export type Redistribution =
  | { readonly rule: 'free' }
  | { readonly rule: 'siblings' }
  | { readonly rule: 'all' }
  | { readonly rule: 'buffer'; readonly nodeId: NodeId };
