import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPast } from '../../../src/analysis/audit/auditPast.ts';
import type { BackTest } from '../../../src/analysis/audit/question.ts';
import { carryAttainment } from '../../../src/analysis/carryAttainment.ts';
import { evaluateModel, type IndexModel, type ModelNode } from '../../../src/analysis/indexModel.ts';
import { findCrosswalk, type CrosswalkLink, type FoundCrosswalk } from '../../../src/domain/findCrosswalk.ts';
import type { CrosswalkId, NodeId, SetId, UnitId } from '../../../src/domain/ids.ts';
import { DEFAULT_POLICIES } from '../../../src/domain/policies.ts';
import { finishSteps } from '../../../src/lib/steps.ts';
import { buildSet, buildWorkbook, nodeId } from '../../fakes/engineWorkbook.ts';

/** A flat model of leaves in two fields: what carrying looks at, without the engine. */
function modelFrom(maxes: readonly number[], shares: readonly (readonly number[])[], prefix: string): IndexModel {
  const half = Math.ceil(maxes.length / 2);
  const nodes = maxes.map((max, leaf): ModelNode => ({
    id: `${prefix}${leaf}` as NodeId,
    code: String(leaf),
    name: `${prefix}${leaf}`,
    parent: -1,
    children: [],
    leaf,
    firstLeaf: leaf,
    lastLeaf: leaf + 1,
    isFixed: false,
    isFormula: false,
    method: 'self',
    max,
    weight: max,
    effective: max,
  }));
  return {
    state: { setId: prefix as SetId, scenarioId: null, stage: 'effective' },
    unitIds: shares.map((_, unit) => `u${unit}` as UnitId),
    unitNames: shares.map((_, unit) => `U${unit}`),
    ranked: new Uint8Array(shares.length).fill(1),
    nodes,
    leafNodes: Int32Array.from(maxes, (_, leaf) => leaf),
    fieldIds: ['f1', 'f2'] as NodeId[],
    fieldOfLeaf: Int32Array.from(maxes, (_, leaf) => (leaf < half ? 0 : 1)),
    attainment: Float64Array.from(shares.flat()),
    weights: Float64Array.from(maxes),
    extras: new Float64Array(shares.length),
    statedTotal: 100,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
    couplings: [],
  };
}

const LIMITS = { topCount: 3, saturated01: 0.95, redundant01: 0.95, margin: 0.005 };

function audit(past: IndexModel, draft: IndexModel, links: readonly CrosswalkLink[]): BackTest {
  const found: FoundCrosswalk = { origin: 'kept', keptId: null, links, unmappedFrom: [], unmappedTo: [] };
  return finishSteps(auditPast(past, draft, found, past.extras, LIMITS));
}

const link = (from: string, to: string, share01 = 1): CrosswalkLink => ({
  fromId: from as NodeId,
  toId: to as NodeId,
  share01,
  by: 'hand',
});

/** 2..6 leaves of 0.25..10 points; 2..7 units, some leaves left out. */
const figures = fc
  .record({ leaves: fc.integer({ min: 2, max: 6 }), units: fc.integer({ min: 2, max: 7 }) })
  .chain(({ leaves, units }) =>
    fc.record({
      maxes: fc.array(
        fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4),
        { minLength: leaves, maxLength: leaves },
      ),
      shares: fc.array(
        fc.array(
          fc.oneof(
            { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }).map((n) => n / 20) },
            fc.constant(Number.NaN),
          ),
          {
            minLength: leaves,
            maxLength: leaves,
          },
        ),
        { minLength: units, maxLength: units },
      ),
    }),
  );

