/** Mappings that a person has accepted, by the signature of their headings, for the next file of the same layout. */
import { STAGES } from '../scores.ts';
import { COLUMN_ROLES, SHEET_KINDS, type ColumnMapping, type SheetMapping, type SheetProposal } from './mapping.ts';

/** What of a mapping holds for another file: not the names in it. */
export interface KeptMapping {
  readonly kind: SheetMapping['kind'];
  readonly stage: SheetMapping['stage'];
  /** By column. */
  readonly roles: readonly (readonly [number, ColumnMapping['role'], ColumnMapping['stage']])[];
}

/** The last used last. */
export type KeptMappings = ReadonlyMap<string, KeptMapping>;

export const MOST_KEPT = 50;

export function restoreKept(proposal: SheetProposal, kept: KeptMappings): SheetProposal {
  const found = proposal.signature === '' ? undefined : kept.get(proposal.signature);
  if (!found) return proposal;
  const roles = new Map(found.roles.map(([column, role, stage]) => [column, { role, stage }]));
  return {
    ...proposal,
    confidence01: 1,
    reasons: [...proposal.reasons, { code: 'kept', details: {} }],
    mapping: {
      ...proposal.mapping,
      kind: found.kind,
      stage: found.stage,
      columns: proposal.mapping.columns.map((column) => ({
        ...column,
        ...(roles.get(column.column) ?? { role: 'none' as const, stage: null }),
      })),
    },
  };
}

/** With the accepted mappings of a book added; the oldest go. */
export function keepMappings(
  kept: KeptMappings,
  proposals: readonly SheetProposal[],
  accepted: readonly SheetMapping[],
): KeptMappings {
  const all = new Map(kept);
  proposals.forEach(({ signature, mapping }, i) => {
    const own = accepted[i];
    if (signature === '' || !own || own.headerTop !== mapping.headerTop || own.headerBottom !== mapping.headerBottom)
      return;
    all.delete(signature);
    all.set(signature, {
      kind: own.kind,
      stage: own.stage,
      roles: own.columns.map(({ column, role, stage }) => [column, role, stage] as const),
    });
  });
  return new Map([...all].slice(-MOST_KEPT));
}

export function writeKept(kept: KeptMappings): string {
  return JSON.stringify([...kept]);
}

/** What cannot be read is forgotten: it was a convenience. */
export function readKept(text: string | null): KeptMappings {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(value) ? value.filter(isEntry).slice(-MOST_KEPT) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is readonly [string, KeptMapping] {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== 'string') return false;
  const kept = value[1] as Partial<KeptMapping> | null;
  return (
    kept !== null &&
    typeof kept === 'object' &&
    isOneOf(SHEET_KINDS, kept.kind) &&
    isOneOf(STAGES, kept.stage) &&
    Array.isArray(kept.roles) &&
    kept.roles.every(isRole)
  );
}

function isRole(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [column, role, stage] = value as unknown[];
  return Number.isInteger(column) && isOneOf(COLUMN_ROLES, role) && (stage === null || isOneOf(STAGES, stage));
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}
