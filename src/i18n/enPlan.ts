import { formatNumber } from '../lib/numberText.ts';
import type { viPlan } from './viPlan.ts';

const n = (value: number, decimals = 2): string => formatNumber(value, 'en', decimals);
const s = (count: number): string => (count === 1 ? '' : 's');

export const enPlan: typeof viPlan = {
  title: 'Least-effort plan',
  about:
    'The changes of least effort that the scoring rules allow for a unit to reach an index, a rank or a class; or the proof that it is out of reach.',
  noUnit: 'The block of this criteria set has no units yet.',
  target: 'Target',
  targets: { index: 'Index at least (%)', rank: 'Rank (or better)', class: 'Class (or better)' },
  targetValue: 'Target value',
  rivalShift: 'Other units rise by (percentage points)',
  rivalShiftHelp:
    'From 2023 to 2024 the mean of the provinces rose by 1.39 percentage points. A negative number is a fall.',
  rivalMoves: (count: number) =>
    count === 0 ? 'Units that rise otherwise…' : `Rising otherwise: ${count} unit${s(count)}`,
  rivalMoveOf: (name: string) => `${name} rises by (percentage points)`,
  addRival: 'Add this unit',
  removeRival: (name: string) => `Remove “${name}”`,
  basis: 'Effort counts',
  bases: { steps: 'steps', points: 'points gained' },
  withSurvey: 'Include survey and SIPAS',
  count: 'Plans',
  targetText: {
    index: (index: number) => `index ${n(index)}%`,
    rank: (rank: number) => `rank ${n(rank, 1)} or better`,
    class: (label: string) => `class ${label} or better`,
  },
  already: (unit: string, target: string, index: number, rank: number) =>
    `${unit} has ${target} already: index ${n(index)}%, rank ${n(rank, 1)}. No step is needed.`,
  needs: (unit: string, target: string, index: number, gain: number) =>
    `For ${target}, ${unit} needs an index of at least ${n(index)}%: ${n(gain, 3)} points more.`,
  least: (effort: number, moves: number, index: number, before: number, after: number) =>
    `The least effort: ${n(effort)} for ${n(moves)} change${s(moves)}, index ${n(index)}%, from rank ${n(before, 1)} to rank ${n(after, 1)}.`,
  rivalsMoved: (shift: number, others: number, rank: number) =>
    `Other units are taken to ${shift < 0 ? 'fall' : 'rise'} by ${n(Math.abs(shift))} percentage points${others > 0 ? `, ${n(others)} of them as entered` : ''}; without any step the unit would rank ${n(rank, 1)}.`,
  outOfReach: (unit: string, target: string, index: number, rank: number) =>
    `${unit} cannot reach ${target}: with every movable criterion at its highest, the index comes to ${n(index)}% only, rank ${n(rank, 1)}.`,
  noIndex: (unit: string, target: string) => `No index brings ${unit} to ${target}, for units are tied above it.`,
  moreExist:
    'There may be other plans of the same effort: the search stopped at its limit. The first is certainly the least.',
  notConfirmed: 'The formula engine does not confirm that this plan reaches the target.',
  confirmed: 'Entered on trial and recalculated through the formula engine.',
  plan: (at: number, effort: number) => `Plan ${at}: effort ${n(effort)}`,
  outcome: (index: number, rank: number, label: string) =>
    `${n(index)}% · rank ${n(rank, 1)}${label === '' ? '' : ` · class ${label}`}`,
  move: (code: string, name: string, from: string, to: string, gain: number, effort: number) =>
    `${code} ${name}: ${from} → ${to}: +${n(gain)} points, effort ${n(effort)}`,
  yes: (yes: boolean) => (yes ? 'Yes' : 'No'),
  answer: (question: string, yes: boolean) => `${question}: ${yes ? 'Yes' : 'No'}`,
  nothing: 'nothing yet',
  points: (points: number) => `${n(points)} points`,
  rate: (percent: number) => `${n(percent)}%`,
  ratio: (text: string, percent: number) => `${text} (${n(percent)}%)`,
  scenario: (unit: string, target: string) => `Plan: ${unit}, ${target}`,
  shiftStays: 'The scenario holds the changes of the unit only; the movement of the other units is not loaded.',
  plansTable: 'Plans',
  pricesTable: 'The price of each rank',
  stepsTable: 'Steps left and the effort of each',
  stepsHelp:
    'Enter the effort of a step, the most steps, or lock a criterion that cannot move; the result is calculated anew at once.',
  columns: {
    plan: 'Plan',
    code: 'Code',
    name: 'Criterion',
    from: 'Stands at',
    to: 'Needs',
    fromPoints: 'Points now',
    max: 'Maximum',
    gain: 'Gain (points)',
    most: 'Most gain (points)',
    step: 'One step is',
    steps: 'Steps',
    stepsLeft: 'Left (steps)',
    effort: 'Effort',
    effortEach: 'Effort a step',
    effortPoint: 'Effort a point',
    mostSteps: 'At most (steps)',
    locked: 'Lock',
    standing: 'Standing',
    rank: 'Rank',
    index: 'Index needed (%)',
    needed: 'Gain needed (points)',
  },
  effortOf: (code: string) => `Effort a step of ${code}`,
  mostStepsOf: (code: string) => `Most steps of ${code}`,
  lockOf: (code: string) => `Lock ${code}`,
  kinds: {
    percent: '1 percentage point',
    level: '1 level',
    more: '1 more',
    fewer: '1 fewer',
    answer: '1 answer',
    input: '1 unit of an input',
    points: '0.25 points',
    survey: '1% of the maximum',
  },
  standings: {
    movable: 'movable',
    locked: 'locked',
    full: 'nothing left to gain',
    survey: 'survey: beyond direct reach',
    notCounted: 'not counted for this unit',
    unknown: 'no step of the rule is known',
  },
  leftOut: (parts: string) => `Left out of the plan: ${parts}.`,
  leftOutPart: (count: number, standing: string) => `${count} criteria (${standing})`,
  unreachable: 'out of reach',
  curve: 'Least effort by the rank aimed at',
  curveX: 'Rank',
  curveY: 'Least effort',
};
