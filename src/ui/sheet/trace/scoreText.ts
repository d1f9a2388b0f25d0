/** What counts of a score on any scores sheet, on screen or not: points by the last stage, sums of groups. */
import { isLeaf, type CriteriaSet } from '../../../domain/criteria.ts';
import { findNode } from '../../../domain/find.ts';
import type { NodeId, UnitId } from '../../../domain/ids.ts';
import { TOTAL } from '../../../domain/layout.ts';
import { leafOutcome, type ComputedPoint } from '../../../domain/points.ts';
import type { Stage } from '../../../domain/scores.ts';
import { sumExactly } from '../../../lib/decimal.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { Session } from '../../../state/session.svelte.ts';
import { isCellError } from '../sheetSource.ts';

/** Null for what is no score of a unit: heads, labels, extras. */
export function readScoreText(
  { workbook, recalculation, scenarioId }: Session,
  set: CriteriaSet,
  row: string,
  unitId: string,
  t: Messages,
): string | null {
  const scores = workbook.scores[set.id]?.[unitId as UnitId];
  const node = findNode(set, row);
  if (!scores || (!node && row !== TOTAL)) return null;
  const given = recalculation.model(set.id, scenarioId)?.computedPoints.filter((one) => one.unitId === unitId) ?? [];
  const computed = (nodeId: NodeId, stage: Stage): ComputedPoint | undefined => {
    const value = given.find((one) => one.nodeId === nodeId && one.stage === stage)?.value;
    if (isCellError(value)) return { error: value.error };
    return typeof value === 'number' ? value : undefined;
  };
  function sumBelow(ids: readonly NodeId[]): number {
    return sumExactly(
      ids.map((id) => {
        const child = set.nodes[id];
        if (!child || !scores) return 0;
        if (!isLeaf(child)) return sumBelow(child.childIds);
        const outcome = leafOutcome(child, scores, computed);
        if (outcome.kind === 'points') return outcome.points;
        return outcome.kind === 'notApplicable' && child.notApplicable === 'full' ? (child.max ?? 0) : 0;
      }),
    );
  }
  if (!node) return formatNumber(sumBelow(set.rootIds), t.locale, 4);
  if (!isLeaf(node)) return formatNumber(sumBelow(node.childIds), t.locale, 4);
  const outcome = leafOutcome(node, scores, computed);
  switch (outcome.kind) {
    case 'points':
      return formatNumber(outcome.points, t.locale, 4);
    case 'notApplicable':
      return t.scores.notApplicable;
    case 'error':
      return outcome.error;
    case 'missing':
      return '';
  }
}
