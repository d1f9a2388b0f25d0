/** One unit's self-score as a sheet: the columns of the real form. */
import { columnLetters } from '../../lib/address.ts';
import { formatNumber, writeNumber } from '../../lib/numberText.ts';
import { isLeaf, listNodes, maximumOf, type CriterionNode } from '../../domain/criteria.ts';
import { writeEvidenceLine } from '../../domain/evidenceText.ts';
import { findNode } from '../../domain/find.ts';
import { HEAD, TOTAL, type SheetKey } from '../../domain/layout.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import { writeDeclared } from '../../domain/rules/declaredText.ts';
import { explainPoints } from '../../domain/rules/explainPoints.ts';
import type { SelfLeaf } from '../../domain/selfScoring.ts';
import { sumExactly } from '../../lib/decimal.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { choicesOf } from '../shared/outcomeCell.ts';
import { listTreeRows } from '../shared/treeRows.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';
import type { SelfUnit } from './selfUnit.ts';

const SELF_COLUMNS = ['code', 'name', 'max', 'declared', 'rule', 'points', 'lost', 'evidence', 'explanation'] as const;
export type SelfColumn = (typeof SELF_COLUMNS)[number];
const WIDTHS: readonly number[] = [64, 280, 104, 130, 200, 116, 92, 220, 220];

export interface SelfSource extends SheetSource {
  leafAt(row: string): SelfLeaf | null;
  readonly describe: (row: number, col: number) => string | null;
}

/** The sheet is a view of scores and dossiers, so it has a key to remember widths by and no layout of its own in the workbook. */
export function keyOfSelfSheet(setId: string, unitId: string): SheetKey {
  return `self.${setId}.${unitId}` as SheetKey;
}

