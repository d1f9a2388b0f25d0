import { beforeAll, describe, expect, it } from 'vitest';
import { exportWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';
import type { Results } from '../../../src/engine/protocol.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { present } from '../../../src/lib/assert.ts';
import { calculateAll } from './appFigures.ts';
import { buildHardWorkbook } from './hardScenarios.ts';
import { changeCell } from './changeCell.ts';
import { recalculate, type ReadSheets } from './libreOffice.ts';
import { compareRanking } from './parity.ts';

const LIMIT_MS = 300_000;

function exportFile(workbook: Workbook, results: Results): Promise<Uint8Array> {
  return exportWorkbook(
    { workbook, scenarioId: null, today: '01/01/2026', version: 'test', models: results.models, values: [] },
    createHucreWriter(),
  );
}

describe('the exported file, recalculated by LibreOffice', () => {
  const illustrative = buildSample('illustrative', countingIds('w'));
  const hanoi = buildSample('hanoi2019', countingIds('w'));
  let app: Results;
  let appHanoi: Results;
  let files: ReadonlyMap<string, ReadSheets>;

  beforeAll(async () => {
    app = await calculateAll(illustrative);
    appHanoi = await calculateAll(hanoi);
    const bytes = await exportFile(illustrative, app);
    const batch = new Map([
      ['base', bytes],
      ['hanoi', await exportFile(hanoi, appHanoi)],
    ]);
    for (const id of illustrative.scenarioOrder)
      batch.set(
        `scenario_${id}`,
        changeCell(bytes, 'Kịch bản', 'B2', present(illustrative.scenarios[id], 'it is there').name),
      );
    files = await recalculate(batch);
  }, LIMIT_MS);

  it('gives every index, rank, class and component index of the illustrative sample as the app does', () => {
    const { differences, compared } = compareRanking(illustrative, null, app, present(files.get('base'), 'read'));
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  it('gives 84.64 for Hà Nội 2019, and 94.12 % and 92.86 % for two of its components', () => {
    const sheets = present(files.get('hanoi'), 'read');
    expect(compareRanking(hanoi, null, appHanoi, sheets).differences).toEqual([]);
    const row = sheets.get('Xếp hạng')?.[1] ?? [];
    expect(row[3]).toBe('84.64');
    expect(row).toContain('94.12');
    expect(row).toContain('92.86');
  });

  it('switches every figure with the scenario selector', () => {
    for (const id of illustrative.scenarioOrder) {
      const { differences } = compareRanking(illustrative, id, app, present(files.get(`scenario_${id}`), 'read'));
      expect(differences).toEqual([]);
    }
    const indexes = (name: string) =>
      files
        .get(name)
        ?.get('Xếp hạng')
        ?.map((row) => row[3]);
    expect(indexes(`scenario_${illustrative.scenarioOrder[0] ?? ''}`)).not.toEqual(indexes('base'));
  });
});

describe('a workbook whose scenarios override everything they can', () => {
  const workbook = buildHardWorkbook();
  let app: Results;
  let files: ReadonlyMap<string, ReadSheets>;

  beforeAll(async () => {
    app = await calculateAll(workbook);
    const bytes = await exportFile(workbook, app);
    const batch = new Map([['base', bytes]]);
    for (const id of workbook.scenarioOrder)
      batch.set(id, changeCell(bytes, 'Kịch bản', 'B2', present(workbook.scenarios[id], 'it is there').name));
    files = await recalculate(batch);
  }, LIMIT_MS);

  it.each(workbook.scenarioOrder.map((id) => [workbook.scenarios[id]?.name ?? '', id] as const))(
    'gives the figures of scenario %s by the selector alone',
    (_name, id) => {
      const { differences } = compareRanking(workbook, id, app, present(files.get(id), 'read'));
      expect(differences).toEqual([]);
      const indexes = (name: string) =>
        files
          .get(name)
          ?.get('Xếp hạng')
          ?.map((row) => row[3]);
      expect(indexes(id)).not.toEqual(indexes('base'));
    },
  );

  it('gives the figures of the base when the base is selected', () => {
    expect(compareRanking(workbook, null, app, present(files.get('base'), 'read')).differences).toEqual([]);
  });
});
