/** The criteria sheet as the grid shows it. */
import { formatNumber, writeNumber } from '../../lib/numberText.ts';
import { columnLetters } from '../../lib/address.ts';
import { findNode } from '../../domain/find.ts';
import {
  isLeaf,
  maximumOf,
  type CriteriaSet,
  type CriterionNode,
  type Extra,
  type Method,
} from '../../domain/criteria.ts';
import { createFormulaScope, type FormulaScope } from '../../domain/formula/scope.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { CRITERIA_COLUMNS, HEAD, TOTAL, layoutOf, type CriteriaColumn } from '../../domain/layout.ts';
import { pathOfKey, readPath } from '../../domain/patches.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import type { NumberInput, Scenario, Workbook } from '../../domain/workbook.ts';
import type { CellError, ModelResult } from '../../engine/protocol.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { showInput } from '../shared/numberInput.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';
import { listTreeRows } from '../shared/treeRows.ts';

export interface CriteriaSheetInput {
  /** As the active scenario sees it. */
  readonly workbook: Workbook;
  /** What the active scenario stands on; the base itself where none is active. */
  readonly base: Workbook;
  readonly scenario: Scenario | null;
  readonly set: CriteriaSet;
  readonly result: ModelResult | null;
  readonly collapsed: ReadonlySet<string>;
  readonly widths: Readonly<Record<string, number>>;
  readonly t: Messages;
  readonly explain: (error: CellError) => string;
}

const WIDTHS: Readonly<Record<CriteriaColumn, number>> = {
  code: 60,
  name: 330,
  method: 112,
  max: 88,
  weight: 110,
  effective: 96,
  share: 78,
  rule: 420,
};

export function createCriteriaSource(input: CriteriaSheetInput): SheetSource {
  const { workbook, set, t, collapsed } = input;
  const sheet = `criteria.${set.id}` as const;
  const rows = listTreeRows(set, layoutOf(workbook, sheet)?.rows ?? [HEAD], collapsed);
  const scope = createFormulaScope(workbook, set.id, sheet);
  const numbers = indexNumbers(input.result);
  const errors = new Map(
    (input.result?.errors ?? [])
      .filter((one) => one.sheet === sheet)
      .map((one) => [`${one.row}/${one.column}`, one.value as CellError]),
  );

  function cell(row: number, col: number): GridCell {
    const key = rows.keyAt(row);
    const column = CRITERIA_COLUMNS[col] ?? 'code';
    if (key === HEAD) return headCell(t, column);
    if (key === TOTAL) return totalCell(input, column, errors.get(`${TOTAL}/${column}`));
    const node = findNode(set, key);
    if (node) return nodeCell(input, scope, node, column, numbers.get(node.id), errors.get(`${node.id}/${column}`));
    const extra = set.extras.find((one) => one.id === key);
    return extra ? extraCell(t, extra, column) : { text: '' };
  }

  return {
    sheet,
    rowCount: rows.count,
    colCount: CRITERIA_COLUMNS.length,
    frozenRows: 1,
    frozenCols: 2,
    treeCol: 1,
    columnWidth: (col) => input.widths[CRITERIA_COLUMNS[col] ?? ''] ?? WIDTHS[CRITERIA_COLUMNS[col] ?? 'code'],
    columnLabel: columnLetters,
    rowLabel: rows.labelAt,
    cell,
    rowTitle: rows.titleAt,
    tree: rows.treeAt,
    placeAt: (row, col) => ({ row: rows.keyAt(row), column: CRITERIA_COLUMNS[col] ?? 'code' }),
    findPlace: (rowKey, columnKey) => {
      const row = rows.indexOf(rowKey);
      const col = CRITERIA_COLUMNS.indexOf(columnKey as CriteriaColumn);
      return row < 0 || col < 0 ? null : { row, col };
    },
  };
}

interface NodeNumbers {
  readonly max: number;
  readonly weight: number;
  readonly effective: number;
}

function indexNumbers(result: ModelResult | null): ReadonlyMap<string, NodeNumbers> {
  const found = new Map<string, NodeNumbers>();
  result?.nodeIds.forEach((id, i) =>
    found.set(id, {
      max: result.maxes[i] ?? Number.NaN,
      weight: result.weights[i] ?? Number.NaN,
      effective: result.effective[i] ?? Number.NaN,
    }),
  );
  return found;
}

