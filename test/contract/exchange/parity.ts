/** Compares the ranking sheets of a recalculated file with the app, unit by unit. */
import { layoutOf, titleOfSheet, type SheetKey } from '../../../src/domain/layout.ts';
import { resolveScenario } from '../../../src/domain/scenarios.ts';
import type { ScenarioId } from '../../../src/domain/ids.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { ModelResult, Results } from '../../../src/engine/protocol.ts';
import { shortenSheetNames } from '../../../src/exchange/export/sheetNames.ts';
import { present } from '../../../src/lib/assert.ts';
import { roundTo } from '../../../src/lib/decimal.ts';
import type { ReadSheets } from './libreOffice.ts';

export interface Difference {
  readonly set: string;
  readonly unit: string;
  readonly what: string;
  readonly app: string;
  readonly file: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Indexes and ranks compared, so that a test can tell that there was something to compare. */
  readonly compared: number;
}

/** Every index, rank, class and component index of every set, as one scenario sees them. */
export function compareRanking(
  workbook: Workbook,
  scenarioId: ScenarioId | null,
  results: Results,
  file: ReadSheets,
): Comparison {
  const differences: Difference[] = [];
  let compared = 0;
  const resolved = resolveScenario(workbook, scenarioId);
  for (const setId of workbook.setOrder) {
    const key: SheetKey = `ranking.${setId}`;
    const [name = ''] = shortenSheetNames([titleOfSheet(workbook, key, null)]);
    const rows = present(file.get(name), `sheet ${name} is in the file`);
    const model = present(
      results.models.find((each) => each.setId === setId && each.scenarioId === scenarioId),
      'the app has calculated the set',
    );
    const columns = present(layoutOf(workbook, key), 'the set has a ranking').columns;
    const policies = present(resolved.sets[setId], 'the set is there').policies;
    model.unitIds.forEach((unitId, unit) => {
      const cells = rows[unit + 1] ?? [];
      const expect = (what: string, app: string): void => {
        compared++;
        const found = cells[columns.indexOf(what)] ?? '';
        if (found !== app)
          differences.push({ set: name, unit: workbook.units[unitId]?.name ?? '', what, app, file: found });
      };
      expect('index', written(roundTo(model.index[unit] ?? Number.NaN, policies.decimals)));
      expect('rank', written(model.rank[unit] ?? Number.NaN));
      expect('class', policies.classes[model.classIndex[unit] ?? -1]?.label ?? '');
      model.fieldIds.forEach((fieldId, field) => {
        expect(fieldId, written(roundTo(fieldIndex(model, unit, field), policies.decimals)));
      });
    });
  }
  return { differences, compared };
}

function fieldIndex(model: ModelResult, unit: number, field: number): number {
  const at = unit * model.fieldIds.length + field;
  const applicable = model.fieldApplicable[at] ?? 0;
  return applicable > 0 ? ((model.fieldPoints[at] ?? 0) / applicable) * 100 : Number.NaN;
}

function written(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
