/** What the ranking would be without a node, under both meanings. */
import type { NodeId, UnitId } from '../../domain/ids.ts';
import type { Coupling, StateRef } from '../indexModel.ts';
import type { NodeLevel } from '../flips/question.ts';

export interface RemovalAsk {
  readonly state: StateRef;
  readonly levels: readonly NodeLevel[];
}

export interface RemovalEffect {
  /** Over ranked units, in ranks. */
  readonly meanShift: number;
  readonly largestShift: number;
  /** Who moves most, the first in order of rank; null where nobody does. */
  readonly largestUnitId: UnitId | null;
  readonly largestUnitName: string;
  /** From its present rank; negative: up. */
  readonly largestMove: number;
  readonly movedCount: number;
  /** Units that come into another class. */
  readonly reclassedCount: number;
}

export interface RemovalRow {
  readonly nodeId: NodeId;
  readonly code: string;
  readonly name: string;
  readonly level: NodeLevel;
  readonly effective: number;
  /** (i) Weight 0, and what it had goes to its siblings in proportion. Null where there is nothing that could take it. */
  readonly zeroed: RemovalEffect | null;
  /** (ii) Dropped: the maximum shrinks by it. Null where nothing remains. */
  readonly dropped: RemovalEffect | null;
  /** Own weights by hand that make (i) in the workbook: the node's, or all its siblings' too; null where none do. */
  readonly load: readonly { readonly nodeId: NodeId; readonly weight: number }[] | null;
}

export interface RemovalAnswer {
  readonly state: StateRef;
  /** In the order of the sheet. */
  readonly rows: readonly RemovalRow[];
  readonly rankedCount: number;
  readonly couplings: readonly Coupling[];
}
