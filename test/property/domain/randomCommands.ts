/** Commands a person could give, on whatever the workbook holds at that moment; some of them will be refused. */
import fc from 'fast-check';
import { ANY_ROW, type AttributesChange } from '../../../src/domain/attributes.ts';
import type { Command, Verb } from '../../../src/domain/commands/index.ts';
import { isLeaf, listNodes, METHODS } from '../../../src/domain/criteria.ts';
import { printToken } from '../../../src/domain/formula/reference.ts';
import type {
  AnalysisId,
  AssumptionId,
  BlockId,
  ColumnId,
  CrosswalkId,
  ExtraId,
  NodeId,
  PeriodId,
  RowId,
  ScenarioId,
  SetId,
  SheetId,
  UnitId,
} from '../../../src/domain/ids.ts';
import { listDeclaredKinds } from '../../../src/domain/rules/declared.ts';
import { NOT_APPLICABLE, STAGES } from '../../../src/domain/scores.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { NewId } from '../../../src/lib/ids.ts';

/** Numbers that choose from what is there. */
export interface Pick {
  readonly verb: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly value: number;
}

export const picks: fc.Arbitrary<Pick> = fc.record({
  verb: fc.nat(9999),
  a: fc.nat(9999),
  b: fc.nat(9999),
  c: fc.nat(9999),
  value: fc.constantFrom(0, 0.25, 0.5, 1, 1.5, 2, 5, 20, NOT_APPLICABLE, Number.NaN),
});

const CHANGES: readonly AttributesChange[] = [
  { numberFormat: '0.0%', note: ' ghi chú ' },
  { numberFormat: undefined, bold: true },
  { bold: undefined, note: ' ', entryRule: { kind: 'list', options: ['Có', 'Không'] } },
];

type Builder = (workbook: Workbook, pick: Pick, newId: NewId) => Command | null;

