/** Every word a picture shows or speaks, in the language of the screen; the caller supplies them. */
export interface ChartTexts {
  readonly showTable: string;
  readonly hideTable: string;
  readonly saveSvg: string;
  readonly savePng: string;
  /** Spoken with the rows: which keys move and pick. */
  readonly keys: string;
  readonly previousRows: string;
  readonly nextRows: string;
  readonly empty: string;
  readonly loading: string;
  /** The drawing library could not be loaded, or the picture could not be turned into a file. */
  readonly failed: string;
  /** Header of the column of row labels. */
  readonly row: string;
  /** Shown when only part of the rows is drawn or listed; numbers count from 1. */
  windowed(first: number, last: number, total: number): string;
}

export interface BarTexts extends ChartTexts {
  readonly total: string;
  /** The picture in one spoken sentence: how many rows, and the first and the last with their totals. */
  summary(count: number, first: string, last: string): string;
}

export interface SlopeTexts extends ChartTexts {
  readonly rise: string;
  readonly fall: string;
  readonly same: string;
  readonly unranked: string;
  /** Header of the change column of the table: between the first column and the last. */
  change(first: string, last: string): string;
  /** The picture in one spoken sentence, counting rows from the first column to the last. */
  summary(rises: number, falls: number, sames: number, unranked: number): string;
}

/** Words of the pictures of analyses; the catalogue's own `charts` fit as they are. */
export interface FigureTexts extends ChartTexts {
  readonly value: string;
  readonly effect: string;
  readonly running: string;
  readonly base: string;
  readonly low: string;
  readonly high: string;
  readonly lowInput: string;
  readonly highInput: string;
  readonly middle: string;
  readonly now: string;
  readonly crossing: string;
  /** Said where an axis does not begin at nought. */
  readonly axisCut: string;
  barSummary(count: number, first: string, last: string): string;
  heatSummary(rows: number, columns: number): string;
  lineSummary(lines: number, marks: number): string;
}

const viChartTexts: ChartTexts = {
  showTable: 'Bảng số liệu',
  hideTable: 'Biểu đồ',
  saveSvg: 'Lưu SVG',
  savePng: 'Lưu PNG',
  keys: 'Mũi tên để chuyển dòng, Enter để chọn, Esc để bỏ.',
  previousRows: 'Các dòng trước',
  nextRows: 'Các dòng sau',
  empty: 'Chưa có số liệu',
  loading: 'Đang vẽ…',
  failed: 'Không vẽ được biểu đồ; bảng số liệu vẫn đầy đủ.',
  row: 'Đơn vị',
  windowed: (first, last, total) => `Đang hiện dòng ${first}–${last} trong ${total}; cuộn để xem tiếp.`,
};

/** The Vietnamese words, for tests and as the pattern of the caller's own. */
export const viBarTexts: BarTexts = {
  ...viChartTexts,
  total: 'Tổng',
  summary: (count, first, last) => `${count} dòng; đầu: ${first}; cuối: ${last}.`,
};

/** The Vietnamese words, for tests and as the pattern of the caller's own. */
export const viSlopeTexts: SlopeTexts = {
  ...viChartTexts,
  rise: 'tăng hạng',
  fall: 'giảm hạng',
  same: 'giữ hạng',
  unranked: 'không xếp hạng',
  change: (first, last) => `Thay đổi (${first} → ${last})`,
  summary: (rises, falls, sames, unranked) =>
    `${rises} tăng hạng, ${falls} giảm hạng, ${sames} giữ hạng, ${unranked} không so được.`,
};

/** The Vietnamese words, for tests and as the pattern of the caller's own. */
export const viFigureTexts: FigureTexts = {
  ...viChartTexts,
  value: 'Giá trị',
  effect: 'Ảnh hưởng',
  running: 'Cộng dồn',
  base: 'Hiện tại',
  low: 'Đầu thấp',
  high: 'Đầu cao',
  lowInput: 'Đầu vào thấp',
  highInput: 'Đầu vào cao',
  middle: 'Giữa',
  now: 'Hiện tại',
  crossing: 'Điểm cắt',
  axisCut: 'Trục không bắt đầu từ 0.',
  barSummary: (count, first, last) => `${count} dòng; đầu: ${first}; cuối: ${last}.`,
  heatSummary: (rows, columns) => `Bảng màu ${rows} dòng × ${columns} cột.`,
  lineSummary: (lines, marks) => `${lines} đường, ${marks} điểm cắt.`,
};
