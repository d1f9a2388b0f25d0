/** Every place of a sheet for a score, filled or empty, as its mapping says. */
import type { Stage } from '../scores.ts';
import { HEAD_SEPARATOR, pointsOfHead } from './columnRoles.ts';
import type { WholeFigure } from './fillFigures.ts';
import type { LeafFinder } from './leafFinder.ts';
import type { ColumnMapping, SheetMapping } from './mapping.ts';
import type { RawSheet } from './rawBook.ts';
import { readCriteria } from './readCriteria.ts';
import { isFilled, listAcrossCells, listFormCells, readDown, type LeafName, type TakeCell } from './readScores.ts';
import { foldWords } from './rawText.ts';

export interface FillPlace {
  readonly row: number;
  readonly column: number;
  readonly unit: string;
  readonly leaf: LeafName;
  readonly stage: Stage;
  /** The heading names the stage. */
  readonly namesStage: boolean;
  /** A figure of the unit as a whole, by the heading of its column. */
  readonly whole: WholeFigure | null;
  /** Whether a name may mean a field: where it is no leaf, or before leaves of that name. */
  readonly fields: 'never' | 'groups' | 'first';
}

const NO_LEAF: LeafName = { code: '', name: '' };

/** Empty places of a whole file: 3,300 communes have 350,000; a file of a few rows and columns could claim 40 million. */
export const MOST_EMPTY = 500_000;

/** `room.empty`: how many empty places may still be listed; below 0 afterwards when there were more. */
export function listFillPlaces(sheet: RawSheet, mapping: SheetMapping, room: { empty: number }): FillPlace[] {
  const takes: TakeCell = (of, row, column) => isFilled(of, row, column) || (room.empty >= 0 && --room.empty >= 0);
  const rest = { whole: null, namesStage: true, fields: 'never' } as const;
  if (mapping.kind === 'criteria' || mapping.kind === 'unitsAcross') {
    const { rows } = readCriteria(sheet, mapping);
    const list = mapping.kind === 'criteria' ? listFormCells : listAcrossCells;
    return list(sheet, mapping, rows, takes)
      .filter(({ kind }) => kind === 'points')
      .map(({ row, column, unit, leaf, stage }) => ({ ...rest, row, column, unit, leaf, stage }));
  }
  const wholes = new Map(
    mapping.columns.flatMap(({ column, role, head }) => {
      const whole = role === 'none' ? wholeOf(head) : null;
      return whole === null ? [] : [[column, whole] as const];
    }),
  );
  const columns = mapping.columns.map((column): ColumnMapping =>
    wholes.has(column.column) ? { ...column, role: 'points' } : column,
  );
  const staged = new Set(mapping.columns.flatMap(({ column, stage }) => (stage === null ? [] : [column])));
  return readDown(sheet, { ...mapping, columns }, takes).cells.map(({ row, column, unit, leaf, stage }) => {
    const whole = wholes.get(column) ?? null;
    return {
      row,
      column,
      unit,
      leaf: whole === null ? leaf : NO_LEAF,
      stage,
      namesStage: staged.has(column),
      whole,
      fields: mapping.kind === 'summary' ? 'first' : 'groups',
    };
  });
}

/** An empty table: columns whose heading names a leaf of the set take its points, though they hold no number yet. */
export function nameEmptyColumns(mapping: SheetMapping, leaves: LeafFinder): SheetMapping {
  if (mapping.kind !== 'unitsDown' && mapping.kind !== 'summary') return mapping;
  const columns = mapping.columns.map((column): ColumnMapping => {
    if (column.role !== 'none' || column.head === '' || wholeOf(column.head) !== null) return column;
    const named = pointsOfHead(mapping.kind, column.head);
    const found = leaves.find({ code: named.code, name: named.of }, named.stage ?? mapping.stage);
    return found.kind === 'leaf' ? { ...column, ...named, role: 'points' } : column;
  });
  return { ...mapping, columns };
}

const WHOLE_WORDS: readonly (readonly [WholeFigure, RegExp])[] = [
  ['rank', /^(?:xep hang|thu hang|xep thu|hang)$/],
  ['index', /^(?:chi so(?: cchc| tong hop| par ?index)?|par ?index)(?: ?\(%\)| ?%)?$/],
  ['total', /^tong(?: cong| diem| so)*$/],
];

function wholeOf(head: string): WholeFigure | null {
  const path = head.split(HEAD_SEPARATOR).map(foldWords);
  const last = path.at(-1) ?? '';
  if (path.slice(0, -1).some((text) => !/^(?:tong|ket qua|xep hang|chi so)/.test(text))) return null;
  return WHOLE_WORDS.find(([, pattern]) => pattern.test(last))?.[0] ?? null;
}
