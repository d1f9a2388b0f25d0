/** What a mapping makes of a file: one command, what it will do in numbers, and every cell that is not taken, with its reason. */
import { present } from '../../lib/assert.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Problem } from '../../lib/result.ts';
import { planCommand, type Command } from '../commands/index.ts';
import type { ImportedSet } from '../commands/intake.ts';
import type { CriteriaSet } from '../criteria.ts';
import type { BlockId, PeriodId, SetId, UnitId } from '../ids.ts';
import { applyPatches } from '../patches.ts';
import type { Workbook } from '../workbook.ts';
import { buildSet, type BuiltRow, type BuiltSet } from './buildSet.ts';
import { takeCells, type Counts } from './enterCells.ts';
import type { BookMapping, RefusedCell, UnitChoice } from './mapping.ts';
import { matchUnits, type UnitMatch } from './matchUnits.ts';
import type { RawBook } from './rawBook.ts';
import { addressOf, columnOf, refuseCell } from './readCriteria.ts';
import { readDown } from './readScores.ts';
import { findSource, readSheet, type SheetRead } from './readSheets.ts';
import { foldTitle } from './rawText.ts';

export interface Applied {
  /** Null where the file brings nothing that could be entered. */
  readonly command: Extract<Command, { verb: 'importSet' }> | null;
  /** Why the command would be refused as a whole: a name that is taken, a year that is none. */
  readonly problem: Problem | null;
  /** The set that is built; empty where scores go into a set that is there. */
  readonly rows: readonly BuiltRow[];
  readonly statedTotal: number | null;
  readonly units: readonly UnitMatch[];
  readonly newUnits: number;
  readonly counts: Counts;
  readonly refused: readonly RefusedCell[];
}

/** Changes nothing; `newId` names what the command will make, so that the outcome can be previewed. */
export function applyMapping(workbook: Workbook, book: RawBook, mapping: BookMapping, newId: NewId): Applied {
  const reads = mapping.sheets.flatMap((sheet) => readSheet(book, sheet) ?? []);
  const old = mapping.target.setId === null ? null : (workbook.sets[mapping.target.setId] ?? null);
  const source = old !== null && old.rootIds.length > 0 ? undefined : findSource(reads);
  const built = source ? buildFrom(source, mapping, book, newId) : null;
  const refused: RefusedCell[] = [
    ...reads.flatMap((read) => read.refused),
    ...(source && built ? checkBuilt(source, built) : []),
  ];
  const blockId = old?.blockId ?? mapping.target.blockId;
  const known =
    blockId === null ? [] : (workbook.blocks[blockId]?.unitIds ?? []).flatMap((id) => workbook.units[id] ?? []);
  const names = new Set(reads.flatMap((read) => read.cells.map(({ unit }) => unit)));
  names.delete('');
  const matches = matchUnits([...names], known);
  const units = settleUnits(matches, mapping.units, newId);
  const skeleton = frameOf(workbook, mapping, old, built, units.added, newId);
  const nothing = {
    rows: built?.rows ?? [],
    statedTotal: built?.contents.statedTotal ?? null,
    units: matches,
    newUnits: units.added.length,
  };
  if (skeleton === null || (old === null && built === null))
    return { ...nothing, command: null, problem: null, counts: NO_COUNTS, refused };
  const plan = planCommand(workbook, { verb: 'importSet', args: skeleton });
  if (!plan.ok) return { ...nothing, command: null, problem: plan.problem, counts: NO_COUNTS, refused };
  const outcome = applyPatches(workbook, plan.value);
  const set = present(outcome.sets[skeleton.setId], 'the planned command makes the set');
  const taken = takeCells(outcome, set, reads, source ?? null, built, units.idOf, refused);
  const isEmpty =
    taken.entries.length + taken.texts.length + taken.evidence.length === 0 &&
    built === null &&
    units.added.length === 0;
  return {
    ...nothing,
    command: isEmpty
      ? null
      : {
          verb: 'importSet',
          args: { ...skeleton, entries: taken.entries, texts: taken.texts, evidence: taken.evidence },
        },
    problem: null,
    counts: {
      ...taken.counts,
      skippedRows: reads.reduce((sum, read) => sum + (read.criteria?.skipped.length ?? 0), 0),
    },
    refused,
  };
}

