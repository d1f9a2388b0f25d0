/** What is being typed for one leaf: the way it is entered, drafts, what they would give, and what was refused. */
import { declaredFitsRule } from '../../domain/rules/declared.ts';
import { readFields, writeFields } from '../../domain/rules/declaredFields.ts';
import { explainPoints } from '../../domain/rules/explainPoints.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { MISSING, pointsAt, type StageRow } from '../../domain/scores.ts';
import { readPoints } from '../../domain/scoreText.ts';
import type { SelfLeaf } from '../../domain/selfScoring.ts';
import type { Messages } from '../../i18n/index.ts';
import { formatNumber, writeNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Problem } from '../../lib/result.ts';
import { isTypedWay, listWays, sayFieldProblem, type EntryWay } from './entryWays.ts';
import type { EnteredScore, SelfUnit } from './selfUnit.ts';

export interface DeclaredEntryInput {
  readonly self: SelfUnit;
  readonly one: SelfLeaf;
  readonly t: Messages;
  /** The reason where the entry is refused. */
  enter(entry: EnteredScore): Problem | null;
}

export class DeclaredEntry {
  readonly #read: () => DeclaredEntryInput;
  readonly #input: DeclaredEntryInput = $derived.by(() => this.#read());
  readonly #leaf = $derived(this.#input.one.leaf);
  readonly rule: ScoringRule | null = $derived(this.#leaf.rule);
  readonly max: number = $derived(this.#leaf.max ?? 0);
  readonly #row: StageRow = $derived(this.#input.self.scores[this.#input.one.stage]);
  readonly declared: DeclaredData | undefined = $derived(this.#row.declared[String(this.#leaf.slot)]);
  readonly #points: number = $derived(pointsAt(this.#row, this.#leaf.slot));
  readonly ways: readonly EntryWay[] = $derived(listWays(this.rule));

  /** What was chosen or typed holds until the stored entry changes: by this, by undo, or elsewhere. */
  readonly key: string = $derived(`${this.#input.one.stage}/${JSON.stringify(this.declared ?? null)}/${this.#points}`);
  #chosen = $state.raw<{ readonly key: string; readonly way: EntryWay } | null>(null);
  readonly way: EntryWay = $derived.by(() => {
    const usual = this.ways[0] ?? 'points';
    const standing = this.declared?.kind ?? (Number.isFinite(this.#points) ? 'points' : usual);
    const wanted = this.#chosen?.key === this.key ? this.#chosen.way : standing;
    // Data of another kind than the rule asks for, as after a change of the rule, have no fields here.
    return this.ways.includes(wanted) ? wanted : usual;
  });

  readonly #draftKey: string = $derived(`${this.way}/${this.key}`);
  #draft = $state.raw<{ readonly key: string; readonly texts: readonly string[] } | null>(null);
  #refused = $state.raw<{ readonly key: string; readonly problem: Problem } | null>(null);
  readonly #isDrafted: boolean = $derived(this.#draft?.key === this.#draftKey);
  /** The stored entry as the texts of its fields. */
  readonly stored: readonly string[] = $derived.by(() => {
    const { locale } = this.#input.t;
    if (this.rule && isTypedWay(this.way)) return writeFields(this.rule, this.way, this.declared, locale);
    return [Number.isFinite(this.#points) ? writeNumber(this.#points, locale) : ''];
  });
  readonly #texts: readonly string[] = $derived(this.#draft?.key === this.#draftKey ? this.#draft.texts : this.stored);
  readonly #typed = $derived(
    this.rule && isTypedWay(this.way)
      ? readFields(this.rule, this.way, this.#texts, this.#input.t.locale)
      : succeed<DeclaredData | null>(null),
  );
  readonly problem: Problem | null = $derived(this.#refused?.key === this.#draftKey ? this.#refused.problem : null);
  readonly #previewed: DeclaredData | null = $derived(
    this.#isDrafted ? (this.#typed.ok ? this.#typed.value : null) : (this.declared ?? null),
  );
  /** Whether what is shown is what is stored, so that stored figures go with it. */
  readonly isStored: boolean = $derived(this.#previewed === (this.declared ?? null));
  /** The points with how they come about; null while there is nothing to say. */
  readonly working: string | null = $derived.by(() => this.#explain());
  /** A numerator above its denominator: allowed, but seldom meant. */
  readonly isOdd: boolean = $derived(
    this.#previewed?.kind === 'ratio' &&
      this.#previewed.numerator > this.#previewed.denominator &&
      this.#previewed.denominator > 0,
  );

  constructor(read: () => DeclaredEntryInput) {
    this.#read = read;
  }

  #explain(): string | null {
    const { t, one, self } = this.#input;
    if (this.way === 'points')
      return Number.isFinite(this.#points) ? t.self.typedPoints(formatNumber(this.#points, t.locale, 4)) : null;
    if (!this.rule || this.#previewed === null) return null;
    if (!declaredFitsRule(this.rule, this.#previewed)) return t.self.fieldProblemOther;
    const isStored = JSON.stringify(this.#previewed) === JSON.stringify(this.declared);
    const computed = isStored ? self.computed(one.leaf.id, one.stage) : undefined;
    if (typeof computed === 'object') return computed.error;
    return explainPoints(this.rule, this.#previewed, this.max, t.locale, computed) ?? t.self.computing;
  }

  choose(way: EntryWay): void {
    this.#chosen = { key: this.key, way };
  }

  type(field: number, text: string): void {
    this.#draft = { key: this.#draftKey, texts: this.#texts.map((old, i) => (i === field ? text : old)) };
    this.#refused = null;
  }

  enter(entry: EnteredScore): void {
    const key = this.#draftKey;
    const problem = this.#input.enter(entry);
    this.#refused = problem && { key, problem };
  }

  /** `isLeft`: the fields have been left, so that what is still missing is said. */
  commit(isLeft: boolean): void {
    if (!this.#isDrafted) return;
    const read = this.#typed;
    if (!read.ok) {
      if (isLeft || read.problem.code !== 'partMissing') this.#refuse(read.problem);
      return;
    }
    this.#refused = null;
    if (read.value !== null) {
      if (JSON.stringify(read.value) !== JSON.stringify(this.declared)) this.enter({ declared: read.value });
    } else if (this.declared !== undefined || Number.isFinite(this.#points)) this.enter({ points: MISSING });
  }

  commitPoints(text: string): void {
    const points = text.trim() === '' ? MISSING : readPoints(text, this.#input.t.locale);
    if (points === null) this.#refuse(fail('numberNotRead', { text }).problem);
    else if (!Object.is(points, this.#points)) this.enter({ points });
    else this.#refused = null;
  }

  #refuse(problem: Problem): void {
    this.#refused = { key: this.#draftKey, problem };
  }

  /** What is wrong with a field, in words. */
  problemAt(field: number): string | null {
    if (!this.problem || (this.problem.details['field'] ?? 0) !== field) return null;
    return sayFieldProblem(this.#input.t, this.problem);
  }
}
