/** An exported workbook that another program opened and saved comes back as it went out. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportReading } from '../../../src/domain/merge/readExport.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { exportWorkbook } from '../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../src/exchange/export/hucreWriter.ts';
import { readExtract } from '../../../src/exchange/intake/readExtract.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { changeCell } from './changeCell.ts';
import { findLibreOffice } from './libreOffice.ts';

const folder = mkdtempSync(join(tmpdir(), 'par-returned-'));
const SAMPLES = ['hanoi2019', 'illustrative'] as const;
const KINDS = ['xlsx', 'ods'] as const;

beforeAll(async () => {
  for (const name of SAMPLES) {
    const workbook = buildSample(name, countingIds('w'));
    const request = { workbook, scenarioId: null, today: '01/01/2026', version: '9.9.9', models: [], values: [] };
    const bytes = await exportWorkbook(request, createHucreWriter());
    writeFileSync(join(folder, `${name}.xlsx`), bytes);
    const weighed = changeCell(bytes, 'Tiêu chí', 'E4', '=MAX_4+0.5');
    if (name === 'hanoi2019') writeFileSync(join(folder, 'changed.xlsx'), weighed);
  }
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const files = [...SAMPLES, 'changed'].map((name) => join(folder, `${name}.xlsx`));
  for (const kind of KINDS)
    execFileSync(
      findLibreOffice(),
      [
        '--headless',
        `-env:UserInstallation=${profile}`,
        '--convert-to',
        kind,
        '--outdir',
        join(folder, 'out'),
        ...files,
      ],
      { timeout: 180_000 },
    );
}, 400_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(file: string): ExportReading {
  const result = readExtract(file, readFileSync(join(folder, 'out', file)), 'export');
  if (!result.ok) throw new Error(result.problem.code);
  return result.value as ExportReading;
}

describe.each(KINDS)('an .%s that LibreOffice saved', (kind) => {
  test.each(SAMPLES)(
    'of the sample %s has no difference when nothing was changed',
    (name) => {
      const reading = read(`${name}.${kind}`);
      expect(reading.refused).toEqual([]);
      expect(reading.incoming).toEqual([]);
      expect(reading.cells).toBeGreaterThan(50);
    },
    60_000,
  );

  test('has the one formula that was typed, in the words of the app', () => {
    const reading = read(`changed.${kind}`);
    expect(reading.refused).toEqual([]);
    expect(reading.incoming).toHaveLength(1);
    expect(reading.incoming[0]?.place.of).toBe('weight');
    expect(reading.incoming[0]?.theirs).toMatch(/^=⟦m\|[^⟧]+⟧\+0\.5$/);
  });
});
