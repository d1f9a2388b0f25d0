/** Plans in words and tables: raw facts as an officer declares them, points beside them. */
import type { PlanAnswer, PlanMove, PlanTarget, RawFact } from '../../../analysis/plan/question.ts';
import type { CriteriaSet } from '../../../domain/criteria.ts';
import type { NodeId } from '../../../domain/ids.ts';
import { percentOf } from '../../../domain/rules/declared.ts';
import { writeDeclared } from '../../../domain/rules/declaredText.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { FigureColumn, FigureTable } from '../../../lib/figureTable.ts';

/** "482/500 (96,4%)", "Tốt", "3,5 điểm"; "chưa có" where nothing stands. */
export function writeFact(set: CriteriaSet, nodeId: NodeId, fact: RawFact | null, t: Messages): string {
  if (fact === null) return t.plan.nothing;
  if ('points' in fact) return t.plan.points(fact.points);
  const { declared } = fact;
  const rule = set.nodes[nodeId]?.rule;
  if (!rule) return '';
  if (declared.kind === 'percent') return t.plan.rate(percentOf(declared));
  const text = writeDeclared(rule, declared, t.locale);
  return declared.kind === 'ratio' ? t.plan.ratio(text, percentOf(declared)) : text;
}

export function writeMove(set: CriteriaSet, move: PlanMove, t: Messages): string {
  const { nodeId, gain, effort } = move;
  const { from, to } = writeChange(set, move, t);
  return t.plan.move(codeOf(set, nodeId), nameOf(set, nodeId), from, to, gain, effort);
}

/** What a move changes; of several answers only those that change. */
function writeChange(set: CriteriaSet, { nodeId, from, to }: PlanMove, t: Messages): { from: string; to: string } {
  const rule = set.nodes[nodeId]?.rule;
  const whole = { from: writeFact(set, nodeId, from, t), to: writeFact(set, nodeId, to, t) };
  if (rule?.type !== 'combination' || !('declared' in to) || to.declared.kind !== 'answers') return whole;
  const before = from !== null && 'declared' in from && from.declared.kind === 'answers' ? from.declared.yes : null;
  if (before === null) return whole;
  const after = to.declared.yes;
  const changed = rule.questions.flatMap((question, at) => (before[at] === after[at] ? [] : [{ question, at }]));
  return {
    from: changed.map(({ question, at }) => t.plan.answer(question, before[at] === true)).join('; '),
    to: changed
      .map(({ question, at }) =>
        changed.length === 1 ? t.plan.yes(after[at] === true) : t.plan.answer(question, after[at] === true),
      )
      .join('; '),
  };
}

/** "hạng 15 hoặc cao hơn". */
export function writeTarget(set: CriteriaSet, target: PlanTarget, t: Messages): string {
  switch (target.kind) {
    case 'index':
      return t.plan.targetText.index(target.index);
    case 'rank':
      return t.plan.targetText.rank(target.rank);
    case 'class':
      return t.plan.targetText.class(set.policies.classes[target.classIndex]?.label ?? '');
  }
}

export function codeOf(set: CriteriaSet, nodeId: NodeId): string {
  return set.nodes[nodeId]?.code ?? '';
}

export function nameOf(set: CriteriaSet, nodeId: NodeId): string {
  return set.nodes[nodeId]?.name ?? '';
}

function text(label: string): FigureColumn {
  return { label, decimals: null };
}

function figure(label: string, decimals = 2): FigureColumn {
  return { label, decimals };
}

