/**
 * Gói của đơn vị (.sodiem-goi.json): self-scores, explanations and evidence of one or more units of one set, for the
 * workbook that gathers them. Header and checksum as the workbook file has them; the bytes of evidence files stay at home.
 */
import { dossierOf, type Dossier, type Evidence } from '../../domain/dossier.ts';
import { canonicalJson, isDeeperThan, type Json } from '../../domain/format/json.ts';
import { hashText } from '../../domain/format/sha256.ts';
import { isRecord, listOf, nullOr, objectOf, oneOf, text, textThat, type Shape } from '../../domain/format/shape.ts';
import { finite, integer } from '../../domain/format/shape.ts';
import { decodeValue, encodeValue } from '../../domain/format/valueCodec.ts';
import { FORMAT_NAME } from '../../domain/format/workbookFile.ts';
import { dossier, isSafeId, scoringRule, stageRow } from '../../domain/format/workbookShape.ts';
import type { SetId, UnitId, WorkbookId } from '../../domain/ids.ts';
import { listMapLeaves, type MapLeaf } from '../../domain/merge/inputMap.ts';
import { writeEvidenceLines } from '../../domain/merge/evidenceLines.ts';
import type { Incoming, PlaceValue } from '../../domain/merge/place.ts';
import type { FormReading } from '../../domain/merge/readForm.ts';
import { fingerprintOfSet } from '../../domain/merge/setFingerprint.ts';
import { emptyUnitScores, isMissing, type StageRow } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { present } from '../../lib/assert.ts';
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';

export const PACKAGE_FORMAT = 'par-workbook-package';
export const PACKAGE_VERSION = 1;
export const PACKAGE_EXTENSION = '.sodiem-goi.json';
/** 700 units of 100 leaves take about 6 MB. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_DEPTH = 32;

interface PackageBody {
  readonly workbookId: WorkbookId;
  readonly workbookName: string;
  readonly setId: SetId;
  readonly setName: string;
  readonly setFingerprint: string;
  readonly stage: 'self';
  /** Who made it; a label. */
  readonly by: string;
  readonly leaves: readonly MapLeaf[];
  readonly units: readonly PackageUnit[];
}

interface PackageUnit {
  readonly unitId: UnitId;
  readonly name: string;
  readonly scores: StageRow;
  readonly dossier: Dossier;
}

/** notOurs: no package; isWorkbook: a whole workbook file; the rest as the workbook file has them. */
export type PackageProblem = Problem<
  'package.notOurs' | 'package.isWorkbook' | 'file.newer' | 'file.checksum' | 'file.damaged' | 'file.tooLarge'
>;

/** One unit of a package, as a returned form is read. */
export interface PackageReading {
  readonly reading: FormReading;
  readonly evidence: readonly Evidence[];
  /** ISO 8601 label of when the package was made. */
  readonly exportedAt: string;
}

/** The bytes of a package; `setId` and the units must be in the workbook. `exportedAt` is a label (ISO 8601). */
export async function packageFromWorkbook(
  workbook: Workbook,
  setId: SetId,
  unitIds: readonly UnitId[],
  exportedAt: string,
  by: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const set = present(workbook.sets[setId], 'the set is in the workbook');
  const content: PackageBody = {
    workbookId: workbook.id,
    workbookName: workbook.name,
    setId,
    setName: set.name,
    setFingerprint: fingerprintOfSet(set),
    stage: 'self',
    by,
    leaves: listMapLeaves(set),
    units: unitIds.map((unitId) => ({
      unitId,
      name: workbook.units[unitId]?.name ?? '',
      scores: (workbook.scores[setId]?.[unitId] ?? emptyUnitScores()).self,
      dossier: dossierOf(workbook, setId, unitId),
    })),
  };
  const body = canonicalJson(encodeValue(content));
  const header = {
    format: PACKAGE_FORMAT,
    formatVersion: PACKAGE_VERSION,
    exportedAt,
    units: unitIds.length,
    sha256: await hashText(body),
  };
  return new TextEncoder().encode(`${JSON.stringify(header).slice(0, -1)},"body":${body}}\n`);
}

