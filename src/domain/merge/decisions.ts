/** What a person decides about each cell that files bring. */
import type { Accepted } from './planAccepted.ts';
import type { MergeItem } from './mergeFiles.ts';
import type { PlaceValue } from './place.ts';

export type Decision =
  | { readonly keep: 'mine' }
  /** Index into the item's options. */
  | { readonly keep: 'theirs'; readonly option: number }
  | { readonly keep: 'hand'; readonly value: PlaceValue };

/** Without a decision: what is ready is taken, what is in doubt stays as the workbook has it. */
export function decisionOf(item: MergeItem, decisions: ReadonlyMap<string, Decision>): Decision {
  return decisions.get(item.key) ?? (item.doubts.length === 0 ? { keep: 'theirs', option: 0 } : { keep: 'mine' });
}

/** The values to be written; what the workbook keeps is left out. */
export function listAccepted(items: readonly MergeItem[], decisions: ReadonlyMap<string, Decision>): Accepted[] {
  return items.flatMap((item) => {
    const decision = decisionOf(item, decisions);
    if (decision.keep === 'mine') return [];
    if (decision.keep === 'hand') return [{ place: item.place, value: decision.value }];
    const option = item.options[decision.option];
    return option ? [{ place: item.place, value: option.value }] : [];
  });
}

/**
 * The newest of the files and the workbook by their times, which are labels: `mineAt` is when the workbook's cell was
 * last changed (ISO 8601), null where nobody knows. Null where not both times are known.
 */
export function decideNewer(item: MergeItem, mineAt: string | null): Decision | null {
  const [newest] = item.options;
  if (!newest) return null;
  const theirsAt = newest.incoming.changedAt;
  if (!item.doubts.includes('mine')) return theirsAt === null ? null : { keep: 'theirs', option: 0 };
  if (theirsAt === null || mineAt === null) return null;
  return Date.parse(theirsAt) > Date.parse(mineAt) ? { keep: 'theirs', option: 0 } : { keep: 'mine' };
}
