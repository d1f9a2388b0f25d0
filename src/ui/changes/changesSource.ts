/** The trace as the grid shows it: a list of lines, newest first; a fold of many opens as a branch does. */
import { columnLetters } from '../../lib/address.ts';
import { formatNumber } from '../../lib/numberText.ts';
import type { DescribeChange } from '../../domain/changes/describeChange.ts';
import type { ChangeEntry, ChangeField, ChangeLine } from '../../domain/changes/changeLine.ts';
import type { ChangeGroup, TraceRow } from '../../domain/changes/traceRows.ts';
import { HEAD } from '../../domain/layout.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import type { SheetSource } from '../sheet/sheetSource.ts';
import { momentOf } from './changeWords.ts';

export const CHANGE_COLUMNS = ['at', 'by', 'unit', 'item', 'field', 'from', 'to', 'why', 'kind', 'set'] as const;
export type ChangeColumn = (typeof CHANGE_COLUMNS)[number];

const WIDTHS: Readonly<Record<ChangeColumn, number>> = {
  at: 160,
  by: 112,
  unit: 154,
  item: 214,
  field: 138,
  from: 92,
  to: 112,
  why: 138,
  kind: 76,
  set: 128,
};

export interface ChangesInput {
  readonly rows: readonly TraceRow[];
  readonly describe: DescribeChange;
  readonly widths: Readonly<Record<string, number>>;
  readonly t: Messages;
}

export function createChangesSource({ rows, describe, widths, t }: ChangesInput): SheetSource {
  const readonly = t.changes.readonly;
  const hasFolds = rows.some((row) => row.kind === 'group');
  let places: ReadonlyMap<string, number> | null = null;

  function rowOf(key: string): number {
    places ??= new Map<string, number>([[HEAD, 0], ...rows.map((row, at): [string, number] => [row.key, at + 1])]);
    return places.get(key) ?? -1;
  }

  function cell(row: number, col: number): GridCell {
    const column = CHANGE_COLUMNS[col] ?? 'at';
    const shown = rows[row - 1];
    if (!shown) return { text: t.changes.columns[column], tones: ['header'], readonly: t.criteria.readonly.head };
    if (shown.kind === 'group')
      return { text: groupText(t, shown.group, column, describe), tones: ['strong'], readonly };
    const text = lineText(t, shown.line, column, describe);
    const isUndone = shown.line.entry.kind === 'undo';
    const isNothing = (column === 'from' || column === 'to') && text === '';
    return {
      text: isNothing ? t.changes.nothing : text,
      isText: true,
      tones: isNothing || (isUndone && column === 'kind') ? ['muted'] : [],
      readonly,
    };
  }

  return {
    sheet: 'changes',
    rowCount: rows.length + 1,
    colCount: CHANGE_COLUMNS.length,
    frozenRows: 1,
    frozenCols: 0,
    columnWidth: (col) => {
      const column = CHANGE_COLUMNS[col] ?? 'at';
      return widths[column] ?? WIDTHS[column];
    },
    columnLabel: columnLetters,
    rowLabel: (row) => String(row + 1),
    cell,
    ...(hasFolds
      ? {
          treeCol: 0,
          tree: (row: number) => {
            const shown = rows[row - 1];
            if (!shown) return null;
            if (shown.kind === 'line') return { level: shown.isChild ? 2 : 1, expandable: false, expanded: false };
            return { level: 1, expandable: true, expanded: shown.isOpen };
          },
        }
      : {}),
    placeAt: (row, col) => ({ row: rows[row - 1]?.key ?? HEAD, column: CHANGE_COLUMNS[col] ?? '' }),
    findPlace: (rowKey, columnKey) => {
      const row = rowOf(rowKey);
      const col = (CHANGE_COLUMNS as readonly string[]).indexOf(columnKey);
      return row < 0 || col < 0 ? null : { row, col };
    },
  };
}

/** What one line says in a column; also what an exported file holds. */
export function lineText(t: Messages, line: ChangeLine, column: ChangeColumn, describe: DescribeChange): string {
  const { entry } = line;
  switch (column) {
    case 'at':
    case 'by':
    case 'why':
    case 'kind':
      return entryText(t, entry, column);
    case 'field':
      return nameField(t, line.field, describe(line).scenario);
    default:
      return describe(line)[column];
  }
}

export function nameField(t: Messages, field: ChangeField, scenario = ''): string {
  const name = t.changes.fields[field];
  return scenario === '' ? name : t.changes.inScenario(name, scenario);
}

function entryText(t: Messages, entry: ChangeEntry, column: 'at' | 'by' | 'why' | 'kind'): string {
  if (column === 'at') return momentOf(entry.at);
  return column === 'kind' ? t.changes.kinds[entry.kind] : (entry[column] ?? '');
}

/** What all lines of a fold have in common, and how many they are. */
function groupText(t: Messages, { entry, lines }: ChangeGroup, column: ChangeColumn, describe: DescribeChange): string {
  const [first] = lines;
  if (!first) return '';
  switch (column) {
    case 'at':
    case 'by':
    case 'why':
    case 'kind':
      return entryText(t, entry, column);
    case 'item':
      return t.changes.folded(formatNumber(lines.length, t.locale, 0));
    case 'unit': {
      const units = new Set(lines.map(({ place }) => place.unitId).filter((id) => id !== undefined));
      if (units.size <= 1) return describe(lines.find(({ place }) => place.unitId !== undefined) ?? first).unit;
      return t.changes.unitsFolded(formatNumber(units.size, t.locale, 0));
    }
    case 'field':
      return lines.every((line) => line.field === first.field)
        ? nameField(t, first.field, describe(first).scenario)
        : '';
    case 'set':
      return lines.every((line) => line.place.setId === first.place.setId) ? describe(first).set : '';
    case 'from':
    case 'to':
      return '';
  }
}
