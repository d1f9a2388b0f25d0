/** What an edited rule means, and everything wrong with it at the field concerned. */
import { parseNumber } from '../../lib/numberText.ts';
import { listPlainNames } from '../formula/references.ts';
import { checkRule, isBlockingFlaw, type RuleFlaw, type RuleFlawCode } from './checkRule.ts';
import type { ScoringRule } from './rule.ts';
import { roleKey, type DraftRow, type RuleDraft, type RuleWriting } from './ruleDraft.ts';
import { listRuleColumns, listRuleFields, type RulePart } from './ruleParts.ts';

export type DraftFlawCode =
  RuleFlawCode | 'maxMissing' | 'textMissing' | 'numberNotRead' | 'formulaNotRead' | 'nameUnknown';

export interface DraftFlaw {
  readonly code: DraftFlawCode;
  /** `formulaNotRead` holds the code of the formula's problem under "problem". */
  readonly details: Readonly<Record<string, string | number>>;
  /** The row meant, or null: a single field, or the rule as a whole. */
  readonly row: number | null;
  /** The field or column meant, or null. */
  readonly key: string | null;
  /** The rule cannot be saved so. */
  readonly isBlocking: boolean;
}

export interface DraftReading {
  /** `undefined` while something cannot be read; null where there is no rule: points are typed. */
  readonly rule: ScoringRule | null | undefined;
  readonly flaws: readonly DraftFlaw[];
}

export function readRuleDraft(draft: RuleDraft, max: number, writing: RuleWriting): DraftReading {
  if (draft.kind === 'none') return { rule: null, flaws: [] };
  const reader = new Reader(draft, writing);
  const rule = buildRule(draft, reader);
  if (rule === undefined) return { rule, flaws: reader.flaws };
  if (!(max > 0)) return { rule, flaws: [{ code: 'maxMissing', details: {}, row: null, key: null, isBlocking: true }] };
  if (reader.flaws.length > 0) {
    const elsewhere = listFlawsElsewhere(draft, rule, max, reader.flaws);
    return { rule: undefined, flaws: [...reader.flaws, ...elsewhere] };
  }
  const flaws = checkRule(rule, max).map((flaw) => placeFlaw(draft, flaw));
  return { rule, flaws: [...flaws, ...listUnknownNames(rule)] };
}

/** Reads texts by the kind of their part and gathers what cannot be read. */
class Reader {
  readonly flaws: DraftFlaw[] = [];
  readonly #draft: RuleDraft;
  readonly #writing: RuleWriting;

  constructor(draft: RuleDraft, writing: RuleWriting) {
    this.#draft = draft;
    this.#writing = writing;
  }

  text(row: DraftRow, key: string): string {
    return (row.texts[key] ?? '').normalize('NFC').trim();
  }

