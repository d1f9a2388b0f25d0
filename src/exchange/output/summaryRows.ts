/** The rows of the summary: maxima, units and means. Parts are values; sums, indexes, ranks, classes and means are formulas. */
import { columnLetters } from '../../lib/address.ts';
import { roundTo } from '../../lib/decimal.ts';
import { formatOfDecimals } from '../export/numbers.ts';
import { address, putCell, putFormula, putValue } from '../export/sheetDraft.ts';
import type { CellLook } from '../export/writer.ts';
import { putAcross } from '../forms/formFrame.ts';
import { COLUMN, firstColumnOf, PART, PARTS, type SummaryPlan } from './summaryColumns.ts';
import type { UnitFigures } from './summaryFigures.ts';

const POINTS = '0.00';

export function putMaxima(plan: SummaryPlan): void {
  const { draft, scales, maxRow, columns } = plan;
  const look: CellLook = { look: 'group', align: 'center', format: 'General' };
  for (let column = 0; column < columns; column++) putCell(draft, maxRow, column, { kind: 'blank', look });
  putAcross(draft, maxRow, COLUMN.number, COLUMN.unit, 'Điểm tối đa', { look: 'group' });
  scales.forEach(({ appraised, survey }, field) => {
    const from = firstColumnOf(field);
    putValue(draft, maxRow, from + PART.appraised, appraised, look);
    if (survey > 0) putValue(draft, maxRow, from + PART.survey, survey, look);
    putFormula(draft, maxRow, from + PART.points, sumOfParts(maxRow, from), look, roundTo(appraised + survey, 7));
  });
  const total = (survey: boolean): number =>
    roundTo(
      scales.reduce((sum, scale) => sum + (survey ? scale.survey : scale.appraised), 0),
      7,
    );
  putFormula(draft, maxRow, COLUMN.total, sumOfFields(plan, maxRow, PART.appraised), look, total(false));
  putFormula(draft, maxRow, COLUMN.total + 1, sumOfFields(plan, maxRow, PART.survey), look, total(true));
  const all = roundTo(total(false) + total(true), 7);
  putFormula(draft, maxRow, COLUMN.total + 2, sumOfParts(maxRow, COLUMN.total), look, all);
}

export function putUnit(plan: SummaryPlan, unit: UnitFigures, i: number): void {
  const { draft, scales, policies, maxRow } = plan;
  const row = maxRow + 1 + i;
  const figure: CellLook = { look: 'text', align: 'center', format: POINTS };
  const strong: CellLook = { ...figure, bold: true };
  putValue(draft, row, COLUMN.number, i + 1, { look: 'text', align: 'center' });
  putValue(draft, row, COLUMN.unit, unit.name, { look: 'text' });
  unit.fields.forEach(({ appraised, survey, applicable }, field) => {
    const from = firstColumnOf(field);
    putValue(draft, row, from + PART.appraised, appraised, figure);
    if ((scales[field]?.survey ?? 0) > 0) putValue(draft, row, from + PART.survey, survey, figure);
    else putCell(draft, row, from + PART.survey, { kind: 'blank', look: figure });
    const points = roundTo(appraised + survey, 7);
    putFormula(draft, row, from + PART.points, sumOfParts(row, from), figure, points);
    putIndex(plan, row, from, applicable, applicable > 0 ? (points / applicable) * 100 : Number.NaN, figure);
  });
  const sum = (part: 'appraised' | 'survey'): number => unit.fields.reduce((total, field) => total + field[part], 0);
  const extras = unit.extras === 0 ? '' : `${unit.extras < 0 ? '' : '+'}${unit.extras}`;
  const appraised = `${sumOfFields(plan, row, PART.appraised)}${extras}`;
  putFormula(draft, row, COLUMN.total, appraised, figure, roundTo(sum('appraised') + unit.extras, 7));
  putFormula(draft, row, COLUMN.total + 1, sumOfFields(plan, row, PART.survey), figure, roundTo(sum('survey'), 7));
  const total = roundTo(sum('appraised') + sum('survey') + unit.extras, 7);
  putFormula(draft, row, COLUMN.total + 2, sumOfParts(row, COLUMN.total), strong, total);
  putIndex(plan, row, COLUMN.total, unit.applicable, unit.index, strong);
  putRank(plan, unit, row);
  const index = address(row, COLUMN.total + PART.index);
  const classes = policies.classes.reduceRight(
    (below, { label, min }) => `IF(${index}>=${min},"${label.replaceAll('"', '""')}",${below})`,
    '""',
  );
  const rounded = roundTo(unit.index, policies.decimals);
  const own = policies.classes.find(({ min }) => rounded >= min)?.label ?? '';
  putFormula(draft, row, COLUMN.class, `IF(${index}="","",${classes})`, { look: 'text', align: 'center' }, own);
}

