import { read, utils } from 'xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { certifyFile } from '../../../../src/exchange/certificate/certify.ts';
import { exportCertified, type CertifiedFile } from '../../../../src/exchange/certificate/exportCertified.ts';
import { listRankingFigures } from '../../../../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import type { ExportRequest } from '../../../../src/exchange/export/request.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { createFormulaEngine } from '../../../../workers/hyperFormula.ts';
import { calculateAll } from '../../../contract/exchange/appFigures.ts';
import { changeCell } from '../../../contract/exchange/changeCell.ts';

const OPTIONS = { createEngine: () => createFormulaEngine(), now: () => 0 };

describe('the certificate of an exported workbook', () => {
  let request: ExportRequest;
  let file: CertifiedFile;

  beforeAll(async () => {
    const workbook = buildSample('hanoi2019', countingIds('w'));
    const { models } = await calculateAll(workbook);
    request = { workbook, scenarioId: null, today: '01/01/2026', version: 'test', models, values: [] };
    file = await exportCertified(request, createHucreWriter(), OPTIONS);
  });

  it('finds every figure of the app and every value of the file again', () => {
    const { certificate } = file;
    expect(certificate).toMatchObject({ state: 'checked', differing: 0, differences: [] });
    expect(certificate.compared).toBeGreaterThan(50);
    expect(certificate.largest).toBeLessThan(1e-9);
    expect(certificate.appFigures.differing).toBe(0);
    expect(certificate.appFigures.compared).toBeGreaterThanOrEqual(4);
  });

  it('stands in the file, on the guide sheet', () => {
    const sheet = read(file.bytes).Sheets['Đọc tôi'];
    const text = sheet ? utils.sheet_to_csv(sheet) : '';
    expect(text).toContain('không ô nào lệch');
    expect(text).not.toContain('Chưa kiểm tra');
  });

  it('tells of a formula that was broken on purpose, and of the index that no longer is the app’s', () => {
    const broken = changeCell(file.bytes, 'Xếp hạng', 'D2', '=ROUND(B2/C2*100,2)+1');
    const withValue = changeCell(broken, 'Xếp hạng', 'F2', '=IF(TRUE,"Z","")');
    const found = certifyFile(withValue, listRankingFigures(request), OPTIONS);
    expect(found.appFigures.differing).toBeGreaterThan(0);
    expect(found.appFigures.largest).toBeCloseTo(1, 6);
    expect(found.differences.map(({ sheet }) => sheet)).toContain('Xếp hạng');
  });

  it('says so instead of checking when there are too many formulas', () => {
    expect(certifyFile(file.bytes, [], { ...OPTIONS, maxFormulas: 3 })).toMatchObject({ state: 'tooBig', compared: 0 });
  });

  it('gives up after its time and says so', () => {
    let time = 0;
    const slow = certifyFile(file.bytes, [], { ...OPTIONS, now: () => (time += 100_000) });
    expect(slow).toMatchObject({ state: 'tooSlow', compared: 0 });
  });
});
