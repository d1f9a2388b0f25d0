/** Units above each unit at best and at worst, by trying weights of the box on a fine grid. */
import { listWeightGroups, weighLeaves } from '../../../../src/analysis/draws/weightGroups.ts';
import { countAbove } from '../../../../src/analysis/guarantee/witness.ts';
import { evaluateModel, type IndexModel } from '../../../../src/analysis/indexModel.ts';
import { present } from '../../../../src/lib/assert.ts';

const STEPS = 20;

export function bruteEnds(model: IndexModel, width01: number): { best: number; worst: number }[] {
  const groups = present(listWeightGroups(model, 'fields', 'total'), 'groups');
  const count = groups.weights.length;
  const total = present(groups.poolTotals[0], 'a total');
  const ratios = new Float64Array(count);
  const found = model.unitIds.map(() => ({ best: Number.POSITIVE_INFINITY, worst: -1 }));
  /** The last weight takes what the others leave. */
  function visit(group: number, left: number): void {
    if (group === count - 1) {
      const ratio = left / present(groups.weights[group], 'a weight');
      if (ratio < 1 - width01 - 1e-9 || ratio > 1 + width01 + 1e-9) return;
      ratios[group] = ratio;
      const { index } = evaluateModel(model, weighLeaves(model, groups, ratios));
      for (const [unit, ends] of found.entries()) {
        const above = countAbove(model, index, unit);
        ends.best = Math.min(ends.best, above);
        ends.worst = Math.max(ends.worst, above);
      }
      return;
    }
    for (let step = 0; step <= STEPS; step++) {
      const ratio = 1 - width01 + (2 * width01 * step) / STEPS;
      ratios[group] = ratio;
      visit(group + 1, left - ratio * present(groups.weights[group], 'a weight'));
    }
  }
  visit(0, total);
  return found;
}
