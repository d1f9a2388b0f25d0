/** A scoring rule while it is edited: the texts of its fields and rows as a person types them. Changed by replacing. */
import { roundTo } from '../../lib/decimal.ts';
import { writeNumber, type NumberLocale } from '../../lib/numberText.ts';
import type { Result } from '../../lib/result.ts';
import type { ScoringRule } from './rule.ts';
import { listRuleColumns, type RuleKind } from './ruleParts.ts';

export interface DraftRow {
  /** The same while the row is moved and edited. */
  readonly id: number;
  readonly texts: Readonly<Record<string, string>>;
}

export interface RuleDraft {
  readonly kind: RuleKind;
  readonly fields: Readonly<Record<string, string>>;
  /** Options, bands, levels, cases, answer weights or inputs; a case holds under `roleKey` what each question is to it. */
  readonly rows: readonly DraftRow[];
  /** Questions of a combination, their text under "label". */
  readonly questions: readonly DraftRow[];
  readonly nextId: number;
}

/** How figures and formulas are written on screen. */
export interface RuleWriting {
  readonly locale: NumberLocale;
  writeFormula(stored: string, inputs: readonly string[]): string;
  readFormula(text: string, inputs: readonly string[]): Result<string>;
}

/** Of a question in a case: it must be answered yes, it is one of those of which one must be, or it does not matter. */
export type CaseRole = 'every' | 'some' | '';

export function roleKey(question: DraftRow): string {
  return `q${question.id}`;
}

export function writeRuleDraft(rule: ScoringRule | null, writing: RuleWriting): RuleDraft {
  const n = (value: number): string => writeNumber(value, writing.locale);
  const draft = (
    kind: RuleKind,
    rows: readonly Readonly<Record<string, string>>[],
    fields: Readonly<Record<string, string>> = {},
  ): RuleDraft => ({
    kind,
    fields,
    rows: rows.map((texts, id) => ({ id, texts })),
    questions: [],
    nextId: rows.length,
  });
  if (rule === null) return draft('none', []);
  const { type } = rule;
  switch (type) {
    case 'choice':
      return draft(
        type,
        rule.options.map(({ label, points }) => ({ label, points: n(points) })),
      );
    case 'bands':
      return draft(
        type,
        rule.bands.map(({ min, minInclusive, points }) => ({
          edge: writeEdge(minInclusive),
          min: n(min),
          points: n(points),
        })),
      );
    case 'proportional':
      return draft(type, [], { target: n(rule.target), floor: n(rule.floor), edge: writeEdge(rule.floorInclusive) });
    case 'count':
      return draft(type, [], { step: n(rule.step), cap: n(rule.cap) });
    case 'deduction':
      return draft(type, [], { step: n(rule.step), floor: n(rule.floor) });
    case 'level':
      return draft(
        type,
        rule.levels.map(({ label, share01 }) => ({ label, share: n(roundTo(share01 * 100, 7)) })),
      );
    case 'survey':
      return draft(
        type,
        rule.answerWeights.map((weight) => ({ weight: n(weight) })),
      );
    case 'formula': {
      const names = rule.inputs.map(({ name }) => name);
      return draft(
        type,
        rule.inputs.map(({ name, label }) => ({ name, label })),
        { formula: writing.writeFormula(rule.formula, names) },
      );
    }
    case 'combination':
      return writeCombination(rule, n);
    case 'sipas':
    case 'relative':
      return draft(type, []);
  }
}

function writeEdge(isInclusive: boolean): string {
  return isInclusive ? 'from' : 'above';
}

function writeCombination(
  rule: Extract<ScoringRule, { type: 'combination' }>,
  n: (value: number) => string,
): RuleDraft {
  const questions = rule.questions.map((label, id): DraftRow => ({ id, texts: { label } }));
  const rows = rule.cases.map(({ every, some, points }, place): DraftRow => {
    const texts: Record<string, string> = { points: n(points) };
    // One that must hold anyway fulfils "one of" too.
    const isFulfilled = some.some((question) => every.includes(question));
    questions.forEach((question, at) => {
      if (every.includes(at)) texts[roleKey(question)] = 'every';
      else if (some.includes(at) && !isFulfilled) texts[roleKey(question)] = 'some';
    });
    return { id: questions.length + place, texts };
  });
  return {
    kind: 'combination',
    fields: { otherwise: n(rule.otherwise) },
    rows,
    questions,
    nextId: questions.length + rows.length,
  };
}

export type RowList = 'rows' | 'questions';

/** One text of a row changed. */
export function changeRow(draft: RuleDraft, list: RowList, id: number, key: string, text: string): RuleDraft {
  const change = (row: DraftRow): DraftRow => (row.id === id ? { ...row, texts: { ...row.texts, [key]: text } } : row);
  return { ...draft, [list]: draft[list].map(change) };
}

export function changeField(draft: RuleDraft, key: string, text: string): RuleDraft {
  return { ...draft, fields: { ...draft.fields, [key]: text } };
}

/** An empty row at `index`, by default the last; a band begins with "from". */
export function addRow(draft: RuleDraft, list: RowList, index: number = draft[list].length): RuleDraft {
  const hasEdge = list === 'rows' && listRuleColumns(draft.kind).some(({ kind }) => kind === 'edge');
  const row: DraftRow = { id: draft.nextId, texts: hasEdge ? { edge: 'from' } : {} };
  const rows = draft[list];
  return { ...draft, [list]: [...rows.slice(0, index), row, ...rows.slice(index)], nextId: draft.nextId + 1 };
}

export function removeRow(draft: RuleDraft, list: RowList, id: number): RuleDraft {
  return { ...draft, [list]: draft[list].filter((row) => row.id !== id) };
}

/** Up for -1, down for 1; unchanged at the end. */
export function moveRow(draft: RuleDraft, list: RowList, id: number, step: -1 | 1): RuleDraft {
  const rows = [...draft[list]];
  const from = rows.findIndex((row) => row.id === id);
  const to = from + step;
  const [row, other] = [rows[from], rows[to]];
  if (!row || !other) return draft;
  [rows[from], rows[to]] = [other, row];
  return { ...draft, [list]: rows };
}
