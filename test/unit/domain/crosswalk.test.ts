import { expect, it } from 'vitest';
import { proposeLeafCrosswalk, type CrosswalkLeaf } from '../../../src/domain/crosswalk.ts';
import type { NodeId } from '../../../src/domain/ids.ts';

const leaf = (id: string, code: string, name: string, max = 1): CrosswalkLeaf => ({
  id: id as NodeId,
  code,
  name,
  max,
});

function rowsOf(from: CrosswalkLeaf[], to: CrosswalkLeaf[]): string[] {
  return proposeLeafCrosswalk(from, to).rows.map(({ fromId, toId, by }) => `${fromId}>${toId} ${by}`);
}

it('goes by id whatever the leaf is called now', () => {
  expect(rowsOf([leaf('a', '1.1', 'Kế hoạch')], [leaf('a', '2.4', 'Đổi tên')])).toEqual(['a>a id']);
});

it('goes by the name where codes were shifted by an insertion', () => {
  const from = [leaf('a', '1.1', 'Kế hoạch'), leaf('b', '1.2', 'Báo cáo')];
  const to = [leaf('x', '1.1', 'Mới'), leaf('y', '1.2', 'Kế hoạch'), leaf('z', '1.3', 'Báo  cáo'.normalize('NFD'))];
  expect(rowsOf(from, to)).toEqual(['a>y name', 'b>z name']);
  expect(proposeLeafCrosswalk(from, to).unmappedTo.map(({ id }) => id)).toEqual(['x']);
});

it('tells leaves of one name apart by their codes, and "1.1" is not "1.10"', () => {
  const from = [leaf('a', '1.1', 'Báo cáo'), leaf('b', '1.10', 'Báo cáo')];
  const to = [leaf('x', '1.10', 'Báo cáo'), leaf('y', '1.1.', 'Báo cáo')];
  expect(rowsOf(from, to)).toEqual(['a>y code+name', 'b>x code+name']);
});

it('goes by a code alone only at last, and never maps a leaf twice', () => {
  const from = [leaf('a', '1.1', 'Cũ'), leaf('b', '9', 'Bỏ'), leaf('c', '1.1', 'Trùng mã')];
  expect(rowsOf([leaf('a', '1.1', 'Cũ')], [leaf('x', '1.1', 'Khác hẳn')])).toEqual(['a>x code']);
  const ambiguous = proposeLeafCrosswalk(from, [leaf('x', '1.1', 'Khác hẳn')]);
  expect(ambiguous.rows).toEqual([]);
  expect(ambiguous.unmappedFrom).toHaveLength(3);
});
