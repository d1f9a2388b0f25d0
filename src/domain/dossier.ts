/** hồ sơ tự chấm: what a unit hands in beside its scores, and whether its self-scores are locked (chốt điểm). */
import type { SetId, UnitId } from './ids.ts';
import { patchTo, type Patch } from './patches.ts';
import type { Workbook } from './workbook.ts';

/** tài liệu kiểm chứng. The bytes of a file rest in storage under `sha256`; here stands only what identifies them. */
export type Evidence =
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'document'; readonly label: string; readonly number: string }
  | { readonly kind: 'file'; readonly label: string; readonly sizeBytes: number; readonly sha256: string };

export interface Lock {
  /** ISO 8601; a label. */
  readonly at: string;
  readonly by: string;
}

export interface Dossier {
  readonly lock: Lock | null;
  /** By slot. */
  readonly evidence: Readonly<Record<string, readonly Evidence[]>>;
}

const EMPTY_DOSSIER: Dossier = { lock: null, evidence: {} };
const NO_EVIDENCE: readonly Evidence[] = [];

export function dossierOf(workbook: Workbook, setId: SetId, unitId: UnitId): Dossier {
  return workbook.dossiers[setId]?.[unitId] ?? EMPTY_DOSSIER;
}

export function evidenceAt(workbook: Workbook, setId: SetId, unitId: UnitId, slot: number): readonly Evidence[] {
  return dossierOf(workbook, setId, unitId).evidence[String(slot)] ?? NO_EVIDENCE;
}

/** One patch that puts `dossier` in its place, at the deepest level that is there. */
export function patchDossier(workbook: Workbook, setId: SetId, unitId: UnitId, dossier: Dossier): Patch {
  return workbook.dossiers[setId] === undefined
    ? patchTo(workbook, ['dossiers', setId], { [unitId]: dossier })
    : patchTo(workbook, ['dossiers', setId, unitId], dossier);
}