/** One builder a verb: a verb that is new has none here and does not compile. */
const BUILDERS: { readonly [V in Verb]: Builder } = {
  renameWorkbook: (_, { a }) => ({ verb: 'renameWorkbook', args: { name: `Sổ ${a % 3}` } }),
  renameBlock: (w, { a, b }) =>
    on(choose(w.blockOrder, a), (blockId) => ({ verb: 'renameBlock', args: { blockId, name: `Khối ${b}` } })),
  addPeriod: (w, { a, b }, newId) =>
    on(choose(w.setOrder, a), (from) => ({
      verb: 'addPeriod',
      args: { from, setId: newId() as SetId, periodId: newId() as PeriodId, year: 2020 + (b % 9) },
    })),
  addBlock: (_, { a, value }, newId) => ({
    verb: 'addBlock',
    args: { blockId: newId() as BlockId, setId: newId() as SetId, name: `Khối mới ${a % 3}`, total: value },
  }),
  addUnit: (w, { a, b }, newId) =>
    on(choose(w.blockOrder, a), (blockId) => ({
      verb: 'addUnit',
      args: { blockId, unitId: newId() as UnitId, name: `Đơn vị ${b}`, index: b % 40 },
    })),
  removeUnit: (w, { a, b }) =>
    on(choose(w.blockOrder, a), (blockId) =>
      on(choose(w.blocks[blockId]?.unitIds, b), (unitId) => ({ verb: 'removeUnit', args: { blockId, unitId } })),
    ),
  renameUnit: (w, { a, b }) =>
    on(unitAt(w, a), (unitId) => ({ verb: 'renameUnit', args: { unitId, name: `Sở ${b % 5}` } })),
  setRanked: (w, { a, b }) =>
    on(unitAt(w, a), (unitId) => ({ verb: 'setRanked', args: { unitId, ranked: b % 2 === 0 } })),
  addExtra: (w, { a, b, value }, newId) =>
    on(choose(w.setOrder, a), (setId) => ({
      verb: 'addExtra',
      args: { setId, extraId: newId() as ExtraId, kind: b % 2 ? 'bonus' : 'penalty', name: 'Điểm', cap: value },
    })),
  changeExtra: (w, { a, b, value }) =>
    on(choose(w.setOrder, a), (setId) =>
      on(choose(w.sets[setId]?.extras, b), ({ id }) => ({
        verb: 'changeExtra',
        args: { setId, extraId: id, cap: value },
      })),
    ),
  removeExtra: (w, { a, b }) =>
    on(choose(w.setOrder, a), (setId) =>
      on(choose(w.sets[setId]?.extras, b), ({ id }) => ({ verb: 'removeExtra', args: { setId, extraId: id } })),
    ),
  addAssumption: (_, { a }, newId) => ({
    verb: 'addAssumption',
    args: { assumptionId: newId() as AssumptionId, name: `gia_dinh_${a % 4}`, label: 'Giả định' },
  }),
  setAssumptionValue: (w, { a, b, value }) =>
    on(choose(w.assumptionOrder, a), (assumptionId) => ({
      verb: 'setAssumptionValue',
      args: { assumptionId, value: b % 3 ? value : '=1+1' },
    })),
  changeAssumption: (w, { a, b, value }) =>
    on(choose(w.assumptionOrder, a), (assumptionId) => ({
      verb: 'changeAssumption',
      args: { assumptionId, change: b % 2 ? { name: ` ten_${b % 4} ` } : { min: value, label: 'nhãn' } },
    })),
  removeAssumption: (w, { a }) =>
    on(choose(w.assumptionOrder, a), (assumptionId) => ({ verb: 'removeAssumption', args: { assumptionId } })),
  setWeight: (w, pick) =>
    onNode(w, pick, (place) => ({
      verb: 'setWeight',
      args: { ...place, weight: pick.c % 4 === 0 ? null : pick.c % 4 === 1 ? rangeOf(w, place, pick) : pick.value },
    })),
  setMax: (w, pick) =>
    onNode(w, pick, (place) => ({ verb: 'setMax', args: { ...place, max: pick.c % 5 ? pick.value : null } })),
  setNodeText: (w, pick) =>
    onNode(w, pick, (place) => ({
      verb: 'setNodeText',
      args: { ...place, field: (['code', 'name', 'note'] as const)[pick.c % 3] ?? 'name', text: `${pick.c % 9}.10` },
    })),
  setMethod: (w, pick) =>
    onNode(w, pick, (place) => ({ verb: 'setMethod', args: { ...place, method: choose(METHODS, pick.c) ?? 'self' } })),
  setNotApplicable: (w, pick) =>
    onNode(w, pick, (place) => ({ verb: 'setNotApplicable', args: { ...place, policy: 'full' } })),
  setRule: (w, pick) =>
    onNode(w, pick, (place) => ({
      verb: 'setRule',
      args: {
        ...place,
        rule:
          pick.c % 2
            ? null
            : { type: 'formula', inputs: [{ name: 'x', label: 'x' }], formula: rangeOf(w, place, pick) },
      },
    })),
  addNode: (w, pick, newId) =>
    onNode(w, pick, ({ setId, nodeId }) => ({
      verb: 'addNode',
      args: {
        setId,
        nodeId: newId() as NodeId,
        parentId: pick.c % 4 ? nodeId : null,
        index: pick.c % 7,
        name: 'Mới',
        max: 1,
      },
    })),
  removeNode: (w, pick) => onNode(w, pick, (args) => ({ verb: 'removeNode', args })),
  moveNode: (w, pick) =>
    onNode(w, pick, (place) => ({
      verb: 'moveNode',
      args: { ...place, parentId: choose(nodesOf(w, pick), pick.c)?.id ?? null, index: pick.c % 6 },
    })),
  indentNode: (w, pick) => onNode(w, pick, (args) => ({ verb: 'indentNode', args })),
  outdentNode: (w, pick) => onNode(w, pick, (args) => ({ verb: 'outdentNode', args })),
  splitNode: (w, pick, newId) =>
    onNode(w, pick, (place) => ({
      verb: 'splitNode',
      args: {
        ...place,
        parts: [
          { nodeId: place.nodeId, name: 'Phần một', share01: pick.c % 2 ? 0.5 : 0.25 },
          { nodeId: newId() as NodeId, name: 'Phần hai', share01: pick.c % 2 ? 0.5 : 0.75 },
        ],
      },
    })),
  mergeNodes: (w, pick) =>
    onNode(w, pick, ({ setId, nodeId }) => {
      const node = w.sets[setId]?.nodes[nodeId];
      const siblings = node?.parentId ? w.sets[setId]?.nodes[node.parentId]?.childIds : w.sets[setId]?.rootIds;
      const other = choose(siblings, pick.c);
      return { verb: 'mergeNodes', args: { setId, nodeIds: other ? [nodeId, other] : [nodeId], name: 'Gộp' } };
    }),
  setRedistribution: (w, pick) =>
    onNode(w, pick, ({ setId, nodeId }) => ({
      verb: 'setRedistribution',
      args: {
        setId,
        redistribution: choose(
          [{ rule: 'free' }, { rule: 'siblings' }, { rule: 'all' }, { rule: 'buffer', nodeId }] as const,
          pick.c,
        ) ?? { rule: 'free' },
      },
    })),
  setPolicies: (w, { a, b }) =>
    on(choose(w.setOrder, a), (setId) => ({
      verb: 'setPolicies',
      args: {
        setId,
        policies: {
          decimals: b % 6,
          onMaxChange: choose(['keepAttainment', 'keepPoints', 'reevaluate'] as const, b) ?? 'keepPoints',
        },
      },
    })),
  setStatedTotal: (w, { a, value }) =>
    on(choose(w.setOrder, a), (setId) => ({ verb: 'setStatedTotal', args: { setId, total: value } })),
  setScores: (w, pick) =>
    on(choose(w.setOrder, pick.a), (setId) => {
      const nodes = nodesOf(w, pick);
      const slots = [...nodes.filter(isLeaf), ...(w.sets[setId]?.extras ?? [])];
      const units = w.blocks[w.sets[setId]?.blockId ?? ('' as never)]?.unitIds;
      const stage = choose(STAGES, pick.c) ?? 'self';
      return on(choose(units, pick.c), (unitId) =>
        on(choose(slots, pick.b), (scored) => {
          const rule = 'rule' in scored ? scored.rule : null;
          const declared = rule !== null && listDeclaredKinds(rule)[0] === 'percent' && pick.c % 2 === 0;
          return {
            verb: 'setScores',
            args: {
              setId,
              entries: [
                {
                  unitId,
                  stage,
                  slot: scored.slot,
                  entry: declared ? { declared: { kind: 'percent', value: 50 } } : { points: pick.value },
                },
              ],
            },
          };
        }),
      );
    }),
  setScoreNote: (w, pick) =>
    on(choose(w.setOrder, pick.a), (setId) =>
      on(unitAt(w, pick.b), (unitId) => ({
        verb: 'setScoreNote',
        args: { setId, unitId, stage: 'self', slot: pick.c % 20, kind: 'notes', text: pick.c % 3 ? 'ghi chú' : '' },
      })),
    ),
  setEvidence: (w, pick) =>
    on(choose(w.setOrder, pick.a), (setId) =>
      on(unitAt(w, pick.b), (unitId) => ({
        verb: 'setEvidence',
        args: {
          setId,
          unitId,
          slot: pick.c % 20,
          evidence: pick.c % 3 ? [{ kind: 'document', label: 'Quyết định', number: '12/QĐ' }] : [],
        },
      })),
    ),
  lockScores: (w, { a, b }) =>
    on(choose(w.setOrder, a), (setId) =>
      on(unitAt(w, b), (unitId) => ({ verb: 'lockScores', args: { setId, unitId, at: '2026-11-22', by: 'An' } })),
    ),
  unlockScores: (w, { a, b }) =>
    on(choose(w.setOrder, a), (setId) =>
      on(unitAt(w, b), (unitId) => ({ verb: 'unlockScores', args: { setId, unitId } })),
    ),
  putCrosswalk: (w, { a, b, value }, newId) =>
    on(choose(w.setOrder, a), (fromSetId) =>
      on(choose(w.setOrder, b), (toSetId) => {
        const crosswalk = { id: newId() as CrosswalkId, fromSetId, toSetId, rows: [] };
        const [fromId, toId] = [w.sets[fromSetId]?.rootIds[0], w.sets[toSetId]?.rootIds[0]];
        const rows = fromId && toId ? [{ fromId, toId, share01: value > 0 && value <= 1 ? value : 1 }] : [];
        return { verb: 'putCrosswalk', args: { crosswalk: { ...crosswalk, rows } } };
      }),
    ),
  removeCrosswalk: (w, { a }) =>
    on(choose(Object.keys(w.crosswalks) as CrosswalkId[], a), (crosswalkId) => ({
      verb: 'removeCrosswalk',
      args: { crosswalkId },
    })),
  keepAnalysis: (w, { a, b, value }, newId) =>
    on(choose(w.setOrder, a), (setId) => ({
      verb: 'keepAnalysis',
      args: {
        analysis: {
          id: newId() as AnalysisId,
          name: `Câu hỏi ${b % 9}`,
          page: 'flips',
          setId,
          scenarioId: null,
          settings: { draws: value, pairs: [a, b] },
        },
      },
    })),
  removeAnalysis: (w, { a }) =>
    on(choose(w.analysisOrder, a), (analysisId) => ({ verb: 'removeAnalysis', args: { analysisId } })),
  takeReturned: (w, pick) =>
    on(choose(w.setOrder, pick.a), (setId) =>
      on(choose(w.blocks[w.sets[setId]?.blockId ?? ('' as never)]?.unitIds, pick.b), (unitId) =>
        on(choose(nodesOf(w, pick).filter(isLeaf), pick.c), ({ slot }) => ({
          verb: 'takeReturned',
          args: {
            setId,
            entries: [{ unitId, stage: 'self', slot, entry: { points: pick.value } }],
            texts: [{ unitId, stage: 'self', slot, kind: 'explanations', text: pick.c % 2 ? 'giải trình' : '' }],
            evidence: [
              { unitId, slot, evidence: [] },
              { unitId, slot: 0, evidence: [{ kind: 'document', label: '', number: '12/QĐ' }] },
            ],
          },
        })),
      ),
    ),
  importSet: (w, { a, b, c, value }, newId) =>
    on(choose(w.setOrder, a), (setId) => ({
      verb: 'importSet',
      args: {
        setId,
        place: null,
        newBlock: null,
        newPeriod: null,
        contents: null,
        newUnits: b % 2 ? [{ id: newId() as UnitId, name: `Đơn vị nhập ${b % 5}` }] : [],
        entries: (choose(w.blockOrder, a) ? (w.blocks[w.sets[setId]?.blockId ?? ('' as BlockId)]?.unitIds ?? []) : [])
          .slice(0, 2)
          .map((unitId) => ({ unitId, stage: 'self', slot: c % 6, entry: { points: value } })),
        texts: [],
        evidence: [],
      },
    })),
  setFreeCells: (w, pick) =>
    onSheet(w, pick, (sheetId, row, column) => ({
      verb: 'setFreeCells',
      args: {
        sheetId,
        entries: [{ row, column, content: pick.c % 3 ? rangeAt(sheetId, w, pick) : pick.c % 2 ? 'chữ' : undefined }],
      },
    })),
  moveCells: (w, pick) =>
    onSheet(w, pick, (sheetId, row, column) =>
      onSheet(w, { ...pick, a: pick.c, b: pick.a, c: pick.b }, (toSheet, toRow, toColumn) => ({
        verb: 'moveCells',
        args: {
          from: { sheetId, rows: [row], columns: [column] },
          to: { sheetId: toSheet, rows: [toRow], columns: [toColumn] },
        },
      })),
    ),
  addFreeSheet: (_, { a }, newId) => ({
    verb: 'addFreeSheet',
    args: {
      sheetId: newId() as SheetId,
      name: `Bảng ${a % 5}`,
      rowIds: [newId(), newId()] as RowId[],
      columnIds: [newId(), newId()] as ColumnId[],
    },
  }),
  renameFreeSheet: (w, pick) =>
    onSheet(w, pick, (sheetId) => ({ verb: 'renameFreeSheet', args: { sheetId, name: `Bảng ${pick.c % 5}` } })),
  removeFreeSheet: (w, pick) => onSheet(w, pick, (sheetId) => ({ verb: 'removeFreeSheet', args: { sheetId } })),
  insertRows: (w, pick, newId) =>
    onSheet(w, pick, (sheetId) => ({
      verb: 'insertRows',
      args: { sheetId, index: pick.c % 30, rowIds: [newId(), newId()] as RowId[] },
    })),
  insertColumns: (w, pick, newId) =>
    onSheet(w, pick, (sheetId) => ({
      verb: 'insertColumns',
      args: { sheetId, index: pick.c % 10, columnIds: [newId()] as ColumnId[] },
    })),
  removeRows: (w, pick) => onSheet(w, pick, (sheetId, row) => ({ verb: 'removeRows', args: { sheetId, rows: [row] } })),
  removeColumns: (w, pick) =>
    onSheet(w, pick, (sheetId, _, column) => ({ verb: 'removeColumns', args: { sheetId, columns: [column] } })),
  setAttributes: (w, pick) =>
    onSheet(w, pick, (sheetId, row, column) => ({
      verb: 'setAttributes',
      args: {
        sheet: `free.${sheetId}`,
        cells: [
          { row: pick.c % 3 ? row : ANY_ROW, column },
          { row, column },
        ],
        change: CHANGES[pick.a % CHANGES.length] ?? {},
      },
    })),
  putAttributes: (w, pick) =>
    onSheet(w, pick, (sheetId, row, column) => ({
      verb: 'putAttributes',
      args: {
        sheet: `free.${sheetId}`,
        entries: [{ row, column, attributes: pick.c % 3 ? { bold: true, fill: 'green' } : undefined }],
      },
    })),
  addScenario: (_, { a }, newId) => ({
    verb: 'addScenario',
    args: { scenarioId: newId() as ScenarioId, name: `Kịch bản ${a % 6}` },
  }),
  duplicateScenario: (w, { a, b }, newId) =>
    on(choose(w.scenarioOrder, a), (from) => ({
      verb: 'duplicateScenario',
      args: { from, scenarioId: newId() as ScenarioId, name: `Bản sao ${b % 6}` },
    })),
  renameScenario: (w, { a, b }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({
      verb: 'renameScenario',
      args: { scenarioId, name: `Tên ${b % 4}` },
    })),
  describeScenario: (w, { a }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({
      verb: 'describeScenario',
      args: { scenarioId, description: `Mô tả ${a}` },
    })),
  removeScenario: (w, { a }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({ verb: 'removeScenario', args: { scenarioId } })),
  resetOverrides: (w, { a, b }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({
      verb: 'resetOverrides',
      args: { scenarioId, keys: Object.keys(w.scenarios[scenarioId]?.overrides ?? {}).slice(b % 3) },
    })),
  acceptOrigins: (w, { a, b }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({
      verb: 'acceptOrigins',
      args: { scenarioId, keys: Object.keys(w.scenarios[scenarioId]?.overrides ?? {}).slice(b % 3) },
    })),
  putOverrides: (w, { a, b, c }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) =>
      on(choose(w.scenarioOrder, b), (from) => ({
        verb: 'putOverrides',
        args: {
          scenarioId,
          overrides: w.scenarios[from]?.overrides ?? {},
          removed: Object.keys(w.scenarios[scenarioId]?.overrides ?? {}).slice(c % 4),
        },
      })),
    ),
  setScenarioParent: (w, { a, b }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({
      verb: 'setScenarioParent',
      args: { scenarioId, parentId: choose([null, ...w.scenarioOrder], b) ?? null },
    })),
  moveScenario: (w, { a, b }) =>
    on(choose(w.scenarioOrder, a), (scenarioId) => ({ verb: 'moveScenario', args: { scenarioId, index: b % 4 } })),
};

