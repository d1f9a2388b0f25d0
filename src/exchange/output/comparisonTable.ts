/** Bảng so sánh các phương án: index and rank of every unit in the base and in each scenario given, changes as formulas. */
import type { ScenarioId, SetId } from '../../domain/ids.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { roundTo } from '../../lib/decimal.ts';
import { present } from '../../lib/assert.ts';
import { formatOfDecimals } from '../export/numbers.ts';
import { address, draftSheet, finishSheet, putCell, putFormula, putValue } from '../export/sheetDraft.ts';
import type { ExportModel } from '../export/request.ts';
import type { CellLook, WorkbookFile } from '../export/writer.ts';
import { putAcross, putFormHead, putSignatures, putTallHeads } from '../forms/formFrame.ts';

export interface ComparisonRequest {
  readonly workbook: Workbook;
  readonly setId: SetId;
  /** The base first, then scenarios. */
  readonly models: readonly ExportModel[];
}

const SHEET = 'So sánh';
/** TT, unit; the base: index, rank; each scenario: index, rank, change of both. */
const BASE = 2;
const FIRST_SCENARIO = 4;
const PER_SCENARIO = 4;

export function planComparisonTable({ workbook, setId, models }: ComparisonRequest): WorkbookFile {
  const set = present(workbook.sets[setId], 'the set is in the workbook');
  const [base, ...others] = models;
  const { decimals } = set.policies;
  const draft = draftSheet(SHEET, 'C55A11');
  const columns = FIRST_SCENARIO + others.length * PER_SCENARIO;
  draft.widths.push(6, 34, 11, 9, ...others.flatMap(() => [11, 9, 11, 9]));
  const first = putFormHead(draft, {
    agency: ['UBND ……………………', 'HỘI ĐỒNG THẨM ĐỊNH CHỈ SỐ CCHC'],
    title: 'BẢNG SO SÁNH CÁC PHƯƠNG ÁN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH',
    lines: [
      [workbook.blocks[set.blockId]?.name, set.name, workbook.periods[set.periodId]?.label].filter(Boolean).join(' – '),
    ],
    isIllustrative: workbook.illustrative,
    columns: Math.max(columns, 6),
    leftColumns: 3,
  });
  const header = { look: 'header' } as const;
  putTallHeads(draft, first, [
    [0, 'TT'],
    [1, 'Đơn vị'],
  ]);
  putAcross(draft, first, BASE, BASE + 1, 'Phương án gốc', header);
  ['Chỉ số (%)', 'Hạng'].forEach((text, i) => putValue(draft, first + 1, BASE + i, text, header));
  others.forEach(({ scenarioId }, i) => {
    const from = FIRST_SCENARIO + i * PER_SCENARIO;
    putAcross(draft, first, from, from + PER_SCENARIO - 1, nameOf(workbook, scenarioId), header);
    ['Chỉ số (%)', 'Hạng', 'Tăng, giảm (điểm %)', 'Tăng, giảm hạng'].forEach((text, at) =>
      putValue(draft, first + 1, from + at, text, header),
    );
  });
  const index: CellLook = { look: 'text', align: 'center', format: formatOfDecimals(decimals) };
  const rank: CellLook = { look: 'text', align: 'center', format: 'General' };
  const units = base ? sortByRank(base) : [];
  const firstUnit = first + 2;
  units.forEach((unit, i) => {
    const row = firstUnit + i;
    const unitId = base?.unitIds[unit];
    putValue(draft, row, 0, i + 1, rank);
    putValue(draft, row, 1, unitId === undefined ? '' : (workbook.units[unitId]?.name ?? ''), { look: 'text' });
    models.forEach((model, at) => {
      const own = unitId === undefined ? -1 : model.unitIds.indexOf(unitId);
      const from = at === 0 ? BASE : FIRST_SCENARIO + (at - 1) * PER_SCENARIO;
      const figures = [roundTo(model.index[own] ?? Number.NaN, decimals), model.rank[own] ?? Number.NaN];
      figures.forEach((value, k) => {
        const look = k === 0 ? index : rank;
        if (Number.isFinite(value)) putValue(draft, row, from + k, value, look);
        else putCell(draft, row, from + k, { kind: 'blank', look });
      });
      if (at === 0) return;
      const change = (column: number, then: number, isRank: boolean): string => {
        const [now, old] = [address(row, column), address(row, then)];
        const difference = isRank ? `${old}-${now}` : `ROUND(${now}-${old},${decimals})`;
        return `IF(COUNT(${now},${old})<2,"",${difference})`;
      };
      const sign = formatOfDecimals(decimals);
      const format = `+${sign};-${sign};${sign}`;
      putFormula(draft, row, from + 2, change(from, BASE, false), { ...index, format });
      putFormula(draft, row, from + 3, change(from + 1, BASE + 1, true), { ...rank, format: '+0;-0;0' });
    });
  });
  const last = firstUnit + units.length;
  const total: CellLook = { look: 'total', align: 'center', format: formatOfDecimals(decimals) };
  for (let column = 0; column < columns; column++) putCell(draft, last, column, { kind: 'blank', look: total });
  putAcross(draft, last, 0, 1, 'Trung bình khối', { look: 'total' });
  const ranked = units.filter((unit) => !Number.isNaN(base?.rank[unit] ?? Number.NaN)).length;
  if (ranked > 0)
    models.forEach((_model, at) => {
      const from = at === 0 ? BASE : FIRST_SCENARIO + (at - 1) * PER_SCENARIO;
      const range = `${address(firstUnit, from)}:${address(firstUnit + ranked - 1, from)}`;
      putFormula(draft, last, from, `IF(COUNT(${range})=0,"",AVERAGE(${range}))`, total);
    });
  putSignatures(draft, last + 2, Math.max(columns, 6), 3, [
    { title: 'NGƯỜI LẬP BẢNG', hint: '(Ký, ghi rõ họ tên)' },
    { title: 'TM. HỘI ĐỒNG THẨM ĐỊNH', hint: '(Ký tên, đóng dấu)' },
  ]);
  draft.style = 'form';
  draft.isProtected = false;
  draft.frozen.rows = firstUnit;
  draft.frozen.columns = 2;
  draft.page = { orientation: 'landscape', firstTitleRow: first + 1, titleRows: firstUnit };
  return {
    title: `${set.name} – so sánh phương án`,
    description: workbook.illustrative ? 'Số liệu minh họa' : workbook.source,
    sheets: [finishSheet(draft)],
    names: [],
  };
}

function nameOf(workbook: Workbook, scenarioId: ScenarioId | null): string {
  return scenarioId === null ? 'Phương án gốc' : (workbook.scenarios[scenarioId]?.name ?? '');
}

function sortByRank({ unitIds, index, rank }: ExportModel): number[] {
  const order = (unit: number): number => {
    const place = rank[unit] ?? Number.NaN;
    return Number.isNaN(place) ? Number.MAX_SAFE_INTEGER - (index[unit] ?? 0) : place;
  };
  return unitIds.map((_, unit) => unit).sort((a, b) => order(a) - order(b));
}
