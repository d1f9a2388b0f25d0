import type { NewId } from '../../lib/ids.ts';
import type { BlockId, PeriodId, SetId, SheetId, WorkbookId } from '../ids.ts';
import { DEFAULT_POLICIES } from '../policies.ts';
import { FORMAT_VERSION } from '../workbook.ts';
import type { Workbook } from '../workbook.ts';
import { buildFreeSheet } from './freeSheet.ts';

/** One block without units, one period, one criteria set without criteria, one blank free sheet. */
export function buildEmpty(newId: NewId): Workbook {
  const periodId = 'p1' as PeriodId;
  const blockId = 'b1' as BlockId;
  const setId = 's1' as SetId;
  const sheetId = 'f1' as SheetId;
  return {
    formatVersion: FORMAT_VERSION,
    id: newId() as WorkbookId,
    name: 'Sổ điểm mới',
    source: '',
    illustrative: false,
    periods: { [periodId]: { id: periodId, label: '2025', year: 2025 } },
    periodOrder: [periodId],
    blocks: { [blockId]: { id: blockId, name: 'Khối 1', unitIds: [] } },
    blockOrder: [blockId],
    units: {},
    sets: {
      [setId]: {
        id: setId,
        blockId,
        periodId,
        name: 'Bộ tiêu chí mới',
        source: '',
        statedTotal: 100,
        rootIds: [],
        nodes: {},
        extras: [],
        nextSlot: 0,
        redistribution: { rule: 'free' },
        policies: DEFAULT_POLICIES,
      },
    },
    setOrder: [setId],
    scores: { [setId]: {} },
    assumptions: {},
    assumptionOrder: [],
    sheets: { [sheetId]: buildFreeSheet(sheetId, 'Bảng tính 1', []) },
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