/** Every change of every plan, a row each; `notes` say what was asked and found. */
export function plansTable(set: CriteriaSet, answer: PlanAnswer, notes: readonly string[], t: Messages): FigureTable {
  const c = t.plan.columns;
  return {
    title: t.plan.plansTable,
    notes,
    columns: [
      text(c.plan),
      text(c.code),
      text(c.name),
      text(c.from),
      text(c.to),
      { ...figure(c.gain), isSigned: true },
      figure(c.steps, 0),
      figure(c.effort),
    ],
    rows: answer.plans.flatMap((plan, at) => [
      ...plan.moves.map((move) => [
        String(at + 1),
        codeOf(set, move.nodeId),
        nameOf(set, move.nodeId),
        writeChange(set, move, t).from,
        writeChange(set, move, t).to,
        move.gain,
        move.steps,
        move.effort,
      ]),
      [
        String(at + 1),
        '',
        t.plan.outcome(plan.index, plan.rank, set.policies.classes[plan.classIndex]?.label ?? ''),
        null,
        null,
        plan.gain,
        null,
        plan.effort,
      ],
    ]),
  };
}

export function pricesTable(answer: PlanAnswer, t: Messages): FigureTable {
  const c = t.plan.columns;
  return {
    title: t.plan.pricesTable,
    notes: [],
    columns: [{ ...figure(c.rank, 1), isRank: true }, figure(c.index), figure(c.needed, 3), figure(c.effort)],
    rows: answer.prices.map(({ rank, index, gain, effort }) => [rank, index, gain, effort ?? t.plan.unreachable]),
  };
}

export function stepsTable(set: CriteriaSet, answer: PlanAnswer, t: Messages): FigureTable {
  const c = t.plan.columns;
  return {
    title: t.plan.stepsTable,
    notes: [],
    columns: [
      text(c.code),
      text(c.name),
      text(c.from),
      figure(c.fromPoints),
      figure(c.max),
      text(c.step),
      figure(c.stepsLeft, 0),
      figure(c.most),
      text(c.standing),
    ],
    rows: answer.leaves.map((leaf) => [
      codeOf(set, leaf.nodeId),
      nameOf(set, leaf.nodeId),
      writeFact(set, leaf.nodeId, leaf.fact, t),
      leaf.points,
      leaf.max,
      leaf.step === null ? '' : t.plan.kinds[leaf.step],
      leaf.steps,
      leaf.gain,
      t.plan.standings[leaf.standing],
    ]),
  };
}

/** What was found, in sentences: the target and its need, the least plan or the proof, what the rivals do, what is left out. */
export function saySentences(
  set: CriteriaSet,
  answer: PlanAnswer,
  unit: string,
  shift: RivalMoves,
  t: Messages,
): string[] {
  const target = writeTarget(set, answer.target, t);
  const { verdict, needed, now, best, plans, leaves } = answer;
  const said: string[] = [];
  if (verdict === 'already') said.push(t.plan.already(unit, target, now.index, now.rankAfterRivals));
  else if (needed === null) said.push(t.plan.noIndex(unit, target));
  else if (!Number.isNaN(needed.gain)) said.push(t.plan.needs(unit, target, needed.index, needed.gain));
  const [first] = plans;
  if (first)
    said.push(
      t.plan.least(
        first.effort,
        first.moves.length,
        first.index,
        Number.isNaN(now.rank) ? now.rankAfterRivals : now.rank,
        first.rank,
      ),
    );
  if (verdict === 'outOfReach' && needed !== null) said.push(t.plan.outOfReach(unit, target, best.index, best.rank));
  if (shift.shift !== 0 || shift.others > 0)
    said.push(t.plan.rivalsMoved(shift.shift, shift.others, now.rankAfterRivals));
  if (!answer.sawAll) said.push(t.plan.moreExist);
  const outside = (['survey', 'locked', 'unknown', 'notCounted'] as const).flatMap((standing) => {
    const count = leaves.filter((leaf) => leaf.standing === standing).length;
    return count > 0 ? [t.plan.leftOutPart(count, t.plan.standings[standing])] : [];
  });
  if (outside.length > 0) said.push(t.plan.leftOut(outside.join('; ')));
  if (answer.couplings.length > 0)
    said.push(t.analysis.coupled([...new Set(answer.couplings.map(({ nodeId }) => codeOf(set, nodeId)))].join(', ')));
  return said;
}

export interface RivalMoves {
  readonly shift: number;
  /** How many move otherwise. */
  readonly others: number;
}