const NO_COUNTS: Counts = { points: 0, declared: 0, notApplicable: 0, texts: 0, sums: 0, replaced: 0, skippedRows: 0 };

function buildFrom(source: SheetRead, mapping: BookMapping, book: RawBook, newId: NewId): BuiltSet {
  const words = {
    name: mapping.target.setName.normalize('NFC').trim() || source.sheet.name,
    source: book.fileName,
    statedTotal: source.criteria?.statedTotal ?? null,
  };
  return buildSet(source.criteria?.rows ?? source.columns?.rows ?? [], words, newId);
}

/** What the criteria themselves leave open. */
function checkBuilt(source: SheetRead, built: BuiltSet): RefusedCell[] {
  const { sheet, mapping } = source;
  if (source.columns) {
    const { maxima } = readDown(sheet, mapping);
    return mapping.columns
      .filter(({ column, role }) => role === 'points' && !maxima.has(column))
      .map(({ column, head }) => ({
        sheet: sheet.name,
        address: addressOf(mapping.headerBottom, column),
        text: head,
        problem: { code: 'max.missing', details: { used: 1 } },
      }));
  }
  const seen = new Set<string>();
  return built.rows.flatMap(({ row, code, isLeaf, max }): RefusedCell[] => {
    const found: RefusedCell[] = [];
    if (isLeaf && max === null)
      found.push({
        ...refuseCell(sheet, row, Math.max(0, columnOf(mapping, 'max')), 'max.missing', { code, used: 0 }),
      });
    if (code !== '' && seen.has(code))
      found.push(refuseCell(sheet, row, Math.max(0, columnOf(mapping, 'code')), 'code.repeated', { code }));
    seen.add(code);
    return found;
  });
}

interface SettledUnits {
  readonly idOf: ReadonlyMap<string, UnitId>;
  readonly added: readonly { readonly id: UnitId; readonly name: string }[];
}

function settleUnits(
  matches: readonly UnitMatch[],
  choices: ReadonlyMap<string, UnitChoice>,
  newId: NewId,
): SettledUnits {
  const idOf = new Map<string, UnitId>();
  const added: { id: UnitId; name: string }[] = [];
  for (const { name, exact } of matches) {
    const key = foldTitle(name);
    const choice: UnitChoice =
      choices.get(key) ?? (exact === null ? { kind: 'skip' } : { kind: 'existing', unitId: exact });
    if (choice.kind === 'existing') idOf.set(key, choice.unitId);
    if (choice.kind !== 'new') continue;
    const id = newId() as UnitId;
    idOf.set(key, id);
    added.push({ id, name: name.replaceAll(/\s+/g, ' ') });
  }
  return { idOf, added };
}

/** The command without any scores, or null where there is no set to enter them into. */
function frameOf(
  workbook: Workbook,
  { target }: BookMapping,
  old: CriteriaSet | null,
  built: BuiltSet | null,
  newUnits: ImportedSet['newUnits'],
  newId: NewId,
): ImportedSet | null {
  const rest = { newUnits, entries: [], texts: [], evidence: [] };
  const contents = built?.contents ?? null;
  if (old) return { ...rest, setId: old.id, place: null, newBlock: null, newPeriod: null, contents };
  if (!contents) return null;
  const period = workbook.periodOrder.find((id) => workbook.periods[id]?.year === target.year);
  const periodId = period ?? (newId() as PeriodId);
  const blockId = target.blockId ?? (newId() as BlockId);
  return {
    ...rest,
    setId: newId() as SetId,
    place: { blockId, periodId },
    newBlock: target.blockId === null ? { id: blockId, name: target.blockName } : null,
    newPeriod: period === undefined ? { id: periodId, year: target.year } : null,
    contents,
  };
}
