import { expect, test } from 'vitest';
import { sumExactly } from '../../../../src/lib/decimal.ts';
import { isLeaf, listLeaves, listNodes } from '../../../../src/domain/criteria.ts';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import { validateWorkbook } from '../../../../src/domain/format/validateWorkbook.ts';
import { pathOfKey, readPath } from '../../../../src/domain/patches.ts';
import { checkRule } from '../../../../src/domain/rules/checkRule.ts';
import { buildSample, listSamples } from '../../../../src/domain/samples/index.ts';
import { isMissing, isNotApplicable } from '../../../../src/domain/scores.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { leafPoints } from './referenceIndex.ts';

const workbooks = listSamples().map((sample) => ({ sample, workbook: buildSample(sample.id, () => 'w1') }));

function setsOf(workbook: Workbook): CriteriaSet[] {
  return workbook.setOrder.map((id) => {
    const set = workbook.sets[id];
    if (!set) throw new Error(`no set ${id}`);
    return set;
  });
}

for (const { sample, workbook } of workbooks) {
  test(`${sample.id} is a whole workbook of the saved format under the name it is offered by`, () => {
    expect(validateWorkbook(workbook)).toMatchObject({ ok: true });
    expect(workbook.name).toBe(sample.name);
    expect(workbook.illustrative).toBe(sample.illustrative);
  });

  test(`${sample.id} comes out the same each time but for its own id`, () => {
    const other = buildSample(sample.id, () => 'w2');
    expect(other.id).toBe('w2');
    expect({ ...other, id: workbook.id }).toEqual(workbook);
  });

  test(`${sample.id}: children add to their parent and fields to the stated total`, () => {
    for (const set of setsOf(workbook)) {
      const maxOf = (ids: readonly string[]): number =>
        sumExactly(
          listNodes(set)
            .filter((node) => ids.includes(node.id))
            .map((node) => node.max ?? 0),
        );
      for (const node of listNodes(set)) if (!isLeaf(node)) expect(maxOf(node.childIds), node.code).toBe(node.max);
      if (set.rootIds.length > 0)
        expect(sumExactly(listLeaves(set).map((leaf) => leaf.max ?? 0))).toBe(set.statedTotal);
    }
  });

  test(`${sample.id}: every rule is sound and every leaf of every unit is missing, not applicable or within its maximum`, () => {
    for (const set of setsOf(workbook)) {
      for (const leaf of listLeaves(set)) {
        if (leaf.rule) expect(checkRule(leaf.rule, leaf.max ?? 0), leaf.code).toEqual([]);
        for (const unitId of workbook.blocks[set.blockId]?.unitIds ?? []) {
          const points = leafPoints(workbook, set, unitId, leaf);
          const isWithin = points >= 0 && points <= (leaf.max ?? 0);
          expect(isMissing(points) || isNotApplicable(points) || isWithin, `${leaf.code} ${unitId}: ${points}`).toBe(
            true,
          );
        }
      }
    }
  });

  test(`${sample.id}: every place that a scenario overrides is there`, () => {
    for (const scenario of Object.values(workbook.scenarios)) {
      for (const key of Object.keys(scenario.overrides))
        expect(readPath(workbook, pathOfKey(key)), key).not.toBe(undefined);
    }
  });
}
