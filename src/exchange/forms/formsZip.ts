/** The forms of many units in one .zip, a file a unit. */
import { Zip, ZipPassThrough } from 'fflate';
import type { SetId, UnitId } from '../../domain/ids.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { WorkbookWriter } from '../export/writer.ts';
import { planUnitForm } from './unitForm.ts';
import { safeFileNames } from '../../lib/fileName.ts';

export interface FormsRequest {
  readonly workbook: Workbook;
  readonly setId: SetId;
  /** At least one; of one unit the file itself is given, of more a .zip. */
  readonly unitIds: readonly UnitId[];
  readonly exportedAt: string;
}

/** `onProgress` is called after each unit with 0..1. Rejects only on our own bugs. */
export async function exportForms(
  { workbook, setId, unitIds, exportedAt }: FormsRequest,
  writer: WorkbookWriter,
  onProgress: (share01: number) => void = () => undefined,
): Promise<Uint8Array> {
  const write = (unitId: UnitId): Promise<Uint8Array> =>
    writer.write(planUnitForm({ workbook, setId, unitId, exportedAt }));
  const [only, ...more] = unitIds;
  if (only !== undefined && more.length === 0) return write(only);
  const names = safeFileNames(unitIds.map((unitId) => workbook.units[unitId]?.name ?? ''));
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [i, unitId] of unitIds.entries()) {
    // An .xlsx is deflated already.
    const entry = new ZipPassThrough(`${names[i] ?? String(i + 1)}.xlsx`);
    zip.add(entry);
    entry.push(await write(unitId), true);
    onProgress((i + 1) / unitIds.length);
  }
  zip.end();
  return joinBytes(chunks);
}

function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
