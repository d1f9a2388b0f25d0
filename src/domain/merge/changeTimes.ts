/** When cells were last changed, read from the trace backwards: the newest row that names a cell is the answer. */
import type { PatchList } from '../packedPatches.ts';
import { unpackPatches } from '../packedPatches.ts';
import type { Path } from '../patches.ts';
import type { Place } from './place.ts';

type ScorePlace = Extract<Place, { readonly slot: number }>;

/** Keys of patches that change a place: "scores/s/u/self/points/4", or of a container above it. */
function pathsOf(place: ScorePlace): string[] {
  const { setId, unitId } = place;
  if (place.of === 'evidence') return [`dossiers/${setId}/${unitId}`, `dossiers/${setId}`];
  const row = `scores/${setId}/${unitId}/${place.stage}`;
  const above = [`scores/${setId}`, `scores/${setId}/${unitId}`];
  if (place.of === 'entry') return [`${row}/points/${place.slot}`, `${row}/declared/${place.slot}`, ...above];
  return [`${row}/${place.of === 'note' ? 'notes' : 'explanations'}/${place.slot}`, ...above];
}

/** Collects times for `places` from rows given newest first; `isDone` once all are known. */
export function createTimeCollector(places: readonly { readonly key: string; readonly place: ScorePlace }[]): {
  readonly times: ReadonlyMap<string, string>;
  isDone(): boolean;
  take(row: { readonly at: string; readonly patches: PatchList }): void;
} {
  const keysByPath = new Map<string, string[]>();
  for (const { key, place } of places)
    for (const path of pathsOf(place)) keysByPath.set(path, [...(keysByPath.get(path) ?? []), key]);
  const times = new Map<string, string>();
  return {
    times,
    isDone: () => times.size >= places.length,
    take({ at, patches }) {
      for (const { path } of unpackPatches(patches))
        for (const key of keysByPath.get(joinPath(path)) ?? []) if (!times.has(key)) times.set(key, at);
    },
  };
}

/** A dossier is patched as a whole. */
function joinPath(path: Path): string {
  return path.join('/');
}
