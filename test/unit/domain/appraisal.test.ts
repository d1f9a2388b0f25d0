import { describe, expect, it } from 'vitest';
import { compareRounds, listAppraisable, sumAppraisal, takeClaims, slotOf } from '../../../src/domain/appraisal.ts';
import { present } from '../../../src/lib/assert.ts';
import { NOT_APPLICABLE, type Stage, type UnitScores } from '../../../src/domain/scores.ts';
import { buildSet, nodeId, scoresOf, unitId } from '../../fakes/engineWorkbook.ts';

const set = buildSet([
  { code: '1', max: 2 },
  { code: '2', max: 1 },
  { code: '3', max: 5, changes: { method: 'survey' } },
  { code: '4', max: 2, changes: { notApplicable: 'full' } },
]);
const nothing = (): undefined => undefined;

function scores(stages: Partial<Record<Stage, Readonly<Record<string, number>>>>): UnitScores {
  const empty = scoresOf(set, {});
  return {
    self: { ...empty.self, points: scoresOf(set, stages.self ?? {}).self.points },
    appraisal1: { ...empty.self, points: scoresOf(set, stages.appraisal1 ?? {}).self.points },
    appraisal2: { ...empty.self, points: scoresOf(set, stages.appraisal2 ?? {}).self.points },
    survey: { ...empty.self, points: scoresOf(set, stages.survey ?? {}).self.points },
  };
}

function leaf(code: string) {
  return { node: present(set.nodes[nodeId(code)], code) };
}

describe('appraisal beside the claim', () => {
  it('counts the difference of the last round present less the claim', () => {
    const one = scores({ self: { 1: 2 }, appraisal1: { 1: 1.5 }, appraisal2: { 1: 1.75 } });
    expect(compareRounds(leaf('1'), one, nothing)).toEqual({ round: 'appraisal2', difference: -0.25, differs: true });
  });

  it('has no difference before anybody has appraised, nor where the round agrees', () => {
    const one = scores({ self: { 1: 2, 2: 1 }, appraisal1: { 2: 1 } });
    expect(compareRounds(leaf('1'), one, nothing)).toEqual({ round: null, difference: null, differs: false });
    expect(compareRounds(leaf('2'), one, nothing)).toEqual({ round: 'appraisal1', difference: 0, differs: false });
  });

  it('differs without a number where one of the two is not applicable', () => {
    const one = scores({ self: { 1: 2 }, appraisal1: { 1: NOT_APPLICABLE } });
    expect(compareRounds(leaf('1'), one, nothing)).toMatchObject({ difference: null, differs: true });
  });

  it('sums decimals exactly, with each round in the place of what came before it, and leaves surveys out', () => {
    const one = scores({
      self: { 1: 1.1, 2: 0.2, 4: NOT_APPLICABLE },
      appraisal1: { 1: 1 },
      appraisal2: { 2: 0.1 },
      survey: { 3: 4 },
    });
    expect(sumAppraisal(set, one, nothing)).toEqual({
      self: 3.3,
      afterRound1: 3.2,
      afterRound2: 3.1,
      differing: 2,
      difference: -0.2,
      appraisable: 3,
      notAppraised: 1,
    });
  });
});

describe('taking the claims over', () => {
  const list = listAppraisable(set);
  const unit = unitId(1);

  it('offers every leaf but surveys', () => {
    expect(list.map(slotOf)).toEqual(['1', '2', '4'].map((code) => leaf(code).node.slot));
  });

  it('writes what is claimed, keeps what is appraised, and counts what is not claimed', () => {
    const one = scores({ self: { 1: 2, 2: 1 }, appraisal1: { 2: 0.5 } });
    const taken = takeClaims(unit, one, list, 'appraisal1', false, nothing);
    expect(taken).toEqual({
      entries: [{ unitId: unit, stage: 'appraisal1', slot: leaf('1').node.slot, entry: { points: 2 } }],
      kept: 1,
      unclaimed: 1,
    });
  });

  it('replaces what is appraised when told, and takes "not applicable" as that', () => {
    const one = scores({ self: { 2: 1, 4: NOT_APPLICABLE }, appraisal2: { 2: 0.5 } });
    const { entries, kept } = takeClaims(unit, one, list, 'appraisal2', true, nothing);
    expect(kept).toBe(0);
    expect(entries.map(({ entry }) => entry)).toEqual([{ points: 1 }, { points: NOT_APPLICABLE }]);
  });
});
