/** A goal-seek answer in sentences and tables. Figures come from the answer, names from the workbook. */
import type { Found, Goal, GoalSeekAnswer, InputValue, SoughtInput } from '../../../analysis/goalSeek/question.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import { percentOf } from '../../../domain/rules/declared.ts';
import { writeDeclared } from '../../../domain/rules/declaredText.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';

export interface Naming {
  readonly workbook: Workbook;
  readonly state: StateRef;
  readonly t: Messages;
}

export function nameNode({ workbook, state }: Naming, id: NodeId): string {
  const node = workbook.sets[state.setId]?.nodes[id];
  return node ? `${node.code} ${node.name}` : '';
}

export function nameUnit({ workbook }: Naming, id: UnitId): string {
  return workbook.units[id]?.name ?? '';
}

function decimalsOf({ workbook, state }: Naming): number {
  return workbook.sets[state.setId]?.policies.decimals ?? 2;
}

function nameClass({ workbook, state }: Naming, at: number): string {
  return workbook.sets[state.setId]?.policies.classes[at]?.label ?? '';
}

/** "hạng 3", "chỉ số 90,12%", "loại B". */
export function sayResult(naming: Naming, goal: Goal, value: number): string {
  const { results } = naming.t.goal;
  if (Number.isNaN(value) || (goal.kind === 'class' && value < 0)) return results.none;
  return sayWith(naming, goal, value, results, decimalsOf(naming));
}

/** "hạng 3 trở lên", "chỉ số từ 90%". */
export function sayGoal(naming: Naming, goal: Goal): string {
  return sayWith(naming, goal, goal.target, naming.t.goal.reach, 0);
}

function sayWith(
  naming: Naming,
  goal: Goal,
  value: number,
  words: Messages['goal']['reach'] | Messages['goal']['results'],
  minDecimals: number,
): string {
  const n = (decimals: number): string => formatNumber(value, naming.t.locale, 7, decimals);
  switch (goal.kind) {
    case 'index':
      return words.index(n(minDecimals));
    case 'component':
      return words.component(n(minDecimals), nameNode(naming, goal.fieldId));
    case 'rank':
      return words.rank(n(0));
    case 'class':
      return words.class(nameClass(naming, value));
    case 'gap':
      return words.gap(n(minDecimals), nameUnit(naming, goal.toUnitId));
  }
}

/** What is moved: "5.2 Tỷ lệ …", "trọng số 5 …", an assumption's label. */
export function sayInput(naming: Naming, input: SoughtInput): string {
  switch (input.kind) {
    case 'weight':
      return naming.t.goal.weightOf(nameNode(naming, input.nodeId));
    case 'assumption':
      return naming.workbook.assumptions[input.assumptionId]?.label ?? '';
    default:
      return nameNode(naming, input.nodeId);
  }
}

/** Raw facts as raw facts: "980/1.000 (98%)", an option's label; else the figure with its unit. */
function sayValue(naming: Naming, input: SoughtInput, value: InputValue | null): string {
  const { t, workbook, state } = naming;
  if (value === null) return t.goal.nothing;
  const { declared, figure } = value;
  const rule = 'nodeId' in input ? workbook.sets[state.setId]?.nodes[input.nodeId]?.rule : null;
  if (declared && rule) {
    const text = writeDeclared(rule, declared, t.locale);
    if (declared.kind !== 'ratio' || declared.denominator === 0) return text;
    return `${text} (${formatNumber(percentOf(declared), t.locale, 2)}%)`;
  }
  const text = formatNumber(figure, t.locale, 7);
  return input.kind === 'assumption' ? text : t.goal.points(text);
}

/** A figure of the input where only it is known: the ends of a range, one step less. */
export function sayFigure(naming: Naming, found: Found, figure: number): string {
  const { input, to } = found;
  const { locale } = naming.t;
  const text = formatNumber(figure, locale, 7);
  if (input.kind === 'points' || input.kind === 'weight') return naming.t.goal.points(text);
  const declared = to?.declared;
  if (input.kind !== 'declared' || !declared) return text;
  switch (declared.kind) {
    case 'percent':
    case 'shares':
      return `${text}%`;
    case 'ratio': {
      const moved = input.part === 0 ? { ...declared, numerator: figure } : { ...declared, denominator: figure };
      return sayValue(naming, input, { figure, declared: moved, points: Number.NaN });
    }
    case 'choice':
      return sayValue(naming, input, { figure, declared: { ...declared, index: figure }, points: Number.NaN });
    default:
      return text;
  }
}

