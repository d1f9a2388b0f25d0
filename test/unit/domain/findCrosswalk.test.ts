import { describe, expect, it } from 'vitest';
import { carryExtras } from '../../../src/domain/carryExtras.ts';
import type { CriteriaSet, Extra } from '../../../src/domain/criteria.ts';
import { findCrosswalk, reverseShares } from '../../../src/domain/findCrosswalk.ts';
import type { CrosswalkId, ExtraId, NodeId, SetId } from '../../../src/domain/ids.ts';
import { emptyUnitScores, type UnitScores } from '../../../src/domain/scores.ts';
import type { KeptCrosswalk, Workbook } from '../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, nodeId } from '../../fakes/engineWorkbook.ts';

const OLD = buildSet(
  [
    { code: '1', max: 4 },
    { code: '2', max: 1 },
  ],
  { id: 'old' as SetId },
);
const NEW = buildSet(
  [
    { code: '7', max: 4 },
    { code: '8', max: 3 },
    { code: '9', max: 2 },
  ],
  { id: 'new' as SetId },
);

type Row = KeptCrosswalk['rows'][number];
const row = (from: string, to: string, share01: number): Row => ({
  fromId: nodeId(from),
  toId: nodeId(to),
  share01,
});

function withKept(rows: readonly Row[], fromSetId = OLD.id, toSetId = NEW.id): Workbook {
  const workbook = buildWorkbook({ set: OLD, points: [] });
  const kept: KeptCrosswalk = { id: 'x1' as CrosswalkId, fromSetId, toSetId, rows };
  return { ...workbook, sets: { [OLD.id]: OLD, [NEW.id]: NEW }, crosswalks: { [kept.id]: kept } };
}

describe('the crosswalk between two sets', () => {
  it('is what a person has confirmed, with what it leaves out on both sides', () => {
    const found = findCrosswalk(withKept([row('1', '7', 0.6), row('1', '8', 0.4)]), OLD, NEW);
    expect(found).toMatchObject({ origin: 'kept', keptId: 'x1' });
    expect(found.links.map(({ fromId, toId, share01, by }) => [fromId, toId, share01, by])).toEqual([
      ['n1', 'n7', 0.6, 'hand'],
      ['n1', 'n8', 0.4, 'hand'],
    ]);
    expect(found.unmappedFrom.map(({ id }) => id)).toEqual(['n2']);
    expect(found.unmappedTo.map(({ id }) => id)).toEqual(['n9']);
  });

  it('is a proposal where nothing is confirmed, and says so', () => {
    const renamed = { ...OLD, id: 'new' as SetId };
    expect(findCrosswalk(buildWorkbook({ set: OLD, points: [] }), OLD, renamed)).toMatchObject({
      origin: 'proposed',
      keptId: null,
      links: [{ by: 'id' }, { by: 'id' }],
    });
  });

  it('goes by id alone between states of one set: a leaf added in a scenario is new, whatever its code', () => {
    const two = OLD.nodes[nodeId('2')];
    const freshId = 'fresh' as NodeId;
    const changed: CriteriaSet = {
      ...OLD,
      rootIds: [nodeId('1'), freshId],
      nodes: { ...OLD.nodes, ...(two ? { [freshId]: { ...two, id: freshId } } : {}) },
    };
    const found = findCrosswalk(withKept([]), OLD, changed);
    expect(found.links.map(({ fromId, by }) => [fromId, by])).toEqual([['n1', 'id']]);
    expect(found.unmappedFrom.map(({ id }) => id)).toEqual(['n2']);
    expect(found.unmappedTo.map(({ id }) => id)).toEqual(['fresh']);
  });

  it('reads one confirmed for the other direction backwards, parts by the points they give', () => {
    const found = findCrosswalk(withKept([row('1', '7', 0.5), row('2', '7', 1), row('1', '8', 0.5)]), NEW, OLD);
    expect(found.origin).toBe('reversed');
    // Two of four points of 1, and one of 2, make 7.
    expect(found.links.map(({ fromId, toId, share01 }) => [fromId, toId, share01])).toEqual([
      ['n7', 'n1', 2 / 3],
      ['n7', 'n2', 1 / 3],
      ['n8', 'n1', 1],
    ]);
    expect(found.unmappedFrom.map(({ id }) => id)).toEqual(['n9']);
  });

  it('passes over rows whose leaf is gone, and the leaf they named stands open', () => {
    const found = findCrosswalk(withKept([row('gone', '7', 1), row('2', '8', 1)]), OLD, NEW);
    expect(found.links).toHaveLength(1);
    expect(found.unmappedTo.map(({ id }) => id)).toEqual(['n7', 'n9']);
  });

  it('goes back to whole leaves when a split is read backwards', () => {
    const split = [row('1', '7', 0.6), row('1', '8', 0.4)];
    expect(reverseShares(split, OLD, NEW).map(({ share01 }) => share01)).toEqual([1, 1]);
  });
});

describe('bonuses and penalties under another set', () => {
  const extra = (id: string, kind: Extra['kind'], cap: number, slot: number): Extra => ({
    id: id as ExtraId,
    code: id,
    name: id,
    kind,
    cap,
    slot,
  });
  const old: CriteriaSet = { ...OLD, extras: [extra('b', 'bonus', 3, 2), extra('p', 'penalty', 2, 3)] };
  const scores: UnitScores = {
    ...emptyUnitScores(),
    appraisal1: { ...emptyUnitScores().appraisal1, points: Float64Array.of(Number.NaN, Number.NaN, 2.5, 1) },
  };
  const link = (fromId: string, toId: string): Row => ({
    fromId: fromId as NodeId,
    toId: toId as NodeId,
    share01: 1,
  });

  it('go where the crosswalk says, within the cap they have there', () => {
    const to = { ...NEW, extras: [extra('x', 'bonus', 2, 3), extra('y', 'penalty', 5, 4)] };
    expect(carryExtras(old, to, [link('b', 'x'), link('p', 'y')], scores)).toBe(1);
  });

  it('are left out where the set has none, or a bonus would become a penalty', () => {
    expect(carryExtras(old, NEW, [], scores)).toBe(0);
    const to = { ...NEW, extras: [extra('y', 'penalty', 5, 4)] };
    expect(Math.abs(carryExtras(old, to, [link('b', 'y')], scores))).toBe(0);
  });
});
