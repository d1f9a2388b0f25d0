import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/domain/commands/index.ts';
import { planCommands } from '../../../../src/domain/commands/index.ts';
import { dossierOf, evidenceAt, type Evidence } from '../../../../src/domain/dossier.ts';
import type { ScenarioId, SetId, UnitId } from '../../../../src/domain/ids.ts';
import { applyPatches, invertPatches } from '../../../../src/domain/patches.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId, SET, unitId } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const set = buildSet([
  { code: '1', max: 4 },
  { code: '2', max: 6 },
]);
const workbook = buildWorkbook({ set, points: [{ 1: 3 }, {}] });
const [U1, U2] = [unitId(1), unitId(2)];
const SLOT = set.nodes[nodeId('1')]?.slot ?? -1;
const DECREE: Evidence = { kind: 'document', label: 'Quyết định', number: '12/QĐ-UBND' };
const FILE: Evidence = { kind: 'file', label: 'báo cáo.pdf', sizeBytes: 12, sha256: 'ab' };

function hand(evidence: readonly Evidence[], slot = SLOT, setId: SetId = SET, unit: UnitId = U1): Command {
  return { verb: 'setEvidence', args: { setId, unitId: unit, slot, evidence } };
}
function lock(unit: UnitId = U1): Command {
  return { verb: 'lockScores', args: { setId: SET, unitId: unit, at: '2026-11-22T08:00:00Z', by: 'An' } };
}
const unlock: Command = { verb: 'unlockScores', args: { setId: SET, unitId: U1 } };
function score(stage: 'self' | 'appraisal1', points = 2): Command {
  return { verb: 'setScores', args: { setId: SET, entries: [{ unitId: U1, stage, slot: SLOT, entry: { points } }] } };
}

function codeOf(of: Workbook, command: Command): string | undefined {
  return planCommands(of, null, [command]).refused[0]?.problem.code;
}

describe('evidence', () => {
  it('stands by unit and leaf, in the order it was handed in, and an empty list takes it away', () => {
    const after = run(workbook, hand([DECREE, FILE]));
    expect(evidenceAt(after, SET, U1, SLOT)).toEqual([DECREE, FILE]);
    expect(evidenceAt(after, SET, U2, SLOT)).toEqual([]);
    expect(evidenceAt(run(after, hand([])), SET, U1, SLOT)).toEqual([]);
  });

  it('of one unit leaves what another handed in', () => {
    const after = run(run(workbook, hand([DECREE])), hand([FILE], SLOT, SET, U2));
    expect([evidenceAt(after, SET, U1, SLOT), evidenceAt(after, SET, U2, SLOT)]).toEqual([[DECREE], [FILE]]);
  });

  it('is undone exactly', () => {
    const { patches } = planCommands(workbook, null, [hand([DECREE])]);
    expect(applyPatches(applyPatches(workbook, patches), invertPatches(patches))).toEqual(workbook);
  });

  it.each([
    ['set.gone', hand([], SLOT, 'none' as SetId)],
    ['unit.gone', hand([], SLOT, SET, 'none' as UnitId)],
    ['node.gone', hand([], 99)],
  ])('is refused with %s', (code, command) => {
    expect(refusalOf(workbook, command)?.code).toBe(code);
  });
});

describe('locked self-scores', () => {
  const locked = run(workbook, lock());

  it('say who locked them and when, and a second lock does not change that', () => {
    const again = run(locked, { verb: 'lockScores', args: { setId: SET, unitId: U1, at: 'later', by: 'Bình' } });
    expect(dossierOf(again, SET, U1).lock).toEqual({ at: '2026-11-22T08:00:00Z', by: 'An' });
  });

  it('refuse points, notes and evidence until they are unlocked', () => {
    const note: Command = {
      verb: 'setScoreNote',
      args: { setId: SET, unitId: U1, stage: 'self', slot: SLOT, kind: 'explanations', text: 'vì' },
    };
    for (const command of [score('self'), note, hand([DECREE])])
      expect([codeOf(locked, command), codeOf(run(locked, unlock), command)]).toEqual(['scores.locked', undefined]);
  });

  it('leave the appraisal and other units open', () => {
    expect(codeOf(locked, score('appraisal1'))).toBeUndefined();
    expect(codeOf(locked, hand([DECREE], SLOT, SET, U2))).toBeUndefined();
  });

  it('can still be tried in a scenario', () => {
    const scenarioId = 'k1' as ScenarioId;
    const withScenario = run(locked, { verb: 'addScenario', args: { scenarioId, name: 'Thử' } });
    expect(planCommands(withScenario, scenarioId, [score('self')]).refused).toEqual([]);
    expect(planCommands(withScenario, null, [score('self')]).refused).toMatchObject([
      { problem: { code: 'scores.locked' } },
    ]);
  });
});
