import { describe, expect, it } from 'vitest';
import { attribute } from '../../../../../src/analysis/attribution/attribute.ts';
import { pairById } from '../../../../../src/analysis/attribution/leafLines.ts';
import type { UnitId } from '../../../../../src/domain/ids.ts';
import { messagesOf } from '../../../../../src/i18n/index.ts';
import { finishSteps } from '../../../../../src/lib/steps.ts';
import { tableOfMoves, tableOfParts, tableOfUnits } from '../../../../../src/ui/analysis/reasons/reasonTables.ts';
import { listSentences, type ReasonWords } from '../../../../../src/ui/analysis/reasons/reasonWords.ts';
import { buildPlainModel, type PlainModel } from '../../../analysis/attribution/plainModel.ts';

const BEFORE: PlainModel = {
  fields: [['1.1'], ['2.1']],
  fieldIds: ['1', '2'],
  weights: [50, 50],
  shares: [
    [0.8, 0.8],
    [0.9, 0.8],
    [0.7, 0.8],
  ],
};

function wordsOf(before: PlainModel, after: PlainModel, unitId = 'u1'): ReasonWords {
  const [from, to] = [buildPlainModel(before), buildPlainModel(after)];
  const ask = { from: from.state, to: to.state, unitId: unitId as UnitId, level: 'criterion' as const };
  const matter = { from, to, pairs: pairById(from), mapping: 'same' as const, findCorners: () => null };
  const answer = { ...finishSteps(attribute(ask, matter)), unsplitRules: 0 };
  return { t: messagesOf('vi'), answer, nameUnit: (id) => `Sở ${id}` };
}

describe('the sentences of why a rank moved', () => {
  it('tell index, rank and rivals, each figure with its unit, then causes and criteria', () => {
    const after = {
      ...BEFORE,
      shares: [
        [0.8, 0.84],
        [0.9, 0.72],
        [0.98, 0.8],
      ],
    };
    expect(listSentences(wordsOf(BEFORE, after))).toEqual([
      'Chỉ số của Sở u1 tăng 2,00 điểm phần trăm, từ 80,00 lên 82,00; giữ hạng 2; vượt 1 đơn vị; bị 1 đơn vị vượt.',
      'Vượt và đuổi kịp chủ yếu nhờ (bình quân so với mỗi đơn vị ấy): 2.1 Tiêu chí 2.1 +6,00 điểm phần trăm.',
      'Bị vượt chủ yếu do (bình quân so với mỗi đơn vị ấy): 1.1 Tiêu chí 1.1 -14,00 điểm phần trăm.',
      'Theo nguyên nhân: Điểm số +2,00 (điểm phần trăm).',
      'Phần lớn nhất: 2.1 Tiêu chí 2.1 +2,00 (điểm phần trăm).',
    ]);
  });

  it('say that a tie stands by rounding alone, and never hide a change behind two places', () => {
    const words = wordsOf(BEFORE, {
      ...BEFORE,
      shares: [
        [0.8, 0.80004],
        [0.8, 0.8],
        [0.7, 0.8],
      ],
    });
    expect(listSentences(words)[0]).toBe(
      'Chỉ số của Sở u1 giữ nguyên 80,00 (chưa làm tròn: +0,002); hạng 2 → 1, tăng 1 bậc; đuổi kịp 1 đơn vị (nay đồng hạng).',
    );
    expect(tableOfMoves(words).rows).toEqual([
      [
        'Sở u2',
        'Bị đuổi kịp, nay đồng hạng (nay đồng hạng chỉ do làm tròn)',
        -5,
        0,
        '1.1 Tiêu chí 1.1 +5,00; 2.1 Tiêu chí 2.1 +0,002',
      ],
    ]);
  });

  it('say when the states rank by different rules', () => {
    const said = listSentences(wordsOf(BEFORE, { ...BEFORE, policies: { tieRule: 'dense', decimals: 1 } }));
    expect(said).toEqual([
      'Chỉ số của Sở u1 giữ nguyên 80,0; giữ hạng 2.',
      'Hai trạng thái làm tròn và xếp đồng hạng khác nhau (2 chữ số thập phân, 1, 1, 3 → 1 chữ số thập phân, 1, 1, 2): riêng việc ấy cũng có thể đổi hạng.',
      'Không có gì làm chỉ số của đơn vị này thay đổi.',
    ]);
  });
});

describe('the tables of why a rank moved', () => {
  const words = wordsOf(BEFORE, {
    ...BEFORE,
    weights: [60, 40],
    shares: [
      [0.8, 0.84],
      [0.9, 0.8],
      [0.98, 0.8],
    ],
  });

  it('show only causes and criteria that moved something, and their sum', () => {
    const { columns, rows } = tableOfParts(words);
    expect(columns.map(({ label }) => label)).toEqual([
      'Tiêu chí',
      'Trọng số đầu',
      'Trọng số sau',
      'Điểm đầu',
      'Điểm sau',
      'Trọng số (điểm %)',
      'Điểm số (điểm %)',
      'Cộng (điểm %)',
    ]);
    expect(rows).toEqual([
      ['1 Tiêu chí 1', 50, 60, 40, 48, 8, 0, 8],
      ['1.1 Tiêu chí 1.1', 50, 60, 40, 48, 8, 0, 8],
      ['2 Tiêu chí 2', 50, 40, 40, 33.6, -8.2, 1.8, -6.4],
      ['2.1 Tiêu chí 2.1', 50, 40, 40, 33.6, -8.2, 1.8, -6.4],
      ['Tổng', null, null, null, null, -0.2, 1.8, 1.6],
    ]);
  });

  it('list every unit by its new rank, with places won as plus', () => {
    const { rows, unitIds } = tableOfUnits(words);
    expect(unitIds).toEqual(['u3', 'u2', 'u1']);
    expect(rows[0]?.slice(0, 9)).toEqual(['Sở u3', 75, 90.8, 15.8, 3, 1, 2, 2, 0]);
    expect(rows[2]?.slice(4, 9)).toEqual([2, 3, -1, 0, 1]);
  });
});
