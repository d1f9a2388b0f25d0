/**
 * Biểu tự chấm điểm: the self-score form of one unit in the layout of the real forms, as a file to be filled in by
 * hand. Protected without a password but for its inputs; points appear as figures are declared; the very hidden input
 * map says what each input cell stands for, so that the returned file is matched by identity.
 */
import { dossierOf } from '../../domain/dossier.ts';
import type { SetId, UnitId } from '../../domain/ids.ts';
import { INPUT_MAP_SHEET, listMapLeaves, writeInputMap, type InputMap } from '../../domain/merge/inputMap.ts';
import { fingerprintOfSet } from '../../domain/merge/setFingerprint.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { columnLetters } from '../../lib/address.ts';
import { present } from '../../lib/assert.ts';
import { draftSheet, finishSheet, putValue, type SheetDraft } from '../export/sheetDraft.ts';
import type { FileSheet, WorkbookFile } from '../export/writer.ts';
import { putAcross, putFormHead, putSignatures, putTallHeads } from './formFrame.ts';
import { putExtras, putNodes, putTotals } from './formRows.ts';
import { COLUMN, COLUMN_WIDTHS, createFormPlan, PRINTED_COLUMNS } from './formPlan.ts';

export const FORM_SHEET = 'Tự chấm';
const CHOICES_SHEET = '_danhmuc';

export interface UnitFormRequest {
  readonly workbook: Workbook;
  readonly setId: SetId;
  readonly unitId: UnitId;
  /** ISO 8601: when the form is made. */
  readonly exportedAt: string;
}

/** The file as plain data. The set and the unit must be in the workbook. */
export function planUnitForm(request: UnitFormRequest): WorkbookFile {
  const { workbook, setId, unitId } = request;
  const set = present(workbook.sets[setId], 'the set is in the workbook');
  const unit = present(workbook.units[unitId], 'the unit is in the workbook');
  const draft = draftSheet(FORM_SHEET, '1F5F8B');
  const choices = draftSheet(CHOICES_SHEET, 'BFBFBF');
  const plan = createFormPlan({
    workbook,
    set,
    unitId,
    draft,
    choices,
    isLocked: dossierOf(workbook, setId, unitId).lock !== null,
  });
  draft.widths.push(...COLUMN_WIDTHS);
  const period = workbook.periods[set.periodId]?.label ?? '';
  const first = putFormHead(draft, {
    agency: ['CƠ QUAN CHỦ QUẢN: …………………', unit.name.toUpperCase(), 'Số: ……/BC-……'],
    title: `BIỂU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH${period === '' ? '' : ` NĂM ${period.toUpperCase()}`}`,
    lines: [
      [set.name, workbook.blocks[set.blockId]?.name ?? ''].filter((text) => text !== '').join(' – '),
      plan.isLocked
        ? 'Điểm tự chấm đã chốt: biểu chỉ để xem.'
        : 'Chỉ nhập các ô nền vàng. KAD: không áp dụng. Tỷ lệ: nhập tử số và mẫu số, hoặc chỉ nhập tỷ lệ %.',
    ],
    isIllustrative: workbook.illustrative,
    columns: PRINTED_COLUMNS,
    leftColumns: COLUMN.third,
  });
  draft.hiddenColumns.push(COLUMN.key);
  putHeadings(draft, first);
  const afterNodes = putNodes(plan, first + 2);
  const afterExtras = putExtras(plan, afterNodes);
  const last = putTotals(plan, afterExtras);
  putSignatures(draft, last + 1, PRINTED_COLUMNS, COLUMN.rule, [
    { title: 'NGƯỜI LẬP BIỂU', hint: '(Ký, ghi rõ họ tên)' },
    { title: 'THỦ TRƯỞNG ĐƠN VỊ', hint: '(Ký tên, đóng dấu)' },
  ]);
  draft.frozen.rows = first + 2;
  draft.frozen.columns = COLUMN.max;
  draft.page = { orientation: 'landscape', firstTitleRow: first + 1, titleRows: first + 2 };
  draft.style = 'form';
  const map: InputMap = {
    kind: 'unitForm',
    workbookId: workbook.id,
    workbookName: workbook.name,
    setId,
    setName: set.name,
    setFingerprint: fingerprintOfSet(set),
    unitId,
    unitName: unit.name,
    stage: 'self',
    exportedAt: request.exportedAt,
    keyColumn: columnLetters(COLUMN.key),
    leaves: listMapLeaves(set),
    inputs: plan.inputs,
  };
  choices.hidden = 'hidden';
  return {
    title: `${set.name} – ${unit.name}`,
    description: workbook.illustrative ? 'Số liệu minh họa' : workbook.source,
    sheets: [finishSheet(draft), ...(choices.cells.length > 0 ? [finishSheet(choices)] : []), toMapSheet(map)],
    names: [],
  };
}

function putHeadings(draft: SheetDraft, row: number): void {
  const look = { look: 'header' } as const;
  putTallHeads(draft, row, [
    [COLUMN.code, 'STT'],
    [COLUMN.name, 'Lĩnh vực, tiêu chí, tiêu chí thành phần'],
    [COLUMN.max, 'Điểm tối đa'],
    [COLUMN.rule, 'Cách tính điểm'],
    [COLUMN.evidence, 'Tài liệu kiểm chứng'],
    [COLUMN.explanation, 'Giải trình'],
    [COLUMN.points, 'Điểm tự đánh giá'],
    [COLUMN.appraised, 'Điểm thẩm định'],
    [COLUMN.opinion, 'Ý kiến thẩm định'],
  ]);
  putAcross(draft, row, COLUMN.first, COLUMN.third, 'Số liệu kê khai', look);
  ['Tử số', 'Mẫu số', 'Tỷ lệ (%)'].forEach((text, i) => putValue(draft, row + 1, COLUMN.first + i, text, look));
  draft.rowHeights.set(row, 26);
  draft.rowHeights.set(row + 1, 30);
}

function toMapSheet(map: InputMap): FileSheet {
  const draft = draftSheet(INPUT_MAP_SHEET, 'BFBFBF');
  draft.hidden = 'very';
  writeInputMap(map).forEach((line, row) => {
    line.forEach((text, column) => {
      if (text !== '') putValue(draft, row, column, text, { look: 'text', format: '@' });
    });
  });
  return finishSheet(draft);
}
