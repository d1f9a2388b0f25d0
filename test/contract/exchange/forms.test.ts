import { beforeAll, describe, expect, it } from 'vitest';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { planUnitForm } from '../../../src/exchange/forms/unitForm.ts';
import { planSummaryTable } from '../../../src/exchange/output/summaryTable.ts';
import { listLeaves, type CriterionNode } from '../../../src/domain/criteria.ts';
import type { SetId, UnitId } from '../../../src/domain/ids.ts';
import { stageOutcome } from '../../../src/domain/points.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { present } from '../../../src/lib/assert.ts';
import { roundTo } from '../../../src/lib/decimal.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { calculateAll } from './appFigures.ts';
import { changeCell } from './changeCell.ts';
import { recalculate, type ReadSheets } from './libreOffice.ts';

const LIMIT_MS = 300_000;
const workbook = buildSample('illustrative', countingIds('w'));
const [firstSet, , thirdSet] = workbook.setOrder;
const forms = [firstSet, thirdSet].flatMap((setId) => {
  const id = present(setId, 'a set');
  const units = workbook.blocks[present(workbook.sets[id], 'the set').blockId]?.unitIds ?? [];
  return units.slice(0, 3).map((unitId) => ({ setId: id, unitId, name: `form_${id}_${unitId}` }));
});

function writeForm(setId: SetId, unitId: UnitId): Promise<Uint8Array> {
  return createHucreWriter().write(planUnitForm({ workbook, setId, unitId, exportedAt: '2026-11-22T00:00:00Z' }));
}

/** Rows of the form by the code in their first column. */
function rowOf(sheets: ReadSheets, code: string): readonly string[] {
  const found = sheets.get('Tự chấm')?.find((row) => row[0] === code);
  return present(found, `a row ${code}`);
}

function leafOf(setId: SetId, wanted: (leaf: CriterionNode) => boolean): CriterionNode {
  return present(listLeaves(present(workbook.sets[setId], 'the set')).find(wanted), 'a leaf');
}