describe('carrying attainments through a crosswalk', () => {
  it('changes nothing where every leaf goes to itself: no churn, whatever the figures', () => {
    fc.assert(
      fc.property(figures, ({ maxes, shares }) => {
        const past = modelFrom(maxes, shares, 'a');
        const links = maxes.map((_, leaf) => link(`a${leaf}`, `a${leaf}`));
        const test = audit(past, past, links);
        expect(carryAttainment(past, past, links).attainment).toEqual(past.attainment);
        expect(test.churn.moved).toBe(0);
        expect([1, Number.NaN]).toContain(test.churn.tau);
        expect(test.units.map(({ rank }) => rank.middle)).toEqual([...evaluateModel(past).rank]);
      }),
    );
  });

  it('gives back what it was after a split and the merge of its parts', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 99 }), ({ maxes, shares }, percent) => {
        const past = modelFrom(maxes, shares, 'a');
        const part = percent / 100;
        const first = maxes[0] ?? 1;
        const splitMaxes = [first * part, first * (1 - part), ...maxes.slice(1)];
        const blank = shares.map(() => splitMaxes.map(() => 0));
        const target = modelFrom(splitMaxes, blank, 'b');
        const there = [
          link('a0', 'b0', part),
          link('a0', 'b1', 1 - part),
          ...maxes.slice(1).map((_, at) => link(`a${at + 1}`, `b${at + 2}`)),
        ];
        const split = { ...target, attainment: carryAttainment(past, target, there).attainment };
        const back = carryAttainment(split, past, [
          link('b0', 'a0'),
          link('b1', 'a0'),
          ...maxes.slice(1).map((_, at) => link(`b${at + 2}`, `a${at + 1}`)),
        ]).attainment;
        for (const [at, share] of past.attainment.entries())
          if (Number.isNaN(share)) expect(back[at]).toBeNaN();
          else expect(back[at]).toBeCloseTo(share, 12);
      }),
    );
  });

  it('reads a crosswalk backwards so that what leaves a leaf adds to a whole', () => {
    const shares = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 3 }),
        to: fc.integer({ min: 0, max: 3 }),
        parts: fc.integer({ min: 1, max: 25 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const codes = ['1', '2', '3', '4'];
    const old = buildSet(
      codes.map((code, at) => ({ code, max: at + 1 })),
      { id: 'old' as SetId },
    );
    const next = buildSet(
      codes.map((code) => ({ code: `x${code}`, max: 2 })),
      { id: 'new' as SetId },
    );
    fc.assert(
      fc.property(shares, (drawn) => {
        const rows = drawn.map(({ from, to, parts }) => ({
          fromId: nodeId(codes[from] ?? ''),
          toId: nodeId(`x${codes[to] ?? ''}`),
          share01: parts / 100,
        }));
        const kept = { id: 'x' as CrosswalkId, fromSetId: old.id, toSetId: next.id, rows };
        const workbook = { ...buildWorkbook({ set: old, points: [] }), crosswalks: { [kept.id]: kept } };
        const { links } = findCrosswalk(workbook, next, old);
        for (const id of new Set(links.map(({ fromId }) => fromId))) {
          const sum = links.filter(({ fromId }) => fromId === id).reduce((total, one) => total + one.share01, 0);
          expect(sum).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('gives every unit the same whatever order the units and the rows of the crosswalk stand in', () => {
    fc.assert(
      fc.property(figures, ({ maxes, shares }) => {
        const past = modelFrom(maxes, shares, 'a');
        const draft = modelFrom([...maxes].reverse(), shares, 'a');
        const links = maxes.map((_, leaf) => link(`a${leaf}`, `a${leaf}`));
        const straight = audit(past, draft, links);
        const turned = audit(modelFrom(maxes, [...shares].reverse(), 'a'), draft, [...links].reverse());
        const ranks = (test: BackTest): unknown => test.units.map(({ rank, index }) => [rank, index]);
        expect(ranks(turned)).toEqual((ranks(straight) as unknown[]).reverse());
        if (Number.isNaN(straight.churn.tau)) expect(turned.churn.tau).toBeNaN();
        else expect(turned.churn.tau).toBeCloseTo(straight.churn.tau, 12);
        expect(turned.leaves.map(({ flaw }) => flaw)).toEqual(straight.leaves.map(({ flaw }) => flaw));
      }),
    );
  });

  it('holds every ranking that added leaves can make between the best and the worst rank', () => {
    fc.assert(
      fc.property(
        figures,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ maxes, shares }, draws) => {
          const past = modelFrom(maxes, shares, 'a');
          const draft = modelFrom([...maxes, 5, 2.5], [], 'a');
          const links = maxes.map((_, leaf) => link(`a${leaf}`, `a${leaf}`));
          const test = audit(past, draft, links);
          const carried = carryAttainment(past, draft, links);
          const attainment = carried.attainment.slice();
          const leafCount = draft.leafNodes.length;
          for (const [unit, { index }] of test.units.entries())
            for (const leaf of carried.added)
              attainment[unit * leafCount + leaf] = Number.isNaN(index.middle)
                ? Number.NaN
                : (draws.next().value as number);
          const { unitIds, unitNames, ranked, extras } = past;
          const made = evaluateModel({ ...draft, unitIds, unitNames, ranked, extras, attainment });
          for (const [unit, { rank, index }] of test.units.entries()) {
            if (Number.isNaN(index.middle)) continue;
            expect(made.rank[unit]).toBeGreaterThanOrEqual(rank.low);
            expect(made.rank[unit]).toBeLessThanOrEqual(rank.high);
          }
        },
      ),
    );
  });
});
