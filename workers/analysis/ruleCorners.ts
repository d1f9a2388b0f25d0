/** What the entries of one state give under the rule of the other: tells a changed score from a changed rule. */
import type { LeafLine } from '../../src/analysis/attribution/leafLines.ts';
import type { FindCorners } from '../../src/analysis/attribution/attributeUnit.ts';
import type { IndexModel } from '../../src/analysis/indexModel.ts';
import type { Command } from '../../src/domain/commands/index.ts';
import type { CriterionNode } from '../../src/domain/criteria.ts';
import { evaluateRule, isDirectRule } from '../../src/domain/rules/evaluateRule.ts';
import type { DeclaredData } from '../../src/domain/rules/rule.ts';
import { isMissing, isNotApplicable, lastStagePresent, pointsAt } from '../../src/domain/scores.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { AnalysisContext } from './context.ts';

export interface CornersFinder {
  readonly find: FindCorners;
  /** Cells so far in which entries and rule changed together and could not be told apart. */
  countUnsplit(): number;
}

interface Side {
  readonly model: IndexModel;
  readonly resolved: Workbook;
  /** The state with the rules of the other; null where that cannot be tried. */
  readonly underOther: () => IndexModel | null;
}

/** Typed points, or what was declared; null where nothing was entered. */
type Entry = number | DeclaredData | null;

/** Null where a state is gone. */
export function createCornersFinder(context: AnalysisContext, from: IndexModel, to: IndexModel): CornersFinder | null {
  const [fromBook, toBook] = [context.resolve(from.state), context.resolve(to.state)];
  if (!fromBook || !toBook) return null;
  const fromSide: Side = {
    model: from,
    resolved: fromBook,
    underOther: once(() => tryRulesOf(context, from, fromBook, toBook)),
  };
  const toSide: Side = {
    model: to,
    resolved: toBook,
    underOther: once(() => tryRulesOf(context, to, toBook, fromBook)),
  };
  const unsplit = new Set<string>();

  function find(fromUnit: number, toUnit: number, line: LeafLine): ReturnType<FindCorners> {
    const [node0, node1] = [leafOf(fromSide, line.from), leafOf(toSide, line.to)];
    if (!node0 || !node1) return null;
    const [entry0, entry1] = [entryOf(fromSide, fromUnit, node0), entryOf(toSide, toUnit, node1)];
    const share0 = shareOf(from, fromUnit, line.from);
    const share1 = shareOf(to, toUnit, line.to);
    if (isSame(entry0, entry1)) return { fromEntriesToRule: share1, toEntriesFromRule: share0 };
    if (isSame(node0.rule, node1.rule) && node0.max === node1.max) return null;
    const fromEntriesToRule = isDeclared(entry0) ? shareUnder(fromSide, fromUnit, line.from, entry0, node1) : share0;
    const toEntriesFromRule = isDeclared(entry1) ? shareUnder(toSide, toUnit, line.to, entry1, node0) : share1;
    if (fromEntriesToRule !== null && toEntriesFromRule !== null) return { fromEntriesToRule, toEntriesFromRule };
    unsplit.add(`${fromUnit}/${line.from}/${line.to}`);
    return null;
  }

  return { find, countUnsplit: () => unsplit.size };
}

function leafOf({ model, resolved }: Side, leaf: number): CriterionNode | undefined {
  const node = model.nodes[model.leafNodes[leaf] ?? -1];
  return node && resolved.sets[model.state.setId]?.nodes[node.id];
}

function entryOf({ model, resolved }: Side, unit: number, { slot }: CriterionNode): Entry {
  const unitId = model.unitIds[unit];
  const scores = unitId === undefined ? undefined : resolved.scores[model.state.setId]?.[unitId];
  const stage = scores ? lastStagePresent(scores, slot) : null;
  if (!scores || stage === null) return null;
  const typed = pointsAt(scores[stage], slot);
  return isMissing(typed) ? (scores[stage].declared[String(slot)] ?? null) : typed;
}

function isDeclared(entry: Entry): entry is DeclaredData {
  return typeof entry === 'object' && entry !== null;
}

/** Points / maximum of declared data under another leaf's rule; null where they do not fit it, or do not count there. */
function shareUnder(
  side: Side,
  unit: number,
  leaf: number,
  declared: DeclaredData,
  node: CriterionNode,
): number | null {
  const { rule, max } = node;
  if (rule === null || max === null || max <= 0) return null;
  if (!isDirectRule(rule)) {
    const tried = side.underOther();
    const share = tried ? shareOf(tried, unit, leaf) : Number.NaN;
    return Number.isNaN(share) || leafOf(side, leaf)?.max !== max ? null : share;
  }
  const points = evaluateRule(rule, declared, max);
  return points.ok && !isNotApplicable(points.value) ? points.value / max : null;
}

function shareOf(model: IndexModel, unit: number, leaf: number): number {
  return model.attainment[unit * model.leafNodes.length + leaf] ?? Number.NaN;
}

/** Through the engine: rules that are formulas, or follow the best unit. Of one set only, whose leaves are the same. */
function tryRulesOf(context: AnalysisContext, model: IndexModel, own: Workbook, other: Workbook): IndexModel | null {
  const { setId } = model.state;
  const otherNodes = other.sets[setId]?.nodes ?? {};
  const commands = Object.values(own.sets[setId]?.nodes ?? {}).flatMap(({ id, rule }): Command[] => {
    const otherRule = otherNodes[id]?.rule;
    return otherRule === undefined || isSame(rule, otherRule)
      ? []
      : [{ verb: 'setRule', args: { setId, nodeId: id, rule: otherRule } }];
  });
  if (commands.length === 0) return null;
  const tried = context.trial(model.state, commands);
  return tried.ok ? tried.value : null;
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
