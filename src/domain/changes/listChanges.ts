/** The lines of one command: the two halves of a score are one line, and what only keeps lists straight is left out. */
import { isMissing } from '../scores.ts';
import type { DeclaredData } from '../rules/rule.ts';
import { FOLLOWS_BASE, type ChangeEntry, type ChangeLine, type ChangePlace, type ScoreValue } from './changeLine.ts';
import { readPatch, type Draft } from './readPatch.ts';

/** Where the line of a score stands, by its place, and which halves of it were read. */
type ScoreLines = Map<string, { readonly at: number; readonly halves: Set<'points' | 'declared'> }>;

export function listChanges(entry: ChangeEntry): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const scores: ScoreLines = new Map();
  let minor: Draft | null = null;
  for (const patch of entry.patches)
    for (const draft of readPatch(patch)) {
      if (draft.isMinor) minor = pickMinor(minor, draft);
      else if (draft.half) addHalf(lines, scores, entry, draft, draft.half);
      else lines.push(lineOf(entry, draft));
    }
  if (lines.length === 0 && minor) return [{ ...lineOf(entry, minor), old: undefined, new: undefined }];
  return lines.filter((line) => !isRepeated(line));
}

function lineOf(entry: ChangeEntry, { field, place, old, new: now }: Draft): ChangeLine {
  return { entry, field, place, old, new: now };
}

/** Of several moves in the tree the one that names a criterion. */
function pickMinor(known: Draft | null, draft: Draft): Draft {
  return known === null || (known.place.nodeId === undefined && draft.place.nodeId !== undefined) ? draft : known;
}

function addHalf(
  lines: ChangeLine[],
  scores: ScoreLines,
  entry: ChangeEntry,
  draft: Draft,
  half: 'points' | 'declared',
): void {
  const key = keyOf(draft.field, draft.place);
  const known = scores.get(key);
  const line = known && lines[known.at];
  const now = join(without(line?.new as Half | undefined, half), halfOf(draft.new, half));
  // A later half of the same command stands on the earlier one: its old value is not the first.
  const old = known?.halves.has(half) ? line?.old : join(line?.old as Half | undefined, halfOf(draft.old, half));
  const joined: ChangeLine = { entry, field: draft.field, place: draft.place, old, new: now };
  if (known) {
    known.halves.add(half);
    lines[known.at] = joined;
  } else {
    scores.set(key, { at: lines.length, halves: new Set([half]) });
    lines.push(joined);
  }
}

function keyOf(field: string, { scenarioId, setId, unitId, slot }: ChangePlace): string {
  return `${scenarioId ?? ''}/${setId ?? ''}/${unitId ?? ''}/${slot ?? ''}/${field}`;
}

type Half = ScoreValue | typeof FOLLOWS_BASE;

function halfOf(value: unknown, half: 'points' | 'declared'): Half {
  if (value === FOLLOWS_BASE) return FOLLOWS_BASE;
  if (half === 'declared') return value === undefined ? {} : { declared: value as DeclaredData };
  return typeof value !== 'number' || isMissing(value) ? {} : { points: value };
}

/** What was read first holds; an override beside nothing is nothing but the override. */
function join(known: Half | undefined, half: Half): Half {
  if (known === undefined) return half;
  if (known === FOLLOWS_BASE) return half === FOLLOWS_BASE || isNothing(half) ? FOLLOWS_BASE : half;
  if (half === FOLLOWS_BASE) return isNothing(known) ? FOLLOWS_BASE : known;
  return { ...half, ...known };
}

function without(known: Half | undefined, half: 'points' | 'declared'): Half | undefined {
  if (known === undefined || known === FOLLOWS_BASE) return known;
  const { points, declared } = known;
  if (half === 'points') return declared === undefined ? {} : { declared };
  return points === undefined ? {} : { points };
}

function isNothing({ points, declared }: ScoreValue): boolean {
  return points === undefined && declared === undefined;
}

/** Changed and changed back within one command. */
function isRepeated({ field, old, new: now }: ChangeLine): boolean {
  if (!field.startsWith('points.') || old === FOLLOWS_BASE || now === FOLLOWS_BASE) return false;
  const [before, after] = [old as ScoreValue, now as ScoreValue];
  return Object.is(before.points, after.points) && before.declared === after.declared;
}
