import { describe, expect, it } from 'vitest';
import type { ChangeEntry } from '../../../../src/domain/changes/changeLine.ts';
import { createDescriber, type DescribedChange } from '../../../../src/domain/changes/describeChange.ts';
import { listChanges } from '../../../../src/domain/changes/listChanges.ts';
import { createNameBook } from '../../../../src/domain/changes/nameBook.ts';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import type { AssumptionId, ColumnId, RowId, ScenarioId, SheetId, UnitId } from '../../../../src/domain/ids.ts';
import { applyPatches, invertPatches } from '../../../../src/domain/patches.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { BLOCK, SET, buildSet, buildWorkbook, nodeId, unitId } from '../../../fakes/engineWorkbook.ts';
import { WORDS } from './words.ts';

const set = buildSet([
  {
    code: '1',
    children: [
      { code: '1.1', max: 2 },
      {
        code: '1.2',
        max: 1,
        changes: {
          rule: {
            type: 'bands',
            bands: [
              { min: 90, minInclusive: true, points: 1 },
              { min: 0, minInclusive: true, points: 0 },
            ],
          },
        },
      },
    ],
  },
  { code: '2', max: 5 },
]);
const BASE = buildWorkbook({ set, points: [{ '1.1': 2 }, {}], assumptions: { he_so: 3 }, cells: { A1: 5 } });
const [U1, U2] = [unitId(1), unitId(2)];
const slot = (code: string): number => set.nodes[nodeId(code)]?.slot ?? -1;

interface Done {
  readonly workbook: Workbook;
  readonly entry: ChangeEntry;
}

function entryOf(patches: ChangeEntry['patches'], kind: ChangeEntry['kind'] = 'do'): ChangeEntry {
  return { rev: 7, kind, target: 7, patches, at: '2026-11-22T01:46:05Z', by: 'Lê An', why: 'kiểm tra lại' };
}

function run(workbook: Workbook, ...commands: Command[]): Done {
  return runIn(workbook, null, ...commands);
}

function runIn(workbook: Workbook, scenarioId: ScenarioId | null, ...commands: Command[]): Done {
  const { patches, refused, outcome } = planCommands(workbook, scenarioId, commands);
  expect(refused).toEqual([]);
  return { workbook: outcome, entry: entryOf(patches) };
}

/** One command in words. */
function describeEntry(workbook: Workbook, entry: ChangeEntry): (DescribedChange & { readonly field: string })[] {
  const names = createNameBook();
  names.learn(entry);
  const describe = createDescriber(workbook, names, 'vi', WORDS);
  return listChanges(entry).map((line) => ({ field: line.field, ...describe(line) }));
}

/** "what | unit | place | from | to" of each line. */
function tell({ workbook, entry }: Done): string[] {
  return describeEntry(workbook, entry).map(
    ({ field, unit, item, from, to }) => `${field} | ${unit} | ${item} | ${from} | ${to}`,
  );
}

function score(code: string, entry: { points: number } | { declared: { kind: 'percent'; value: number } }, unit = U1) {
  const entries = [{ unitId: unit, stage: 'appraisal1' as const, slot: slot(code), entry }];
  return { verb: 'setScores', args: { setId: SET, entries } } satisfies Command;
}

