import { describe, expect, it } from 'vitest';
import { readGoal } from '../../../src/analysis/goalSeek/readGoal.ts';
import { evaluateModel } from '../../../src/analysis/indexModel.ts';
import { rankOfUnit, rankUnits } from '../../../src/analysis/ranking.ts';
import { createProbe, standingOf } from '../../../src/analysis/standing.ts';
import type { TieRule } from '../../../src/domain/policies.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { modelOf } from '../../fakes/analysisContext.ts';

let count = 0;
const model = modelOf(buildSample('illustrative', () => `id${++count}`));
const leafCount = model.leafNodes.length;

describe('the standing of a block after one unit has changed', () => {
  it('has the rank that ranking all units anew gives, ties and units out of the ranking included', () => {
    const keys = Float64Array.from([90.1, 90.09, 90.1, Number.NaN, 80, 95, 90.1]);
    const ranked = Uint8Array.from([1, 1, 1, 1, 1, 0, 1]);
    for (const tieRule of ['competition', 'dense', 'average'] satisfies TieRule[]) {
      const all = rankUnits(keys, ranked, 2, tieRule);
      expect([...keys.keys()].map((unit) => rankOfUnit(keys, ranked, unit, tieRule))).toEqual([...all]);
    }
  });

  it('agrees with calculating every unit anew, for each leaf of each unit', () => {
    for (const [unit, unitId] of model.unitIds.entries()) {
      const probe = createProbe(model, unit);
      for (let leaf = 0; leaf < leafCount; leaf++) {
        const attainment = model.attainment.slice();
        attainment[unit * leafCount + leaf] = 0.625;
        const anew = evaluateModel(model, model.weights, attainment);
        const standing = probe(leaf, 0.625);
        expect(readGoal(model, { kind: 'rank', unitId, target: 1 }, standing)).toBe(anew.rank[unit]);
        const whole = standingOf({ ...model, attainment });
        const fieldId = model.fieldIds[model.fieldOfLeaf[leaf] ?? 0] ?? ('' as never);
        expect([...standing.keys]).toEqual([...whole.keys]);
        const goal = { kind: 'component', unitId, fieldId, target: 0 } as const;
        expect(readGoal(model, goal, standing)).toBe(readGoal(model, goal, whole));
      }
    }
  });
});
