/** Small workbooks with any tree, some weights by hand, some points missing, for laws of analyses. */
import fc from 'fast-check';
import { listLeaves, listNodes, type CriteriaSet } from '../../../src/domain/criteria.ts';
import type { Redistribution } from '../../../src/domain/policies.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import { buildSet, buildWorkbook, type Outline } from '../../fakes/engineWorkbook.ts';

export interface RandomTree {
  readonly workbook: Workbook;
  readonly rule: Redistribution;
  /** Index into the nodes in the order of the sheet. */
  readonly node: number;
}

/** Up to three levels, maxima in quarters; about a third of the nodes have a weight of their own. */
const sets: fc.Arbitrary<CriteriaSet> = fc
  .array(outline(0), { minLength: 2, maxLength: 4 })
  .map((outlines) => buildSet(outlines.map((one, place) => withCodes(one, String(place + 1)))));

function outline(depth: number): fc.Arbitrary<Outline> {
  const share = fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { freq: 2 });
  const leaf = fc.record({ max: fc.integer({ min: 1, max: 40 }), share }).map(({ max, share: by }): Outline => {
    return { code: '', max: max / 4, changes: { weight: by === null ? null : (by * max) / 4 } };
  });
  if (depth === 2) return leaf;
  const parent = fc
    .record({ children: fc.array(outline(depth + 1), { minLength: 1, maxLength: 3 }), share })
    .map(({ children, share: by }): Outline => {
      return { code: '', children, changes: { weight: by === null ? null : by * maxOf(children) } };
    });
  return fc.oneof(leaf, parent);
}

function maxOf(children: readonly Outline[]): number {
  return children.reduce((sum, child) => sum + (child.max ?? maxOf(child.children ?? [])), 0);
}

function withCodes(one: Outline, code: string): Outline {
  if (!one.children) return { ...one, code };
  return { ...one, code, children: one.children.map((child, place) => withCodes(child, `${code}.${place + 1}`)) };
}

export const randomTrees: fc.Arbitrary<RandomTree> = sets.chain((set) => {
  const nodes = listNodes(set);
  const leaves = listLeaves(set);
  const rules: Redistribution[] = [{ rule: 'free' }, { rule: 'siblings' }, { rule: 'all' }];
  const row = fc.tuple(...leaves.map(() => fc.option(fc.constantFrom(0, 0.25, 0.5, 0.6, 0.75, 1), { freq: 8 })));
  return fc.record({
    rule: fc.oneof(
      fc.constantFrom(...rules),
      fc.constantFrom(...nodes).map((node): Redistribution => ({ rule: 'buffer', nodeId: node.id })),
    ),
    node: fc.nat({ max: nodes.length - 1 }),
    workbook: fc.array(row, { minLength: 3, maxLength: 6 }).map((rows) =>
      buildWorkbook({
        set,
        points: rows.map((shares) =>
          Object.fromEntries(
            leaves.flatMap((leaf, place) => {
              const share = shares[place];
              return share === null || share === undefined ? [] : [[leaf.code, share * (leaf.max ?? 0)]];
            }),
          ),
        ),
      }),
    ),
  });
});