function headCell(t: Messages, column: CriteriaColumn): GridCell {
  const isNumber = column === 'max' || column === 'weight' || column === 'effective' || column === 'share';
  return {
    text: t.criteria.columns[column],
    tones: ['header'],
    readonly: t.criteria.headNotes[column] ?? t.criteria.readonly.head,
    align: isNumber ? 'end' : 'start',
  };
}

function nodeCell(
  input: CriteriaSheetInput,
  scope: FormulaScope,
  node: CriterionNode,
  column: CriteriaColumn,
  numbers: NodeNumbers | undefined,
  error: CellError | undefined,
): GridCell {
  const { t, set } = input;
  const strong = node.parentId === null ? ['strong'] : [];
  const leaf = isLeaf(node);
  switch (column) {
    case 'code':
      return { text: node.code, isText: true, tones: strong, ...textMark(input, node, 'code') };
    case 'name':
      return {
        text: node.name,
        isText: true,
        tones: strong,
        ...(node.note === '' ? {} : { note: node.note }),
        ...textMark(input, node, 'name'),
      };
    case 'method':
      if (!leaf) return { text: '', readonly: t.criteria.readonly.parentMethod };
      return {
        text: t.criteria.methods[node.method],
        choices: Object.values(t.criteria.methods),
        ...markOf(input, `sets/${set.id}/nodes/${node.id}/method`, (value) => t.criteria.methods[value as Method]),
      };
    case 'max':
      return maxCell(input, node, leaf, strong);
    case 'weight':
      return weightCell(input, scope, node, numbers?.weight, error);
    case 'effective':
      return computedCell(input, numbers?.effective, error, strong);
    case 'share': {
      const total = input.result?.totalEffective ?? 0;
      const share = numbers && total > 0 ? (numbers.effective / total) * 100 : Number.NaN;
      const text = Number.isFinite(share) ? `${formatNumber(share, t.locale, 2, 2)}%` : '';
      return {
        text,
        ...(Number.isFinite(share) ? { number: share / 100 } : {}),
        align: 'end',
        tones: ['muted'],
        readonly: t.criteria.readonly.computed,
      };
    }
    case 'rule':
      return {
        text: leaf && node.rule ? describeRule(node.rule, node.max ?? 0, t.locale) : '',
        tones: ['muted'],
        readonly: t.criteria.readonly.ruleText,
        ...(leaf ? { opens: true as const } : {}),
        ...markOf(input, `sets/${set.id}/nodes/${node.id}/rule`, () => ''),
      };
  }
}

function maxCell(input: CriteriaSheetInput, node: CriterionNode, leaf: boolean, strong: string[]): GridCell {
  const { t, set } = input;
  const format = (value: number): string => formatNumber(value, t.locale, 6);
  if (leaf) {
    return {
      text: node.max === null ? '' : format(node.max),
      ...(node.max === null ? {} : { number: node.max }),
      editText: node.max === null ? '' : writeNumber(node.max, t.locale),
      align: 'end',
      tones: ['input', ...strong],
      ...(node.max !== null && node.max > 0
        ? {}
        : { invalid: t.problem['max.notPositive'] ? maxProblem(t, node) : '' }),
      ...markOf(input, `sets/${set.id}/nodes/${node.id}/max`, (value) => format(Number(value))),
    };
  }
  const sum = maximumOf(set, node);
  const differs = node.max !== null && Math.abs(node.max - sum) > 1e-9;
  return {
    text: format(sum),
    number: sum,
    editText: node.max === null ? '' : writeNumber(node.max, t.locale),
    align: 'end',
    tones: strong,
    ...(differs ? { invalid: t.criteria.statedMax(format(node.max), format(sum)) } : {}),
  };
}

function maxProblem(t: Messages, node: CriterionNode): string {
  const sentence = t.problem['max.notPositive'];
  return typeof sentence === 'function' ? sentence({ code: node.code }) : (sentence ?? '');
}