  number(row: DraftRow, key: string): number {
    const part = listRuleColumns(this.#draft.kind).find((one) => one.key === key);
    return this.#number(row.texts[key] ?? '', part, row.id);
  }

  field(key: string): number {
    const part = listRuleFields(this.#draft.kind).find((one) => one.key === key);
    return this.#number(this.#draft.fields[key] ?? '', part, null);
  }

  formula(inputs: readonly string[]): string {
    const text = (this.#draft.fields['formula'] ?? '').normalize('NFC').trim();
    if (text.replace(/^=/, '').trim() === '') {
      this.#add('textMissing', null, 'formula');
      return '=';
    }
    const read = this.#writing.readFormula(text.startsWith('=') ? text : `=${text}`, inputs);
    if (read.ok) return read.value;
    this.#add('formulaNotRead', null, 'formula', { ...read.problem.details, problem: read.problem.code });
    return '=';
  }

  #number(text: string, part: RulePart | undefined, row: number | null): number {
    const typed = text.normalize('NFC').trim();
    const key = part?.key ?? null;
    if (typed === '') {
      this.#add('textMissing', row, key);
      return Number.NaN;
    }
    const value = parseNumber(
      part?.kind === 'percent' ? typed.replace(/(?<!\s)\s*%$/, '') : typed,
      this.#writing.locale,
    );
    if (value !== null && (part?.kind === 'percent' || !typed.endsWith('%'))) return value;
    this.#add('numberNotRead', row, key, { text: typed });
    return Number.NaN;
  }

  #add(
    code: DraftFlawCode,
    row: number | null,
    key: string | null,
    details: Readonly<Record<string, string | number>> = {},
  ): void {
    this.flaws.push({ code, details, row, key, isBlocking: true });
  }
}

function buildRule(draft: RuleDraft, read: Reader): ScoringRule | undefined {
  const { rows, fields } = draft;
  switch (draft.kind) {
    case 'none':
      return undefined;
    case 'choice':
      return {
        type: 'choice',
        options: rows.map((row) => ({ label: read.text(row, 'label'), points: read.number(row, 'points') })),
      };
    case 'bands':
      return {
        type: 'bands',
        bands: rows.map((row) => ({
          min: read.number(row, 'min'),
          minInclusive: row.texts['edge'] !== 'above',
          points: read.number(row, 'points'),
        })),
      };
    case 'proportional':
      return {
        type: 'proportional',
        target: read.field('target'),
        floor: read.field('floor'),
        floorInclusive: fields['edge'] !== 'above',
      };
    case 'count':
      return { type: 'count', step: read.field('step'), cap: read.field('cap') };
    case 'deduction':
      return { type: 'deduction', step: read.field('step'), floor: read.field('floor') };
    case 'level':
      return {
        type: 'level',
        levels: rows.map((row) => ({ label: read.text(row, 'label'), share01: read.number(row, 'share') / 100 })),
      };
    case 'survey':
      return { type: 'survey', answerWeights: rows.map((row) => read.number(row, 'weight')) };
    case 'formula': {
      const inputs = rows.map((row) => ({ name: read.text(row, 'name'), label: read.text(row, 'label') }));
      return { type: 'formula', inputs, formula: read.formula(inputs.map(({ name }) => name)) };
    }
    case 'combination':
      return buildCombination(draft, read);
    case 'sipas':
      return { type: 'sipas' };
    case 'relative':
      return { type: 'relative' };
  }
}

function buildCombination({ questions, rows }: RuleDraft, read: Reader): ScoringRule {
  const placesOf = (row: DraftRow, role: string): number[] =>
    questions.flatMap((question, place) => (row.texts[roleKey(question)] === role ? [place] : []));
  return {
    type: 'combination',
    questions: questions.map((row) => read.text(row, 'label')),
    cases: rows.map((row) => ({
      every: placesOf(row, 'every'),
      some: placesOf(row, 'some'),
      points: read.number(row, 'points'),
    })),
    otherwise: read.field('otherwise'),
  };
}

/** What is wrong in the rows that could be read, below rows that could be: the rest would only speak of what is not typed yet. */
function listFlawsElsewhere(
  draft: RuleDraft,
  rule: ScoringRule,
  max: number,
  unread: readonly DraftFlaw[],
): DraftFlaw[] {
  const rows = new Set(unread.map(({ row }) => row));
  const isAfterUnread = (row: number | null): boolean => {
    const place = draft.rows.findIndex(({ id }) => id === row);
    return place > 0 && rows.has(draft.rows[place - 1]?.id ?? null);
  };
  return checkRule(rule, max)
    .map((flaw) => placeFlaw(draft, flaw))
    .filter(({ row, key }) => (row !== null || key !== null) && !rows.has(row) && !isAfterUnread(row));
}

const COLUMN_OF: Readonly<Partial<Record<RuleFlawCode, readonly string[]>>> = {
  pointsAboveMax: ['points', 'cap', 'floor', 'otherwise'],
  pointsNegative: ['points', 'cap', 'floor', 'otherwise'],
  bandsOverlap: ['min'],
  bandOutside: ['min'],
  bandPointsRise: ['points'],
  targetNotPositive: ['target'],
  floorOutside: ['floor'],
  stepNotPositive: ['step'],
  shareOutside: ['share', 'weight'],
  labelEmpty: ['label'],
  labelRepeated: ['label'],
  inputNameInvalid: ['name'],
  inputNameRepeated: ['name'],
};

const OF_QUESTIONS: ReadonlySet<RuleFlawCode> = new Set(['questionEmpty', 'questionRepeated', 'questionUnused']);

/** A flaw of the rule, at the row and field that it speaks of. */
function placeFlaw(draft: RuleDraft, { code, details }: RuleFlaw): DraftFlaw {
  const place = typeof details['place'] === 'number' ? details['place'] - 1 : -1;
  const isBlocking = isBlockingFlaw(code);
  if (OF_QUESTIONS.has(code))
    return { code, details, row: draft.questions[place]?.id ?? null, key: 'label', isBlocking };
  const row = draft.rows[place];
  const parts = row ? listRuleColumns(draft.kind) : listRuleFields(draft.kind);
  const key = parts.find((part) => COLUMN_OF[code]?.includes(part.key))?.key ?? null;
  return { code, details, row: row?.id ?? null, key, isBlocking };
}

/** A word of the formula that is neither an input nor a name of the workbook would give #NAME?. */
function listUnknownNames(rule: ScoringRule): DraftFlaw[] {
  if (rule.type !== 'formula') return [];
  const known = new Set(rule.inputs.map(({ name }) => name.toLowerCase()));
  const unknown = new Set(
    listPlainNames(rule.formula).filter((name) => !known.has(name.normalize('NFC').toLowerCase())),
  );
  return [...unknown].map((name) => ({
    code: 'nameUnknown',
    details: { name },
    row: null,
    key: 'formula',
    isBlocking: true,
  }));
}
