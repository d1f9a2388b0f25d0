/** Figures for the pictures of analyses, with names as long as they come. */
const criteria = [
  'Chỉ đạo, điều hành cải cách hành chính',
  'Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại địa phương',
  'Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn trên Cổng dịch vụ công quốc gia',
  'Cải cách tài chính công',
  'Chỉ số hài lòng của người dân, tổ chức',
];

export function nameOfCriterion(at: number): string {
  return `${at + 1}. ${criteria[at % criteria.length] ?? ''}`;
}

export const twoPlaces = (value: number): string => value.toFixed(2).replace('.', ',');
export const whole = (value: number): string => String(Math.round(value));

export function sampleSteps(count: number): { id: string; label: string; value: number }[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    label: nameOfCriterion(at),
    value: [0.52, -0.31, 0, 1.1, -0.9][at % 5] ?? 0,
  }));
}

export function sampleTornado(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `t${at}`,
    label: nameOfCriterion(at),
    low: 82 - 2 / (at + 1),
    high: at === 1 ? 81.5 : 82 + 1.5 / (at + 1),
    lowLabel: '8,5',
    highLabel: '11,5',
  }));
}

export function sampleBands(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `b${at}`,
    label: `${['Thừa Thiên Huế', 'Ban Quản lý các khu công nghiệp và chế xuất Hà Nội', 'Hà Nội'][at % 3] ?? ''} ${at + 1}`,
    low: Math.max(1, at - 3),
    middle: at + 1,
    high: Math.min(count, at + 6),
    point: Math.min(count, at + 2),
  }));
}

export function sampleLines(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `l${at}`,
    label: `${['Thừa Thiên Huế', 'Thành phố Hồ Chí Minh', 'Bà Rịa - Vũng Tàu'][at % 3] ?? ''} ${at + 1}`,
    points: [
      { x: 0, y: 70 + ((at * 7) % 20) },
      { x: 30, y: 72 + ((at * 11) % 20) },
    ],
  }));
}
