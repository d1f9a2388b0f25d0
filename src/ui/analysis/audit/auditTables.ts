/** The tables of an audit, as they are shown and exported. */
import type {
  AuditAnswer,
  BackTest,
  NamedPoints,
  NodeFinding,
  RoundingRisk,
} from '../../../analysis/audit/question.ts';
import type { FigureColumn, FigureTable } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';
import { listFindings } from './auditFindings.ts';
import { sayFinding } from './saySummary.ts';

export interface AuditNames {
  /** "2023 · Bộ tiêu chí khối sở 2023". */
  readonly periodOf: (test: BackTest) => string;
  /** "2023", with the block where it is another than the draft's. */
  readonly shortOf: (test: BackTest) => string;
  readonly blockOf: (test: BackTest) => string;
}

const word = (label: string): FigureColumn => ({ label, decimals: null });
const figure = (label: string, decimals: number): FigureColumn => ({ label, decimals });
const signed = (label: string, decimals: number): FigureColumn => ({ label, decimals, isSigned: true });
const share = (label: string): FigureColumn => ({ label, decimals: 0, isShare: true });

/** One line for each past, so that years and blocks can be compared. */
export function periodsTable(answer: AuditAnswer, names: AuditNames, t: Messages): FigureTable {
  const c = t.audit.columns;
  return {
    title: t.audit.tables.periods,
    notes: [],
    columns: [
      word(c.period),
      word(c.block),
      figure(c.compared, 0),
      figure(c.tau, 3),
      figure(c.moved, 0),
      figure(c.meanShift, 2),
      figure(c.largestShift, 1),
      figure(c.classChanged, 0),
      signed(c.meanChange, answer.decimals),
      figure(c.noHistory, 2),
    ],
    rows: answer.backTests.map((test) => [
      names.periodOf(test),
      names.blockOf(test),
      test.churn.compared,
      test.churn.tau,
      test.churn.moved,
      test.churn.meanShift,
      test.churn.largestShift,
      test.churn.classChanged,
      meanChangeOf(test),
      test.crosswalk.pointsWithoutHistory,
    ]),
  };
}

function meanChangeOf({ units }: BackTest): number {
  const changes = units.flatMap(({ index, indexBefore, isRanked }) => {
    const change = index.middle - indexBefore;
    return isRanked && !Number.isNaN(change) ? [change] : [];
  });
  return changes.length === 0 ? Number.NaN : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}

export function findingsTable(answer: AuditAnswer, test: BackTest, t: Messages): FigureTable {
  const words = t.audit.findings;
  return {
    title: words.title,
    notes: [],
    columns: [word(words.severity), word(words.text)],
    rows: listFindings(answer, test).map((finding) => [t.audit.severity[finding.severity], sayFinding(finding, t)]),
  };
}

/** Units by their rank under the draft; with intervals only where added leaves make any. */
export function unitsTable(answer: AuditAnswer, test: BackTest, t: Messages): FigureTable {
  const c = t.audit.columns;
  const isOpen = test.crosswalk.added.length > 0;
  const { decimals, classes } = answer;
  const label = (at: number): string => classes[at]?.label ?? '';
  const rankDecimals = answer.tieRule === 'average' ? 1 : 0;
  const rows = [...test.units].sort((a, b) => orderOf(a.rank.middle) - orderOf(b.rank.middle));
  return {
    title: t.audit.tables.units,
    notes: isOpen ? [t.audit.interval] : [],
    columns: [
      word(c.unit),
      figure(c.rankBefore, rankDecimals),
      figure(c.rankAfter, rankDecimals),
      signed(c.rise, rankDecimals),
      ...(isOpen ? [figure(c.rankBest, rankDecimals), figure(c.rankWorst, rankDecimals)] : []),
      figure(c.indexBefore, decimals),
      figure(c.indexAfter, decimals),
      signed(c.change, decimals),
      ...(isOpen ? [figure(c.indexLow, decimals), figure(c.indexHigh, decimals)] : []),
      word(c.classBefore),
      word(c.classAfter),
    ],
    rows: rows.map((unit) => [
      unit.name,
      unit.rankBefore,
      unit.rank.middle,
      unit.rankBefore - unit.rank.middle,
      ...(isOpen ? [unit.rank.low, unit.rank.high] : []),
      unit.indexBefore,
      unit.index.middle,
      unit.index.middle - unit.indexBefore,
      ...(isOpen ? [unit.index.low, unit.index.high] : []),
      label(unit.classBefore),
      label(unit.classAfter),
    ]),
  };
}

