/** The table of an office as LibreOffice saves it: with a colour, a comment, a formula, a second sheet and a custom part. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { saveInLibreOffice, type OfficeFile } from './libreOffice.ts';

export const CUSTOM_PART = 'customXml/item1.xml';

const SPACES = ['office', 'table', 'text', 'style', 'of']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.${name === 'of' ? '2' : '0'}"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

const words = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const number = (value: number, rest = ''): string =>
  `<table:table-cell table:style-name="vang" office:value-type="float" office:value="${value}">${rest}</table:table-cell>`;
const EMPTY = '<table:table-cell table:style-name="vang"/>';
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

const COMMENT = '<office:annotation><text:p>Xem lại số này</text:p></office:annotation>';
const SUM = '<table:table-cell table:formula="of:=SUM([.D3:.D5])" office:value-type="float" office:value="0.25"/>';

const ROWS = [
  row(words('STT'), words('Tiêu chí'), words('Điểm tối đa'), words('Sở Nội vụ'), words('Sở Tài chính')),
  row(words('1'), words('Chỉ đạo, điều hành'), number(3)),
  row(words('1.1'), words('Ban hành kế hoạch'), number(1), number(0.25, COMMENT), number(1)),
  row(words('1.2'), words('Mức độ hoàn thành'), number(2), EMPTY, EMPTY),
  row(words('2.1'), words('Rà soát văn bản'), number(1), EMPTY, EMPTY),
  row(EMPTY, words('Tổng cộng'), number(4), SUM),
];

/** Scores of "Bộ tiêu chí 2024.xlsx" with some out of date. */
export async function makeOwnFile(fileName: string): Promise<OfficeFile> {
  const table = (name: string, rows: readonly string[]): string =>
    `<table:table table:name="${name}">${rows.join('')}</table:table>`;
  const source = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><style:style style:name="vang" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${table('Điểm', ROWS)}${table('Ghi chép', [row(words('Không động đến trang này'))])}</office:spreadsheet></office:body></office:document>`;
  const [made] = await saveInLibreOffice(
    [{ fileName: `${fileName}.fods`, bytes: new TextEncoder().encode(source) }],
    'xlsx',
  );
  if (!made) throw new Error('LibreOffice wrote no file');
  const parts = { ...unzipSync(made.bytes), [CUSTOM_PART]: strToU8('<khac xmlns="urn:khac">giữ nguyên</khac>') };
  return { fileName: made.fileName, bytes: zipSync(parts) };
}