describe('the trace of scores', () => {
  it('says whose points of which criterion changed, from which to which', () => {
    const first = run(BASE, score('1.1', { points: 1.5 }));
    expect(tell(first)).toEqual(['points.appraisal1 | Sở 1 | 1.1 Tiêu chí 1.1 |  | 1,5']);
    const second = run(first.workbook, score('1.1', { points: 1.25 }));
    expect(tell(second)).toEqual(['points.appraisal1 | Sở 1 | 1.1 Tiêu chí 1.1 | 1,5 | 1,25']);
  });

  it('makes one line of points that give way to declared data, and writes the data as they are typed', () => {
    const points = run(BASE, score('1.2', { points: 0.5 }));
    const declared = run(points.workbook, score('1.2', { declared: { kind: 'percent', value: 96.4 } }));
    expect(tell(declared)).toEqual(['points.appraisal1 | Sở 1 | 1.2 Tiêu chí 1.2 | 0,5 | 96,4%']);
    expect(tell(run(declared.workbook, score('1.2', { points: 1 })))).toEqual([
      'points.appraisal1 | Sở 1 | 1.2 Tiêu chí 1.2 | 96,4% | 1',
    ]);
  });

  it('tells cleared, zero and not applicable apart', () => {
    const zero = run(BASE, score('1.1', { points: 0 }));
    const none = run(zero.workbook, score('1.1', { points: NOT_APPLICABLE }));
    const cleared = run(none.workbook, score('1.1', { points: Number.NaN }));
    expect([zero, none, cleared].flatMap(tell).map((line) => line.split(' | ').slice(3).join('>'))).toEqual([
      '>0',
      '0>KAD',
      'KAD>',
    ]);
  });

  it('keeps the first and the last value of a score that one command writes twice', () => {
    const twice = run(BASE, score('1.2', { points: 0.5 }), score('1.2', { declared: { kind: 'percent', value: 90 } }));
    expect(tell(twice)).toEqual(['points.appraisal1 | Sở 1 | 1.2 Tiêu chí 1.2 |  | 90%']);
  });

  it('says what undo put back, as an undo', () => {
    const { workbook, entry } = run(BASE, score('1.1', { points: 1.5 }));
    const undone = entryOf(invertPatches(entry.patches), 'undo');
    expect(tell({ workbook: applyPatches(workbook, undone.patches), entry: undone })).toEqual([
      'points.appraisal1 | Sở 1 | 1.1 Tiêu chí 1.1 | 1,5 | ',
    ]);
    expect(listChanges(undone)[0]?.entry.kind).toBe('undo');
  });

  it('tells every score of a unit that an import brought with all it has, and every one that goes with it', () => {
    const fresh = '9' as UnitId;
    const at = { unitId: fresh, stage: 'survey' as const };
    const imported = run(BASE, {
      verb: 'importSet',
      args: {
        setId: SET,
        place: null,
        newBlock: null,
        newPeriod: null,
        contents: null,
        newUnits: [{ id: fresh, name: 'Sở mới' }],
        entries: [
          { ...at, slot: slot('1.1'), entry: { points: 0 } },
          { ...at, slot: slot('1.2'), entry: { declared: { kind: 'percent', value: 90 } } },
        ],
        texts: [{ ...at, slot: slot('2'), kind: 'notes', text: 'Phiếu hỏng' }],
        evidence: [],
      },
    });
    const scores = ['1.1 Tiêu chí 1.1 |  | 0', '1.2 Tiêu chí 1.2 |  | 90%'];
    expect(tell(imported)).toEqual([
      'unit | Sở mới |  |  | Sở mới',
      ...scores.map((text) => `points.survey | Sở mới | ${text}`),
      'notes.survey | Sở mới | 2 Tiêu chí 2 |  | Phiếu hỏng',
    ]);
    const removed = entryOf(invertPatches(imported.entry.patches), 'undo');
    expect(tell({ workbook: imported.workbook, entry: removed })).toContain(
      'points.survey | Sở mới | 1.2 Tiêu chí 1.2 | 90% | ',
    );
  });

  it('tells opinions and explanations', () => {
    const args = { setId: SET, unitId: U2, slot: slot('2'), stage: 'appraisal2' as const };
    const opinion = run(BASE, { verb: 'setScoreNote', args: { ...args, kind: 'notes', text: 'Thiếu quyết định' } });
    expect(tell(opinion)).toEqual(['notes.appraisal2 | Sở 2 | 2 Tiêu chí 2 |  | Thiếu quyết định']);
  });
});

describe('the trace of dossiers', () => {
  it('tells who locked, evidence added, and the unlocking, each as its own line', () => {
    const at = { setId: SET, unitId: U1 };
    const evidence = [{ kind: 'document' as const, label: 'Quyết định', number: '12/QĐ-UBND' }];
    const handed = run(BASE, { verb: 'setEvidence', args: { ...at, slot: slot('1.1'), evidence } });
    expect(tell(handed)).toEqual(['evidence | Sở 1 | 1.1 Tiêu chí 1.1 |  | Quyết định 12/QĐ-UBND']);
    const lock: Command = { verb: 'lockScores', args: { ...at, at: '2026-11-22T01:00:00Z', by: 'Lê An' } };
    const locked = run(handed.workbook, lock);
    expect(tell(locked)).toEqual(['lock | Sở 1 |  |  | đã chốt (Lê An)']);
    expect(tell(run(locked.workbook, { verb: 'unlockScores', args: at }))).toEqual([
      'lock | Sở 1 |  | đã chốt (Lê An) | ',
    ]);
  });
});

