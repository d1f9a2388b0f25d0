/** Settings of n-way tables as plain data, read with tolerance, and the question they make. */
import type { Figure } from '../../../analysis/figure.ts';
import type { StateRef } from '../../../analysis/indexModel.ts';
import type { Way, WayInput, WaysAsk } from '../../../analysis/ways/question.ts';
import { listNodes, type CriteriaSet } from '../../../domain/criteria.ts';
import type { UnitId } from '../../../domain/ids.ts';
import type { Redistribution } from '../../../domain/policies.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { PageSettings } from '../../../state/views.svelte.ts';
import { pick, readRecord } from '../shared/readSettings.ts';
import { readOwnRule, readUnits } from './swingSettings.ts';

/** As many as the worker takes: every cell goes through the formula engine. */
export const MAX_CELLS = 3000;
export const WAY_FIGURES = ['rank', 'index', 'class', 'mean'] as const;

export interface WaySetting {
  /** "weight:id" or "assumption:id"; empty where the way is not used. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export interface WaysSettings {
  readonly figure: (typeof WAY_FIGURES)[number];
  readonly unitId: UnitId;
  /** Null: the set's own. */
  readonly rule: Redistribution | null;
  /** Rows, columns, layers. */
  readonly ways: readonly WaySetting[];
}

export interface WayChoice {
  readonly key: string;
  readonly label: string;
  readonly input: WayInput;
  /** As the workbook has it, or the maximum; where the range begins and ends until someone says otherwise. */
  readonly usual: Omit<WaySetting, 'key'>;
}

/** Weights of all nodes, then assumptions. */
export function listWayChoices(workbook: Workbook, set: CriteriaSet): WayChoice[] {
  const weights = listNodes(set).map((node): WayChoice => {
    const now = typeof node.weight === 'number' ? node.weight : sumOfMaxima(set, node.id);
    return {
      key: `weight:${node.id}`,
      label: `${node.code} ${node.name}`,
      input: { kind: 'weight', nodeId: node.id },
      usual: rangeAround(now),
    };
  });
  const assumptions = workbook.assumptionOrder.flatMap((id): WayChoice[] => {
    const assumption = workbook.assumptions[id];
    if (!assumption) return [];
    const { name, min, max, step } = assumption;
    const wide = (max - min) / 8;
    return [
      {
        key: `assumption:${id}`,
        label: name,
        input: { kind: 'assumption', assumptionId: id },
        usual: { from: min, to: max, step: round(Math.max(step, wide)) || 1 },
      },
    ];
  });
  return [...weights, ...assumptions];
}

/** Null where no unit is ranked. */
export function readWays(
  stored: PageSettings,
  workbook: Workbook,
  set: CriteriaSet,
  choices: readonly WayChoice[],
): WaysSettings | null {
  const units = readUnits(stored, workbook, set);
  if (!units) return null;
  const [first, second] = set.rootIds;
  const usual = [first, second].map((id) => (id === undefined ? '' : `weight:${id}`));
  const saved = Array.isArray(stored['ways']) ? (stored['ways'] as readonly unknown[]) : [];
  const ways = [0, 1, 2].map((way) => readWay(saved[way], usual[way] ?? '', choices));
  return {
    unitId: units.unitId,
    figure: pick(WAY_FIGURES, stored['figure'], 'rank'),
    rule: readOwnRule(stored, set),
    ways,
  };
}

function readWay(saved: unknown, usualKey: string, choices: readonly WayChoice[]): WaySetting {
  const { key, from, to, step } = readRecord(saved);
  const chosen = choices.find((choice) => choice.key === (typeof key === 'string' ? key : usualKey));
  if (!chosen) return { key: '', from: 0, to: 0, step: 1 };
  const { usual } = chosen;
  return {
    key: chosen.key,
    from: typeof from === 'number' ? from : usual.from,
    to: typeof to === 'number' ? to : usual.to,
    step: typeof step === 'number' ? step : usual.step,
  };
}

export function toWaysAsk(state: StateRef, settings: WaysSettings, choices: readonly WayChoice[]): WaysAsk {
  const ways = settings.ways.flatMap(({ key, from, to, step }): Way[] => {
    const choice = choices.find((one) => one.key === key);
    return choice ? [{ input: choice.input, from, to, step }] : [];
  });
  return { state, ways, figure: toFigure(settings), redistribution: settings.rule };
}

/** How many cells there would be; 0 where a range or a step is none. */
export function countCells({ ways }: WaysSettings): number {
  let cells = 1;
  for (const { key, from, to, step } of ways) {
    if (key === '') continue;
    if (!(to >= from) || !(step > 0)) return 0;
    cells *= Math.ceil((to - from) / step - 1e-9) + 1;
  }
  return cells;
}

function toFigure({ figure, unitId }: WaysSettings): Figure {
  return figure === 'mean' ? { kind: figure } : { kind: figure, unitId };
}

function sumOfMaxima(set: CriteriaSet, id: CriteriaSet['rootIds'][number]): number {
  const node = set.nodes[id];
  if (!node) return 0;
  return node.childIds.length === 0
    ? (node.max ?? 0)
    : node.childIds.reduce((sum, child) => sum + sumOfMaxima(set, child), 0);
}

/** Two round steps of about a fifth either side, so that the weight as it is stands in the middle. */
function rangeAround(now: number): Omit<WaySetting, 'key'> {
  const rough = Math.max(now, 0.05) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = round(([1, 2, 5].findLast((times) => times * power <= rough) ?? 1) * power);
  return { from: Math.max(0, round(now - 2 * step)), to: round(now + 2 * step), step };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
