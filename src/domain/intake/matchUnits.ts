/** Names of units in a file and the units they may stand for. */
import { foldDiacritics, removeDiacritics } from '../../lib/text.ts';
import type { UnitId } from '../ids.ts';
import type { UnitChoice } from './mapping.ts';
import { foldTitle } from './rawText.ts';

export interface KnownUnit {
  readonly id: UnitId;
  readonly name: string;
}

export interface UnitMatch {
  /** As the file writes it. */
  readonly name: string;
  readonly exact: UnitId | null;
  /** Units with nearly this name, the nearest first; at most three. */
  readonly near: readonly KnownUnit[];
}

const NEAR = 0.25;
const MOST_NEAR = 3;
const LONGEST_NAME = 150;

/** One match a name, in the order of first appearance; names that differ in case, spaces or spelling form are one. */
export function matchUnits(names: readonly string[], known: readonly KnownUnit[]): UnitMatch[] {
  const byFold = new Map(known.map((unit) => [foldTitle(unit.name), unit]));
  const keys = known.map((unit) => ({ unit, ...keyOf(unit.name) }));
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(foldTitle(name))) first.set(foldTitle(name), name.normalize('NFC').trim());
  return [...first].map(([fold, name]): UnitMatch => {
    const exact = byFold.get(fold);
    if (exact) return { name, exact: exact.id, near: [] };
    const key = keyOf(name);
    const near = keys
      .map(({ unit, ...other }) => ({ unit, distance: distanceOf(key, other) }))
      .filter(({ distance }) => distance <= NEAR)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MOST_NEAR)
      .map(({ unit }) => unit);
    return { name, exact: null, near };
  });
}

interface NameKey {
  readonly loose: string;
  readonly initials: string;
  readonly letters: Uint8Array;
}

function keyOf(name: string): NameKey {
  const loose = looseKey(name);
  return { loose, initials: initialsOf(name), letters: countLetters(loose) };
}

function distanceOf(a: NameKey, b: NameKey): number {
  if (a.initials === b.initials && a.initials.length >= 3) return 0.1;
  const longest = Math.max(a.loose.length, b.loose.length);
  return leastEdits(a.letters, b.letters) > NEAR * longest ? 1 : distance01(a.loose, b.loose);
}

/** Exact matches are taken; other names are new units where the block has none yet, else they are left to the person. */
export function proposeUnits(matches: readonly UnitMatch[], hasUnits: boolean): Map<string, UnitChoice> {
  return new Map(
    matches.map(({ name, exact }): [string, UnitChoice] => [
      foldTitle(name),
      exact !== null ? { kind: 'existing', unitId: exact } : hasUnits ? { kind: 'skip' } : { kind: 'new' },
    ]),
  );
}

/** Without marks, dashes and the words that offices leave out at will. */
function looseKey(name: string): string {
  return foldDiacritics(name.slice(0, LONGEST_NAME))
    .replaceAll(/\b(?:tinh|thanh pho|tp|uy ban nhan dan|ubnd|va)\b/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** "Sở Tài nguyên và Môi trường" and "Sở TN&MT" are both "s tnmt". */
function initialsOf(name: string): string {
  const [first = '', ...rest] = removeDiacritics(name.slice(0, LONGEST_NAME))
    .replaceAll(/\b(?:va|Va)\b|&|,|-/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const letters = rest.map((word) => (/^[A-Z]{2,}$/.test(word) ? word.toLowerCase() : (word[0] ?? '').toLowerCase()));
  return `${first.toLowerCase()} ${letters.join('')}`;
}

/** How often each letter and digit stands in a text: two texts that differ much in this differ more in their order. */
function countLetters(text: string): Uint8Array {
  const counts = new Uint8Array(36);
  for (let i = 0; i < text.length; i++) {
    const place = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(text.charAt(i));
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Edits there are at least: each takes away two differences at most. Spares most pairs of 600 names the comparison. */
function leastEdits(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / 2;
}

/** Edits between two texts over the longer one's length: 0 for the same. */
function distance01(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  if (Math.abs(a.length - b.length) / longest > NEAR) return 1;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++)
      line.push(
        Math.min(
          (before[j] ?? 0) + 1,
          (line[j - 1] ?? 0) + 1,
          (before[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
        ),
      );
    before = line;
  }
  return (before[b.length] ?? longest) / longest;
}
