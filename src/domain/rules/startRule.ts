/** What an editor begins with when another kind of rule is chosen. */
import { roundTo } from '../../lib/decimal.ts';
import type { ScoringRule } from './rule.ts';
import type { RuleKind } from './ruleParts.ts';

/** Labels in the person's language. */
export interface StartWords {
  readonly yes: string;
  readonly no: string;
  /** Best first: full, 75 %, 50 %, nothing. */
  readonly levels: readonly string[];
  readonly questions: readonly string[];
  readonly inputs: readonly { readonly name: string; readonly label: string }[];
}

const LEVEL_SHARES = [1, 0.75, 0.5, 0];

/** A sound rule of that kind for a leaf of `max` points; labels of the rule before are kept where both have labels. */
export function startRule(
  kind: RuleKind,
  from: ScoringRule | null,
  max: number,
  words: StartWords,
): ScoringRule | null {
  const part = (share: number): number => roundTo(max * share, 2);
  switch (kind) {
    case 'none':
      return null;
    case 'choice':
      if (from?.type === 'level')
        return {
          type: kind,
          options: from.levels.map(({ label, share01 }) => ({ label, points: roundTo(share01 * max, 4) })),
        };
      return {
        type: kind,
        options: [
          { label: words.yes, points: max },
          { label: words.no, points: 0 },
        ],
      };
    case 'level':
      if (from?.type === 'choice' && max > 0)
        return {
          type: kind,
          levels: from.options.map(({ label, points }) => ({ label, share01: roundTo(points / max, 4) })),
        };
      return {
        type: kind,
        levels: words.levels.map((label, place) => ({ label, share01: LEVEL_SHARES[place] ?? 0 })),
      };
    case 'bands':
      return {
        type: kind,
        bands: [
          { min: 100, minInclusive: true, points: max },
          { min: 80, minInclusive: true, points: part(0.5) },
          { min: 0, minInclusive: true, points: 0 },
        ],
      };
    case 'proportional':
      return { type: kind, target: 100, floor: 0, floorInclusive: true };
    case 'count':
      return { type: kind, step: part(0.25), cap: max };
    case 'deduction':
      return { type: kind, step: part(0.25), floor: 0 };
    case 'combination':
      return {
        type: kind,
        questions: words.questions,
        cases: [
          { every: words.questions.map((_, question) => question), some: [], points: max },
          { every: [], some: words.questions.map((_, question) => question), points: part(0.5) },
        ],
        otherwise: 0,
      };
    case 'formula': {
      const [x = 'x', y = 'y'] = words.inputs.map(({ name }) => name);
      return { type: kind, inputs: words.inputs, formula: `=${x}/${y}*${String(max)}` };
    }
    case 'survey':
      return { type: kind, answerWeights: [100, 60, 20, 0] };
    case 'sipas':
      return { type: kind };
    case 'relative':
      return { type: kind };
  }
}
