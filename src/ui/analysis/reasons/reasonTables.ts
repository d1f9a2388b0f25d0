/** The tables of the page, as they are shown and exported. */
import type { RankMove } from '../../../analysis/attribution/question.ts';
import { roundTo } from '../../../lib/decimal.ts';
import type { FigureColumn, FigureTable } from '../../../lib/figureTable.ts';
import { nameRow, sayParts, type ReasonWords } from './reasonWords.ts';

const PARTS_DECIMALS = 4;

/** Rows with a part in the change, down to the level; the last one is their sum. */
export function tableOfParts(words: ReasonWords): FigureTable {
  const { t, answer, nameUnit } = words;
  const { unit, rows, level } = answer;
  const title = t.reasons.parts(unit ? nameUnit(unit.unitId) : '');
  const depth = { field: 0, criterion: 1, leaf: Infinity }[level];
  const kinds = answer.kinds.flatMap((kind, at) =>
    unit?.rows.some(({ effects }) => (effects[at] ?? 0) !== 0) ? [{ kind, at }] : [],
  );
  const figure = (label: string, isSigned = true): FigureColumn => ({ label, decimals: PARTS_DECIMALS, isSigned });
  const { columns: c } = t.reasons;
  const columns: FigureColumn[] = [
    { label: c.name, decimals: null },
    figure(c.weightFrom, false),
    figure(c.weightTo, false),
    figure(c.pointsFrom, false),
    figure(c.pointsTo, false),
    ...kinds.map(({ kind }) => figure(c.kind(t.reasons.kinds[kind]))),
    figure(c.net),
  ];
  const listed = rows.flatMap((row, at) => {
    const own = unit?.rows[at];
    if (!own || row.depth > depth || own.effects.every((effect) => effect === 0)) return [];
    const parts = kinds.map(({ at: kind }) => own.effects[kind] ?? 0);
    return [[nameRow(words, at), own.fromWeight, own.toWeight, own.fromPoints, own.toPoints, ...parts, own.net]];
  });
  const change = answer.units.find(({ unitId }) => unitId === unit?.unitId);
  const sums = kinds.map(({ at }) => change?.effects[at] ?? 0);
  const total = [t.reasons.total, null, null, null, null, ...sums, change?.change ?? null];
  return { title, notes: [t.reasons.method], columns, rows: [...listed, total] };
}

/** Rivals whose place against the unit changed. */
export function tableOfMoves(words: ReasonWords): FigureTable {
  const { t, answer, nameUnit } = words;
  const { columns: c } = t.reasons;
  const decimals = Math.max(answer.fromDecimals, answer.toDecimals);
  const rows = (answer.unit?.moves ?? []).map((move) => [
    nameUnit(move.rivalId),
    sayRelation(words, move),
    move.gapBefore,
    move.gapAfter,
    sayParts(words, move.through),
  ]);
  return {
    title: t.reasons.moves(answer.unit ? nameUnit(answer.unit.unitId) : ''),
    notes: [t.reasons.movesNote],
    columns: [
      { label: c.rival, decimals: null },
      { label: c.relation, decimals: null },
      { label: c.gapBefore, decimals, isSigned: true },
      { label: c.gapAfter, decimals, isSigned: true },
      { label: c.through, decimals: null },
    ],
    rows,
  };
}

function sayRelation({ t }: ReasonWords, move: RankMove): string {
  const what = t.reasons.relations[`${move.before}>${move.after}`] ?? '';
  const rounded = [
    move.isRoundedBefore ? t.reasons.roundedBefore : '',
    move.isRoundedAfter ? t.reasons.roundedAfter : '',
  ].filter((text) => text !== '');
  return rounded.length === 0 ? what : `${what} (${rounded.join(', ')})`;
}

/** Every unit: indexes, ranks, the largest part; in the order of the second state's ranks. `unitIds` name the rows. */
export function tableOfUnits(words: ReasonWords): FigureTable & { readonly unitIds: readonly string[] } {
  const { t, answer, nameUnit } = words;
  const { columns: c } = t.reasons;
  const places = Math.max(answer.fromDecimals, answer.toDecimals);
  const rank = (value: number): number => (Number.isNaN(value) ? Infinity : value);
  const units = [...answer.units].sort((a, b) => compare(rank(a.toRank), rank(b.toRank)));
  const up = units.filter(({ fromRank, toRank }) => toRank < fromRank).length;
  const down = units.filter(({ fromRank, toRank }) => toRank > fromRank).length;
  return {
    title: t.reasons.overview,
    notes: [t.reasons.overviewNote(up, down, answer.rankedInBoth)],
    columns: [
      { label: c.unit, decimals: null },
      { label: c.indexFrom, decimals: answer.fromDecimals },
      { label: c.indexTo, decimals: answer.toDecimals },
      { label: c.change, decimals: places + 2, isSigned: true },
      { label: c.rankFrom, decimals: 1, isRank: true },
      { label: c.rankTo, decimals: 1, isRank: true },
      { label: c.rankChange, decimals: 1, isRank: true, isSigned: true },
      { label: c.gained, decimals: 0 },
      { label: c.lost, decimals: 0 },
      { label: c.largest, decimals: null },
    ],
    rows: units.map((unit) => [
      nameUnit(unit.unitId),
      roundTo(unit.fromIndex, answer.fromDecimals),
      roundTo(unit.toIndex, answer.toDecimals),
      unit.change,
      unit.fromRank,
      unit.toRank,
      unit.fromRank - unit.toRank,
      unit.gained,
      unit.lost,
      unit.largest ? sayParts(words, [unit.largest]) : '',
    ]),
    unitIds: units.map(({ unitId }) => unitId),
  };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Units that move ranks by coming or going. */
export function tableOfOneSided({ t, answer, nameUnit }: ReasonWords): FigureTable {
  const { columns: c } = t.reasons;
  return {
    title: t.reasons.oneSided,
    notes: [],
    columns: [
      { label: c.unit, decimals: null },
      { label: c.where, decimals: null },
      { label: c.index, decimals: answer.toDecimals },
      { label: c.rank, decimals: 1, isRank: true },
    ],
    rows: answer.oneSided.map(({ unitId, only, index, rank }) => [
      nameUnit(unitId),
      t.reasons.sides[only],
      index,
      rank,
    ]),
  };
}
