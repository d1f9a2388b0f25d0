/** Workbooks for the tests of the file and of storage: one that holds something of every kind, and one of any size. */
import type { CriteriaSet, CriterionNode } from '../../src/domain/criteria.ts';
import type {
  AnalysisId,
  BlockId,
  CrosswalkId,
  ExtraId,
  NodeId,
  PeriodId,
  SetId,
  UnitId,
  WorkbookId,
} from '../../src/domain/ids.ts';
import type { AssumptionId, ColumnId, RowId, ScenarioId, SheetId } from '../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../src/domain/policies.ts';
import { emptyUnitScores } from '../../src/domain/scores.ts';
import type { UnitScores } from '../../src/domain/scores.ts';
import { ABSENT } from '../../src/domain/scenarios.ts';
import { FORMAT_VERSION } from '../../src/domain/workbook.ts';
import type { Workbook } from '../../src/domain/workbook.ts';

const SET = 's1' as SetId;
const BLOCK = 'b1' as BlockId;
const PERIOD = 'p1' as PeriodId;

function node(id: string, parentId: string | null, slot: number, fields: Partial<CriterionNode> = {}): CriterionNode {
  return {
    id: id as NodeId,
    parentId: parentId as NodeId | null,
    childIds: [],
    code: id,
    name: `Tiêu chí ${id}`,
    slot,
    max: 1,
    weight: null,
    method: 'self',
    rule: null,
    notApplicable: 'exclude',
    note: '',
    ...fields,
  };
}

function criteriaSet(nodes: readonly CriterionNode[], fields: Partial<CriteriaSet> = {}): CriteriaSet {
  return {
    id: SET,
    blockId: BLOCK,
    periodId: PERIOD,
    name: 'Bộ tiêu chí',
    source: '',
    statedTotal: 100,
    rootIds: nodes.filter((one) => one.parentId === null).map((one) => one.id),
    nodes: Object.fromEntries(nodes.map((one) => [one.id, one])),
    extras: [],
    nextSlot: nodes.length + 1,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
    ...fields,
  };
}

function workbookOf(
  id: string,
  set: CriteriaSet,
  scores: Readonly<Record<string, UnitScores>>,
  fields: Partial<Workbook> = {},
): Workbook {
  const unitIds = Object.keys(scores) as UnitId[];
  return {
    formatVersion: FORMAT_VERSION,
    id: id as WorkbookId,
    name: 'Sổ thử',
    source: '',
    illustrative: false,
    periods: { [PERIOD]: { id: PERIOD, label: '2024', year: 2024 } },
    periodOrder: [PERIOD],
    blocks: { [BLOCK]: { id: BLOCK, name: 'Khối sở', unitIds } },
    blockOrder: [BLOCK],
    units: Object.fromEntries(unitIds.map((unit) => [unit, { id: unit, name: `Sở ${unit}`, ranked: unit !== 'u2' }])),
    sets: { [SET]: set },
    setOrder: [SET],
    scores: { [SET]: scores },
    assumptions: {},
    assumptionOrder: [],
    sheets: {},
    sheetOrder: [],
    attributes: {},
    dossiers: {},
    scenarios: {},
    scenarioOrder: [],
    scenarioParents: {},
    scenarioOrigins: {},
    crosswalks: {},
    analyses: {},
    analysisOrder: [],
    ...fields,
  };
}

