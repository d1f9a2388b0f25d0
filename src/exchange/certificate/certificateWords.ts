/** The certificate in the file itself: sentences for the cells that the guide sheet keeps for it. */
import { MAX_FORMULAS, type Certificate } from './certificate.ts';
import type { CellValue } from '../output/saveBack.ts';
import { address } from '../export/sheetDraft.ts';
import type { FileSheet } from '../export/writer.ts';
import { writeFigure } from '../../lib/figureText.ts';

/** Labels in the first column of the guide sheet; the sentence stands beside each. */
export const CERTIFICATE_LABELS = {
  how: 'Cách kiểm tra',
  formulas: 'Công thức đã so',
  figures: 'Số liệu của phần mềm',
  skipped: 'Không so được',
} as const;
type Label = keyof typeof CERTIFICATE_LABELS;

/** Stands where no certificate was made. */
export const NOT_CERTIFIED = 'Chưa kiểm tra.';

/** The cells of the guide sheet that hold the certificate's sentences. */
export function certificateCells(guide: FileSheet, certificate: Certificate): CellValue[] {
  const words = writeCertificate(certificate);
  return guide.cells.flatMap((line, row): CellValue[] => {
    const [label, sentence] = [line[0], line[1]];
    if (label?.kind !== 'value' || sentence?.kind !== 'value' || sentence.value !== NOT_CERTIFIED) return [];
    const found = (Object.keys(CERTIFICATE_LABELS) as Label[]).find((key) => CERTIFICATE_LABELS[key] === label.value);
    return found === undefined ? [] : [{ sheet: guide.name, address: address(row, 1), value: words[found] }];
  });
}

function writeCertificate(certificate: Certificate): Readonly<Record<Label, string>> {
  const n = (value: number): string => writeFigure(value, 'vi');
  const { state, formulas, compared, differing, largest, largestAt, skipped, appFigures } = certificate;
  if (state !== 'checked') {
    const reason =
      state === 'tooBig'
        ? `Tệp có ${n(formulas)} công thức, nhiều hơn mức kiểm tra được (${n(MAX_FORMULAS)}).`
        : 'Kiểm tra quá lâu nên đã dừng.';
    return { how: reason, formulas: 'Chưa so.', figures: 'Chưa so.', skipped: '' };
  }
  const where = largestAt === '' ? '' : ` (ô ${largestAt})`;
  return {
    how: 'Sau khi ghi, tệp được đọc lại và tính lại bằng HyperFormula, không phải bộ đã ghi tệp; từng ô công thức so với giá trị trong tệp.',
    formulas: `${n(compared)}/${n(formulas)} ô; ${differing === 0 ? 'không ô nào lệch' : `${n(differing)} ô LỆCH`}; lệch lớn nhất ${n(largest)}${where}.`,
    figures: `Tổng điểm, chỉ số, thứ hạng: ${n(appFigures.compared)} số, ${appFigures.differing === 0 ? 'đều khớp' : `${n(appFigures.differing)} số LỆCH`}; lệch lớn nhất ${n(appFigures.largest)}.`,
    skipped: `${n(skipped.noValue)} ô chưa có giá trị trong tệp (Excel tính khi mở); ${n(skipped.function)} ô dùng hàm bộ kiểm tra không có; ${n(skipped.volatile)} ô ngẫu nhiên hoặc theo giờ.`,
  };
}
