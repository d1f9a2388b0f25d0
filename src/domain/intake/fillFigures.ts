/** The workbook's own sums as a summary shows them, for files that have places for them. */
import type { CriteriaSet } from '../criteria.ts';
import type { NodeId, UnitId } from '../ids.ts';
import type { ComputedPoints } from '../points.ts';
import type { LeafName } from './readScores.ts';
import { foldTitle } from './rawText.ts';

/** Points after extras, the index in % as it is ranked, the rank. */
export type WholeFigure = 'total' | 'index' | 'rank';

/** Null where there is none: not calculated yet, not ranked. */
export interface FillFigures {
  readonly computed: (unitId: UnitId) => ComputedPoints;
  readonly field: (unitId: UnitId, fieldId: NodeId, part: 'appraised' | 'survey' | 'total') => number | null;
  readonly whole: (unitId: UnitId, figure: WholeFigure) => number | null;
}

/** Fields of a set (its first level) by code, else by name. */
export class FieldFinder {
  readonly #byKey = new Map<string, NodeId>();

  constructor(set: CriteriaSet) {
    for (const id of set.rootIds) {
      const node = set.nodes[id];
      if (node) this.#byKey.set(`#${node.code}`, id).set(foldTitle(node.name), id);
    }
  }

  find({ code, name }: LeafName): NodeId | null {
    const byName = name === '' ? undefined : this.#byKey.get(foldTitle(name));
    return byName ?? (code === '' ? undefined : this.#byKey.get(`#${code}`)) ?? null;
  }
}
