import { describe, expect, it } from 'vitest';
import { planComparisonTable } from '../../../../src/exchange/output/comparisonTable.ts';
import { planTraceTable, type TraceTableRow } from '../../../../src/exchange/output/traceTable.ts';
import type { ExportModel } from '../../../../src/exchange/export/request.ts';
import type { ScenarioId } from '../../../../src/domain/ids.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { WorkbookFile } from '../../../../src/exchange/export/writer.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';

function textsOf(file: WorkbookFile): unknown[] {
  return present(file.sheets[0], 'a sheet').cells.flatMap((line) =>
    line.flatMap((cell) => (cell?.kind === 'value' ? [cell.value] : [])),
  );
}

describe('the comparison of scenarios as a file', () => {
  it('sets every scenario beside the base, best unit first, with changes as formulas', () => {
    const workbook = buildSample('illustrative', countingIds('w'));
    const setId = present(workbook.setOrder[0], 'a set');
    const set = present(workbook.sets[setId], 'the set');
    const unitIds = (workbook.blocks[set.blockId]?.unitIds ?? []).slice(0, 2);
    const none = new Float64Array(0);
    const modelOf = (
      scenarioId: ScenarioId | null,
      index: readonly number[],
      rank: readonly number[],
    ): ExportModel => ({
      setId,
      scenarioId,
      unitIds,
      fieldIds: [],
      total: Float64Array.from(index),
      applicable: none,
      index: Float64Array.from(index),
      rank: Float64Array.from(rank),
      classIndex: new Int32Array(0),
      fieldPoints: none,
      fieldApplicable: none,
      nodeIds: [],
      maxes: none,
      weights: none,
      effective: none,
      totalMax: 100,
      totalWeight: 100,
      totalEffective: 100,
    });
    const models = [
      modelOf(null, [80, 90], [2, 1]),
      ...workbook.scenarioOrder.map((id) => modelOf(id, [91, 90], [1, 2])),
    ];
    const file = planComparisonTable({ workbook, setId, models });
    const texts = textsOf(file);
    for (const id of workbook.scenarioOrder) expect(texts).toContain(workbook.scenarios[id]?.name);
    const names = unitIds.map((id) => workbook.units[id]?.name ?? '');
    expect(texts.filter((text) => typeof text === 'string' && names.includes(text))).toEqual(names.toReversed());
    const formulas = present(file.sheets[0], 'a sheet')
      .cells.flat()
      .flatMap((cell) => (cell?.kind === 'formula' ? [cell.formula] : []));
    expect(formulas).toContainEqual(expect.stringMatching(/^IF\(COUNT\(E(\d+),C\1\)<2,"",ROUND\(E\1-C\1,2\)\)$/));
  });
});

describe('the trace as a file', () => {
  const row: TraceTableRow = {
    at: '22/11/2026 09:15',
    by: 'Lan',
    unit: 'Sở Nội vụ',
    item: '1.1.1',
    where: 'Tự chấm',
    from: '1',
    to: '=HYPERLINK("http://x")',
    why: 'thiếu minh chứng',
  };

  it('holds who, when, from what to what and why, each as text that no program calculates', () => {
    const file = planTraceTable({ workbookName: 'Sổ', isIllustrative: false, filter: 'Sở Nội vụ', rows: [row] });
    expect(textsOf(file)).toEqual(
      expect.arrayContaining(['Lan', '22/11/2026 09:15', '=HYPERLINK("http://x")', 'Sở Nội vụ']),
    );
    expect(file.sheets[0]?.cells.flat().some((cell) => cell?.kind === 'formula')).toBe(false);
  });
});
