import type { NumberLocale } from '../lib/numberText.ts';
import { formatNumber } from '../lib/numberText.ts';

const LOCALE: NumberLocale = 'vi';
const n = (value: number, decimals = 2): string => formatNumber(value, LOCALE, decimals);

export const viPlan = {
  title: 'Kế hoạch ít công nhất',
  about:
    'Những thay đổi tốn ít công nhất mà quy tắc chấm điểm cho phép, để một đơn vị đạt chỉ số, thứ hạng hoặc loại mong muốn; hoặc chứng minh là không thể đạt.',
  noUnit: 'Khối của bộ tiêu chí này chưa có đơn vị nào.',
  target: 'Mục tiêu',
  targets: { index: 'Chỉ số ít nhất (%)', rank: 'Hạng (hoặc cao hơn)', class: 'Xếp loại (hoặc cao hơn)' },
  targetValue: 'Giá trị mục tiêu',
  rivalShift: 'Các đơn vị khác tăng (điểm phần trăm)',
  rivalShiftHelp: 'Từ 2023 đến 2024, chỉ số trung bình cấp tỉnh tăng 1,39 điểm phần trăm. Số âm là giảm.',
  rivalMoves: (count: number) => (count === 0 ? 'Đơn vị tăng khác mức chung…' : `Tăng khác mức chung: ${count} đơn vị`),
  rivalMoveOf: (name: string) => `${name} tăng (điểm phần trăm)`,
  addRival: 'Thêm đơn vị này',
  removeRival: (name: string) => `Bỏ “${name}”`,
  basis: 'Công tính theo',
  bases: { steps: 'số bước', points: 'số điểm tăng thêm' },
  withSurvey: 'Tính cả khảo sát và SIPAS',
  count: 'Số kế hoạch',
  targetText: {
    index: (index: number) => `chỉ số ${n(index)}%`,
    rank: (rank: number) => `hạng ${n(rank, 1)} hoặc cao hơn`,
    class: (label: string) => `loại ${label} hoặc cao hơn`,
  },
  already: (unit: string, target: string, index: number, rank: number) =>
    `${unit} đã đạt ${target}: chỉ số ${n(index)}%, hạng ${n(rank, 1)}. Không cần bước nào.`,
  needs: (unit: string, target: string, index: number, gain: number) =>
    `Để đạt ${target}, ${unit} cần chỉ số ít nhất ${n(index)}%, tức thêm ${n(gain, 3)} điểm.`,
  least: (effort: number, moves: number, index: number, before: number, after: number) =>
    `Ít công nhất: ${n(effort)} công cho ${n(moves)} thay đổi, chỉ số lên ${n(index)}%, từ hạng ${n(before, 1)} ${after < before ? 'lên' : after > before ? 'xuống' : 'giữ'} hạng ${n(after, 1)}.`,
  rivalsMoved: (shift: number, others: number, rank: number) =>
    `Đã tính các đơn vị khác ${shift < 0 ? 'giảm' : 'tăng'} ${n(Math.abs(shift))} điểm phần trăm${others > 0 ? `, riêng ${n(others)} đơn vị theo mức đã nhập` : ''}; nếu không làm gì, đơn vị xếp hạng ${n(rank, 1)}.`,
  outOfReach: (unit: string, target: string, index: number, rank: number) =>
    `${unit} không thể đạt ${target}: dù mọi tiêu chí còn thay đổi được đều lên mức cao nhất, chỉ số chỉ đến ${n(index)}%, hạng ${n(rank, 1)}.`,
  noIndex: (unit: string, target: string) =>
    `Không chỉ số nào đưa ${unit} đến ${target} vì có đơn vị đồng hạng phía trên.`,
  moreExist:
    'Có thể còn kế hoạch khác cùng số công; việc tìm đã dừng ở giới hạn. Kế hoạch đầu vẫn chắc chắn ít công nhất.',
  notConfirmed: 'Bảng công thức không xác nhận kế hoạch này đạt mục tiêu.',
  confirmed: 'Đã nhập thử và tính lại qua bảng công thức.',
  plan: (at: number, effort: number) => `Kế hoạch ${at}: ${n(effort)} công`,
  outcome: (index: number, rank: number, label: string) =>
    `${n(index)}% · hạng ${n(rank, 1)}${label === '' ? '' : ` · loại ${label}`}`,
  move: (code: string, name: string, from: string, to: string, gain: number, effort: number) =>
    `${code} ${name}: ${from} → ${to}: +${n(gain)} điểm, công ${n(effort)}`,
  yes: (yes: boolean): string => (yes ? 'Có' : 'Không'),
  answer: (question: string, yes: boolean) => `${question}: ${yes ? 'Có' : 'Không'}`,
  nothing: 'chưa có',
  points: (points: number) => `${n(points)} điểm`,
  rate: (percent: number) => `${n(percent)}%`,
  ratio: (text: string, percent: number) => `${text} (${n(percent)}%)`,
  scenario: (unit: string, target: string) => `Kế hoạch: ${unit}, ${target}`,
  shiftStays: 'Kịch bản chỉ chứa thay đổi của đơn vị; mức tăng của các đơn vị khác không được nạp.',
  plansTable: 'Các kế hoạch',
  pricesTable: 'Giá của từng thứ hạng',
  stepsTable: 'Các bước còn lại và công mỗi bước',
  stepsHelp:
    'Nhập công của một bước, số bước nhiều nhất, hoặc khóa tiêu chí không thể thay đổi; kết quả được tính lại ngay.',
  columns: {
    plan: 'Kế hoạch',
    code: 'Mã',
    name: 'Tiêu chí',
    from: 'Đang có',
    to: 'Cần có',
    fromPoints: 'Điểm hiện tại',
    max: 'Điểm tối đa',
    gain: 'Thêm (điểm)',
    most: 'Thêm nhiều nhất (điểm)',
    step: 'Một bước là',
    steps: 'Số bước',
    stepsLeft: 'Còn lại (bước)',
    effort: 'Công',
    effortEach: 'Công mỗi bước',
    effortPoint: 'Công mỗi điểm',
    mostSteps: 'Nhiều nhất (bước)',
    locked: 'Khóa',
    standing: 'Tình trạng',
    rank: 'Hạng',
    index: 'Chỉ số cần (%)',
    needed: 'Cần thêm (điểm)',
  },
  effortOf: (code: string) => `Công mỗi bước của ${code}`,
  mostStepsOf: (code: string) => `Số bước nhiều nhất của ${code}`,
  lockOf: (code: string) => `Khóa ${code}`,
  kinds: {
    percent: '1 điểm phần trăm',
    level: '1 mức',
    more: 'thêm 1',
    fewer: 'bớt 1',
    answer: '1 câu trả lời',
    input: '1 đơn vị số liệu',
    points: '0,25 điểm',
    survey: '1% điểm tối đa',
  },
  standings: {
    movable: 'thay đổi được',
    locked: 'đã khóa',
    full: 'không còn gì để tăng',
    survey: 'khảo sát: ngoài tầm trực tiếp',
    notCounted: 'không tính cho đơn vị này',
    unknown: 'chưa biết bước nào của quy tắc',
  },
  leftOut: (parts: string) => `Để ngoài kế hoạch: ${parts}.`,
  leftOutPart: (count: number, standing: string) => `${count} tiêu chí (${standing})`,
  unreachable: 'không thể đạt',
  curve: 'Công ít nhất theo thứ hạng muốn đạt',
  curveX: 'Hạng',
  curveY: 'Công ít nhất',
};
