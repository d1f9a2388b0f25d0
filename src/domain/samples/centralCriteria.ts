/** An illustrative set of 60 points for central agencies in a province: 40 appraised, 20 surveyed. Not an official set. */
import type { CriterionRow } from './criteriaTree.ts';
import { bands, choice, deduction, level, proportional, SIPAS, SURVEY } from './sampleRules.ts';

export const CENTRAL_CRITERIA: readonly CriterionRow[] = [
  { code: '1', name: 'Công tác chỉ đạo, điều hành CCHC', max: 12 },
  {
    code: '1.1',
    name: 'Kế hoạch CCHC năm',
    max: 4,
    rule: {
      type: 'combination',
      questions: ['Có kế hoạch', 'Ban hành đúng hạn', 'Có bố trí kinh phí'],
      cases: [
        { every: [0, 1, 2], some: [], points: 4 },
        { every: [0], some: [1, 2], points: 3 },
        { every: [0], some: [], points: 1.5 },
      ],
      otherwise: 0,
    },
  },
  { code: '1.2', name: 'Báo cáo CCHC định kỳ (số báo cáo thiếu, chậm)', max: 3, rule: deduction(0.75) },
  { code: '1.3', name: 'Sáng kiến CCHC (số sáng kiến)', max: 5, rule: { type: 'count', step: 2.5, cap: 5 } },
  { code: '2', name: 'Cải cách thủ tục hành chính', max: 16 },
  { code: '2.1', name: 'Công khai TTHC', max: 4, rule: bands([100, 4], [95, 3], [80, 2], [0, 0]) },
  { code: '2.2', name: 'Tỷ lệ hồ sơ giải quyết đúng hạn', max: 6, rule: proportional(90) },
  {
    code: '2.3',
    name: 'Mức độ xử lý PAKN',
    max: 3,
    rule: {
      type: 'formula',
      inputs: [
        { name: 'x', label: 'Số PAKN xử lý đúng hạn' },
        { name: 'y', label: 'Số PAKN tiếp nhận' },
      ],
      formula: '=IF(y=0,3,IF(x/y>=0.9,3*x/y,0))',
    },
  },
  { code: '2.4', name: 'Tỷ lệ hồ sơ trực tuyến so với đơn vị cao nhất', max: 3, rule: { type: 'relative' } },
  { code: '3', name: 'Kỷ luật, kỷ cương và hiện đại hóa', max: 12 },
  {
    code: '3.1',
    name: 'Xếp loại mức độ hoàn thành nhiệm vụ',
    max: 5,
    rule: level(['Xuất sắc', 1], ['Tốt', 0.75], ['Hoàn thành', 0.5], ['Không hoàn thành', 0]),
  },
  { code: '3.2', name: 'Tỷ lệ văn bản ký số', max: 4, rule: bands([100, 4], [95, 3], [80, 1.5], [0, 0]) },
  {
    code: '3.3',
    name: 'Phối hợp với địa phương',
    max: 3,
    rule: choice(['Chủ động', 3], ['Có phối hợp', 2], ['Chưa phối hợp', 0]),
  },
  { code: '4', name: 'Đánh giá qua điều tra xã hội học', max: 20, method: 'survey' },
  { code: '4.1', name: 'Đánh giá của lãnh đạo địa phương', max: 10, rule: SURVEY, method: 'survey' },
  { code: '4.2', name: 'Chỉ số hài lòng (SIPAS)', max: 10, rule: SIPAS, method: 'sipas' },
];
