/**
 * Hà Nội in the PAR INDEX 2019: the eight published component scores, 84.64 of 100. Two maxima follow from published
 * percentages (8/8.5 = 94.12 %, 13/14 = 92.86 %), six are remembered; each note says which.
 */
import { countingIds } from '../../lib/ids.ts';
import type { NewId } from '../../lib/ids.ts';
import type { BlockId, PeriodId, SetId, SheetId, UnitId, WorkbookId } from '../ids.ts';
import { DEFAULT_POLICIES } from '../policies.ts';
import { emptyUnitScores } from '../scores.ts';
import { FORMAT_VERSION } from '../workbook.ts';
import type { Workbook } from '../workbook.ts';
import { buildTree } from './criteriaTree.ts';
import { buildFreeSheet } from './freeSheet.ts';

const SOURCE =
  'PAR INDEX 2019, công bố ngày 19/5/2020: điểm từng chỉ số thành phần theo hanoimoi.com.vn, đăng lại trên tcnn.vn ngày 20/5/2020';
const SET_SOURCE =
  'QĐ 1150/QĐ-BNV năm 2019 (cấp tỉnh). Điểm tối đa của lĩnh vực 1 và 3 suy ra từ tỷ lệ đã công bố; sáu lĩnh vực còn lại ghi theo trí nhớ, chưa kiểm chứng';
const REMEMBERED = 'Điểm tối đa ghi theo trí nhớ, chưa kiểm chứng';

const COMPONENTS = [
  ['1', 'Công tác chỉ đạo, điều hành CCHC', 8.5, 8, 'Điểm tối đa suy ra: 8 điểm = 94,12%'],
  ['2', 'Xây dựng và tổ chức thực hiện VBQPPL tại tỉnh', 10, 8.78, REMEMBERED],
  ['3', 'Cải cách thủ tục hành chính', 14, 13, 'Điểm tối đa suy ra: 13 điểm = 92,86%'],
  ['4', 'Cải cách tổ chức bộ máy hành chính nhà nước', 12, 10.17, REMEMBERED],
  ['5', 'Xây dựng và nâng cao chất lượng đội ngũ CBCCVC', 14, 11.87, REMEMBERED],
  ['6', 'Cải cách tài chính công', 12.5, 9.24, REMEMBERED],
  ['7', 'Hiện đại hóa hành chính', 13, 10.84, REMEMBERED],
  ['8', 'Tác động của CCHC đến sự hài lòng của người dân, tổ chức và phát triển KT-XH', 16, 12.74, REMEMBERED],
] as const;

export function buildHanoi2019(newId: NewId): Workbook {
  const periodId = 'p1' as PeriodId;
  const blockId = 'b1' as BlockId;
  const setId = 's1' as SetId;
  const unitId = 'u1' as UnitId;
  const sheetId = 'f1' as SheetId;
  const rows = COMPONENTS.map(([code, name, max, , note]) => ({ code, name, max, note }));
  const scores = emptyUnitScores();
  return {
    formatVersion: FORMAT_VERSION,
    id: newId() as WorkbookId,
    name: 'Hà Nội 2019',
    source: SOURCE,
    illustrative: false,
    periods: { [periodId]: { id: periodId, label: '2019', year: 2019 } },
    periodOrder: [periodId],
    blocks: { [blockId]: { id: blockId, name: 'Tỉnh, thành phố trực thuộc TW', unitIds: [unitId] } },
    blockOrder: [blockId],
    units: { [unitId]: { id: unitId, name: 'Hà Nội', ranked: true } },
    sets: {
      [setId]: {
        id: setId,
        blockId,
        periodId,
        name: 'Chỉ số CCHC cấp tỉnh 2019 (8 lĩnh vực)',
        source: SET_SOURCE,
        statedTotal: 100,
        ...buildTree(rows, countingIds('n')),
        extras: [],
        redistribution: { rule: 'free' },
        policies: DEFAULT_POLICIES,
      },
    },
    setOrder: [setId],
    scores: {
      [setId]: {
        [unitId]: {
          ...scores,
          appraisal1: { ...scores.appraisal1, points: Float64Array.from(COMPONENTS, ([, , , points]) => points) },
        },
      },
    },
    assumptions: {},
    assumptionOrder: [],
    sheets: { [sheetId]: buildFreeSheet(sheetId, 'Số liệu công bố', PUBLISHED) },
    sheetOrder: [sheetId],
    attributes: {},
    dossiers: {},
    scenarios: {},
    scenarioOrder: [],
    scenarioParents: {},
    scenarioOrigins: {},
    crosswalks: {},
    analyses: {},
    analysisOrder: [],
  };
}

const PUBLISHED = [
  ['Số liệu công bố về Hà Nội', '', 'Nguồn'],
  ['Chỉ số CCHC 2019 (%)', 84.64, SOURCE],
  ['Chỉ số CCHC 2018 (%)', 83.97, SOURCE],
  ['Thứ hạng 2019', 2, SOURCE],
  ['Chỉ đạo, điều hành: % điểm tối đa', 94.12, SOURCE],
  ['Cải cách TTHC: % điểm tối đa', 92.86, SOURCE],
] as const;
