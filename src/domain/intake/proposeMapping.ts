/** The mapping a person begins with: what was recognised, or kept from the last file of this layout, and where it would go. */
import { isLeaf, listNodes, type CriteriaSet } from '../criteria.ts';
import type { SetId } from '../ids.ts';
import type { Workbook } from '../workbook.ts';
import { restoreKept, type KeptMappings } from './keptMappings.ts';
import type { BookMapping, Proposal, SheetMapping, SheetProposal, Target } from './mapping.ts';
import { matchUnits, proposeUnits } from './matchUnits.ts';
import type { RawBook } from './rawBook.ts';
import { readCriteria } from './readCriteria.ts';
import { listUnitNames } from './readSheets.ts';
import { foldTitle } from './rawText.ts';
import { recogniseBook } from './recognise.ts';
import { findBlockName } from './titles.ts';

export interface Proposed {
  readonly proposal: Proposal;
  readonly mapping: BookMapping;
}

/** `preferred` is the set on screen: it is proposed where the file speaks of its criteria. */
export function proposeMapping(
  workbook: Workbook,
  book: RawBook,
  preferred: SetId | null,
  kept: KeptMappings = new Map(),
): Proposed {
  const recognised = recogniseBook(book);
  const proposal = { ...recognised, sheets: recognised.sheets.map((sheet) => restoreKept(sheet, kept)) };
  const sheets = proposal.sheets.map(({ mapping }) => mapping);
  const target = proposeTarget(workbook, book, proposal, sheets, preferred);
  return { proposal, mapping: withUnits(workbook, book, { sheets, target, units: new Map() }) };
}

/** The same with the units of the target's block proposed anew; what a person has decided of a name stays. */
export function withUnits(workbook: Workbook, book: RawBook, mapping: BookMapping): BookMapping {
  const blockId =
    mapping.target.setId === null ? mapping.target.blockId : (workbook.sets[mapping.target.setId]?.blockId ?? null);
  const known =
    blockId === null ? [] : (workbook.blocks[blockId]?.unitIds ?? []).flatMap((id) => workbook.units[id] ?? []);
  const proposed = proposeUnits(matchUnits(listUnitNames(book, mapping.sheets), known), known.length > 0);
  const isKnown = new Set<string>(known.map(({ id }) => id));
  for (const [name, choice] of mapping.units)
    if (proposed.has(name) && (choice.kind !== 'existing' || isKnown.has(choice.unitId))) proposed.set(name, choice);
  return { ...mapping, units: proposed };
}

const SAME_SET = 0.5;

function proposeTarget(
  workbook: Workbook,
  book: RawBook,
  proposal: Proposal,
  sheets: readonly SheetMapping[],
  preferred: SetId | null,
): Target {
  const order =
    preferred === null ? workbook.setOrder : [preferred, ...workbook.setOrder.filter((id) => id !== preferred)];
  const sets = order.flatMap((id) => workbook.sets[id] ?? []);
  const newest = workbook.periodOrder.at(-1);
  const year = proposal.year ?? (newest === undefined ? undefined : workbook.periods[newest]?.year) ?? 2000;
  const names = namesOf(book, sheets);
  const empty = sets.find(({ rootIds }) => rootIds.length === 0);
  const alike = sets
    .map((set) => ({ set, share: shareOfNames(set, names) }))
    .filter(({ share }) => share >= SAME_SET)
    .sort((a, b) => b.share - a.share)[0]?.set;
  const setName = proposal.title;
  const blockName = findBlockName(setName);
  const found = alike ?? empty;
  if (found) return { setId: found.id, blockId: found.blockId, blockName, setName, year };
  const block = workbook.blockOrder.find((id) =>
    workbook.setOrder.every((setId) => {
      const set = workbook.sets[setId];
      return set?.blockId !== id || workbook.periods[set.periodId]?.year !== year;
    }),
  );
  return { setId: null, blockId: block ?? null, blockName, setName, year };
}

/** Codes with names, or names alone, of what the sheets call criteria. */
function namesOf(book: RawBook, sheets: readonly SheetMapping[]): Set<string> {
  const names = new Set<string>();
  for (const mapping of sheets) {
    const sheet = book.sheets[mapping.sheet];
    if (!sheet || mapping.kind === 'skip') continue;
    if (mapping.kind === 'criteria' || mapping.kind === 'unitsAcross')
      for (const { code, name } of readCriteria(sheet, mapping).rows) names.add(keyOf(code, name));
    else for (const { code, of, role } of mapping.columns) if (role === 'points') names.add(keyOf(code, of));
  }
  return names;
}

function keyOf(code: string, name: string): string {
  return name === '' ? code : foldTitle(name);
}

/** How much of what the file names the set has, in 0..1. */
function shareOfNames(set: CriteriaSet, names: ReadonlySet<string>): number {
  if (names.size === 0 || set.rootIds.length === 0) return 0;
  const own = new Set(listNodes(set).flatMap((node) => [foldTitle(node.name), ...(isLeaf(node) ? [node.code] : [])]));
  return [...names].filter((name) => own.has(name)).length / names.size;
}

/** Confidence of a sheet in words' steps: sure, likely, unsure. */
export function gradeOf({ confidence01 }: SheetProposal): 'sure' | 'likely' | 'unsure' {
  return confidence01 >= 0.8 ? 'sure' : confidence01 >= 0.6 ? 'likely' : 'unsure';
}
