/** What each kind of scoring rule is made of, as fields and rows of a form. */
import type { ScoringRule } from './rule.ts';

/** `none`: no rule, points are typed directly. */
export type RuleKind = ScoringRule['type'] | 'none';

/** In the order in which they are offered: what forms use most comes first. */
export const RULE_KINDS: readonly RuleKind[] = [
  'choice',
  'bands',
  'proportional',
  'count',
  'deduction',
  'level',
  'combination',
  'relative',
  'formula',
  'survey',
  'sipas',
  'none',
];

/** `edge` is "from" (the edge itself included) or "above"; `percent` may end with "%". */
export type PartKind = 'text' | 'number' | 'percent' | 'edge' | 'formula';

export interface RulePart {
  readonly key: string;
  readonly kind: PartKind;
}

const EDGE: RulePart = { key: 'edge', kind: 'edge' };
const LABEL: RulePart = { key: 'label', kind: 'text' };
const POINTS: RulePart = { key: 'points', kind: 'number' };

const FIELDS: Readonly<Partial<Record<RuleKind, readonly RulePart[]>>> = {
  proportional: [{ key: 'target', kind: 'percent' }, EDGE, { key: 'floor', kind: 'percent' }],
  count: [
    { key: 'step', kind: 'number' },
    { key: 'cap', kind: 'number' },
  ],
  deduction: [
    { key: 'step', kind: 'number' },
    { key: 'floor', kind: 'number' },
  ],
  combination: [{ key: 'otherwise', kind: 'number' }],
  formula: [{ key: 'formula', kind: 'formula' }],
};

const COLUMNS: Readonly<Partial<Record<RuleKind, readonly RulePart[]>>> = {
  choice: [LABEL, POINTS],
  level: [LABEL, { key: 'share', kind: 'percent' }],
  bands: [EDGE, { key: 'min', kind: 'percent' }, POINTS],
  combination: [POINTS],
  survey: [{ key: 'weight', kind: 'percent' }],
  formula: [{ key: 'name', kind: 'text' }, LABEL],
};

/** Single fields of a kind. */
export function listRuleFields(kind: RuleKind): readonly RulePart[] {
  return FIELDS[kind] ?? [];
}

/** Columns of a kind's rows: options, bands, levels, cases, answer weights or inputs. Empty where it has none. */
export function listRuleColumns(kind: RuleKind): readonly RulePart[] {
  return COLUMNS[kind] ?? [];
}
