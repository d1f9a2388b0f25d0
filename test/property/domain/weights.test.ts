import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { listLeaves, listNodes, type CriteriaSet, type CriterionNode } from '../../../src/domain/criteria.ts';
import type { NodeId } from '../../../src/domain/ids.ts';
import type { Redistribution } from '../../../src/domain/policies.ts';
import { isFixed } from '../../../src/domain/weights.ts';
import { buildSet, type Outline } from '../../fakes/engineWorkbook.ts';
import { evaluateCells } from '../../unit/domain/weights/evaluateCells.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Up to three levels; maxima in quarters; about a third of the nodes have a weight between 0 and what they have as maximum. */
const sets: fc.Arbitrary<CriteriaSet> = fc
  .array(outline(0), { minLength: 1, maxLength: 5 })
  .map((outlines) => buildSet(outlines.map((one, place) => withCodes(one, String(place + 1)))));

function outline(depth: number): fc.Arbitrary<Outline> {
  const weight01 = fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { freq: 2 });
  const leaf = fc
    .record({ max: fc.integer({ min: 1, max: 40 }), weight01 })
    .map(({ max, weight01: share }): Outline => {
      return { code: '', max: max / 4, changes: { weight: share === null ? null : (share * max) / 4 } };
    });
  if (depth === 2) return leaf;
  const parent = fc
    .record({ children: fc.array(outline(depth + 1), { minLength: 1, maxLength: 4 }), weight01 })
    .map(({ children, weight01: share }): Outline => ({
      code: '',
      children,
      changes: { weight: share === null ? null : share * maxOf(children) },
    }));
  return fc.oneof(leaf, parent);
}

function maxOf(children: readonly Outline[]): number {
  return children.reduce((sum, child) => sum + (child.max ?? maxOf(child.children ?? [])), 0);
}

function withCodes(one: Outline, code: string): Outline {
  if (!one.children) return { ...one, code };
  return { ...one, code, children: one.children.map((child, place) => withCodes(child, `${code}.${place + 1}`)) };
}

function withRule(set: CriteriaSet, redistribution: Redistribution): CriteriaSet {
  return { ...set, redistribution };
}

function hasFixedAbove(set: CriteriaSet, node: CriterionNode): boolean {
  const parent = node.parentId === null ? undefined : set.nodes[node.parentId];
  return parent !== undefined && (isFixed(parent) || hasFixedAbove(set, parent));
}

/** All that stands below weighs 0: a weight of the node's own has nowhere to go. */
function isEmpty(read: ReturnType<typeof evaluateCells>, node: CriterionNode): boolean {
  return node.childIds.length > 0 && node.childIds.every((id) => read(id, 'weight') === 0);
}

function isAllFixed(set: CriteriaSet, ids: readonly NodeId[]): boolean {
  return ids.every((id) => {
    const node = set.nodes[id];
    return node !== undefined && (isFixed(node) || (node.childIds.length > 0 && isAllFixed(set, node.childIds)));
  });
}

const rules = sets.chain((set) =>
  fc.record({
    set: fc.constant(set),
    redistribution: fc.oneof(
      fc.constantFrom<Redistribution>({ rule: 'free' }, { rule: 'siblings' }, { rule: 'all' }),
      fc.constantFrom(...listNodes(set)).map((node): Redistribution => ({ rule: 'buffer', nodeId: node.id })),
    ),
  }),
);

describe('effective weights', () => {
  it('are never negative and add up along the tree under every rule, but where a fixed weight has only zeros below', () => {
    fc.assert(
      fc.property(rules, ({ set, redistribution }) => {
        const read = evaluateCells(withRule(set, redistribution));
        const nodes = listNodes(set);
        for (const node of nodes) expect(read(node.id, 'effective')).toBeGreaterThanOrEqual(0);
        for (const node of nodes) {
          if (node.childIds.length === 0 || isEmpty(read, node)) continue;
          const below = node.childIds.reduce((sum, id) => sum + read(id, 'effective'), 0);
          expect(below).toBeCloseTo(read(node.id, 'effective'), 9);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keep the stated total under siblings while a field can still give way', () => {
    fc.assert(
      fc.property(sets, (set) => {
        fc.pre(!isAllFixed(set, set.rootIds));
        expect(evaluateCells(withRule(set, { rule: 'siblings' }))('total', 'effective')).toBeCloseTo(
          set.statedTotal,
          9,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('keep the stated total under all while a leaf can still give way', () => {
    fc.assert(
      fc.property(sets, (set) => {
        fc.pre(!isAllFixed(set, set.rootIds));
        expect(evaluateCells(withRule(set, { rule: 'all' }))('total', 'effective')).toBeCloseTo(set.statedTotal, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('keep the stated total under buffer, whichever node takes the difference', () => {
    const cases = sets.chain((set) => fc.tuple(fc.constant(set), fc.constantFrom(...listNodes(set))));
    fc.assert(
      fc.property(cases, ([set, buffer]) => {
        fc.pre(!hasFixedAbove(set, buffer));
        const read = evaluateCells(withRule(set, { rule: 'buffer', nodeId: buffer.id }));
        fc.pre(!listNodes(set).some((node) => isEmpty(read, node)));
        expect(read('total', 'effective')).toBeCloseTo(set.statedTotal, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('leave the ratios of what is not fixed: over all leaves under all, within a parent under siblings', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const [all, siblings] = (['all', 'siblings'] as const).map((rule) => evaluateCells(withRule(set, { rule })));
        const moving = listLeaves(set).filter((leaf) => !isFixed(leaf) && !hasFixedAbove(set, leaf));
        for (const [place, leaf] of moving.entries()) {
          const other = moving[place - 1];
          if (!other || !all || !siblings) continue;
          const [max, otherMax] = [leaf.max ?? 0, other.max ?? 0];
          expect(all(leaf.id, 'effective') * otherMax).toBeCloseTo(all(other.id, 'effective') * max, 8);
          if (other.parentId === leaf.parentId)
            expect(siblings(leaf.id, 'effective') * otherMax).toBeCloseTo(siblings(other.id, 'effective') * max, 8);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('share the weight of a fixed parent in proportion to the children’s own weights', () => {
    fc.assert(
      fc.property(rules, ({ set, redistribution }) => {
        const read = evaluateCells(withRule(set, redistribution));
        const buffer = redistribution.rule === 'buffer' ? redistribution.nodeId : null;
        for (const node of listNodes(set)) {
          if (!isFixed(node) || node.id === buffer) continue;
          const [first, ...others] = node.childIds;
          for (const other of others)
            expect(read(other, 'effective') * read(first ?? other, 'weight')).toBeCloseTo(
              read(first ?? other, 'effective') * read(other, 'weight'),
              8,
            );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are the weights as they stand under free: fixed or the maxima, so that the total changes with them', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const read = evaluateCells(withRule(set, { rule: 'free' }));
        for (const leaf of listLeaves(set))
          if (!hasFixedAbove(set, leaf)) expect(read(leaf.id, 'effective')).toBe(leaf.weight ?? leaf.max);
        expect(read('total', 'effective')).toBeCloseTo(read('total', 'weight'), 9);
      }),
      { numRuns: 100 },
    );
  });
});