export const VERBS = Object.keys(BUILDERS) as Verb[];

/** The command the numbers choose among `verbs`, or null where the workbook has nothing to do it to. */
export function commandOf(
  workbook: Workbook,
  pick: Pick,
  newId: NewId,
  verbs: readonly Verb[] = VERBS,
): Command | null {
  const verb = choose(verbs, pick.verb);
  return verb === undefined ? null : BUILDERS[verb](workbook, pick, newId);
}

function choose<T>(list: readonly T[] | undefined, n: number): T | undefined {
  return list?.[n % Math.max(1, list.length)];
}

function on<T>(found: T | undefined, build: (found: T) => Command | null): Command | null {
  return found === undefined ? null : build(found);
}

function unitAt(workbook: Workbook, n: number): UnitId | undefined {
  return choose(
    workbook.blockOrder.flatMap((id) => workbook.blocks[id]?.unitIds ?? []),
    n,
  );
}

function nodesOf(workbook: Workbook, { a }: Pick) {
  const setId = choose(workbook.setOrder, a);
  const set = setId === undefined ? undefined : workbook.sets[setId];
  return set ? listNodes(set) : [];
}

interface Place {
  readonly setId: Workbook['setOrder'][number];
  readonly nodeId: NodeId;
}

function onNode(workbook: Workbook, pick: Pick, build: (place: Place) => Command): Command | null {
  return on(choose(workbook.setOrder, pick.a), (setId) =>
    on(choose(nodesOf(workbook, pick), pick.b), ({ id }) => build({ setId, nodeId: id })),
  );
}

