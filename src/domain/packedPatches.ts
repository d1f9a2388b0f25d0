/**
 * Many patches in one record, for where they are copied from one memory to another: cloning 30,000 objects with a path each
 * holds the page for a tenth of a second, one text and two lists a hundredth.
 */
import type { Patch, Path } from './patches.ts';

export interface PackedPatches {
  /** A path to a line: how many keys it shares with the one before, then the others. */
  readonly paths: string;
  readonly old: readonly unknown[];
  readonly new: readonly unknown[];
}

/** As planned, or packed. */
export type PatchList = readonly Patch[] | PackedPatches;

/** Fewer stay as they are: an ordinary edit can be read in the journal. */
const PACKED_FROM = 500;
/** Control characters that separate keys and lines; a path that holds one is never packed. */
const KEY_END = '\u001f';
const LINE_END = '\u001e';

/** The patches packed when there are many. */
export function packPatches(patches: readonly Patch[]): PatchList {
  if (patches.length < PACKED_FROM) return patches;
  const lines: string[] = [];
  let before: Path = [];
  let keyCount = 0;
  for (const { path } of patches) {
    let shared = 0;
    while (shared < path.length && shared < before.length && path[shared] === before[shared]) shared++;
    let line = String(shared);
    for (let at = shared; at < path.length; at++) line += KEY_END + (path[at] ?? '');
    keyCount += path.length - shared;
    lines.push(line);
    before = path;
  }
  const paths = lines.join(LINE_END);
  if (countOf(paths, LINE_END) !== patches.length - 1 || countOf(paths, KEY_END) !== keyCount) return patches;
  return { paths, old: patches.map((patch) => patch.old), new: patches.map((patch) => patch.new) };
}

export function unpackPatches(list: PatchList): readonly Patch[] {
  if (!('paths' in list)) return list;
  let before: Path = [];
  return list.paths.split(LINE_END).map((line, at): Patch => {
    const [shared, ...keys] = line.split(KEY_END);
    const path = [...before.slice(0, Number(shared)), ...keys];
    before = path;
    return { path, old: list.old[at], new: list.new[at] };
  });
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}