/** What each unit of a package brings, or why it is refused; nothing is ever half read. */
export async function readPackage(
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<readonly PackageReading[], PackageProblem>> {
  if (bytes.byteLength > MAX_BYTES) return fail('file.tooLarge', { sizeBytes: bytes.byteLength, limit: MAX_BYTES });
  const file = parseJson(bytes);
  if (!isRecord(file)) return fail('package.notOurs');
  if (file['format'] === FORMAT_NAME) return fail('package.isWorkbook');
  if (file['format'] !== PACKAGE_FORMAT) return fail('package.notOurs');
  const version = file['formatVersion'];
  if (typeof version === 'number' && version > PACKAGE_VERSION)
    return fail('file.newer', { version, known: PACKAGE_VERSION });
  if (version !== PACKAGE_VERSION) return damaged('formatVersion', 'value');
  const json = file['body'] as Json | undefined;
  if (json === undefined) return damaged('body', 'missing');
  if (isDeeperThan(json, MAX_DEPTH)) return damaged('body', 'encoding');
  if (file['sha256'] !== (await hashText(canonicalJson(json)))) return fail('file.checksum');
  const decoded = decodeValue(json);
  if (!decoded.ok) return decoded;
  const fault = bodyShape.check(decoded.value);
  if (fault) return damaged(fault.path.join('/'), fault.reason);
  const body = decoded.value as PackageBody;
  const exportedAt = typeof file['exportedAt'] === 'string' ? file['exportedAt'] : '';
  return succeed(body.units.map((unit) => readUnit(fileName, body, unit, exportedAt)));
}

function readUnit(fileName: string, body: PackageBody, unit: PackageUnit, exportedAt: string): PackageReading {
  const { workbookId, workbookName, setId, setName, setFingerprint, leaves } = body;
  const { unitId } = unit;
  const incoming: Incoming[] = [];
  const evidence: Evidence[] = [];
  for (const { slot, code } of leaves) {
    const at = { setId, unitId, slot };
    const add = (place: Incoming['place'], theirs: PlaceValue): void => {
      if (theirs === null || theirs === '') return;
      const origin = { file: fileName, sheet: '', address: code };
      incoming.push({ place, was: undefined, theirs, origin, changedAt: null });
    };
    const key = String(slot);
    const declared = unit.scores.declared[key];
    const points = unit.scores.points[slot] ?? Number.NaN;
    add({ of: 'entry', ...at, stage: 'self' }, declared ? { declared } : isMissing(points) ? null : points);
    add({ of: 'explanation', ...at, stage: 'self' }, unit.scores.explanations[key] ?? null);
    add({ of: 'note', ...at, stage: 'self' }, unit.scores.notes[key] ?? null);
    const pieces = unit.dossier.evidence[key] ?? [];
    evidence.push(...pieces);
    add({ of: 'evidence', ...at }, writeEvidenceLines(pieces));
  }
  const identity: FormReading['identity'] = {
    workbookId,
    workbookName,
    setId,
    setName,
    setFingerprint,
    unitId,
    unitName: unit.name,
    stage: 'self',
    exportedAt,
  };
  return { reading: { identity, leaves, incoming, refused: [] }, evidence, exportedAt };
}

const id: Shape = textThat(isSafeId);
const bodyShape = objectOf({
  workbookId: id,
  workbookName: text,
  setId: id,
  setName: text,
  setFingerprint: text,
  stage: oneOf('self'),
  by: text,
  leaves: listOf(
    objectOf({
      nodeId: id,
      slot: integer(0, 999_999),
      code: text,
      name: text,
      max: finite,
      rule: nullOr(scoringRule),
    }),
  ),
  units: listOf(objectOf({ unitId: id, name: text, scores: stageRow, dossier })),
});

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
