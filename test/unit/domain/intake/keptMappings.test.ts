import { expect, test } from 'vitest';
import {
  keepMappings,
  MOST_KEPT,
  readKept,
  restoreKept,
  writeKept,
} from '../../../../src/domain/intake/keptMappings.ts';
import type { SheetMapping, SheetProposal } from '../../../../src/domain/intake/mapping.ts';
import { recogniseBook } from '../../../../src/domain/intake/recognise.ts';
import { present } from '../../../../src/lib/assert.ts';
import { rawBook } from '../../../fakes/rawBooks.ts';

function proposalOf(head: string): SheetProposal {
  return present(
    recogniseBook(
      rawBook([
        {
          rows: [
            ['STT', 'Tiêu chí', 'Điểm tối đa', head],
            [1, 'A', 1, 1],
          ],
        },
      ]),
    ).sheets[0],
    'a sheet',
  );
}

const withoutLast = (mapping: SheetMapping): SheetMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.column === 3 ? { ...column, role: 'note' } : column)),
});

test('what was accepted for a layout is proposed for the next file of that layout, and said so', () => {
  const proposal = proposalOf('Ý kiến');
  const kept = readKept(writeKept(keepMappings(new Map(), [proposal], [withoutLast(proposal.mapping)])));
  const next = restoreKept(proposalOf('Ý kiến'), kept);
  expect(next.mapping.columns[3]?.role).toBe('note');
  expect(next.reasons.at(-1)?.code).toBe('kept');
  expect(restoreKept(proposalOf('Giải trình'), kept).reasons.map(({ code }) => code)).not.toContain('kept');
});

test('the newest fifty are kept', () => {
  let kept = readKept(null);
  for (let i = 0; i < MOST_KEPT + 5; i++) {
    const proposal = proposalOf(`Cột ${i}`);
    kept = keepMappings(kept, [proposal], [proposal.mapping]);
  }
  expect(kept.size).toBe(MOST_KEPT);
  expect(kept.has(proposalOf('Cột 0').signature)).toBe(false);
  expect(kept.has(proposalOf('Cột 54').signature)).toBe(true);
});

test.each(['{', '7', '[["a",{"kind":"x"}]]', '[["a",{"kind":"criteria","stage":"self","roles":[[0,"boss",null]]}]]'])(
  'what storage holds and nobody understands is forgotten: %s',
  (text) => {
    expect(readKept(text).size).toBe(0);
  },
);
