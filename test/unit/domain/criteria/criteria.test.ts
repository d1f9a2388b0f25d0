import { expect, it } from 'vitest';
import {
  depthOf,
  fieldOf,
  isLeaf,
  listLeaves,
  listNodes,
  type CriterionNode,
} from '../../../../src/domain/criteria.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { buildSet, nodeId } from '../../../fakes/engineWorkbook.ts';

const set = buildSet([
  {
    code: '1',
    children: [
      { code: '1.1', children: [{ code: '1.1.1', max: 1 }] },
      { code: '1.2', max: 2 },
    ],
  },
  { code: '2', max: 3 },
]);

function nodeOf(code: string): CriterionNode {
  const node = set.nodes[nodeId(code)];
  if (!node) throw new Error(`node ${code} is there`);
  return node;
}

it('nodes are listed depth first, as the rows of the sheets', () => {
  expect(listNodes(set).map((node) => node.code)).toEqual(['1', '1.1', '1.1.1', '1.2', '2']);
});

it('a leaf is any node without children, on whatever level', () => {
  expect(listLeaves(set).map((node) => node.code)).toEqual(['1.1.1', '1.2', '2']);
  expect([isLeaf(nodeOf('1')), isLeaf(nodeOf('2'))]).toEqual([false, true]);
});

it('a node knows its depth and its field', () => {
  expect(['1', '1.1', '1.1.1', '2'].map((code) => depthOf(set, nodeOf(code)))).toEqual([0, 1, 2, 0]);
  expect(['1', '1.1.1', '2'].map((code) => fieldOf(set, nodeOf(code)).code)).toEqual(['1', '1', '2']);
});

it('a child that is not in the set is passed over', () => {
  const torn = { ...set, rootIds: [...set.rootIds, nodeId('9')] };
  expect(listNodes(torn)).toEqual(listNodes(set));
});

it('the illustrative set has 8 fields and 35 leaves of 100 points', () => {
  const workbook = buildSample('illustrative', countingIds('w'));
  const first = workbook.sets[workbook.setOrder[0] ?? ('' as never)];
  expect(first?.rootIds).toHaveLength(8);
  expect(first && listLeaves(first)).toHaveLength(35);
});
