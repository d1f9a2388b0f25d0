/** The scores sheet as the grid shows it: criteria down, units across, one stage or the effective value. */
import { columnLetters } from '../../lib/address.ts';
import { sumExactly } from '../../lib/decimal.ts';
import { formatNumber, writeNumber } from '../../lib/numberText.ts';
import { findNode } from '../../domain/find.ts';
import { isLeaf, type CriteriaSet, type CriterionNode, type Extra } from '../../domain/criteria.ts';
import type { NodeId, UnitId } from '../../domain/ids.ts';
import { HEAD, SCORES_COLUMNS, TOTAL, layoutOf } from '../../domain/layout.ts';
import { leafOutcome, stageOutcome, type ComputedPoint, type LeafOutcome } from '../../domain/points.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import { writeDeclared } from '../../domain/rules/declaredText.ts';
import {
  STAGES,
  emptyUnitScores,
  lastStagePresent,
  pointsAt,
  type Stage,
  type UnitScores,
} from '../../domain/scores.ts';
import type { Scenario, Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { isCellError, type SheetSource } from '../sheet/sheetSource.ts';
import { choicesOf, outcomeCell } from '../shared/outcomeCell.ts';
import { listTreeRows } from '../shared/treeRows.ts';

export type ShownStage = Stage | 'effective';

export interface ScoresSheetInput {
  readonly workbook: Workbook;
  readonly base: Workbook;
  readonly scenario: Scenario | null;
  readonly set: CriteriaSet;
  readonly stage: ShownStage;
  readonly result: ModelResult | null;
  readonly collapsed: ReadonlySet<string>;
  readonly widths: Readonly<Record<string, number>>;
  readonly t: Messages;
}

/** What the sheet knows of one leaf or extra. */
export interface Scorable {
  readonly slot: number;
  readonly code: string;
  readonly max: number;
  readonly node: CriterionNode | null;
  readonly extra: Extra | null;
}

export interface ScoresSource extends SheetSource {
  readonly unitIds: readonly UnitId[];
  scorableAt(row: string): Scorable | null;
  /** The stage that typing into this cell writes to. */
  stageFor(unitId: UnitId, scorable: Scorable): Stage;
  /** The cell in a sentence: its stage, and the declared data with the points they give. */
  readonly describe: (row: number, col: number) => string | null;
}

const NO_SCORES = emptyUnitScores();

export function createScoresSource(input: ScoresSheetInput): ScoresSource {
  const { workbook, set, t, stage, collapsed } = input;
  const sheet = `scores.${set.id}` as const;
  const unitIds = workbook.blocks[set.blockId]?.unitIds ?? [];
  const rows = listTreeRows(set, layoutOf(workbook, sheet)?.rows ?? [HEAD], collapsed);
  const computed = new Map<string, ComputedPoint>();
  for (const { unitId, nodeId, stage: at, value } of input.result?.computedPoints ?? [])
    if (typeof value === 'number') computed.set(`${unitId}/${nodeId}/${at}`, value);
    else if (isCellError(value)) computed.set(`${unitId}/${nodeId}/${at}`, { error: value.error });
  const scoresOf = (unitId: UnitId): UnitScores => workbook.scores[set.id]?.[unitId] ?? NO_SCORES;

  function outcomeOf(unitId: UnitId, leaf: CriterionNode): LeafOutcome {
    const lookup = (nodeId: NodeId, at: Stage): ComputedPoint | undefined => computed.get(`${unitId}/${nodeId}/${at}`);
    return stage === 'effective'
      ? leafOutcome(leaf, scoresOf(unitId), lookup)
      : stageOutcome(leaf, scoresOf(unitId), stage, lookup);
  }
  function sumBelow(unitId: UnitId, ids: readonly NodeId[]): number {
    return sumExactly(
      ids.map((id) => {
        const node = set.nodes[id];
        if (!node) return 0;
        if (!isLeaf(node)) return sumBelow(unitId, node.childIds);
        const outcome = outcomeOf(unitId, node);
        if (outcome.kind === 'points') return outcome.points;
        return outcome.kind === 'notApplicable' && node.notApplicable === 'full' ? (node.max ?? 0) : 0;
      }),
    );
  }
  function scorableAt(key: string): Scorable | null {
    const node = findNode(set, key);
    if (node) return isLeaf(node) ? { slot: node.slot, code: node.code, max: node.max ?? 0, node, extra: null } : null;
    const extra = set.extras.find((one) => one.id === key);
    return extra ? { slot: extra.slot, code: extra.code, max: extra.cap, node: null, extra } : null;
  }
  function stageFor(unitId: UnitId, scorable: Scorable): Stage {
    if (stage !== 'effective') return stage;
    const present = lastStagePresent(scoresOf(unitId), scorable.slot);
    if (present !== null) return present;
    return scorable.node?.method === 'survey' || scorable.node?.method === 'sipas' ? 'survey' : 'self';
  }

  function unitCell(key: string, unitId: UnitId): GridCell {
    const scorable = scorableAt(key);
    const sumCell = (value: number): GridCell => ({
      text: formatNumber(value, t.locale, 4),
      number: value,
      align: 'end',
      tones: ['strong', ...(key === TOTAL ? ['total'] : [])],
      readonly: t.problem['points.belongToLeaves'] as string,
    });
    if (key === TOTAL) return sumCell(sumBelow(unitId, set.rootIds));
    if (!scorable) return sumCell(sumBelow(unitId, set.nodes[key as NodeId]?.childIds ?? []));
    const written = stageFor(unitId, scorable);
    const mark = markOf(input, unitId, written, scorable);
    if (!scorable.node) return extraCell(t, scoresOf(unitId), stage, scorable, mark);
    return leafCell(t, scorable.node, scoresOf(unitId), written, outcomeOf(unitId, scorable.node), mark);
  }

  function cell(row: number, col: number): GridCell {
    const key = rows.keyAt(row);
    const column = SCORES_COLUMNS[col];
    const unitId = unitIds[col - SCORES_COLUMNS.length];
    if (key === HEAD) {
      if (column) return { text: t.scores.columns[column], tones: ['header'], readonly: t.criteria.readonly.head };
      const unit = unitId === undefined ? undefined : workbook.units[unitId];
      const note = unit?.ranked === false ? { note: t.scores.unranked } : {};
      return {
        text: unit?.name ?? '',
        isText: true,
        tones: ['header', ...(unit?.ranked === false ? ['muted'] : [])],
        align: 'end',
        ...note,
      };
    }
    if (column) return labelCell(t, set, key, column, scorableAt(key));
    return unitId === undefined ? { text: '' } : unitCell(key, unitId);
  }

  function describe(row: number, col: number): string | null {
    const scorable = scorableAt(rows.keyAt(row));
    const unitId = unitIds[col - SCORES_COLUMNS.length];
    if (!scorable || unitId === undefined) return null;
    const shown = stageFor(unitId, scorable);
    const declared = scoresOf(unitId)[shown].declared[String(scorable.slot)];
    const rule = scorable.node?.rule;
    const stageName = t.scores.stageOf(t.scores.stages[shown]);
    if (!declared || !rule) return `${stageName}${rule ? ` · ${describeRule(rule, scorable.max, t.locale)}` : ''}`;
    const text = cell(row, col).text;
    return `${stageName} · ${t.scores.declared(writeDeclared(rule, declared, t.locale), text)} · ${describeRule(rule, scorable.max, t.locale)}`;
  }

  return {
    sheet,
    unitIds,
    describe,
    scorableAt,
    stageFor,
    rowCount: rows.count,
    colCount: SCORES_COLUMNS.length + unitIds.length,
    frozenRows: 1,
    frozenCols: SCORES_COLUMNS.length,
    treeCol: 1,
    columnWidth: (col) => input.widths[keyOfColumn(col)] ?? [72, 320, 76][col] ?? 112,
    columnLabel: columnLetters,
    rowLabel: rows.labelAt,
    cell,
    rowTitle: rows.titleAt,
    tree: rows.treeAt,
    placeAt: (row, col) => ({ row: rows.keyAt(row), column: keyOfColumn(col) }),
    findPlace: (rowKey, columnKey) => {
      const row = rows.indexOf(rowKey);
      const fixed = (SCORES_COLUMNS as readonly string[]).indexOf(columnKey);
      const unit = unitIds.indexOf(columnKey as UnitId);
      const col = fixed >= 0 ? fixed : unit < 0 ? -1 : SCORES_COLUMNS.length + unit;
      return row < 0 || col < 0 ? null : { row, col };
    },
  };

  function keyOfColumn(col: number): string {
    return SCORES_COLUMNS[col] ?? unitIds[col - SCORES_COLUMNS.length] ?? '';
  }
}

function labelCell(
  t: Messages,
  set: CriteriaSet,
  key: string,
  column: (typeof SCORES_COLUMNS)[number],
  scorable: Scorable | null,
): GridCell {
  const readonly = t.criteria.readonly.computed;
  const node = findNode(set, key);
  const tones = node && isLeaf(node) && node.parentId !== null ? [] : ['strong'];
  if (key === TOTAL) return { text: column === 'name' ? t.criteria.total : '', tones: ['strong', 'total'], readonly };
  if (column === 'code') return { text: node?.code ?? scorable?.code ?? '', tones, readonly };
  if (column === 'name') return { text: node?.name ?? scorable?.extra?.name ?? '', tones, readonly };
  return {
    text: scorable ? formatNumber(scorable.max, t.locale, 4) : '',
    ...(scorable ? { number: scorable.max } : {}),
    align: 'end',
    tones: ['muted'],
    readonly,
  };
}

function leafCell(
  t: Messages,
  leaf: CriterionNode,
  scores: UnitScores,
  stage: Stage,
  outcome: LeafOutcome,
  mark: { mark?: string },
): GridCell {
  const declared = scores[stage].declared[String(leaf.slot)];
  const declaredText = declared && leaf.rule ? writeDeclared(leaf.rule, declared, t.locale) : null;
  const choices = choicesOf(leaf.rule);
  const common = { align: 'end' as const, ...mark, ...(choices ? { choices } : {}) };
  return outcomeCell(t, common, outcome, declaredText);
}

function extraCell(
  t: Messages,
  scores: UnitScores,
  stage: ShownStage,
  scorable: Scorable,
  mark: { mark?: string },
): GridCell {
  const shown = stage === 'effective' ? lastStagePresent(scores, scorable.slot) : stage;
  const points = shown === null ? Number.NaN : pointsAt(scores[shown], scorable.slot);
  if (!Number.isFinite(points)) return { text: '', tones: ['missing'], align: 'end', ...mark };
  const sign = scorable.extra?.kind === 'penalty' && points > 0 ? '−' : '';
  return {
    text: `${sign}${formatNumber(points, t.locale, 4)}`,
    number: sign === '' ? points : -points,
    editText: writeNumber(points, t.locale),
    align: 'end',
    ...mark,
  };
}

function markOf(input: ScoresSheetInput, unitId: UnitId, stage: Stage, { slot, node }: Scorable): { mark?: string } {
  const overrides = input.scenario?.overrides;
  if (!overrides) return {};
  const path = `scores/${input.set.id}/${unitId}`;
  const touched = STAGES.some(
    (one) =>
      Object.hasOwn(overrides, `${path}/${one}/points/${slot}`) ||
      Object.hasOwn(overrides, `${path}/${one}/declared/${slot}`),
  );
  if (!touched) return {};
  const { t } = input;
  const show = (workbook: Workbook): string => {
    const row = workbook.scores[input.set.id]?.[unitId]?.[stage];
    const declared = row?.declared[String(slot)];
    if (declared && node?.rule) return writeDeclared(node.rule, declared, t.locale);
    const points = row ? pointsAt(row, slot) : Number.NaN;
    if (Number.isNaN(points)) return t.scores.missing;
    return Number.isFinite(points) ? formatNumber(points, t.locale, 4) : t.scores.notApplicable;
  };
  return { mark: t.scenarios.mark(show(input.base), show(input.workbook)) };
}