export function createSelfSource(
  self: SelfUnit,
  collapsed: ReadonlySet<string>,
  widths: Readonly<Record<string, number>>,
  t: Messages,
): SelfSource {
  const { set } = self;
  const rows = listTreeRows(set, [HEAD, ...listNodes(set).map(({ id }) => id), TOTAL], collapsed);
  const byId = new Map<string, SelfLeaf>(self.scoring.leaves.map((one) => [one.leaf.id, one]));
  const leafAt = (row: string): SelfLeaf | null => byId.get(row) ?? null;
  const n = (value: number): string => formatNumber(value, t.locale, 4);
  const computed = { readonly: t.self.computedCell };

  function sumsBelow(node: CriterionNode | null): { points: number; lost: number; max: number } {
    const below = self.scoring.leaves.filter(({ leaf }) => node === null || isBelow(self, leaf, node));
    return {
      points: sumExactly(below.map(({ points }) => points ?? 0)),
      lost: sumExactly(below.map(({ lost }) => lost ?? 0)),
      max: node === null ? sumExactly(set.rootIds.map((id) => maxOf(id))) : maximumOf(set, node),
    };
  }
  function maxOf(id: string): number {
    const node = findNode(set, id);
    return node ? maximumOf(set, node) : 0;
  }

  function sumCell(node: CriterionNode | null, column: SelfColumn): GridCell {
    const tones = ['strong', ...(node === null ? ['total'] : [])];
    if (column === 'code') return { text: node?.code ?? '', tones, ...computed };
    if (column === 'name') return { text: node?.name ?? t.self.total, tones, ...computed };
    if (column !== 'max' && column !== 'points' && column !== 'lost') return { text: '', tones, ...computed };
    const value = sumsBelow(node)[column];
    return {
      text: n(value),
      number: value,
      align: 'end',
      tones,
      readonly: t.problem['points.belongToLeaves'] as string,
    };
  }

  function leafCell(one: SelfLeaf, column: SelfColumn): GridCell {
    const { leaf, stage } = one;
    const row = self.scores[stage];
    const declared = row.declared[String(leaf.slot)];
    const lock = self.isScoreLocked(stage) ? { readonly: t.self.lockedHelp } : {};
    const dossierLock = self.isLocked ? { readonly: t.self.lockedHelp } : {};
    switch (column) {
      case 'code':
        return { text: leaf.code, ...computed };
      case 'name':
        return { text: leaf.name, ...computed, ...(one.isRequired ? {} : { note: t.self.estimateHelp }) };
      case 'max':
        return { text: n(leaf.max ?? 0), number: leaf.max ?? 0, align: 'end', tones: ['muted'], ...computed };
      case 'rule':
        return {
          text: leaf.rule ? describeRule(leaf.rule, leaf.max ?? 0, t.locale) : t.self.noRule,
          tones: ['muted'],
          ...computed,
        };
      case 'declared': {
        if (leaf.rule === null) return { text: '', readonly: t.self.noRule };
        const choices = choicesOf(leaf.rule);
        return {
          text: declared ? writeDeclared(leaf.rule, declared, t.locale) : '',
          isText: true,
          tones: ['input'],
          ...(choices ? { choices } : {}),
          ...lock,
        };
      }
      case 'points':
        return { ...pointsCell(one, t), align: 'end', ...lock };
      case 'lost':
        return one.lost === null
          ? { text: '', ...computed }
          : {
              text: n(one.lost),
              number: one.lost,
              align: 'end',
              tones: one.lost > 0 ? ['fall'] : ['muted'],
              ...computed,
            };
      case 'evidence':
        return {
          text: writeEvidenceLine(self.dossier.evidence[String(leaf.slot)] ?? []),
          isText: true,
          ...dossierLock,
        };
      case 'explanation':
        return { text: self.scores.self.explanations[String(leaf.slot)] ?? '', isText: true, ...dossierLock };
    }
  }

  function cell(row: number, col: number): GridCell {
    const key = rows.keyAt(row);
    const column = SELF_COLUMNS[col] ?? 'code';
    if (key === HEAD) return { text: t.self.columns[column], tones: ['header'], readonly: t.criteria.readonly.head };
    const one = leafAt(key);
    return one ? leafCell(one, column) : sumCell(key === TOTAL ? null : (findNode(set, key) ?? null), column);
  }

  function describe(row: number): string | null {
    const one = leafAt(rows.keyAt(row));
    if (!one) return null;
    const { leaf, stage } = one;
    const declared = self.scores[stage].declared[String(leaf.slot)];
    const figure = self.computed(leaf.id, stage);
    const working =
      declared && leaf.rule
        ? explainPoints(leaf.rule, declared, leaf.max ?? 0, t.locale, typeof figure === 'number' ? figure : undefined)
        : null;
    const gaps = one.gaps.map((gap) => t.self.gaps[gap]);
    return [working, ...gaps].filter((text) => text !== null).join(' · ') || null;
  }

  return {
    sheet: keyOfSelfSheet(set.id, self.unit.id),
    leafAt,
    describe,
    rowCount: rows.count,
    colCount: SELF_COLUMNS.length,
    frozenRows: 1,
    frozenCols: 2,
    treeCol: 1,
    columnWidth: (col) => widths[SELF_COLUMNS[col] ?? ''] ?? WIDTHS[col] ?? 100,
    columnLabel: columnLetters,
    rowLabel: rows.labelAt,
    cell,
    rowTitle: rows.titleAt,
    tree: rows.treeAt,
    placeAt: (row, col) => ({ row: rows.keyAt(row), column: SELF_COLUMNS[col] ?? '' }),
    findPlace: (rowKey, columnKey) => {
      const row = rows.indexOf(rowKey);
      const col = (SELF_COLUMNS as readonly string[]).indexOf(columnKey);
      return row < 0 || col < 0 ? null : { row, col };
    },
  };
}

function isBelow({ set }: SelfUnit, leaf: CriterionNode, node: CriterionNode): boolean {
  for (let id: string | null = leaf.id; id !== null; id = findNode(set, id)?.parentId ?? null)
    if (id === node.id) return true;
  return false;
}

function pointsCell({ leaf, outcome }: SelfLeaf, t: Messages): GridCell {
  switch (outcome.kind) {
    case 'missing':
      return { text: '', tones: ['missing', 'input'] };
    case 'notApplicable':
      return { text: t.scores.notApplicable, tones: ['notApplicable'] };
    case 'error':
      return outcome.code === 'notComputed'
        ? { text: '…', tones: ['muted'] }
        : { text: outcome.error, editText: '', invalid: outcome.error };
    case 'points':
      return {
        text: formatNumber(outcome.points, t.locale, 4),
        number: outcome.points,
        editText: writeNumber(outcome.points, t.locale),
        tones: [outcome.points === 0 && isLeaf(leaf) ? 'zero' : 'strong'],
      };
  }
}