function orderOf(rank: number): number {
  return Number.isNaN(rank) ? Number.POSITIVE_INFINITY : rank;
}

export function groupsTable(answer: AuditAnswer, test: BackTest, t: Messages): FigureTable {
  const c = t.audit.columns;
  return {
    title: t.audit.tables.groups,
    notes: [],
    columns: [
      word(c.classBefore),
      figure(c.units, 0),
      figure(c.gained, 0),
      figure(c.lost, 0),
      signed(c.meanChange, answer.decimals),
      signed(c.meanRise, 1),
    ],
    rows: test.groups.map(({ label, units, gained, lost, meanChange, meanRise }) => [
      label,
      units,
      gained,
      lost,
      meanChange,
      meanRise,
    ]),
  };
}

/** Leaves or fields of the draft: what they weigh, what they do to the index, whether they tell units apart. */
export function nodesTable(
  answer: AuditAnswer,
  nodes: readonly NodeFinding[],
  title: string,
  t: Messages,
): FigureTable {
  const c = t.audit.columns;
  return {
    title,
    notes: [t.audit.scatter],
    columns: [
      word(c.code),
      word(c.name),
      figure(c.points, 2),
      { label: c.weightShare, decimals: 1, isShare: true },
      { label: c.importance, decimals: 1, isShare: true },
      figure(c.correlation, 2),
      share(c.mean),
      { label: c.deviation, decimals: 1, isShare: true },
      share(c.full),
      share(c.zero),
      word(c.flaw),
    ],
    rows: nodes.map((node) => [
      node.code,
      node.name,
      node.weight,
      node.weight / answer.draftPoints,
      node.importance01,
      node.correlation,
      node.mean01,
      node.deviation01,
      node.full01,
      node.zero01,
      node.hasHistory ? (node.flaw === null ? '' : t.audit.flaws[node.flaw]) : t.audit.flaws.added,
    ]),
  };
}

export function pairsTable({ pairs }: BackTest, t: Messages): FigureTable {
  const c = t.audit.columns;
  const name = ({ code, name: text }: NamedPoints): string => `${code} ${text}`.trim();
  return {
    title: t.audit.tables.pairs,
    notes: [],
    columns: [word(c.level), word(c.first), word(c.second), figure(c.correlation, 3), figure(c.units, 0)],
    rows: pairs.map((pair) => [
      t.audit.levels[pair.kind],
      name(pair.first),
      name(pair.second),
      pair.correlation,
      pair.units,
    ]),
  };
}

export function risksTable({ risks }: BackTest, t: Messages): FigureTable {
  const c = t.audit.columns;
  const against = (risk: RoundingRisk): string =>
    risk.kind === 'class' ? t.audit.classLimit(risk.label, formatNumber(risk.limit, t.locale)) : risk.other;
  return {
    title: t.audit.tables.risks,
    notes: [],
    columns: [word(c.risk), word(c.unit), figure(c.index, 5), word(c.against), signed(c.difference, 5)],
    rows: risks.map((risk) => [
      t.audit.risks[risk.kind],
      risk.name,
      risk.index,
      against(risk),
      risk.kind === 'class' ? risk.index - risk.limit : risk.difference,
    ]),
  };
}

export function namedTable(title: string, leaves: readonly NamedPoints[], t: Messages): FigureTable {
  const c = t.audit.columns;
  return {
    title,
    notes: [],
    columns: [word(c.code), word(c.name), figure(c.points, 2)],
    rows: leaves.map(({ code, name, points }) => [code, name, points]),
  };
}

/** All of an answer, for the file: the comparison of pasts, then what there is to say of each. */
export function listAuditTables(answer: AuditAnswer, names: AuditNames, t: Messages): FigureTable[] {
  const tables = t.audit.tables;
  const ofPast = (test: BackTest): FigureTable[] =>
    [
      findingsTable(answer, test, t),
      unitsTable(answer, test, t),
      groupsTable(answer, test, t),
      nodesTable(answer, test.fields, tables.fields, t),
      nodesTable(answer, test.leaves, tables.leaves, t),
      pairsTable(test, t),
      risksTable(test, t),
      namedTable(tables.added, test.crosswalk.added, t),
      namedTable(tables.dropped, test.crosswalk.dropped, t),
    ].map((table) => ({ ...table, notes: [names.periodOf(test), ...table.notes] }));
  return [periodsTable(answer, names, t), ...answer.backTests.flatMap(ofPast)];
}
