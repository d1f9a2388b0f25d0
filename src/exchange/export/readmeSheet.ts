/** "Đọc tôi": what the file is, how it was made, and how to use it. */
import { setIn } from './variants.ts';
import { labelOfSet } from '../../domain/layout.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import { CERTIFICATE_LABELS, NOT_CERTIFIED } from '../certificate/certificateWords.ts';
import type { ExportContext } from './context.ts';
import { TAB } from './context.ts';
import { MISSING_WORDS, REDISTRIBUTION_WORDS, TIE_WORDS } from './policiesSheet.ts';
import { draftSheet, putFormula, putValue, type SheetDraft } from './sheetDraft.ts';
import type { CellLook } from './writer.ts';
import { SELECTOR } from './scenarioTable.ts';

export function buildReadmeSheet(context: ExportContext): SheetDraft {
  const { request, variants } = context;
  const draft = draftSheet(context.readme, TAB.guide);
  draft.widths.push(30, 100);
  let row = 0;
  const put = (label: string, text: string, look: CellLook['look'] = 'wrapped'): void => {
    putValue(draft, row, 0, label, { look: 'text' });
    putValue(draft, row, 1, text, { look });
    row++;
  };
  const head = (text: string): void => {
    row++;
    putValue(draft, row, 0, text, { look: 'header' });
    putValue(draft, row, 1, '', { look: 'header' });
    row++;
  };
  putValue(draft, row++, 0, request.workbook.name, { look: 'title' });
  if (request.workbook.illustrative)
    put('Lưu ý', 'Số liệu MINH HỌA: dựng để giới thiệu, không phải số liệu chính thức.', 'warning');
  put('Nguồn số liệu', request.workbook.source === '' ? 'Người dùng tự nhập' : request.workbook.source);
  put('Ngày xuất', request.today);
  put('Phần mềm', `Sổ điểm CCHC (PAR Workbook) ${request.version}`);
  putValue(draft, row, 0, 'Kịch bản đang xem', { look: 'text' });
  putFormula(draft, row++, 1, SELECTOR, { look: 'scenario' }, variants.all[variants.selected]?.name ?? '');
  if (variants.restructured.length > 0)
    put(
      'Kịch bản cấu trúc',
      `Các kịch bản sau thêm, bỏ, tách, gộp hay chuyển tiêu chí nên không dùng chung dòng với phương án gốc: ${variants.restructured
        .map(({ name }) => `"${name}"`)
        .join(
          ', ',
        )}. Tệp chỉ ghi kết quả của chúng ở bảng so sánh của trang "${context.inputs.draft.name}" (giá trị tại lúc xuất); chúng không có trong danh sách chọn kịch bản.`,
      'warning',
    );
  head('Cách dùng');
  put(
    'Đổi kịch bản',
    `Chọn ở ô có tên ${SELECTOR} trong trang "${context.inputs.draft.name}"; trọng số, điểm, giả định, chính sách và thứ hạng đều tính lại.`,
  );
  put(
    'Đổi trọng số',
    'Sửa cột "Trọng số" của trang Tiêu chí bằng một số hoặc một công thức; cột "Trọng số hiệu lực", chỉ số và thứ hạng tính lại ngay. Ô màu cam lấy giá trị từ trang kịch bản: sửa ở đó.',
  );
  put(
    'Đổi điểm',
    'Sửa ô nhập ở trang Điểm; điểm tính theo quy tắc thì sửa số liệu kê khai ở trang Số liệu. Để trống là chưa có điểm, KAD là không áp dụng, 0 là không điểm.',
  );
  put(
    'Tên trong công thức',
    'W_<mã> là trọng số, MAX_<mã> là điểm tối đa của bộ tiêu chí chính; mỗi giả định có tên riêng.',
  );
  put(
    'Bảo vệ',
    'Các trang được khóa (không mật khẩu) để tránh sửa nhầm công thức; vào Review > Unprotect Sheet để mở.',
  );
  put(
    'Không tự tính lại',
    'Bảng so sánh các kịch bản (giá trị lúc xuất) và lời tả quy tắc chấm điểm. Quy tắc chấm điểm, cây tiêu chí và danh sách đơn vị sửa trong phần mềm rồi xuất lại.',
  );
  head('Màu');
  for (const [look, words] of LEGEND) {
    putValue(draft, row, 0, 'Ví dụ', { look });
    putValue(draft, row++, 1, words, { look: 'wrapped' });
  }
  head('Chứng nhận');
  for (const label of Object.values(CERTIFICATE_LABELS)) {
    draft.rowHeights.set(row, 32);
    put(label, NOT_CERTIFIED);
  }
  head('Chính sách tại lúc xuất');
  for (const setId of variants.base.setOrder)
    putPolicies(setIn(variants.current.sets, setId), labelOfSet(variants.base, setId), put);
  return draft;
}

const LEGEND: readonly (readonly [CellLook['look'], string])[] = [
  ['input', 'Ô nhập: được sửa'],
  ['formula', 'Công thức: khóa'],
  ['scenario', 'Công thức lấy giá trị theo kịch bản đang chọn'],
  ['total', 'Tổng, chỉ số, hạng'],
  ['warning', 'Lưu ý, hoặc công thức Excel không có nên chỉ xuất giá trị'],
];

function putPolicies(set: CriteriaSet, label: string, put: (label: string, text: string) => void): void {
  const { policies } = set;
  put(
    label,
    [
      `tổng điểm ${String(set.statedTotal).replace('.', ',')}`,
      `chỉ số làm tròn ${policies.decimals} chữ số thập phân, xếp hạng theo chỉ số đã làm tròn`,
      `bằng nhau: ${TIE_WORDS[policies.tieRule]}`,
      `chưa có điểm: ${MISSING_WORDS[policies.missing]} (điều tra và SIPAS luôn không tính vào mẫu số)`,
      policies.mayPassTotal ? 'điểm cộng được vượt tổng điểm' : 'điểm cộng không được vượt tổng điểm',
      `khi đặt tay một trọng số: ${REDISTRIBUTION_WORDS[set.redistribution.rule]}`,
      `xếp loại: ${policies.classes.map(({ label: name, min }) => `${name} từ ${String(min).replace('.', ',')}`).join('; ')}`,
      ...(set.source === '' ? [] : [`nguồn: ${set.source}`]),
    ].join('; '),
  );
}
