/** Short words for writing criteria sets down. */
import type { ScoringRule } from '../rules/rule.ts';

/** [label, points], best first. */
export function choice(...options: readonly (readonly [string, number])[]): ScoringRule {
  return { type: 'choice', options: options.map(([label, points]) => ({ label, points })) };
}

export function yesNo(yes: string, no: string, points: number): ScoringRule {
  return choice([yes, points], [no, 0]);
}

/** [from this percentage on, points], highest first. */
export function bands(...edges: readonly (readonly [number, number])[]): ScoringRule {
  return { type: 'bands', bands: edges.map(([min, points]) => ({ min, minInclusive: true, points })) };
}

export function proportional(floor = 0, target = 100): ScoringRule {
  return { type: 'proportional', target, floor, floorInclusive: true };
}

export function deduction(step: number): ScoringRule {
  return { type: 'deduction', step, floor: 0 };
}

/** [label, share of the maximum], best first. */
export function level(...levels: readonly (readonly [string, number])[]): ScoringRule {
  return { type: 'level', levels: levels.map(([label, share01]) => ({ label, share01 })) };
}

export const SURVEY: ScoringRule = { type: 'survey', answerWeights: [100, 60, 20, 0] };
export const SIPAS: ScoringRule = { type: 'sipas' };
