/** An answer of guaranteed ranks as tables. */
import type { GuaranteeAnswer, RankEnd, UnitGuarantee } from '../../../analysis/guarantee/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import type { Messages } from '../../../i18n/index.ts';

export interface GuaranteeNaming {
  readonly t: Messages;
  readonly nameUnit: (unitId: string) => string;
  readonly nameNode: (nodeId: string) => string;
}

export function listGuaranteeTables(
  answer: GuaranteeAnswer,
  naming: GuaranteeNaming,
  notes: readonly string[],
): FigureTable[] {
  return [
    tableOfEnds(answer, naming, notes),
    ...answer.units.map((unit) => tableOfWitness(answer, unit, naming, notes)),
  ];
}

/** By rank now. */
export function orderUnits({ units }: GuaranteeAnswer): UnitGuarantee[] {
  return units.toSorted((a, b) => a.rank - b.rank);
}

export function tableOfEnds(
  answer: GuaranteeAnswer,
  { t, nameUnit }: GuaranteeNaming,
  notes: readonly string[],
): FigureTable {
  const own = t.robust.guarantee;
  return {
    title: own.table,
    notes,
    columns: [
      { label: t.robust.columns.unit, decimals: null },
      { label: t.robust.columns.rank, decimals: 0 },
      { label: own.best, decimals: 0 },
      { label: own.proof, decimals: null },
      { label: own.worst, decimals: 0 },
      { label: own.proof, decimals: null },
    ],
    rows: orderUnits(answer).map(({ unitId, rank, best, worst }) => [
      nameUnit(unitId),
      rank,
      best.rank,
      sayProof(best, t),
      worst.rank,
      sayProof(worst, t),
    ]),
  };
}

export function tableOfWitness(
  answer: GuaranteeAnswer,
  { unitId, best, worst }: UnitGuarantee,
  { t, nameUnit, nameNode }: GuaranteeNaming,
  notes: readonly string[],
): FigureTable {
  const own = t.robust.guarantee;
  return {
    title: own.witnessOf(nameUnit(unitId)),
    notes,
    columns: [
      { label: own.node, decimals: null },
      { label: own.now, decimals: 4 },
      { label: own.min, decimals: 4 },
      { label: own.max, decimals: 4 },
      { label: `${own.bestWeights}: ${String(best.rank)}`, decimals: 6 },
      { label: `${own.worstWeights}: ${String(worst.rank)}`, decimals: 6 },
    ],
    rows: answer.box.map(({ nodeId, weight, min, max }, at) => [
      nameNode(nodeId),
      weight,
      min,
      max,
      best.witness[at]?.weight ?? null,
      worst.witness[at]?.weight ?? null,
    ]),
  };
}

function sayProof({ rank, bound }: RankEnd, t: Messages): string {
  const own = t.robust.guarantee;
  return rank === bound ? own.proven : own.upTo(String(bound));
}
