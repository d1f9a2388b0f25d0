/** A value of the trace as the sheets write it. */
import { formatBoolean } from '../../lib/cellFormat.ts';
import { EVERY_DECIMAL, formatNumber, type NumberLocale } from '../../lib/numberText.ts';
import type { CellAttributes } from '../attributes.ts';
import type { CellContent } from '../content.ts';
import type { CriterionNode, Extra, Method, NotApplicablePolicy } from '../criteria.ts';
import type { Evidence, Lock } from '../dossier.ts';
import { formulaLocaleOf } from '../formula/lexer.ts';
import { isFormula } from '../formula/references.ts';
import type { FormulaScope } from '../formula/scope.ts';
import { writeFormula } from '../formula/write.ts';
import { shownText } from '../freeContent.ts';
import type { Policies, Redistribution } from '../policies.ts';
import { describeRule } from '../rules/describeRule.ts';
import { writeDeclared } from '../rules/declaredText.ts';
import type { ScoringRule } from '../rules/rule.ts';
import { isNotApplicable } from '../scores.ts';
import type { ChangeField, ScoreValue } from './changeLine.ts';
import type { Marked } from './nameBook.ts';

/** Words of the screen that values are written with. */
export interface ChangeWords {
  readonly notApplicable: string;
  /** A scenario overrode nothing there. */
  readonly followsBase: string;
  /** A weight that is the maximum. */
  readonly defaultWeight: string;
  readonly yes: string;
  readonly no: string;
  readonly locked: (by: string) => string;
  readonly rows: (count: string) => string;
  readonly columns: (count: string) => string;
  readonly capped: (cap: string) => string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly notApplicables: Readonly<Record<NotApplicablePolicy, string>>;
  readonly redistributions: Readonly<Record<Redistribution['rule'], string>>;
  readonly tieRules: Readonly<Record<Policies['tieRule'], string>>;
  readonly missings: Readonly<Record<Policies['missing'], string>>;
  readonly onMaxChanges: Readonly<Record<Policies['onMaxChange'], string>>;
  readonly attributes: Readonly<Record<Exclude<keyof CellAttributes, 'note' | 'numberFormat'>, string>>;
}

export interface ValueContext {
  readonly locale: NumberLocale;
  readonly words: ChangeWords;
  readonly marked: Marked | null;
  /** The policy or the field of an assumption. */
  readonly column: string | undefined;
  readonly scope: () => FormulaScope;
}

/** Long texts are cut: the trace is a list of lines. */
const TEXT_LIMIT = 300;

/** '' where nothing stood. */
export function writeChangeValue(field: ChangeField, value: unknown, context: ValueContext): string {
  if (value === undefined) return '';
  const text = write(field, value, context);
  return text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text;
}

function write(field: ChangeField, value: unknown, context: ValueContext): string {
  const { words } = context;
  if (field.startsWith('points.')) return writeScore(value as ScoreValue, context);
  switch (field) {
    case 'evidence':
      return (value as readonly Evidence[]).map(writeEvidence).join('; ');
    case 'lock':
      return words.locked((value as Lock).by);
    case 'max':
    case 'weight':
    case 'cell':
    case 'assumptionValue':
      return value === null ? writeNull(field, context) : writeContent(value as CellContent, context);
    case 'rule':
      return value === null ? '' : writeRule(value as ScoringRule, context);
    case 'method':
      return words.methods[value as Method];
    case 'notApplicable':
      return words.notApplicables[value as NotApplicablePolicy];
    case 'redistribution':
      return words.redistributions[(value as Redistribution).rule];
    case 'policies':
      return context.column === undefined ? '' : writePolicy(context.column as keyof Policies, value, context);
    case 'extra': {
      const extra = value as Extra;
      return `${extra.code} ${extra.name} ${words.capped(writeAmount(extra.cap, context))}`.trim();
    }
    case 'node':
    case 'unit':
    case 'block':
    case 'period':
    case 'set':
    case 'sheet':
    case 'scenario':
    case 'assumption':
      return writeNamed(value, context);
    case 'rows':
      return words.rows(writeAmount((value as readonly unknown[]).length, context));
    case 'columns':
      return words.columns(writeAmount((value as readonly unknown[]).length, context));
    case 'attributes':
      return writeAttributes(value as CellAttributes, words);
    default:
      return writePlain(value, context);
  }
}

function writeAmount(value: number, { locale }: ValueContext): string {
  return formatNumber(value, locale, EVERY_DECIMAL);
}

function writePlain(value: unknown, context: ValueContext): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return writeAmount(value, context);
  if (typeof value === 'boolean') return value ? context.words.yes : context.words.no;
  return value === null ? '' : JSON.stringify(value);
}

function writeScore({ points, declared }: ScoreValue, context: ValueContext): string {
  if (points !== undefined) return isNotApplicable(points) ? context.words.notApplicable : writeAmount(points, context);
  if (declared === undefined) return '';
  const rule = context.marked?.kind === 'node' ? context.marked.node.rule : null;
  // Of a rule that is gone only labels of answers are missing: their places stand for them.
  return writeDeclared(rule ?? { type: 'sipas' }, declared, context.locale);
}

function writeNull(field: ChangeField, { words }: ValueContext): string {
  return field === 'weight' ? words.defaultWeight : '';
}

function writeContent(content: CellContent, context: ValueContext): string {
  if (isFormula(content)) return writeFormula(content, formulaLocaleOf(context.locale), context.scope());
  if (typeof content === 'boolean') return formatBoolean(content);
  return typeof content === 'number' ? writeAmount(content, context) : shownText(content);
}

function writeRule(rule: ScoringRule, context: ValueContext): string {
  const max = context.marked?.kind === 'node' ? (context.marked.node.max ?? 0) : 0;
  const words = describeRule(rule, max, context.locale);
  return rule.type === 'formula' ? `${words}: ${writeContent(rule.formula, context)}` : words;
}

function writeEvidence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'link':
      return `${evidence.label} <${evidence.href}>`.trim();
    case 'document':
      return `${evidence.label} ${evidence.number}`.trim();
    case 'file':
      return evidence.label;
  }
}

function writePolicy(name: keyof Policies, value: unknown, context: ValueContext): string {
  const { words } = context;
  switch (name) {
    case 'tieRule':
      return words.tieRules[value as Policies['tieRule']];
    case 'missing':
      return words.missings[value as Policies['missing']];
    case 'onMaxChange':
      return words.onMaxChanges[value as Policies['onMaxChange']];
    case 'classes':
      return (value as Policies['classes'])
        .map(({ label, min }) => `${label} ≥ ${writeAmount(min, context)}`)
        .join('; ');
    default:
      return writePlain(value, context);
  }
}

function writeNamed(value: unknown, context: ValueContext): string {
  if (typeof value !== 'object' || value === null) return writePlain(value, context);
  const { code, name, label } = value as Partial<CriterionNode> & { readonly label?: string };
  return [code, name ?? label].filter((one) => one !== undefined).join(' ');
}

function writeAttributes(attributes: CellAttributes, words: ChangeWords): string {
  const { note, numberFormat, ...others } = attributes;
  const keys = Object.keys(others) as (keyof typeof others)[];
  return [
    ...(numberFormat === undefined ? [] : [numberFormat]),
    ...keys.map((key) => words.attributes[key]),
    ...(note === undefined ? [] : [`“${note}”`]),
  ].join('; ');
}