describe('the trace of the criteria set', () => {
  it('writes weights as numbers, formulas and the default', () => {
    const args = { setId: SET, nodeId: nodeId('2') };
    const first = run(BASE, { verb: 'setWeight', args: { ...args, weight: 7.5 } });
    expect(tell(first)).toEqual(['weight |  | 2 Tiêu chí 2 | Mặc định: bằng điểm tối đa | 7,5']);
    const max = run(BASE, { verb: 'setMax', args: { ...args, max: 6 } });
    expect(tell(max)).toContain('max |  | 2 Tiêu chí 2 | 5 | 6');
  });

  it('writes rules, methods and policies in words', () => {
    const args = { setId: SET, nodeId: nodeId('2') };
    const rule = { type: 'count' as const, step: 1, cap: 5 };
    expect(tell(run(BASE, { verb: 'setRule', args: { ...args, rule } }))).toEqual([
      'rule |  | 2 Tiêu chí 2 |  | mỗi trường hợp 1 điểm, không quá 5',
    ]);
    expect(tell(run(BASE, { verb: 'setMethod', args: { ...args, method: 'survey' } }))).toEqual([
      'method |  | 2 Tiêu chí 2 | Tự đánh giá | Điều tra XHH',
    ]);
    expect(tell(run(BASE, { verb: 'setPolicies', args: { setId: SET, policies: { tieRule: 'dense' } } }))).toEqual([
      'policies |  |  | 1, 1, 3 | 1, 1, 2',
    ]);
  });

  it('names a criterion that is gone by what it was called last', () => {
    const scored = run(BASE, score('2', { points: 4 }));
    const removed = run(scored.workbook, { verb: 'removeNode', args: { setId: SET, nodeId: nodeId('2') } });
    expect(tell(removed)).toContain('node |  | 2 Tiêu chí 2 | 2 Tiêu chí 2 | ');
    const names = createNameBook();
    names.learn(removed.entry);
    const describe = createDescriber(removed.workbook, names, 'vi', WORDS);
    expect(listChanges(scored.entry).map((line) => describe(line).item)).toEqual(['2 Tiêu chí 2']);
  });

  it('makes one line of a move, without the lists behind it', () => {
    const moved = run(BASE, {
      verb: 'moveNode',
      args: { setId: SET, nodeId: nodeId('2'), parentId: nodeId('1'), index: 0 },
    });
    const orders = tell(moved).filter((line) => line.startsWith('order'));
    expect(orders.length).toBeLessThanOrEqual(1);
    expect(tell(moved).join()).not.toMatch(/childIds|rootIds|\[/);
  });
});

describe('the trace of the rest', () => {
  it('tells units, assumptions, cells and names', () => {
    const unit = run(BASE, { verb: 'addUnit', args: { blockId: BLOCK, unitId: unitId(9), name: 'Sở 9', index: 2 } });
    expect(tell(unit)).toEqual(['unit | Sở 9 |  |  | Sở 9']);
    const value = run(BASE, {
      verb: 'setAssumptionValue',
      args: { assumptionId: 'he_so' as AssumptionId, value: 4.5 },
    });
    expect(tell(value)).toEqual(['assumptionValue |  | he_so | 3 | 4,5']);
    const entries = [{ row: 'r1' as RowId, column: 'cB' as ColumnId, content: '=1+1' }];
    const cell = run(BASE, { verb: 'setFreeCells', args: { sheetId: 'f1' as SheetId, entries } });
    expect(tell(cell)).toEqual(['cell |  | Nháp!B1 |  | =1+1']);
    expect(tell(run(BASE, { verb: 'renameWorkbook', args: { name: 'Sổ mới' } }))).toEqual([
      'workbookName |  |  | Thử | Sổ mới',
    ]);
  });

  it('tells what was tried in a scenario as such, from what the base has', () => {
    const scenarioId = 'k1' as ScenarioId;
    const made = run(BASE, { verb: 'addScenario', args: { scenarioId, name: 'Thử nghiệm' } });
    expect(tell(made)).toEqual(['scenario |  | Thử nghiệm |  | Thử nghiệm']);
    const tried = runIn(made.workbook, scenarioId, score('1.1', { points: 1 }));
    const [line] = describeEntry(tried.workbook, tried.entry);
    expect(line).toMatchObject({ scenario: 'Thử nghiệm', unit: 'Sở 1', from: 'theo gốc', to: '1' });
  });

  it('leaves an unknown place readable and shortens long texts', () => {
    const entry = entryOf([{ path: ['later', 'thing'], old: undefined, new: 'x'.repeat(500) }]);
    const [line] = describeEntry(BASE, entry);
    expect(line).toMatchObject({ field: 'other', item: 'later/thing' });
    expect(line?.to).toHaveLength(301);
  });
});