function putIndex(
  { draft, maxRow, policies, scales }: SummaryPlan,
  row: number,
  from: number,
  applicable: number,
  index: number,
  look: CellLook,
): void {
  const column = from + PART.index;
  const format = formatOfDecimals(policies.decimals);
  if (!(applicable > 0)) {
    putCell(draft, row, column, { kind: 'blank', look });
    return;
  }
  const field = (from - COLUMN.fields) / PARTS.length;
  const scale = from === COLUMN.total ? scales : scales.slice(field, field + 1);
  const whole = roundTo(
    scale.reduce((sum, each) => sum + each.appraised + each.survey, 0),
    7,
  );
  const points = address(row, from + PART.points);
  const base =
    roundTo(applicable, 7) === whole
      ? `${columnLetters(from + PART.points)}$${maxRow + 1}`
      : String(roundTo(applicable, 7));
  putFormula(
    draft,
    row,
    column,
    `ROUND(ROUND(${points}/${base}*100,7),${policies.decimals})`,
    { ...look, format },
    Number.isFinite(index) ? roundTo(index, policies.decimals) : null,
  );
}

function putRank({ draft, units, maxRow, policies }: SummaryPlan, unit: UnitFigures, row: number): void {
  const look: CellLook = { look: 'text', align: 'center', bold: true, format: 'General' };
  if (!unit.ranked) {
    putValue(draft, row, COLUMN.rank, 'Không xếp hạng', { look: 'muted', align: 'center' });
    return;
  }
  const own = address(row, COLUMN.total + PART.index);
  const letter = columnLetters(COLUMN.total + PART.index);
  const count = units.filter(({ ranked }) => ranked).length;
  const range = `${letter}$${maxRow + 2}:${letter}$${maxRow + 1 + count}`;
  const above = `1+SUMPRODUCT(ISNUMBER(${range})*(${range}>${own}))`;
  const formula = {
    competition: above,
    dense: `1+SUMPRODUCT(ISNUMBER(${range})*(${range}>${own})/COUNTIF(${range},${range}&""))`,
    average: `_xlfn.RANK.AVG(${own},${range},0)`,
  }[policies.tieRule];
  putFormula(
    draft,
    row,
    COLUMN.rank,
    `IF(${own}="","",${formula})`,
    look,
    Number.isFinite(unit.rank) ? unit.rank : null,
  );
}

/** The block's mean and how many stand above it; returns the row below. */
export function putMeans({ draft, units, scales, maxRow, columns, policies }: SummaryPlan): number {
  const count = units.filter(({ ranked }) => ranked).length;
  const row = maxRow + 1 + units.length;
  const look: CellLook = { look: 'total', align: 'center', format: POINTS };
  for (let line = row; line < row + 2; line++)
    for (let column = 0; column < columns; column++) putCell(draft, line, column, { kind: 'blank', look });
  putAcross(draft, row, COLUMN.number, COLUMN.unit, 'Trung bình khối', { look: 'total' });
  putAcross(draft, row + 1, COLUMN.number, COLUMN.unit, 'Số đơn vị trên trung bình', { look: 'total' });
  if (count === 0) return row + 2;
  const rangeOf = (column: number): string => `${address(maxRow + 1, column)}:${address(maxRow + count, column)}`;
  for (let field = -1; field < scales.length; field++) {
    const from = firstColumnOf(field);
    PARTS.forEach((_part, at) => {
      const format = at === PART.index ? formatOfDecimals(policies.decimals) : POINTS;
      const range = rangeOf(from + at);
      putFormula(draft, row, from + at, `IF(COUNT(${range})=0,"",AVERAGE(${range}))`, { ...look, format });
    });
    const [range, mean] = [rangeOf(from + PART.index), address(row, from + PART.index)];
    putFormula(draft, row + 1, from + PART.index, `SUMPRODUCT(ISNUMBER(${range})*(${range}>${mean}))&"/${count}"`, {
      ...look,
      format: 'General',
    });
  }
  return row + 2;
}

function sumOfParts(row: number, from: number): string {
  return `SUM(${address(row, from + PART.appraised)}:${address(row, from + PART.survey)})`;
}

function sumOfFields({ scales }: SummaryPlan, row: number, part: number): string {
  if (scales.length === 0) return '0';
  const cells = scales.map((_, field) => address(row, firstColumnOf(field) + part));
  const groups: string[] = [];
  for (let i = 0; i < cells.length; i += 200) groups.push(`SUM(${cells.slice(i, i + 200).join(',')})`);
  return groups.join('+');
}
