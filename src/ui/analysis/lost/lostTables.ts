/** Where points are lost, as tables and sentences. */
import type { LeafLoss, LostPointsAnswer, Standing } from '../../../analysis/lostPoints/question.ts';
import type { NodeId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';

export interface LostNaming {
  readonly workbook: Workbook;
  readonly answer: LostPointsAnswer;
  readonly heavyWeight: number;
  readonly t: Messages;
}

function nameLostNode({ workbook, answer }: LostNaming, id: NodeId): string {
  const node = workbook.sets[answer.state.setId]?.nodes[id];
  return node ? `${node.code} ${node.name}` : '';
}

export function codeOf({ workbook, answer }: LostNaming, id: NodeId): string {
  return workbook.sets[answer.state.setId]?.nodes[id]?.code ?? '';
}

export function nameLostUnit({ workbook, answer }: LostNaming): string {
  return workbook.units[answer.unit.unitId]?.name ?? '';
}

/** The heaviest criteria that a sentence names. */
const NAMED = 3;

/** "Sở X mất 13,03 điểm; 3 tiêu chí nặng nhất chiếm 46%: …" and what follows from it. */
export function sayLosses(naming: LostNaming): string[] {
  const { unit, coupled } = naming.answer;
  const { lost: t } = naming.t;
  const p = (points: number): string => formatNumber(points, naming.t.locale, 2);
  const percent = (share: number): string => formatNumber(share * 100, naming.t.locale, 0);
  const name = nameLostUnit(naming);
  const index = indexText(naming, unit.index);
  const lines = [
    Number.isNaN(unit.rank)
      ? t.standingUnranked(index)
      : t.standing(index, formatNumber(unit.rank, naming.t.locale), unit.rankedCount),
  ];
  if (!(unit.lost > 0)) return [t.nothingLost(name), ...lines];
  const heaviest = unit.leaves.slice(0, NAMED);
  const part = heaviest.reduce((sum, { lost }) => sum + lost, 0) / unit.lost;
  const names = heaviest.map(({ nodeId, lost }) => t.one(codeOf(naming, nodeId), p(lost))).join(', ');
  lines.unshift(t.lost(name, p(unit.lost), heaviest.length, percent(part), names));
  if (!Number.isNaN(unit.rank)) lines.push(...sayPlaces(naming, unit.leaves));
  if (unit.lostSurvey > 0) lines.push(t.survey(p(unit.lostSurvey), percent(unit.lostSurvey / unit.lost)));
  const heavy = p(naming.heavyWeight);
  const zeros = unit.heavyZeros.map((id) => nameLostNode(naming, id)).join('; ');
  lines.push(zeros === '' ? t.noHeavyZeros(heavy) : t.heavyZeros(heavy, zeros));
  if (unit.extras !== 0) lines.push(t.extras(p(unit.extras)));
  if (coupled.length > 0) lines.push(t.coupled);
  return lines;
}

function sayPlaces(naming: LostNaming, leaves: readonly LeafLoss[]): string[] {
  const { lost: t, locale } = naming.t;
  const gaining = leaves.filter(({ gained }) => gained > 0);
  if (gaining.length === 0) return [t.noPlace];
  const best = gaining.reduce((a, b) => (b.gained > a.gained ? b : a));
  const cheapest = gaining.reduce((a, b) => (b.pointsPerPlace < a.pointsPerPlace ? b : a));
  const n = (value: number): string => formatNumber(value, locale, 2);
  return [
    t.best(codeOf(naming, best.nodeId), n(best.gained), n(best.fullRank)),
    t.cheapest(codeOf(naming, cheapest.nodeId), n(cheapest.pointsPerPlace)),
  ];
}

function indexText({ workbook, answer, t }: LostNaming, index: number): string {
  const decimals = workbook.sets[answer.state.setId]?.policies.decimals ?? 2;
  return formatNumber(index, t.locale, decimals, decimals);
}

export function sayCheck(naming: LostNaming): string[] {
  const { answer, workbook } = naming;
  const { check } = answer;
  const { check: t } = naming.t.lost;
  const n = (standing: Standing): [string, string] => [
    indexText(naming, standing.index),
    formatNumber(standing.rank, naming.t.locale, 1),
  ];
  if (check.leaves.length + check.unmapped.length === 0) return [t.noSelf];
  if (check.records === 0) return [t.none];
  const sets = check.setIds.map((id) => workbook.sets[id]?.name ?? '').join('; ');
  const lines = [t.claimed(nameLostUnit(naming), ...n(check.claimed))];
  if (check.band) {
    const { low, mean, high } = check.band;
    const [[lowIndex, lowRank], [meanIndex], [highIndex, highRank]] = [n(low), n(mean), n(high)];
    lines.push(t.band(meanIndex, lowIndex, highIndex, lowRank, highRank));
  } else lines.push(t.tooFew(check.neededRecords, check.records));
  if (check.own) lines.push(t.own(...n(check.own)));
  lines.push(t.rests(check.records, check.ownRecords, sets));
  if (check.unmapped.length > 0)
    lines.push(t.unmapped(check.unmapped.map((id) => nameLostNode(naming, id)).join('; ')));
  return lines;
}

export function tableOfUnit(naming: LostNaming): FigureTable {
  const { unit } = naming.answer;
  const { lost: t } = naming.t;
  return {
    title: t.unitTable(nameLostUnit(naming)),
    notes: sayLosses(naming),
    columns: [
      { label: t.columns.node, decimals: null },
      { label: t.columns.weight, decimals: 4 },
      { label: t.columns.attained, decimals: 1, isShare: true },
      { label: t.columns.lost, decimals: 4 },
      { label: t.columns.share, decimals: 1, isShare: true },
      { label: t.columns.gained, decimals: 1, isRank: true },
      { label: t.columns.fullRank, decimals: 1, isRank: true },
      { label: t.columns.perPlace, decimals: 2 },
      { label: t.columns.source, decimals: null },
    ],
    rows: unit.leaves.map((leaf) => [
      nameLostNode(naming, leaf.nodeId),
      leaf.weight,
      leaf.attainment,
      leaf.lost,
      leaf.lost / unit.lost,
      leaf.gained,
      leaf.fullRank,
      leaf.pointsPerPlace,
      leaf.isSurvey ? t.survey01 : t.own,
    ]),
  };
}

export function tableOfFields(naming: LostNaming): FigureTable {
  const { unit } = naming.answer;
  const { lost: t } = naming.t;
  return {
    title: t.fieldTable(nameLostUnit(naming)),
    notes: [],
    columns: [
      { label: t.columns.field, decimals: null },
      { label: t.columns.weight, decimals: 4 },
      { label: t.columns.lost, decimals: 4 },
      { label: t.columns.share, decimals: 1, isShare: true },
      { label: t.columns.component, decimals: 2 },
      { label: t.columns.componentRank, decimals: 1, isRank: true },
    ],
    rows: unit.fields.map((field) => [
      nameLostNode(naming, field.nodeId),
      field.applicable,
      field.lost,
      unit.lost > 0 ? field.lost / unit.lost : null,
      field.component,
      field.rank,
    ]),
  };
}

export function tableOfBlock(naming: LostNaming): FigureTable {
  const { block } = naming.answer;
  const { lost: t } = naming.t;
  return {
    title: t.blockTable,
    notes: [],
    columns: [
      { label: t.columns.node, decimals: null },
      { label: t.columns.weight, decimals: 4 },
      { label: t.columns.mean, decimals: 4 },
      { label: t.columns.zeros, decimals: 0 },
      { label: t.columns.full, decimals: 0 },
      { label: t.columns.applies, decimals: 0 },
    ],
    rows: block.leaves.map((leaf) => [
      nameLostNode(naming, leaf.nodeId),
      leaf.weight,
      leaf.meanLost,
      leaf.atZero,
      leaf.atFull,
      leaf.applies,
    ]),
  };
}

export function tableOfStandings(naming: LostNaming): FigureTable {
  const { check } = naming.answer;
  const { check: t } = naming.t.lost;
  const cases: readonly (readonly [string, Standing | null])[] = [
    [t.rows.claimed, check.claimed],
    [t.rows.low, check.band?.low ?? null],
    [t.rows.mean, check.band?.mean ?? null],
    [t.rows.high, check.band?.high ?? null],
    [t.rows.own, check.own],
  ];
  return {
    title: t.standings,
    notes: sayCheck(naming),
    columns: [
      { label: t.case, decimals: null },
      { label: t.index, decimals: 2 },
      { label: t.rank, decimals: 1, isRank: true },
    ],
    rows: cases.flatMap(([label, standing]) => (standing ? [[label, standing.index, standing.rank]] : [])),
  };
}

export function tableOfGaps(naming: LostNaming): FigureTable {
  const { check } = naming.answer;
  const { columns, check: t } = naming.t.lost;
  return {
    title: t.table,
    notes: [],
    columns: [
      { label: columns.node, decimals: null },
      { label: t.columns.count, decimals: 0 },
      { label: t.columns.mean, decimals: 3, isSigned: true },
      { label: t.columns.low, decimals: 3, isSigned: true },
      { label: t.columns.high, decimals: 3, isSigned: true },
      { label: t.columns.own, decimals: 3, isSigned: true },
    ],
    rows: check.leaves.map((leaf) => [
      nameLostNode(naming, leaf.nodeId),
      leaf.count,
      leaf.mean,
      leaf.low,
      leaf.high,
      leaf.own,
    ]),
  };
}

export function listLostTables(naming: LostNaming): FigureTable[] {
  return [tableOfUnit, tableOfFields, tableOfBlock, tableOfStandings, tableOfGaps].map((make) => make(naming));
}
