/** Every word the grid shows or speaks; the caller supplies them in the language of the screen. */
export interface GridTexts {
  /** Spoken once with the grid: how to edit and how to leave. */
  readonly help: string;
  readonly cellEditor: string;
  readonly empty: string;
  readonly readonly: string;
  readonly formula: string;
  readonly selectAll: string;
  readonly expandRow: string;
  readonly collapseRow: string;
  readonly fillHandle: string;
  readonly choices: string;
  readonly nameBox: string;
  readonly formulaField: string;
  readonly formulaBar: string;
  readonly unknownPlace: string;
  readonly tooLarge: string;
  selection(rows: number, cols: number): string;
  copied(rows: number, cols: number): string;
  /** Marked to be moved; nothing is emptied yet. */
  cut(rows: number, cols: number): string;
  /** Some cells of an action could not be changed. */
  skippedReadonly(count: number): string;
  /** A pasted block reached past the last row or column. */
  cropped(count: number): string;
}

/** The Vietnamese words, for tests and as the pattern of the caller's own. */
export const viGridTexts: GridTexts = {
  help: 'Gõ để nhập, F2 để sửa, Enter để nhận, Esc để bỏ, F6 để rời bảng.',
  cellEditor: 'Nhập ô',
  empty: 'trống',
  readonly: 'chỉ đọc',
  formula: 'công thức',
  selectAll: 'Chọn tất cả',
  expandRow: 'Mở rộng',
  collapseRow: 'Thu gọn',
  fillHandle: 'Kéo để điền',
  choices: 'Danh sách chọn',
  nameBox: 'Hộp tên',
  formulaField: 'Nội dung ô',
  formulaBar: 'Thanh công thức',
  unknownPlace: 'Không có ô hoặc tên này',
  tooLarge: 'Vùng chọn quá lớn',
  selection: (rows, cols) => `đã chọn ${rows} hàng × ${cols} cột`,
  copied: (rows, cols) => `đã chép ${rows} hàng × ${cols} cột`,
  cut: (rows, cols) => `đã đánh dấu ${rows} hàng × ${cols} cột để chuyển`,
  skippedReadonly: (count) => `${count} ô không sửa được`,
  cropped: (count) => `${count} ô nằm ngoài bảng, không dán`,
};
