/** The whole workbook as .xlsx with its certificate: written, read back, recalculated, and told so in the file. */
import { assert, present } from '../../lib/assert.ts';
import { listRankingFigures, planWorkbook, type OnProgress } from '../export/exportWorkbook.ts';
import type { ExportRequest } from '../export/request.ts';
import type { WorkbookWriter } from '../export/writer.ts';
import { fillBook } from '../output/saveBack.ts';
import type { Certificate } from './certificate.ts';
import { certificateCells } from './certificateWords.ts';
import { certifyFile, type CertifyOptions } from './certify.ts';

export interface CertifiedFile {
  readonly bytes: Uint8Array;
  readonly certificate: Certificate;
}

/** `onWritten` is given the file before it is checked. Rejects only on our own bugs. */
export async function exportCertified(
  request: ExportRequest,
  writer: WorkbookWriter,
  options: CertifyOptions,
  onProgress: OnProgress = () => undefined,
  onWritten: (bytes: Uint8Array) => void = () => undefined,
): Promise<CertifiedFile> {
  const tell = (share01: number): void => onProgress({ stage: 'certify', share01 });
  const file = planWorkbook(request, ({ stage, share01 }) => onProgress({ stage, share01: share01 * 0.6 }));
  onProgress({ stage: 'write', share01: 0.4 });
  const bytes = await writer.write(file);
  onWritten(bytes);
  tell(0.5);
  const certificate = certifyFile(bytes, listRankingFigures(request), {
    ...options,
    onProgress: (share01) => tell(0.5 + 0.4 * share01),
  });
  const filled = fillBook(bytes, certificateCells(present(file.sheets[0], 'the guide comes first'), certificate));
  assert(filled.ok, 'the file is one of our own');
  tell(1);
  return { bytes: filled.value, certificate };
}
