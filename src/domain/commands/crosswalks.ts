/** Verbs on crosswalks that a person has confirmed. */
import { fail, succeed } from '../../lib/result.ts';
import type { CrosswalkId } from '../ids.ts';
import type { KeptCrosswalk, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

/** Keeps a crosswalk, new or in place of the one of its id. Shares lie in (0, 1]; those that leave one leaf add to 1 at most. */
export function putCrosswalk(workbook: Workbook, args: { readonly crosswalk: KeptCrosswalk }): Plan {
  const { crosswalk } = args;
  if (!workbook.sets[crosswalk.fromSetId] || !workbook.sets[crosswalk.toSetId]) return fail('set.gone');
  const left = new Map<string, number>();
  for (const { fromId, share01 } of crosswalk.rows) {
    if (!(share01 > 0 && share01 <= 1)) return fail('crosswalk.share', { share: share01 });
    const sum = (left.get(fromId) ?? 0) + share01;
    if (sum > 1 + 1e-9) return fail('crosswalk.share', { share: sum });
    left.set(fromId, sum);
  }
  return succeed([{ path: ['crosswalks', crosswalk.id], old: workbook.crosswalks[crosswalk.id], new: crosswalk }]);
}

export function removeCrosswalk(workbook: Workbook, args: { readonly crosswalkId: CrosswalkId }): Plan {
  const old = workbook.crosswalks[args.crosswalkId];
  if (!old) return fail('crosswalk.gone');
  return succeed([{ path: ['crosswalks', args.crosswalkId], old, new: undefined }]);
}
