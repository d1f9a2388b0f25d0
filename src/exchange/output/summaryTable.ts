/**
 * Bảng tổng hợp của Hội đồng thẩm định: for the total and for each field the appraised part, the survey's, their sum and
 * the index, best unit first. Parts are values; sums, indexes, ranks, classes and means are formulas of the file itself.
 */
import { setIn } from '../export/variants.ts';
import { resolveScenario } from '../../domain/scenarios.ts';
import type { ScenarioId, SetId } from '../../domain/ids.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { draftSheet, finishSheet, putValue } from '../export/sheetDraft.ts';
import type { ExportModel } from '../export/request.ts';
import type { WorkbookFile } from '../export/writer.ts';
import { putAcross, putFormHead, putSignatures, putTallHeads } from '../forms/formFrame.ts';
import { COLUMN, firstColumnOf, PARTS, type SummaryPlan } from './summaryColumns.ts';
import { scaleOfFields, summariseUnits } from './summaryFigures.ts';
import { putMaxima, putMeans, putUnit } from './summaryRows.ts';

export interface SummaryRequest {
  readonly workbook: Workbook;
  readonly setId: SetId;
  readonly scenarioId: ScenarioId | null;
  /** The figures of that set in that scenario. */
  readonly model: ExportModel;
}

const SHEET = 'Tổng hợp';
/** Characters that fit across A4 at the size below. */
const PAGE_CHARACTERS = 172;
const SCALE_PERCENT = 80;

export function planSummaryTable({ workbook, setId, scenarioId, model }: SummaryRequest): WorkbookFile {
  const seen = resolveScenario(workbook, scenarioId);
  const set = setIn(seen.sets, setId);
  const draft = draftSheet(SHEET, '2E7D32');
  const scales = scaleOfFields(set, model);
  const columns = COLUMN.fields + scales.length * PARTS.length;
  draft.widths.push(5, 30, 10, 9, 10, 10, 9, 9, ...scales.flatMap(() => [10, 9, 10, 10]));
  const breaks = pageBreaks(draft.widths);
  const firstPage = Math.min(columns, breaks[0] ?? columns);
  const firstColumn = breaks.length > 0 ? COLUMN.total : 0;
  const leftColumns = Math.min(6, firstPage - 3);
  const scenario = scenarioId === null ? undefined : workbook.scenarios[scenarioId];
  const period = seen.periods[set.periodId]?.label ?? '';
  const first = putFormHead(draft, {
    agency: ['UBND ……………………', 'HỘI ĐỒNG THẨM ĐỊNH CHỈ SỐ CCHC'],
    title: `BẢNG TỔNG HỢP KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH${period === '' ? '' : ` NĂM ${period.toUpperCase()}`}`,
    lines: [
      [seen.blocks[set.blockId]?.name ?? '', set.name].filter((text) => text !== '').join(' – '),
      ...(scenario ? [`Phương án: ${scenario.name} (không phải phương án gốc)`] : []),
    ],
    isIllustrative: workbook.illustrative,
    columns: firstPage,
    leftColumns,
    firstColumn,
  });
  const plan: SummaryPlan = {
    draft,
    units: summariseUnits(seen, set, model),
    scales,
    policies: set.policies,
    maxRow: first + 2,
    columns,
  };
  putHeadings(plan, first);
  putMaxima(plan);
  plan.units.forEach((unit, i) => putUnit(plan, unit, i));
  const last = putMeans(plan);
  putSignatures(
    draft,
    last + 1,
    firstPage,
    leftColumns,
    [
      { title: 'NGƯỜI TỔNG HỢP', hint: '(Ký, ghi rõ họ tên)' },
      { title: 'TM. HỘI ĐỒNG THẨM ĐỊNH', hint: '(Ký tên, đóng dấu)' },
    ],
    firstColumn,
  );
  draft.style = 'form';
  draft.isProtected = false;
  draft.frozen.rows = first + 3;
  draft.frozen.columns = 2;
  draft.page = {
    orientation: 'landscape',
    firstTitleRow: first + 1,
    titleRows: first + 3,
    titleColumns: breaks.length > 0 ? 2 : 0,
    ...(breaks.length > 0 ? { across: { scalePercent: SCALE_PERCENT, breaks } } : {}),
  };
  return {
    title: `${set.name} – tổng hợp`,
    description: workbook.illustrative ? 'Số liệu minh họa' : workbook.source,
    sheets: [finishSheet(draft)],
    names: [],
  };
}

/** A field's four columns stay on one page; number and unit repeat. */
function pageBreaks(widths: readonly number[]): number[] {
  const repeated = (widths[0] ?? 0) + (widths[1] ?? 0);
  const breaks: number[] = [];
  let used = widths.slice(0, COLUMN.fields).reduce((sum, width) => sum + width, 0);
  for (let column: number = COLUMN.fields; column < widths.length; column += PARTS.length) {
    const needed = widths.slice(column, column + PARTS.length).reduce((sum, width) => sum + width, 0);
    if (used + needed > PAGE_CHARACTERS) {
      breaks.push(column);
      used = repeated;
    }
    used += needed;
  }
  return breaks;
}

function putHeadings({ draft, scales }: SummaryPlan, row: number): void {
  const look = { look: 'header' } as const;
  putTallHeads(draft, row, [
    [COLUMN.number, 'TT'],
    [COLUMN.unit, 'Đơn vị'],
    [COLUMN.rank, 'Xếp hạng'],
    [COLUMN.class, 'Xếp loại'],
  ]);
  const groups = ['TỔNG CỘNG', ...scales.map(({ code, name }) => `${code}. ${name}`)];
  groups.forEach((text, i) => {
    const from = firstColumnOf(i - 1);
    putAcross(draft, row, from, from + PARTS.length - 1, text, look);
    PARTS.forEach((part, at) => putValue(draft, row + 1, from + at, part, look));
  });
}
