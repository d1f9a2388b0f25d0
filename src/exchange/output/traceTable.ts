/** Lưu vết: who changed what, from which value to which, when and why, as a table to print. Everything is text as it is to be read. */
import { draftSheet, finishSheet, putValue } from '../export/sheetDraft.ts';
import type { WorkbookFile } from '../export/writer.ts';
import { putFormHead } from '../forms/formFrame.ts';

export interface TraceTableRow {
  /** "22/11/2026 09:15". */
  readonly at: string;
  readonly by: string;
  readonly unit: string;
  /** What was changed: a criterion, a weight, a name. */
  readonly item: string;
  /** Where: criteria set, scenario, stage. */
  readonly where: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface TraceTableRequest {
  readonly workbookName: string;
  readonly isIllustrative: boolean;
  /** What the rows were filtered by, in words; empty for everything. */
  readonly filter: string;
  readonly rows: readonly TraceTableRow[];
}

const HEADINGS = ['TT', 'Thời điểm', 'Người sửa', 'Đơn vị', 'Nội dung', 'Thuộc', 'Từ', 'Thành', 'Lý do'];
const WIDTHS = [7, 17, 18, 26, 34, 22, 16, 16, 26];
/** Excel's rows, less the head. */
const MAX_ROWS = 1_048_000;

/** Rows beyond what a sheet of Excel holds are left out, and the table says so. */
export function planTraceTable({ workbookName, isIllustrative, filter, rows }: TraceTableRequest): WorkbookFile {
  const draft = draftSheet('Lưu vết', '7F7F7F');
  draft.widths.push(...WIDTHS);
  const shown = rows.slice(0, MAX_ROWS);
  const left = rows.length - shown.length;
  const first = putFormHead(draft, {
    agency: ['UBND ……………………', 'CƠ QUAN: ……………………'],
    title: 'NHẬT KÝ THAY ĐỔI (LƯU VẾT)',
    lines: [
      workbookName,
      ...(filter === '' ? [] : [filter]),
      ...(left > 0 ? [`Còn ${left} dòng không đưa vào được.`] : []),
    ],
    isIllustrative,
    columns: HEADINGS.length,
    leftColumns: 4,
  });
  HEADINGS.forEach((text, column) => putValue(draft, first, column, text, { look: 'header' }));
  shown.forEach(({ at, by, unit, item, where, from, to, why }, i) => {
    const row = first + 1 + i;
    putValue(draft, row, 0, i + 1, { look: 'text', align: 'center' });
    [at, by, unit, item, where, from, to, why].forEach((text, k) =>
      putValue(draft, row, k + 1, text, { look: 'text', format: '@' }),
    );
  });
  draft.style = 'form';
  draft.isProtected = false;
  draft.frozen.rows = first + 1;
  draft.page = { orientation: 'landscape', firstTitleRow: first + 1, titleRows: first + 1 };
  return {
    title: `${workbookName} – lưu vết`,
    description: '',
    sheets: [finishSheet(draft)],
    names: [],
  };
}
