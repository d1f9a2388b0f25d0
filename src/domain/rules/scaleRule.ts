/** A rule whose maximum changes while attainment stays: absolute points grow with it, shares and edges do not. */
import { toUnits, UNIT } from '../../lib/decimal.ts';
import { canonicalNumber } from './canonicalNumber.ts';
import type { ScoringRule } from './rule.ts';

/** `factor` is new maximum / old maximum. A formula rule is multiplied as a whole. */
export function scaleRule(rule: ScoringRule, factor: number): ScoringRule {
  if (factor === 1) return rule;
  const scale = (points: number): number => toUnits(points * factor) / UNIT;
  switch (rule.type) {
    case 'choice':
      return { ...rule, options: rule.options.map((option) => ({ ...option, points: scale(option.points) })) };
    case 'bands':
      return { ...rule, bands: rule.bands.map((band) => ({ ...band, points: scale(band.points) })) };
    case 'count':
      return { ...rule, step: scale(rule.step), cap: scale(rule.cap) };
    case 'deduction':
      return { ...rule, step: scale(rule.step), floor: scale(rule.floor) };
    case 'combination':
      return {
        ...rule,
        cases: rule.cases.map((one) => ({ ...one, points: scale(one.points) })),
        otherwise: scale(rule.otherwise),
      };
    case 'formula':
      return { ...rule, formula: `=(${rule.formula.replace(/^=/, '')})*${canonicalNumber(factor)}` };
    case 'proportional':
    case 'level':
    case 'survey':
    case 'sipas':
    case 'relative':
      return rule;
  }
}