describe('self-score forms, recalculated by LibreOffice', () => {
  let files: ReadonlyMap<string, ReadSheets>;
  const rateLeaf = leafOf(
    present(firstSet, 'a set'),
    ({ rule, method }) => rule?.type === 'proportional' && method === 'self',
  );
  const countLeaf = leafOf(
    present(firstSet, 'a set'),
    ({ rule, method }) => rule?.type === 'deduction' && method === 'self',
  );

  beforeAll(async () => {
    const batch = new Map<string, Uint8Array>();
    for (const { setId, unitId, name } of forms) batch.set(name, await writeForm(setId, unitId));
    const { setId, unitId } = present(forms[0], 'a form');
    const bytes = await writeForm(setId, unitId);
    const plan = planUnitForm({ workbook, setId, unitId, exportedAt: '' });
    const rowAt = (code: string): number =>
      (plan.sheets[0]?.cells.findIndex((line) => line[0]?.kind === 'value' && line[0].value === code) ?? -1) + 1;
    const rate = rowAt(rateLeaf.code);
    const filled = changeCell(changeCell(bytes, 'Tự chấm', `D${rate}`, 482), 'Tự chấm', `E${rate}`, 500);
    batch.set('filled', changeCell(filled, 'Tự chấm', `D${rowAt(countLeaf.code)}`, 2));
    batch.set('absent', changeCell(bytes, 'Tự chấm', `D${rate}`, 'KAD'));
    files = await recalculate(batch);
  }, LIMIT_MS);

  it.each(forms)('the form $name shows the points of the app for every self-scored leaf', ({ setId, unitId, name }) => {
    const sheets = present(files.get(name), 'read');
    const set = present(workbook.sets[setId], 'the set');
    const scores = present(workbook.scores[setId]?.[unitId], 'the scores');
    let compared = 0;
    for (const leaf of listLeaves(set)) {
      if (leaf.method !== 'self' || leaf.rule?.type === 'relative' || leaf.rule?.type === 'formula') continue;
      const outcome = stageOutcome(leaf, scores, 'self', () => undefined);
      const shown = rowOf(sheets, leaf.code)[9];
      if (outcome.kind === 'points') expect(roundTo(Number(shown), 6), leaf.code).toBe(roundTo(outcome.points, 6));
      if (outcome.kind === 'notApplicable') expect(shown, leaf.code).toBe('KAD');
      if (outcome.kind === 'missing') expect(shown, leaf.code).toBe('');
      compared++;
    }
    expect(compared).toBeGreaterThan(4);
  });

  it('figures typed into the form give their points, and the total follows', () => {
    const sheets = present(files.get('filled'), 'read');
    const rule = rateLeaf.rule?.type === 'proportional' ? rateLeaf.rule : null;
    const max = rateLeaf.max ?? 0;
    const expected = Math.min(max, roundTo((96.4 / (rule?.target ?? 100)) * max, 7));
    expect(Number(rowOf(sheets, rateLeaf.code)[9])).toBeCloseTo(expected, 6);
    const step = countLeaf.rule?.type === 'deduction' ? countLeaf.rule.step : 0;
    expect(Number(rowOf(sheets, countLeaf.code)[9])).toBeCloseTo((countLeaf.max ?? 0) - 2 * step, 6);
    const total = (name: string): number => Number(rowOf(present(files.get(name), 'read'), 'TỔNG ĐIỂM')[9]);
    expect(total('filled')).not.toBeCloseTo(total(present(forms[0], 'a form').name), 6);
  });

  it('KAD typed in place of a figure leaves the criterion out of the maximum', () => {
    const sheets = present(files.get('absent'), 'read');
    expect(rowOf(sheets, rateLeaf.code)[9]).toBe('KAD');
    const name = present(forms[0], 'a form').name;
    const max = (of: ReadSheets): number =>
      Number(of.get('Tự chấm')?.find((row) => row[0]?.startsWith('Trong đó'))?.[2]);
    const less = rateLeaf.notApplicable === 'exclude' ? (rateLeaf.max ?? 0) : 0;
    expect(max(sheets)).toBeCloseTo(max(present(files.get(name), 'read')) - less, 6);
  });
});

describe('the council’s summary table, recalculated by LibreOffice', () => {
  it(
    'gives every total, index and rank of the app, and parts that add up',
    async () => {
      const results = await calculateAll(workbook);
      const setId = present(firstSet, 'a set');
      const model = present(
        results.models.find((each) => each.setId === setId && each.scenarioId === null),
        'the figures',
      );
      const bytes = await createHucreWriter().write(planSummaryTable({ workbook, setId, scenarioId: null, model }));
      const sheet = present((await recalculate(new Map([['summary', bytes]]))).get('summary')?.get('Tổng hợp'), 'read');
      let compared = 0;
      model.unitIds.forEach((unitId, unit) => {
        const name = workbook.units[unitId]?.name ?? '';
        const row = present(
          sheet.find((line) => line[1] === name),
          name,
        );
        expect(Number(row[4]), name).toBeCloseTo(model.total[unit] ?? Number.NaN, 6);
        expect(Number(row[2]) + Number(row[3]), name).toBeCloseTo(Number(row[4]), 6);
        expect(Number(row[5]), name).toBe(roundTo(model.index[unit] ?? Number.NaN, 2));
        const rank = model.rank[unit] ?? Number.NaN;
        if (Number.isNaN(rank)) expect(row[6]).toBe('Không xếp hạng');
        else expect(Number(row[6]), name).toBe(rank);
        model.fieldIds.forEach((_id, field) => {
          const points = model.fieldPoints[unit * model.fieldIds.length + field] ?? Number.NaN;
          expect(Number(row[8 + field * 4 + 2]), `${name} ${field}`).toBeCloseTo(points, 6);
        });
        compared++;
      });
      expect(compared).toBe(model.unitIds.length);
    },
    LIMIT_MS,
  );
});
