/**
 * The one workbook file (.sodiem.json): a small header and the body, as JSON in UTF-8. The checksum is that of the
 * body's canonical text, so a file that was only re-indented is still whole, and one changed in any figure is not.
 */
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { listLeaves } from '../criteria.ts';
import { STAGES } from '../scores.ts';
import type { UnitScores } from '../scores.ts';
import { FORMAT_VERSION } from '../workbook.ts';
import type { Workbook } from '../workbook.ts';
import { canonicalJson, isDeeperThan } from './json.ts';
import type { Json } from './json.ts';
import { migrateBody } from './migrations.ts';
import { isSameValue } from './sameValue.ts';
import { hashText } from './sha256.ts';
import { isRecord } from './shape.ts';
import { validateWorkbook } from './validateWorkbook.ts';
import { decodeValue, encodeValue } from './valueCodec.ts';

export const FORMAT_NAME = 'par-workbook';
export const FILE_EXTENSION = '.sodiem.json';
/** 3,300 units x 100 leaves in two stages take about 5 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** A workbook is about 9 levels deep; tags and rules add some. */
const MAX_DEPTH = 64;

/**
 * not ours: no header of this format; newer: a version this build does not know; checksum: the body is not the one that
 * was written; damaged: `path` and `reason` of the first fault; too large: over `limit` bytes, not read at all.
 */
export type FileCode = 'file.notOurs' | 'file.newer' | 'file.checksum' | 'file.damaged' | 'file.tooLarge';
export type FileProblem = Problem<FileCode>;

export interface WorkbookCounts {
  readonly units: number;
  readonly leaves: number;
  /** Points typed and data declared, over all units, leaves and stages. */
  readonly scores: number;
  readonly scenarios: number;
}

export function countWorkbook(workbook: Workbook): WorkbookCounts {
  const rows = Object.values(workbook.scores).flatMap((units: Readonly<Record<string, UnitScores>>) =>
    Object.values(units),
  );
  return {
    units: Object.keys(workbook.units).length,
    leaves: Object.values(workbook.sets).reduce((sum, set) => sum + listLeaves(set).length, 0),
    scores: rows.reduce((sum, row) => sum + countScores(row), 0),
    scenarios: workbook.scenarioOrder.length,
  };
}

function countScores(scores: UnitScores): number {
  let count = 0;
  for (const stage of STAGES) {
    const { points, declared } = scores[stage];
    count += Object.keys(declared).length;
    for (const value of points) if (!Number.isNaN(value)) count++;
  }
  return count;
}

/** The bytes of the workbook file. `exportedAt` is a label (ISO 8601); it is not part of the workbook nor of the checksum. */
export async function fileFromWorkbook(workbook: Workbook, exportedAt: string): Promise<Uint8Array<ArrayBuffer>> {
  const body = canonicalJson(encodeValue(workbook));
  const header = {
    format: FORMAT_NAME,
    formatVersion: workbook.formatVersion,
    exportedAt,
    counts: countWorkbook(workbook),
    sha256: await hashText(body),
  };
  return new TextEncoder().encode(`${JSON.stringify(header).slice(0, -1)},"body":${body}}\n`);
}

/**
 * The workbook of a file, or why it is refused; nothing is ever half read. Fields this build does not know are kept.
 * The id is the file's own: whoever restores gives the workbook a new one.
 */
export async function workbookFromFile(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Workbook, FileProblem>> {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return fail('file.tooLarge', { sizeBytes: bytes.byteLength, limit: MAX_FILE_BYTES });
  const file = parseJson(bytes);
  if (!isRecord(file) || file['format'] !== FORMAT_NAME) return fail('file.notOurs');
  const version = file['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return damaged('formatVersion', 'value');
  if (version > FORMAT_VERSION) return fail('file.newer', { version, known: FORMAT_VERSION });
  const body = file['body'] as Json | undefined;
  if (body === undefined) return damaged('body', 'missing');
  if (isDeeperThan(body, MAX_DEPTH)) return damaged('body', 'encoding');
  if (file['sha256'] !== (await hashText(canonicalJson(body)))) return fail('file.checksum');
  const decoded = decodeValue(body);
  if (!decoded.ok) return decoded;
  if (!isRecord(decoded.value)) return damaged('body', 'type');
  if (decoded.value['formatVersion'] !== version) return damaged('formatVersion', 'value');
  const migrated = migrateBody(decoded.value);
  if (!migrated) return damaged('formatVersion', 'value');
  const checked = validateWorkbook(migrated);
  if (!checked.ok) return checked;
  if (!isSameValue(file['counts'], countWorkbook(checked.value))) return damaged('counts', 'value');
  return succeed(checked.value);
}

function damaged(path: string, reason: string): { readonly ok: false; readonly problem: Problem<'file.damaged'> } {
  return fail('file.damaged', { path, reason });
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