function onSheet(
  workbook: Workbook,
  { a, b, c }: Pick,
  build: (sheetId: SheetId, row: RowId, column: ColumnId) => Command | null,
): Command | null {
  return on(choose(workbook.sheetOrder, a), (sheetId) =>
    on(choose(workbook.sheets[sheetId]?.rowIds, b), (row) =>
      on(choose(workbook.sheets[sheetId]?.columnIds, c), (column) => build(sheetId, row, column)),
    ),
  );
}

/** A formula over a range of maxima, so that removing rows has ends of ranges to move. */
function rangeOf(workbook: Workbook, { setId }: Place, pick: Pick): string {
  const nodes = nodesOf(workbook, pick);
  const ends = [choose(nodes, pick.b), choose(nodes, pick.c)].map((node) =>
    printToken({
      kind: 'cell',
      sheet: `criteria.${setId}`,
      row: node?.id ?? 'head',
      column: 'max',
      rowAbsolute: false,
      columnAbsolute: false,
    }),
  );
  return `=SUM(${ends.join(':')})`;
}

function rangeAt(sheetId: SheetId, workbook: Workbook, { b, c }: Pick): string {
  const sheet = workbook.sheets[sheetId];
  const ends = [b, c].map((n) =>
    printToken({
      kind: 'cell',
      sheet: `free.${sheetId}`,
      row: choose(sheet?.rowIds, n) ?? '',
      column: choose(sheet?.columnIds, n) ?? '',
      rowAbsolute: false,
      columnAbsolute: false,
    }),
  );
  return `=SUM(${ends.join(':')})`;
}
