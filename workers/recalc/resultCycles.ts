/** Formulas that decide a result which they read: no weight may follow from a rank that follows from the weight. */
import type { SetId } from '../../src/domain/ids.ts';
import type { FormulaGraph } from './graph.ts';
import type { SheetPlan } from './sheets.ts';

/** Paths searched one by one; further cells show the path of another cell of their cycle. */
const MAX_SEARCHES = 50;

/** Every formula entered by a person that lies on a cycle through a ranking, with the cycle. */
export function findResultCycles(graph: FormulaGraph, rankings: readonly SheetPlan[]): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const component of listComponents(graph, rankings)) {
    if (component.length === 1 || !component.some((node) => node < 0)) continue;
    let searches = 0;
    let fallback: readonly number[] = component;
    for (const node of component) {
      const cell = graph.cells.get(node);
      if (!cell || cell.role === 'derived') continue;
      if (searches < MAX_SEARCHES) fallback = graph.findCycle(node) ?? fallback;
      searches++;
      found.set(node, fallback);
    }
  }
  return found;
}

/** Criteria sets whose ranking is read, those first that others depend on. */
export function listResultOrder(graph: FormulaGraph, rankings: readonly SheetPlan[]): SetId[] {
  const nodes = listComponents(graph, rankings)
    .flat()
    .filter((node) => node < 0);
  return nodes.flatMap((node) => graph.rankingOf(node)?.setId ?? []);
}

function listComponents(graph: FormulaGraph, rankings: readonly SheetPlan[]): number[][] {
  return graph.listComponents(rankings.map((plan) => graph.addRanking(plan)));
}
