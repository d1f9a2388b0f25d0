/** One leaf's scoring rule while it is edited: drafts, what they mean, what they would change, and the commands that save them. */
import type { Command } from '../../../domain/commands/index.ts';
import type { CriteriaSet, CriterionNode, Method, NotApplicablePolicy } from '../../../domain/criteria.ts';
import { isSameValue } from '../../../domain/format/sameValue.ts';
import { formulaLocaleOf } from '../../../domain/formula/lexer.ts';
import { readFormula } from '../../../domain/formula/read.ts';
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { writeFormula } from '../../../domain/formula/write.ts';
import { readRuleDraft, type DraftFlaw, type DraftReading } from '../../../domain/rules/readRuleDraft.ts';
import type { ScoringRule } from '../../../domain/rules/rule.ts';
import { writeRuleDraft, type RuleDraft, type RuleWriting } from '../../../domain/rules/ruleDraft.ts';
import type { RuleKind } from '../../../domain/rules/ruleParts.ts';
import { startRule, type StartWords } from '../../../domain/rules/startRule.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { NumberLocale } from '../../../lib/numberText.ts';

export interface RuleSubject {
  /** As they were when the editor opened. */
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  readonly node: CriterionNode;
}

export class RuleEditing {
  readonly subject: RuleSubject;
  readonly max: number;
  draft = $state.raw<RuleDraft>() as RuleDraft;
  method = $state<Method>() as Method;
  notApplicable = $state<NotApplicablePolicy>() as NotApplicablePolicy;
  /** Empty fields are said once it was tried to save. */
  isTried = $state(false);
  readonly writing: RuleWriting;
  /** Drafts of the kinds looked at: choosing another kind loses nothing. */
  readonly #drafts = new Map<RuleKind, RuleDraft>();
  readonly #startWords: StartWords;
  /** The rule as the editor reads it before anything is typed: order and spaces are no change. */
  readonly #begin: ScoringRule | null;

  constructor(subject: RuleSubject, locale: NumberLocale, startWords: StartWords) {
    this.subject = subject;
    this.#startWords = startWords;
    const { workbook, set, node } = subject;
    this.max = node.max ?? 0;
    const formulaLocale = formulaLocaleOf(locale);
    const scopeOf = (inputs: readonly string[]) => createFormulaScope(workbook, set.id, `criteria.${set.id}`, inputs);
    this.writing = {
      locale,
      writeFormula: (stored, inputs) => writeFormula(stored, formulaLocale, scopeOf(inputs)),
      readFormula: (text, inputs) => readFormula(text, formulaLocale, scopeOf(inputs)),
    };
    this.draft = writeRuleDraft(node.rule, this.writing);
    const begin = readRuleDraft(this.draft, this.max, this.writing).rule;
    this.#begin = begin === undefined ? node.rule : begin;
    this.method = node.method;
    this.notApplicable = node.notApplicable;
  }

  readonly reading: DraftReading = $derived.by(() => readRuleDraft(this.draft, this.max, this.writing));
  /** The rule as drafted; undefined while it cannot be read. */
  readonly rule: ScoringRule | null | undefined = $derived(this.reading.rule);
  readonly flaws: readonly DraftFlaw[] = $derived(
    this.reading.flaws.filter(({ code }) => this.isTried || code !== 'textMissing'),
  );
  readonly blockingCount: number = $derived(this.reading.flaws.filter(({ isBlocking }) => isBlocking).length);
  /** It can be saved and tried. */
  readonly isSound: boolean = $derived(this.rule !== undefined && this.blockingCount === 0);
  readonly isRuleChanged: boolean = $derived.by(() => this.rule === undefined || !isSameValue(this.rule, this.#begin));
  readonly isChanged: boolean = $derived.by(() => {
    const { method, notApplicable } = this.subject.node;
    return this.isRuleChanged || this.method !== method || this.notApplicable !== notApplicable;
  });
  /** What saving would do; empty while the rule is not sound. */
  readonly commands: readonly Command[] = $derived.by(() => {
    const { set, node } = this.subject;
    const { rule } = this;
    if (!this.isSound || rule === undefined) return [];
    const at = { setId: set.id, nodeId: node.id };
    const commands: Command[] = [];
    if (this.isRuleChanged) commands.push({ verb: 'setRule', args: { ...at, rule } });
    if (this.method !== node.method) commands.push({ verb: 'setMethod', args: { ...at, method: this.method } });
    if (this.notApplicable !== node.notApplicable)
      commands.push({ verb: 'setNotApplicable', args: { ...at, policy: this.notApplicable } });
    return commands;
  });
  /** The leaf as it would be. */
  readonly changedNode: CriterionNode = $derived.by(() => {
    const { node } = this.subject;
    const rule = this.rule === undefined ? node.rule : this.rule;
    return { ...node, rule, method: this.method, notApplicable: this.notApplicable };
  });

  chooseKind(kind: RuleKind): void {
    if (kind === this.draft.kind) return;
    const { rule } = this;
    this.#drafts.set(this.draft.kind, this.draft);
    this.draft =
      this.#drafts.get(kind) ?? writeRuleDraft(startRule(kind, rule ?? null, this.max, this.#startWords), this.writing);
    this.isTried = false;
  }

  /** Takes over a rule from elsewhere, such as one read out of words. */
  take(rule: ScoringRule): void {
    this.#drafts.set(this.draft.kind, this.draft);
    this.draft = writeRuleDraft(rule, this.writing);
  }
}
