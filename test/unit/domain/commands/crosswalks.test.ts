import { describe, expect, it } from 'vitest';
import { fileFromWorkbook, workbookFromFile } from '../../../../src/domain/format/workbookFile.ts';
import type { CrosswalkId, ScenarioId, SetId } from '../../../../src/domain/ids.ts';
import type { KeptCrosswalk, Workbook } from '../../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId, SET } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const ID = 'x1' as CrosswalkId;
const workbook = buildWorkbook({
  set: buildSet([
    { code: '1', max: 4 },
    { code: '2', max: 1 },
  ]),
  points: [{ 1: 1 }],
});

function crosswalk(...shares: readonly (readonly [string, string, number])[]): KeptCrosswalk {
  const rows = shares.map(([from, to, share01]) => ({ fromId: nodeId(from), toId: nodeId(to), share01 }));
  return { id: ID, fromSetId: SET, toSetId: SET, rows };
}

const put = (kept: KeptCrosswalk) => ({ verb: 'putCrosswalk', args: { crosswalk: kept } }) as const;

describe('a confirmed crosswalk', () => {
  it('is kept under its id, and takes the place of the one before', () => {
    const first = run(workbook, put(crosswalk(['1', '1', 1])));
    const second = run(first, put(crosswalk(['1', '1', 0.6], ['1', '2', 0.4])));
    expect(Object.keys(second.crosswalks)).toEqual([ID]);
    expect(second.crosswalks[ID]?.rows).toHaveLength(2);
    expect(run(second, { verb: 'removeCrosswalk', args: { crosswalkId: ID } }).crosswalks).toEqual({});
  });

  it('never gives more of a leaf than there is, nor less than something', () => {
    expect(refusalOf(workbook, put(crosswalk(['1', '1', 0])))).toMatchObject({ code: 'crosswalk.share' });
    expect(refusalOf(workbook, put(crosswalk(['1', '1', Number.NaN])))).toMatchObject({ code: 'crosswalk.share' });
    expect(refusalOf(workbook, put(crosswalk(['1', '1', 0.6], ['1', '2', 0.5])))).toMatchObject({
      code: 'crosswalk.share',
      details: { share: 1.1 },
    });
  });

  it('may split a leaf in ten tenths, whatever binary sums make of them', () => {
    const tenths = Array.from({ length: 10 }, () => ['1', '2', 0.1] as const);
    expect(run(workbook, put(crosswalk(...tenths))).crosswalks[ID]?.rows).toHaveLength(10);
  });

  it('is refused for a set that is gone, and cannot be removed twice', () => {
    expect(refusalOf(workbook, put({ ...crosswalk(), toSetId: 'gone' as SetId }))).toMatchObject({ code: 'set.gone' });
    expect(refusalOf(workbook, { verb: 'removeCrosswalk', args: { crosswalkId: ID } })).toMatchObject({
      code: 'crosswalk.gone',
    });
  });

  it('belongs to the workbook, also when it is confirmed while a scenario is on screen', () => {
    const scenarioId = 'k1' as ScenarioId;
    const withScenario = run(workbook, { verb: 'addScenario', args: { scenarioId, name: 'Thử' } });
    const kept = run(withScenario, put(crosswalk(['1', '1', 1])), scenarioId);
    expect(kept.crosswalks[ID]?.rows).toHaveLength(1);
    expect(kept.scenarios[scenarioId]?.overrides).toEqual({});
  });

  it('comes back from a file as it was kept', async () => {
    const kept = run(workbook, put(crosswalk(['1', '1', 0.6], ['1', '2', 0.4], ['2', '2', 1 / 3])));
    const result = await workbookFromFile(await fileFromWorkbook(kept, '2026-11-22T08:00:00.000Z'));
    expect(result.ok && (result.value satisfies Workbook).crosswalks).toEqual(kept.crosswalks);
  });
});
