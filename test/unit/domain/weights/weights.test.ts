import { describe, expect, it } from 'vitest';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { Redistribution } from '../../../../src/domain/policies.ts';
import { buildSet, nodeId, type Outline } from '../../../fakes/engineWorkbook.ts';
import { evaluateCells, type Column } from './evaluateCells.ts';

/** Two fields of 60 and 40; the first has leaves of 20 and 40, the second 10 and 30. */
function build(
  weights: Readonly<Record<string, number | string>>,
  redistribution: Redistribution,
  changes: Partial<CriteriaSet> = {},
): CriteriaSet {
  const outline = (code: string, max: number | null, ...children: Outline[]): Outline => ({
    code,
    ...(max === null ? { children } : { max }),
    changes: { weight: weights[code] ?? null },
  });
  return buildSet(
    [
      outline('1', null, outline('1.1', 20), outline('1.2', 40)),
      outline('2', null, outline('2.1', 10), outline('2.2', 30)),
    ],
    { redistribution, ...changes },
  );
}

function valuesOf(set: CriteriaSet, column: Column = 'effective'): Record<string, number> {
  const read = evaluateCells(set);
  const rows = ['1', '1.1', '1.2', '2', '2.1', '2.2'].map((code): [string, number] => [
    code,
    read(nodeId(code), column),
  ]);
  return Object.fromEntries([...rows, ['total', read('total', column)]]);
}

describe('without a weight of its own', () => {
  it.each(['free', 'siblings', 'all'] as const)('every node weighs its maximum: %s', (rule) => {
    const set = build({}, { rule });
    const expected = { 1: 60, 1.1: 20, 1.2: 40, 2: 40, 2.1: 10, 2.2: 30, total: 100 };
    for (const column of ['max', 'weight', 'effective'] as const) expect(valuesOf(set, column)).toEqual(expected);
    expect(valuesOf(set, 'share')).toEqual({ 1: 0.6, 1.1: 0.2, 1.2: 0.4, 2: 0.4, 2.1: 0.1, 2.2: 0.3, total: 1 });
  });
});

describe('free', () => {
  it('changes the total', () => {
    expect(valuesOf(build({ 1.1: 30 }, { rule: 'free' }))).toEqual({
      ...{ 1: 70, 1.1: 30, 1.2: 40, 2: 40, 2.1: 10, 2.2: 30 },
      total: 110,
    });
  });
});

describe('siblings', () => {
  it('takes what a leaf gains from the rest of its parent', () => {
    expect(valuesOf(build({ 1.1: 30 }, { rule: 'siblings' }))).toEqual({
      ...{ 1: 60, 1.1: 30, 1.2: 30, 2: 40, 2.1: 10, 2.2: 30 },
      total: 100,
    });
  });

  it('takes what a field gains from the other fields, in proportion all the way down', () => {
    expect(valuesOf(build({ 1: 80 }, { rule: 'siblings' }))).toMatchObject({ 2: 20, 2.1: 5, 2.2: 15, total: 100 });
  });

  it('keeps weights that make up a whole field: the other fields give way', () => {
    expect(valuesOf(build({ 1.1: 30, 1.2: 40 }, { rule: 'siblings' }))).toEqual({
      ...{ 1: 70, 1.1: 30, 1.2: 40, 2: 30, 2.1: 7.5, 2.2: 22.5 },
      total: 100,
    });
  });

  it('lets a weight above its parent take the parent, and the rest weigh nothing', () => {
    expect(valuesOf(build({ 1.1: 90 }, { rule: 'siblings' }))).toMatchObject({ 1: 60, 1.1: 60, 1.2: 0, total: 100 });
  });
});

describe('all', () => {
  it('takes what a leaf gains from every other leaf in proportion', () => {
    expect(valuesOf(build({ 1.1: 60 }, { rule: 'all' }))).toEqual({
      ...{ 1: 80, 1.1: 60, 1.2: 20, 2: 20, 2.1: 5, 2.2: 15 },
      total: 100,
    });
  });

  it('never lets a weight fall below 0: the total rises and says so', () => {
    expect(valuesOf(build({ 1.1: 120 }, { rule: 'all' }))).toMatchObject({ 1.1: 120, 1.2: 0, 2: 0, total: 120 });
  });

  it('changes nothing where every leaf has a weight', () => {
    const set = build({ 1: 50, 2: 40 }, { rule: 'all' });
    expect(valuesOf(set)).toMatchObject({ 1: 50, 2: 40, total: 90 });
  });

  it('gives 0 to leaves without a maximum, not an error', () => {
    const set = buildSet(
      [
        { code: '1', max: 5, changes: { weight: 4 } },
        { code: '2', max: 0 },
      ],
      {
        redistribution: { rule: 'all' },
      },
    );
    expect(evaluateCells(set)(nodeId('2'), 'effective')).toBe(0);
  });
});

describe('buffer', () => {
  it('lets one leaf take the difference', () => {
    expect(valuesOf(build({ 1.1: 30 }, { rule: 'buffer', nodeId: nodeId('2.2') }))).toEqual({
      ...{ 1: 70, 1.1: 30, 1.2: 40, 2: 30, 2.1: 10, 2.2: 20 },
      total: 100,
    });
  });

  it('lets a whole field take it, in proportion', () => {
    expect(valuesOf(build({ 1.1: 30 }, { rule: 'buffer', nodeId: nodeId('2') }))).toMatchObject({
      ...{ 2: 30, 2.1: 7.5, 2.2: 22.5 },
      total: 100,
    });
  });

  it('is emptied, never negative', () => {
    expect(valuesOf(build({ 1.1: 90 }, { rule: 'buffer', nodeId: nodeId('2.1') }))).toMatchObject({
      2.1: 0,
      total: 160,
    });
  });

  it.each([
    ['that is gone', 'n9', 110],
    ['below a weight that is set', 'n2.1', 115],
  ])('%s takes nothing: the total says so', (_, id, total) => {
    const weights = id === 'n9' ? { 1.1: 30 } : { 1.1: 30, 2: 45 };
    const set = build(weights, { rule: 'buffer', nodeId: id as ReturnType<typeof nodeId> });
    const values = valuesOf(set);
    expect(values['total']).toBe(total);
    expect((values['2.1'] ?? 0) + (values['2.2'] ?? 0)).toBe(values['2']);
  });
});

describe('a weight on a parent', () => {
  it.each(['free', 'siblings', 'all'] as const)('is shared by its children in proportion to theirs: %s', (rule) => {
    expect(valuesOf(build({ 1: 90 }, { rule }))).toMatchObject({ 1: 90, 1.1: 30, 1.2: 60 });
    expect(valuesOf(build({ 1: 80, 1.1: 40 }, { rule }))).toMatchObject({ 1: 80, 1.1: 40, 1.2: 40 });
  });

  it('may be a formula over maxima and other weights', () => {
    const set = build({ 1: '=⟦m|s1|n1⟧*1.1', 2: '=⟦w|s1|n1⟧/2' }, { rule: 'free' });
    expect(valuesOf(set)).toMatchObject({ 1: 66, 2: 33, total: 99 });
  });
});

it('the rules keep the total that the set states, not the sum of its maxima', () => {
  const set = build({ 1.1: 20 }, { rule: 'all' }, { statedTotal: 60 });
  expect(valuesOf(set)).toMatchObject({ 1.1: 20, 1.2: 20, 2: 20, total: 60 });
});
