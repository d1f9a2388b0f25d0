/** Words of the formula editor. */
export const viFormula = {
  list: 'Gợi ý cho công thức',
  closeHelp: 'Đóng phần hướng dẫn hàm',
  preview: 'Giá trị công thức sẽ cho',
  sheet: 'Trang tính',
  weight: (name: string) => `Trọng số: ${name}`,
  max: (name: string) => `Điểm tối đa: ${name}`,
  assumption: (label: string) => `Giả định: ${label}`,
  notPointable: 'Trang này không có ô để chỉ. Công thức đang gõ vẫn được giữ: Enter để nhận, Esc để bỏ.',
  back: (place: string) => `Đang gõ công thức của ô ${place}. Chỉ ô để lấy địa chỉ, Enter để nhận, Esc để bỏ.`,
};
