/** What a unit types for one leaf of its form: which cells, of which figures, holding what, and the formula of the points. */
import type { CriterionNode } from '../../domain/criteria.ts';
import type { InputPart } from '../../domain/merge/inputMap.ts';
import { declaredFitsRule, listDeclaredKinds } from '../../domain/rules/declared.ts';
import { NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { isNotApplicable } from '../../domain/scores.ts';
import { canonicalNumber } from '../../domain/rules/canonicalNumber.ts';
import { inputsOf, valuesOf } from '../export/declaredInputs.ts';
import { placeToken, type Place } from '../export/excelFormula.ts';
import { scoreFormula } from '../export/scoreFormula.ts';
import type { Scalar } from '../export/writer.ts';

/** Columns of the form that take declared data: numerator, denominator, rate. */
export const FIGURE_COLUMNS = { first: 3, second: 4, third: 5 } as const;

export interface FigureCell {
  readonly part: Exclude<InputPart, string>;
  /** Rows below the leaf's first. */
  readonly rowOffset: number;
  readonly column: number;
  /** The columns it is merged over, its own included. */
  readonly span: number;
  /** Named in the cells before it where it has a row of its own. */
  readonly label: string;
  readonly choices: readonly string[];
  readonly format: string;
  readonly value: Scalar | null;
  /** Takes "KAD" for the whole leaf. */
  readonly takesNotApplicable: boolean;
}

export interface LeafFigures {
  readonly rows: number;
  readonly cells: readonly FigureCell[];
}

/** What stands in the self row of a unit for a leaf. */
export interface SelfEntry {
  /** MISSING, NOT_APPLICABLE or points. */
  readonly points: number;
  readonly declared: DeclaredData | null;
}

/** The cells for a leaf with a rule, prefilled. */
export function listFigures(rule: ScoringRule, entry: SelfEntry): LeafFigures {
  const kinds = listDeclaredKinds(rule);
  const declared = entry.declared && declaredFitsRule(rule, entry.declared) ? entry.declared : null;
  const marks = isNotApplicable(entry.points);
  if (kinds.includes('ratio')) return { rows: 1, cells: listRateCells(rule, declared, marks) };
  const kind = kinds[0] ?? 'count';
  const inputs = inputsOf(kind, rule, declared ?? sampleOf(kind, rule));
  const values = declared ? valuesOf(declared, rule) : [];
  const isStacked = inputs.length > 1 || kind === 'inputs' || kind === 'answers';
  const cells = inputs.map((input, i): FigureCell => {
    const takesNotApplicable = i === 0;
    return {
      part: { kind, figure: i },
      rowOffset: i,
      column: isStacked ? FIGURE_COLUMNS.third : FIGURE_COLUMNS.first,
      span: isStacked ? 1 : 3,
      label: isStacked ? input.label : '',
      choices: input.choices.length > 0 && takesNotApplicable ? [...input.choices, NOT_APPLICABLE_WORD] : input.choices,
      format: input.format,
      value: marks && takesNotApplicable ? NOT_APPLICABLE_WORD : (values[i] ?? null),
      takesNotApplicable,
    };
  });
  return { rows: Math.max(1, cells.length), cells };
}

function listRateCells(rule: ScoringRule, declared: DeclaredData | null, marks: boolean): FigureCell[] {
  const cell = (kind: 'ratio' | 'percent', figure: number, column: number, value: Scalar | null): FigureCell => ({
    part: { kind, figure },
    rowOffset: 0,
    column,
    span: 1,
    label: '',
    choices: [],
    format: 'General',
    value,
    takesNotApplicable: column === FIGURE_COLUMNS.first,
  });
  const values = declared ? valuesOf(declared, rule) : [];
  const [numerator = null, denominator = null] = declared?.kind === 'ratio' ? values : [];
  return [
    cell('ratio', 0, FIGURE_COLUMNS.first, marks ? NOT_APPLICABLE_WORD : numerator),
    cell('ratio', 1, FIGURE_COLUMNS.second, denominator),
    cell('percent', 0, FIGURE_COLUMNS.third, declared?.kind === 'percent' ? (values[0] ?? null) : null),
  ];
}

/**
 * The stored formula ("=...") of the points over the cells of `listFigures`, or null where the form cannot know them: a
 * rule that compares units. `typed`: points that stand until something is declared.
 */
export function pointsFormula(
  rule: ScoringRule,
  max: number,
  maxPlace: Place,
  places: readonly Place[],
  typed: number | null,
): string | null {
  if (rule.type === 'relative') return null;
  const tokens = places.map(placeToken);
  const limit = placeToken(maxPlace);
  const formulaOf = (declared: DeclaredData, cells: readonly Place[]): string =>
    scoreFormula({ kind: 'declared', declared, rule, max }, cells, limit, null).slice(1);
  const kinds = listDeclaredKinds(rule);
  const [first = '', second = ''] = tokens;
  let points: string;
  if (kinds.includes('ratio')) {
    const ratio = formulaOf({ kind: 'ratio', numerator: 1, denominator: 1 }, places.slice(0, 2));
    const percent = formulaOf({ kind: 'percent', value: 1 }, places.slice(2, 3));
    points = `IF(COUNTA(${first},${second})>0,${ratio},${percent})`;
  } else points = formulaOf(sampleOf(kinds[0] ?? 'count', rule), places);
  if (typed !== null) points = `IF(COUNTA(${tokens.join(',')})=0,${canonicalNumber(typed)},${points})`;
  return `=IF(${first}="${NOT_APPLICABLE_WORD}","${NOT_APPLICABLE_WORD}",${points})`;
}

/** Declared data of a kind, with as many figures as the rule asks for; the figures themselves mean nothing. */
function sampleOf(kind: DeclaredData['kind'], rule: ScoringRule): DeclaredData {
  switch (kind) {
    case 'percent':
    case 'count':
      return { kind, value: 0 };
    case 'ratio':
      return { kind, numerator: 0, denominator: 1 };
    case 'choice':
      return { kind, index: 0 };
    case 'answers':
      return { kind, yes: rule.type === 'combination' ? rule.questions.map(() => false) : [] };
    case 'shares':
      return { kind, percents: rule.type === 'survey' ? rule.answerWeights.map(() => 0) : [] };
    case 'inputs':
      return {
        kind,
        values: rule.type === 'formula' ? Object.fromEntries(rule.inputs.map(({ name }) => [name, 0])) : {},
      };
  }
}

/** Whether a unit scores a leaf itself. */
export function isSelfScored(leaf: CriterionNode): boolean {
  return leaf.method === 'self';
}
