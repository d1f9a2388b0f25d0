/** A set out of a table in which a column is a criterion: fields of a summary, leaves of a score table. */
import { depthsOfCodes } from './codes.ts';
import type { ColumnMapping, SheetMapping } from './mapping.ts';
import type { CriteriaRow } from './readCriteria.ts';
import { foldTitle } from './rawText.ts';

/** What a column's points belong to in the set that is built: by column, the row that stands for it. */
export interface ColumnRows {
  readonly rows: readonly CriteriaRow[];
  /** Place in `rows` by column of the sheet. */
  readonly placeOfColumn: ReadonlyMap<number, number>;
}

/** Thẩm định and điều tra xã hội học of one field add up, so that each is a leaf of its own under it. */
const PART_NAMES = { appraisal: 'Thẩm định', survey: 'Điều tra xã hội học' } as const;

export function columnsAsRows(mapping: SheetMapping, maxima: ReadonlyMap<number, number>): ColumnRows {
  const rows: CriteriaRow[] = [];
  const placeOfColumn = new Map<number, number>();
  const add = (code: string, name: string, depth: number, max: number | null, isSurvey: boolean): number => {
    rows.push({
      row: rows.length,
      code,
      name,
      depth,
      max,
      rule: '',
      method: isSurvey ? 'survey' : null,
      note: '',
      extra: null,
    });
    return rows.length - 1;
  };
  const points = mapping.columns.filter(({ role }) => role === 'points');
  const groups = groupByCriterion(points);
  const codes = groups.map(
    ([first], i) => first?.code || (points.some(({ code }) => code !== '') ? '' : String(i + 1)),
  );
  const depths = depthsOfCodes(codes);
  groups.forEach((group, i) => {
    const [first] = group;
    if (!first) return;
    const code = codes[i] ?? '';
    const name = first.of || code;
    const survey = group.filter(({ stage }) => stage === 'survey');
    const others = group.filter(({ stage }) => stage !== 'survey');
    const depth = depths[i] ?? 0;
    if (survey.length === 0 || others.length === 0) {
      const place = add(code, name, depth, maxOf(group, maxima), survey.length > 0);
      for (const { column } of group) placeOfColumn.set(column, place);
      return;
    }
    add(code, name, depth, null, false);
    const appraised = add(`${code}.1`, PART_NAMES.appraisal, depth + 1, maxOf(others, maxima), false);
    for (const { column } of others) placeOfColumn.set(column, appraised);
    const surveyed = add(`${code}.2`, PART_NAMES.survey, depth + 1, maxOf(survey, maxima), true);
    for (const { column } of survey) placeOfColumn.set(column, surveyed);
  });
  return { rows, placeOfColumn };
}

function groupByCriterion(points: readonly ColumnMapping[]): ColumnMapping[][] {
  const groups = new Map<string, ColumnMapping[]>();
  for (const column of points) {
    const key = `${column.code}|${foldTitle(column.of)}`;
    const group = groups.get(key);
    if (group) group.push(column);
    else groups.set(key, [column]);
  }
  return [...groups.values()];
}

function maxOf(columns: readonly ColumnMapping[], maxima: ReadonlyMap<number, number>): number | null {
  const found = columns.flatMap(({ column }) => maxima.get(column) ?? []);
  return found.length === 0 ? null : Math.max(...found);
}
