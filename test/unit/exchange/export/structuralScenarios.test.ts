import { read, utils, type WorkBook } from 'xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import type { NodeId, ScenarioId } from '../../../../src/domain/ids.ts';
import { addressOf, layoutOf } from '../../../../src/domain/layout.ts';
import type { ExportReading } from '../../../../src/domain/merge/readExport.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { exportCertified, type CertifiedFile } from '../../../../src/exchange/certificate/exportCertified.ts';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import { readExtract } from '../../../../src/exchange/intake/readExtract.ts';
import { listVariants } from '../../../../src/exchange/export/variants.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../../workers/recalc/recalc.ts';
import { changeCell } from '../../../contract/exchange/changeCell.ts';

const K1 = 'k1' as ScenarioId;
const start = buildSample('illustrative', countingIds('w'));
const set = present(start.sets[present(start.setOrder[0], 'a set')], 'the set');
const leaf = present(listLeaves(set)[0], 'a leaf');
const commands: Command[] = [
  {
    verb: 'addNode',
    args: { setId: set.id, nodeId: 'x' as NodeId, parentId: leaf.parentId, index: 9, name: 'Mới', max: 3 },
  },
  { verb: 'removeNode', args: { setId: set.id, nodeId: leaf.id } },
];
const workbook = planCommands(start, K1, commands).outcome;

const OPTIONS = { createEngine: () => createFormulaEngine(), now: () => 0 };

function readBack(bytes: Uint8Array): ExportReading {
  const found = readExtract('sổ.xlsx', bytes, 'export');
  if (!found.ok) throw new Error(found.problem.code);
  return found.value as ExportReading;
}

function textsOf(book: WorkBook, sheet: string): string[] {
  const rows = utils.sheet_to_json<unknown[]>(present(book.Sheets[sheet], sheet), { header: 1 });
  return rows.flat().map(String);
}

describe('a scenario with other criteria than the base', () => {
  let book: WorkBook;
  let file: CertifiedFile;

  beforeAll(async () => {
    const api = createRecalc({ createEngine: () => createFormulaEngine(), now: () => 0 });
    const watched = [null, K1].map((scenarioId) => ({ setId: set.id, scenarioId }));
    const { models, values } = await api.load({ rev: 0, workbook, watched, quarantined: [], careful: false });
    const request = { workbook, scenarioId: K1, today: '01/01/2026', version: '9.9.9', models, values };
    file = await exportCertified(request, createHucreWriter(), OPTIONS);
    book = read(file.bytes);
  }, 120_000);

  it('is not among those that the file can switch to; the file opens with the base', () => {
    const variants = listVariants(workbook, K1);
    expect([variants.all.map((one) => one.scenarioId), variants.restructured.map((one) => one.scenarioId)]).toEqual([
      [null, 'k2'],
      [K1],
    ]);
    expect(variants.selected).toBe(0);
  });

  it('is named in “Đọc tôi”, and its results stand in the comparison as values', () => {
    const name = workbook.scenarios[K1]?.name ?? '';
    expect(textsOf(book, 'Đọc tôi').some((text) => text.includes(`"${name}"`))).toBe(true);
    expect(textsOf(book, 'Kịch bản')).toContain(`Chỉ số: ${name} (bộ tiêu chí khác)`);
  });

  it('leaves the certificate of the file as it is: no cell and no figure of the app differs', () => {
    const { state, differing, appFigures } = file.certificate;
    expect({ state, differing, figures: appFigures.differing }).toEqual({ state: 'checked', differing: 0, figures: 0 });
    expect(appFigures.compared).toBeGreaterThan(50);
  });

  it('brings nothing back from Excel when nothing was changed, and one change when one was', () => {
    const reading = readBack(file.bytes);
    expect([reading.incoming, reading.refused]).toEqual([[], []]);
    const layout = present(layoutOf(workbook, `criteria.${set.id}`), 'the sheet');
    const address = present(addressOf(layout, leaf.id, 'weight'), 'the weight');
    const { incoming, refused } = readBack(changeCell(file.bytes, 'Tiêu chí', address, 7.25));
    expect(refused).toEqual([]);
    expect(incoming).toMatchObject([{ place: { of: 'weight', nodeId: leaf.id }, theirs: 7.25 }]);
  });

  it('leaves the rows of the base as they are', () => {
    const texts = textsOf(book, 'Tiêu chí');
    expect([texts.includes(leaf.name), texts.includes('Mới')]).toEqual([true, false]);
  });
});