export function sayFound(naming: Naming, answer: GoalSeekAnswer, found: Found): string[] {
  const { goal, base } = answer;
  const { goal: t } = naming.t;
  const unit = nameUnit(naming, goal.unitId);
  const place = sayInput(naming, found.input);
  const [result, now] = [sayResult(naming, goal, found.result), sayResult(naming, goal, base)];
  const to = sayValue(naming, found.input, found.to);
  const from = sayValue(naming, found.input, found.from);
  switch (found.outcome) {
    case 'already':
      return [t.already(unit, now, sayGoal(naming, goal))];
    case 'reached': {
      const isSame = found.from !== null && from === to;
      const lines = [
        isSame ? t.asDeclared(place, to, unit, result, now) : t.reached(place, from, to, unit, result, now),
      ];
      const { before } = found;
      if (before) lines.push(t.before(sayFigure(naming, found, before.figure), sayResult(naming, goal, before.result)));
      if (found.replacesPoints) lines.push(t.replaces);
      if (found.to?.declared?.kind === 'shares') lines.push(t.sharesFollow);
      return lines;
    }
    case 'outOfReach': {
      if (result === now) return [t.noEffect(place, sayGoal(naming, goal), now)];
      const kind = found.to?.declared?.kind;
      if (kind === 'choice' || kind === 'answers')
        return [t.outOfReachOptions(place, sayGoal(naming, goal), result, to)];
      const [low, high] = found.range.map((figure) => sayFigure(naming, found, figure));
      return [t.outOfReach(place, low ?? '', high ?? '', sayGoal(naming, goal), result, to)];
    }
  }
}

/** Whether what was found brings another result than there is. */
export function helps({ base }: GoalSeekAnswer, { to, result }: Found): boolean {
  return to !== null && result !== base;
}

/** The input as the axis of a picture: what the figures count. */
export function sayAxis(naming: Naming, found: Found): string {
  const { axisOf, axisUnits } = naming.t.goal;
  const { input } = found;
  const place = sayInput(naming, input);
  if (input.kind === 'assumption') return place;
  if (input.kind !== 'declared') return axisOf(place, axisUnits.points);
  switch ((found.to ?? found.from)?.declared?.kind) {
    case 'percent':
    case 'shares':
      return axisOf(place, axisUnits.percent);
    case 'ratio':
      return axisOf(place, input.part === 0 ? axisUnits.numerator : axisUnits.denominator);
    case 'count':
      return axisOf(place, axisUnits.count);
    default:
      return place;
  }
}

/** How much the search covered. */
export function sayMethod({ t }: Naming, found: readonly Found[]): string {
  const count = formatNumber(
    found.reduce((sum, { tried }) => sum + tried, 0),
    t.locale,
  );
  return found.some(({ method }) => method === 'sampled') ? t.goal.sampled(count) : t.goal.exact(count);
}

export function listGoalTables(naming: Naming, answer: GoalSeekAnswer): FigureTable[] {
  const [only] = answer.found;
  const every = tableOfFound(naming, answer);
  if (answer.found.length !== 1 || !only || only.line.length === 0) return [every];
  return [every, tableOfLine(naming, answer, only)];
}

export function tableOfFound(naming: Naming, answer: GoalSeekAnswer): FigureTable {
  const { columns, outcomes, everyTitle } = naming.t.goal;
  return {
    title: everyTitle,
    notes: [
      `${nameUnit(naming, answer.goal.unitId)}: ${sayGoal(naming, answer.goal)}`,
      sayMethod(naming, answer.found),
    ],
    columns: [
      { label: columns.node, decimals: null },
      { label: columns.outcome, decimals: null },
      { label: columns.from, decimals: null },
      { label: columns.to, decimals: null },
      { label: columns.fromPoints, decimals: 4 },
      { label: columns.toPoints, decimals: 4 },
      { label: columns.change, decimals: 1, isShare: true },
      { label: columns.result, decimals: null },
    ],
    rows: answer.found.map((found) => [
      sayInput(naming, found.input),
      outcomes[found.outcome],
      sayValue(naming, found.input, found.from),
      helps(answer, found) ? sayValue(naming, found.input, found.to) : null,
      found.from?.points ?? null,
      helps(answer, found) ? (found.to?.points ?? null) : null,
      helps(answer, found) ? found.change01 : null,
      sayResult(naming, answer.goal, found.result),
    ]),
  };
}

function tableOfLine(naming: Naming, answer: GoalSeekAnswer, found: Found): FigureTable {
  const { t } = naming;
  return {
    title: t.goal.lineTitle,
    notes: [sayInput(naming, found.input)],
    columns: [
      { label: t.goal.byInput, decimals: null },
      { label: t.goal.byResult, decimals: null },
    ],
    rows: found.line.map(({ x, y }) => [sayFigure(naming, found, x), sayResult(naming, answer.goal, y)]),
  };
}
