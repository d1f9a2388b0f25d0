/**
 * How each field and leaf goes with the index over the ranked units. Importance is r^2 beside the weight: Paruolo, Saisana,
 * Saltelli 2013, J. R. Stat. Soc. A 176:609.
 */
import { correlateKendall, correlatePearson, correlateSpearman } from '../correlation.ts';
import { evaluateModel, type IndexModel } from '../indexModel.ts';
import type { NodeCorrelation } from './question.ts';

/** Fields and leaves, in the order of the sheet; a node's figure is its share of the points it may give a unit. */
export function correlateNodes(model: IndexModel): NodeCorrelation[] {
  const { index } = evaluateModel(model);
  const units = Array.from(index, (_, unit) => unit).filter(
    (unit) => model.ranked[unit] === 1 && !Number.isNaN(index[unit]),
  );
  const outputs = units.map((unit) => index[unit] ?? Number.NaN);
  const allWeights = model.weights.reduce((sum, weight) => sum + weight, 0);
  return model.nodes.flatMap((node): NodeCorrelation[] => {
    if (node.parent >= 0 && node.leaf < 0) return [];
    const figures = units.map((unit) => shareOfNode(model, unit, node.firstLeaf, node.lastLeaf));
    const pearson = correlatePearson(figures, outputs);
    let weight = 0;
    for (let leaf = node.firstLeaf; leaf < node.lastLeaf; leaf++) weight += model.weights[leaf] ?? 0;
    return [
      {
        nodeId: node.id,
        weight01: weight / allWeights,
        units: figures.filter((figure) => !Number.isNaN(figure)).length,
        pearson,
        spearman: correlateSpearman(figures, outputs),
        kendall: correlateKendall(figures, outputs),
        importance: pearson * pearson,
      },
    ];
  });
}

/** Points over applicable weight of a stretch of leaves; NaN where none applies. */
function shareOfNode(model: IndexModel, unit: number, firstLeaf: number, lastLeaf: number): number {
  const row = unit * model.leafNodes.length;
  let points = 0;
  let weight = 0;
  for (let leaf = firstLeaf; leaf < lastLeaf; leaf++) {
    const share = model.attainment[row + leaf] ?? Number.NaN;
    if (Number.isNaN(share)) continue;
    points += share * (model.weights[leaf] ?? 0);
    weight += model.weights[leaf] ?? 0;
  }
  return weight > 0 ? points / weight : Number.NaN;
}
