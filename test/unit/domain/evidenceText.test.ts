import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/domain/dossier.ts';
import { readEvidenceLine, writeEvidenceLine } from '../../../src/domain/evidenceText.ts';

const standing: readonly Evidence[] = [
  { kind: 'document', number: '12/KH-STP', label: 'Kế hoạch; phụ lục kèm theo' },
  { kind: 'link', href: 'https://example.vn/a?b=1;c=2', label: '' },
  { kind: 'file', label: 'Báo cáo năm.pdf', sizeBytes: 12, sha256: 'ab' },
];

test('a line of evidence that was not changed stands for the same evidence', () => {
  expect(readEvidenceLine(writeEvidenceLine(standing), standing)).toEqual(standing);
});

test('what is taken out of the line is taken out of the list', () => {
  expect(readEvidenceLine('Báo cáo năm.pdf', standing)).toEqual([standing[2]]);
  expect(readEvidenceLine('', standing)).toEqual([]);
});

test('what is written into the line is a link where it may be followed, else a document', () => {
  expect(readEvidenceLine('34/BC-STP – Báo cáo quý; https://example.vn/x; javascript:alert(1)', [])).toEqual([
    { kind: 'document', number: '34/BC-STP', label: 'Báo cáo quý' },
    { kind: 'link', href: 'https://example.vn/x', label: '' },
    { kind: 'document', number: 'javascript:alert(1)', label: '' },
  ]);
});

test('lines pasted from a cell with breaks are pieces too', () => {
  expect(readEvidenceLine('12/KH-STP\n34/BC-STP;', []).map((one) => one.kind === 'document' && one.number)).toEqual([
    '12/KH-STP',
    '34/BC-STP',
  ]);
});