/** Two units, five nodes, every kind of rule input, note, override and free cell, and every special number. */
export function richWorkbook(id = 'w1'): Workbook {
  const set = criteriaSet(
    [
      node('n1', null, 0, { childIds: ['n2' as NodeId, 'n3' as NodeId], max: null, weight: '=A_{a1}*2' }),
      node('n2', 'n1', 1, {
        rule: { type: 'bands', bands: [{ min: 95, minInclusive: true, points: 2 }] },
        weight: 1.5,
      }),
      node('n3', 'n1', 2, { rule: { type: 'formula', inputs: [{ name: 'x', label: 'Số hồ sơ' }], formula: '=x/2' } }),
      node('n4', null, 3, {
        code: '1.10',
        method: 'survey',
        notApplicable: 'full',
        rule: { type: 'choice', options: [{ label: 'Có', points: 1 }] },
      }),
      node('n5', null, 4, { method: 'sipas', rule: { type: 'sipas' }, note: '' }),
    ],
    {
      extras: [{ id: 'e1' as ExtraId, code: 'T', name: 'Thưởng', kind: 'bonus', cap: 2, slot: 5 }],
      nextSlot: 6,
      redistribution: { rule: 'buffer', nodeId: 'n5' as NodeId },
    },
  );
  const empty = emptyUnitScores();
  const scores = {
    u1: {
      ...empty,
      self: {
        points: new Float64Array([Number.NaN, 0.25, Number.POSITIVE_INFINITY, 0, -0]),
        declared: { '2': { kind: 'inputs', values: { x: 8.78 } }, '3': { kind: 'choice', index: 0 } },
        notes: { '1': 'ghi chú "có ngoặc" \u2028 <b>' },
        explanations: { '2': '=1+1' },
      },
      survey: { ...empty.survey, points: new Float64Array([Number.NaN, Number.NaN, Number.NaN, 0.1 + 0.2]) },
    },
    u2: empty,
  } satisfies Readonly<Record<string, UnitScores>>;
  const row = 'r1' as RowId;
  const column = 'c1' as ColumnId;
  const scenario = 'k1' as ScenarioId;
  const assumption = 'a1' as AssumptionId;
  const sheet = 'f1' as SheetId;
  return workbookOf(id, set, scores, {
    assumptions: {
      [assumption]: { id: assumption, name: 'tỷ_lệ', label: 'Tỷ lệ', value: '=0.5', min: 0, max: 1, step: 0.1 },
    },
    assumptionOrder: [assumption],
    sheets: {
      [sheet]: {
        id: sheet,
        name: '__proto__',
        rowIds: [row],
        columnIds: [column],
        cells: { [row]: { [column]: "'=chữ" } },
        columnWidths: { [column]: 80 },
      },
    },
    sheetOrder: [sheet],
    dossiers: {
      [SET]: {
        ['u1' as UnitId]: {
          lock: { at: '2026-11-22T08:00:00.000Z', by: 'Nguyễn “An”' },
          evidence: {
            '1': [
              { kind: 'link', label: '', href: 'https://example.test/a?b=c' },
              { kind: 'document', label: 'Quyết định', number: '12/QĐ-UBND' },
              { kind: 'file', label: '=cmd.pdf', sizeBytes: 0, sha256: 'e3b0c442' },
            ],
          },
        },
      },
    },
    attributes: {
      'free.f1': {
        '*': { [column]: { numberFormat: '#,##0.00', fill: 'yellow' } },
        [row]: {
          [column]: {
            bold: true,
            italic: true,
            align: 'end',
            note: 'ghi chú',
            entryRule: { kind: 'list', options: ['A'] },
          },
        },
        gone: { gone: { entryRule: { kind: 'number', min: null, max: 10, whole: true } } },
      },
      'criteria.s1': { n2: { weight: { numberFormat: '0.0%', entryRule: { kind: 'date', min: 45000, max: null } } } },
    },
    scenarios: {
      [scenario]: {
        id: scenario,
        name: 'Phương án 1',
        description: '',
        overrides: {
          'sets/s1/nodes/n2/weight': '=W_{n3}*1.1',
          'scores/s1/u1/self/points/1': Number.NaN,
          'scores/s1/u1/self/points/2': Number.POSITIVE_INFINITY,
          'scores/s1/u1/self/declared/2': ABSENT,
        },
      },
    },
    scenarioOrder: [scenario],
    scenarioParents: { ['goneScenario' as ScenarioId]: scenario },
    scenarioOrigins: {
      [scenario]: { 'sets/s1/nodes/n2/weight': null, 'scores/s1/u1/self/points/1': Number.POSITIVE_INFINITY },
    },
    crosswalks: {
      ['x1' as CrosswalkId]: {
        id: 'x1' as CrosswalkId,
        fromSetId: SET,
        toSetId: SET,
        rows: [{ fromId: 'n2' as NodeId, toId: 'n2' as NodeId, share01: 0.6 }],
      },
    },
    analyses: {
      ['q1' as AnalysisId]: {
        id: 'q1' as AnalysisId,
        name: 'Độ vững ±10%',
        page: 'robust',
        setId: SET,
        scenarioId: scenario,
        settings: { seed: 2024, draws: 10_000, units: ['u1'], box: { n2: [0, 1.5] } },
      },
    },
    analysisOrder: ['q1' as AnalysisId],
  });
}

/** One block of units with every leaf scored once; leaves stand in eight fields. */
export function wideWorkbook(unitCount: number, leafCount: number, id = 'wide'): Workbook {
  const fields = Array.from({ length: 8 }, (_, f) => `f${f}`);
  const leaves = Array.from({ length: leafCount }, (_, i) => node(`l${i}`, fields[i % 8] ?? null, i));
  const roots = fields.map((field, f) =>
    node(field, null, leafCount + f, {
      max: null,
      childIds: leaves.filter((leaf) => leaf.parentId === field).map((leaf) => leaf.id),
    }),
  );
  const empty = emptyUnitScores();
  const scores: Record<string, UnitScores> = {};
  for (let u = 0; u < unitCount; u++) {
    const points = Float64Array.from({ length: leafCount }, (_, i) => ((u * 7 + i * 3) % 5) / 4);
    scores[`u${u}`] = { ...empty, self: { ...empty.self, points } };
  }
  return workbookOf(id, criteriaSet([...roots, ...leaves]), scores);
}

/** What formats before the fourth did not have: a workbook read from them has none of it. */
export const NEW_IN_FORMAT_4 = {
  scenarioParents: {},
  scenarioOrigins: {},
  crosswalks: {},
  analyses: {},
  analysisOrder: [],
} as const;
