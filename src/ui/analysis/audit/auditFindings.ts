/** What an audit has to say of a draft, weighed: figures only, for sentences of src/i18n. */
import type { AuditAnswer, BackTest, NodeFinding } from '../../../analysis/audit/question.ts';

export type Severity = 'high' | 'middle' | 'low';

export type FindingKind =
  | 'noHistory'
  | 'dropped'
  | 'unsure'
  | 'churn'
  | 'classes'
  | 'saturated'
  | 'zero'
  | 'constant'
  | 'redundant'
  | 'tie'
  | 'classLimit'
  | 'decimal'
  | 'idle'
  | 'coupled';

export interface Finding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly count: number;
  /** Points of the draft (`dropped`: of the past), or Kendall's tau for `churn`. */
  readonly figure: number;
  /** Codes or names it is about, a few of them. */
  readonly about: readonly string[];
}

/** A leaf weighs much from twice the mean share on, and says nothing below a hundredth of the variance. */
const HEAVY = 2;
const IDLE = 0.01;
const NAMED = 6;

/** The gravest first. */
export function listFindings(answer: AuditAnswer, test: BackTest): Finding[] {
  const { crosswalk, churn, leaves, pairs, risks } = test;
  const total = answer.draftPoints;
  const flawed = (flaw: NodeFinding['flaw']): Finding[] => {
    const own = leaves.filter((leaf) => leaf.flaw === flaw);
    const points = sumOf(own.map(({ weight }) => weight));
    return flaw === null ? [] : about(flaw, own.map(codeOf), points, points >= total / 10 ? 'high' : 'middle');
  };
  const risksOf = (kind: 'tie' | 'class' | 'decimal'): string[] =>
    risks.filter((risk) => risk.kind === kind).map(({ name }) => name);
  const lost = sumOf(crosswalk.dropped.map(({ points }) => points));
  const unknown = crosswalk.pointsWithoutHistory;
  const heavy = (HEAVY * total) / Math.max(1, leaves.length);
  const idle = leaves.filter((leaf) => leaf.weight >= heavy && leaf.importance01 < IDLE && leaf.flaw === null);
  const found: Finding[] = [
    ...about('noHistory', crosswalk.added.map(codeOf), unknown, grade(unknown / total, 0.1, 0.02)),
    ...about('dropped', crosswalk.dropped.map(codeOf), lost, grade(lost / total, 0.1, 0.02)),
    ...count('unsure', crosswalk.unsure, 'middle'),
    ...(churn.moved === 0 ? [] : [{ kind: 'churn' as const, ...churnOf(churn), about: [] }]),
    ...count('classes', churn.classChanged, grade(churn.classChanged / Math.max(1, churn.compared), 0.1, 0)),
    ...flawed('saturated'),
    ...flawed('zero'),
    ...flawed('constant'),
    ...about(
      'redundant',
      pairs.map(({ first, second }) => `${first.code}–${second.code}`),
      Number.NaN,
      'middle',
    ),
    ...about('tie', risksOf('tie'), Number.NaN, 'middle'),
    ...about('classLimit', risksOf('class'), Number.NaN, 'middle'),
    ...about('decimal', risksOf('decimal'), Number.NaN, 'low'),
    ...about('idle', idle.map(codeOf), sumOf(idle.map(({ weight }) => weight)), 'low'),
    ...count('coupled', answer.couplings.length, 'middle'),
  ];
  const order: readonly Severity[] = ['high', 'middle', 'low'];
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function churnOf({ tau, moved }: BackTest['churn']): Pick<Finding, 'severity' | 'count' | 'figure'> {
  return { severity: tau < 0.8 ? 'high' : tau < 0.9 ? 'middle' : 'low', count: moved, figure: tau };
}

function grade(share01: number, high: number, middle: number): Severity {
  return share01 >= high ? 'high' : share01 >= middle ? 'middle' : 'low';
}

function about(kind: FindingKind, all: readonly string[], figure: number, severity: Severity): Finding[] {
  return all.length === 0 ? [] : [{ kind, severity, count: all.length, figure, about: all.slice(0, NAMED) }];
}

function count(kind: FindingKind, size: number, severity: Severity): Finding[] {
  return size === 0 ? [] : [{ kind, severity, count: size, figure: Number.NaN, about: [] }];
}

function codeOf({ code, name }: { readonly code: string; readonly name: string }): string {
  return code === '' ? name : code;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
