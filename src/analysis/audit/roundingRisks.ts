/** Where rounding or the tie rule decides a class or a rank (DOMAIN.md section 4: 90.10 against 90.09). */
import { roundTo } from '../../lib/decimal.ts';
import type { IndexModel, IndexOutcome } from '../indexModel.ts';
import type { RoundingRisk } from './question.ts';

interface Placed {
  readonly unit: number;
  readonly index: number;
  readonly rounded: number;
}

/**
 * Of the ranked units: an index within `margin` of a class limit; indexes equal when rounded; a lead over the next unit of
 * a single step of the last decimal.
 */
export function findRoundingRisks(model: IndexModel, outcome: IndexOutcome, margin: number): RoundingRisk[] {
  const { decimals, classes } = model.policies;
  const placed = listPlaced(model, outcome);
  const nameOf = (unit: number): string => model.unitNames[unit] ?? '';
  const found: RoundingRisk[] = [];
  for (const [at, { unit, index, rounded }] of placed.entries()) {
    const unitId = model.unitIds[unit];
    if (unitId === undefined) continue;
    const about = { unitId, name: nameOf(unit), index };
    for (const { label, min } of classes)
      if (min > 0 && Math.abs(index - min) <= margin + 1e-9) found.push({ kind: 'class', ...about, label, limit: min });
    const next = placed[at + 1];
    if (!next) continue;
    const lead = { other: nameOf(next.unit), difference: roundTo(index - next.index, 7) };
    if (next.rounded === rounded) found.push({ kind: 'tie', ...about, ...lead });
    else if (isLastDecimal(rounded - next.rounded, decimals)) found.push({ kind: 'decimal', ...about, ...lead });
  }
  return found;
}

/** Whether a lead of rounded indexes is a single step of their last decimal. */
function isLastDecimal(lead: number, decimals: number): boolean {
  return decimals > 0 && roundTo(lead, decimals) <= 10 ** -decimals + 1e-9;
}

/** Ranked units, the highest index first. */
function listPlaced(model: IndexModel, { index }: IndexOutcome): Placed[] {
  const { decimals } = model.policies;
  return Array.from(index, (value, unit) => ({ unit, index: value, rounded: roundTo(value, decimals) }))
    .filter(({ unit, index: value }) => model.ranked[unit] === 1 && !Number.isNaN(value))
    .sort((a, b) => b.index - a.index || a.unit - b.unit);
}