function weightCell(
  input: CriteriaSheetInput,
  scope: FormulaScope,
  node: CriterionNode,
  value: number | undefined,
  error: CellError | undefined,
): GridCell {
  const { t, set } = input;
  const format = (content: number): string => formatNumber(content, t.locale, 6);
  const show = (content: unknown): string => showInput(content as NumberInput | null, scope, t);
  const mark = markOf(input, `sets/${set.id}/nodes/${node.id}/weight`, (content) =>
    content === null ? t.criteria.defaultWeightOf(format(maximumOf(set, node))) : show(content),
  );
  const tones = [
    'input',
    ...(isFormula(node.weight) ? ['formula'] : node.weight === null ? ['muted'] : ['strong']),
    ...(node.parentId === null ? ['strong'] : []),
  ];
  if (error)
    return {
      text: error.error,
      editText: show(node.weight),
      align: 'end',
      tones,
      invalid: input.explain(error),
      ...mark,
    };
  return {
    text: value === undefined || Number.isNaN(value) ? '' : format(value),
    ...numberOf(value),
    editText: node.weight === null ? '' : show(node.weight),
    ...(isFormula(node.weight) ? { token: node.weight } : {}),
    align: 'end',
    tones,
    ...mark,
  };
}

function computedCell(
  input: CriteriaSheetInput,
  value: number | undefined,
  error: CellError | undefined,
  strong: string[],
): GridCell {
  const { t } = input;
  const base: GridCell = { text: '', align: 'end', tones: strong, readonly: t.criteria.readonly.computed };
  if (error) return { ...base, text: error.error, invalid: input.explain(error) };
  return {
    ...base,
    text: value === undefined || Number.isNaN(value) ? '' : formatNumber(value, t.locale, 4),
    ...numberOf(value),
  };
}

function numberOf(value: number | undefined): { readonly number?: number } {
  return value === undefined || !Number.isFinite(value) ? {} : { number: value };
}

function totalCell(input: CriteriaSheetInput, column: CriteriaColumn, error: CellError | undefined): GridCell {
  const { t, set, result } = input;
  const base: GridCell = { text: '', tones: ['strong', 'total'], readonly: t.criteria.readonly.computed };
  if (column === 'name') return { ...base, text: t.criteria.total };
  if (column !== 'max' && column !== 'weight' && column !== 'effective' && column !== 'share') return base;
  if (error) return { ...base, align: 'end', text: error.error, invalid: input.explain(error) };
  if (!result || set.rootIds.length === 0) return { ...base, align: 'end' };
  if (column === 'share') return { ...base, align: 'end', text: `${formatNumber(100, t.locale, 2, 2)}%`, number: 1 };
  const value = { max: result.totalMax, weight: result.totalWeight, effective: result.totalEffective }[column];
  const format = (number: number): string => formatNumber(number, t.locale, 4);
  const differs = column !== 'weight' && Number.isFinite(value) && Math.abs(value - set.statedTotal) > 1e-7;
  return {
    ...base,
    align: 'end',
    text: Number.isNaN(value) ? '' : format(value),
    ...numberOf(value),
    ...(differs ? { invalid: t.criteria.totalDiffers(format(set.statedTotal), format(value)) } : {}),
  };
}

function extraCell(t: Messages, extra: Extra, column: CriteriaColumn): GridCell {
  const readonly = t.criteria.readonly.computed;
  if (column === 'code') return { text: extra.code, tones: ['muted'], readonly };
  if (column === 'name') return { text: extra.name, isText: true };
  if (column === 'method') return { text: extra.kind === 'bonus' ? t.criteria.bonus : t.criteria.penalty, readonly };
  if (column === 'max')
    return {
      text: formatNumber(extra.cap, t.locale, 6),
      number: extra.cap,
      editText: writeNumber(extra.cap, t.locale),
      align: 'end',
      tones: ['input'],
    };
  return { text: '', readonly, ...(column === 'rule' ? { opens: true as const } : {}) };
}

function markOf(input: CriteriaSheetInput, key: string, show: (value: unknown) => string): { mark?: string } {
  const overrides = input.scenario?.overrides;
  if (!overrides || !Object.hasOwn(overrides, key)) return {};
  const old = readPath(input.base, pathOfKey(key));
  return { mark: input.t.scenarios.mark(show(old ?? null), show(overrides[key])) };
}

/** A criterion that only the scenario has, or that it calls otherwise. */
function textMark(input: CriteriaSheetInput, node: CriterionNode, field: 'code' | 'name'): { mark?: string } {
  const below = input.base.sets[input.set.id];
  if (input.scenario && below && !findNode(below, node.id)) return { mark: input.t.structure.addedMark };
  return markOf(input, `sets/${input.set.id}/nodes/${node.id}/${field}`, (value) =>
    typeof value === 'string' ? value : '',
  );
}
