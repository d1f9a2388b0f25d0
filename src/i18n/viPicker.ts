/** Words of choosing one out of hundreds: a unit, a criterion. */
export const viPicker = {
  unit: {
    pick: 'Chọn đơn vị: gõ để tìm',
    list: 'Đơn vị',
    none: 'Không có đơn vị nào khớp',
    previous: 'Đơn vị trước',
    next: 'Đơn vị sau',
  },
  leaf: {
    pick: 'Chọn tiêu chí: gõ để tìm',
    list: 'Tiêu chí',
    none: 'Không có tiêu chí nào khớp',
    previous: 'Tiêu chí trước',
    next: 'Tiêu chí sau',
  },
};
