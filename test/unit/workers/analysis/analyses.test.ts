import { describe, expect, it } from 'vitest';
import type { LostPointsAsk } from '../../../../src/analysis/lostPoints/question.ts';
import type { UnitId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { createAnalyses } from '../../../../workers/analysis/analyses.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { stateOf } from '../../../fakes/analysisContext.ts';

let count = 0;
const workbook = buildSample('illustrative', () => `id${++count}`);
const ask: LostPointsAsk = {
  state: stateOf(workbook),
  unitId: Object.keys(workbook.units)[0] as UnitId,
  heavyWeight: 2,
};

/** A clock that moves 50 ms at every look: each step of an answer is followed by a pause. */
function open(onPause: () => void = () => undefined) {
  let now = 0;
  const api = createAnalyses({
    createEngine: () => createFormulaEngine(),
    now: () => (now += 50),
    pause: () => {
      onPause();
      return Promise.resolve();
    },
  });
  return api;
}

describe('the analyses behind the port', () => {
  it('tell how much is done on the way, never less than before', async () => {
    const api = open();
    await api.load(workbook);
    const done: number[] = [];
    const result = await api.ask('lostPoints', ask, (done01) => done.push(done01));
    expect(result.ok).toBe(true);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('leave a question at its next step when it is cancelled or another is asked', async () => {
    const api = open(() => void api.cancel());
    await api.load(workbook);
    const result = await api.ask('lostPoints', ask, () => undefined);
    expect(result).toMatchObject({ ok: false, problem: { code: 'analysis.cancelled' } });
  });
});
