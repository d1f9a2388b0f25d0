/** The figures a changed rule would give: calculated with the whole workbook, shown, never journaled. */
import type { Command } from '../../../domain/commands/index.ts';
import { compareLeaf, type RuleImpact } from '../../../domain/rules/ruleImpact.ts';
import type { ComputedPoint, ComputedPoints } from '../../../domain/points.ts';
import type { ModelResult } from '../../../engine/protocol.ts';
import type { Session } from '../../../state/session.svelte.ts';
import { isCellError } from '../../sheet/sheetSource.ts';
import type { RuleEditing } from './ruleEditing.svelte.ts';

/** Typing rests this long before the block is calculated anew. */
const REST_MS = 250;

export interface RankMove {
  readonly before: number;
  readonly after: number;
}

export class RuleTrial {
  readonly #session: Session;
  readonly #editing: RuleEditing;
  readonly #before: ModelResult | null;
  /** The commands that are calculated now, and the revision that was shown when they were sent. */
  #tried = $state.raw<readonly Command[]>([]);
  #shownBefore = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** Figures as they stand now are what a change is counted from. */
  constructor(session: Session, editing: RuleEditing) {
    this.#session = session;
    this.#editing = editing;
    this.#before = session.result;
  }

  /** Figures with the commands last sent; null until they are there. */
  readonly #after: ModelResult | null = $derived.by(() => {
    const { recalculation, result } = this.#session;
    const isThere = recalculation.status.state === 'ready' && recalculation.shownRev > this.#shownBefore;
    return this.#tried.length > 0 && this.#tried === this.#editing.commands && isThere ? result : null;
  });

  readonly impact: RuleImpact | null = $derived.by(() => {
    const { subject, changedNode, isSound } = this.#editing;
    if (!isSound) return null;
    const [before, after] = [readComputed(this.#before), readComputed(this.#after)];
    return compareLeaf(subject.workbook, subject.set, subject.node, changedNode, {
      before: (unitId) => before(unitId),
      // Nothing tried, nothing changed: what was calculated holds.
      after: (unitId) => (this.#editing.isRuleChanged ? after(unitId) : before(unitId)),
    });
  });

  /** By unit; empty until the block is calculated. */
  readonly ranks: ReadonlyMap<string, RankMove> = $derived.by(() => {
    const [before, after] = [this.#before, this.#after];
    if (!before || !after) return new Map();
    return new Map(
      after.unitIds.map((unitId, at) => [
        unitId,
        { before: before.rank[before.unitIds.indexOf(unitId)] ?? Number.NaN, after: after.rank[at] ?? Number.NaN },
      ]),
    );
  });

  readonly isCalculated: boolean = $derived(this.#after !== null);

  /** Called whenever the commands change. A method cannot be tried in a scenario, so it is left out there. */
  follow(commands: readonly Command[]): void {
    clearTimeout(this.#timer);
    this.#isOver = false;
    if (commands.length === 0) {
      this.#tried = commands;
      this.#session.cancelTrial();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#shownBefore = this.#session.recalculation.shownRev;
      this.#tried = commands;
      this.#session.try(commands);
    }, REST_MS);
  }

  /** Before the commands are run: running them ends the trial, and counts from the figures before it. */
  leaveToRun(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /**
   * Puts the figures back. Once only: while a component is torn down Svelte shows the session's state as it was before,
   * and a second call would take back what was saved meanwhile.
   */
  end(): void {
    if (this.#isOver) return;
    this.leaveToRun();
    this.#session.cancelTrial();
  }
}

function readComputed(result: ModelResult | null): (unitId: string) => ComputedPoints {
  const points = new Map<string, ComputedPoint>();
  for (const { unitId, nodeId, stage, value } of result?.computedPoints ?? []) {
    if (typeof value === 'number') points.set(`${unitId}/${nodeId}/${stage}`, value);
    else if (isCellError(value)) points.set(`${unitId}/${nodeId}/${stage}`, { error: value.error });
  }
  return (unitId) => (nodeId, stage) => points.get(`${unitId}/${nodeId}/${stage}`);
}
