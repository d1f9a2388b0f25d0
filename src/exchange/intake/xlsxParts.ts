/** How the parts of an .xlsx find each other: relationships, by the last word of their type. */
import { FILE_LIMITS } from '../../domain/limits.ts';
import { readPart } from './readPart.ts';
import { refuse } from './readProblem.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

export interface Relationship {
  readonly id: string;
  /** "worksheet", "sharedStrings", "styles", "comments", "officeDocument". */
  readonly kind: string;
  /** The name of the part, from the root of the archive. */
  readonly target: string;
}

/** The relationships of a part ('' is the archive itself); those to other files are left out. */
export function readRelationships(archive: ZipArchive, part: string): readonly Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const entry = findPart(archive, `${folder}_rels/${part.slice(slash)}.rels`);
  const found: Relationship[] = [];
  if (!entry) return found;
  readPart(archive, entry, {
    open(name, raw) {
      if (name !== 'Relationship') return;
      const attributes = attributesOf(raw);
      if (attributes.get('TargetMode') === 'External') return;
      if (found.length >= FILE_LIMITS.zipEntries) refuse('read.tooManyParts', { max: FILE_LIMITS.zipEntries });
      const type = attributes.get('Type') ?? '';
      found.push({
        id: attributes.get('Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolvePath(folder, attributes.get('Target') ?? ''),
      });
    },
  });
  return found;
}

export function findPart(archive: ZipArchive, name: string): ZipEntry | undefined {
  return archive.entries.get(name.toLowerCase());
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
