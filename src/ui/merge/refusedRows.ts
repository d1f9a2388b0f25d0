/** Every cell that was not taken, from whichever step: file, sheet and address, unit, criterion, what stood there, why. */
import type { RefusedAccepted } from '../../domain/merge/planAccepted.ts';
import type { Merging } from '../../state/merge.svelte.ts';
import type { Messages } from '../../i18n/index.ts';
import { sayProblem } from '../shared/words.svelte.ts';
import { nameLeaf, ownerOf, unitNameOf, writeMergeValue } from './mergeWords.ts';

export interface RefusedRow {
  readonly file: string;
  readonly cell: string;
  readonly unit: string;
  readonly criterion: string;
  readonly text: string;
  readonly reason: string;
}

/** `after`: what the workbook itself did not take. */
export function listRefusedRows(t: Messages, merging: Merging, after: readonly RefusedAccepted[]): RefusedRow[] {
  const workbook = merging.session.base;
  const rows: RefusedRow[] = [];
  merging.returned.forEach((file, at) => {
    const unit = file.reading.identity.unitName;
    for (const { sheet, address, text, code, problem } of file.reading.refused)
      rows.push({
        file: file.name,
        cell: `${sheet}!${address}`,
        unit,
        criterion: code,
        text,
        reason: sayProblem(t, problem),
      });
    const match = merging.merged.matches[at];
    if (match?.kind !== 'matched') return;
    for (const { place, theirs, origin } of match.unmapped) {
      const leaf = 'slot' in place ? file.reading.leaves.find(({ slot }) => slot === place.slot) : undefined;
      rows.push({
        file: file.name,
        cell: `${origin.sheet}!${origin.address}`,
        unit,
        criterion: [leaf?.code, leaf?.name].join(' '),
        text: writeMergeValue(
          t,
          leaf && {
            id: leaf.nodeId,
            slot: leaf.slot,
            code: leaf.code,
            name: leaf.name,
            max: leaf.max,
            rule: leaf.rule,
          },
          theirs,
        ),
        reason: t.merge.unmapped,
      });
    }
  });
  const items = new Map(merging.merged.items.map((item) => [item.key, item]));
  for (const { place, value, problem } of after) {
    if (!('slot' in place)) continue;
    const owner = ownerOf(workbook, { place });
    const origin = [...items.values()].find((item) => item.place === place)?.options[0]?.incoming.origin;
    rows.push({
      file: origin?.file ?? '',
      cell: origin ? `${origin.sheet}!${origin.address}` : '',
      unit: unitNameOf(workbook, { place }),
      criterion: nameLeaf(owner),
      text: writeMergeValue(t, owner, value),
      reason: sayProblem(t, problem),
    });
  }
  return rows;
}
