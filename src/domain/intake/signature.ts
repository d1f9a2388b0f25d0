/** Headings as a key under which a mapping is kept for the next file of the same layout. */
import type { Heads } from './heads.ts';
import { foldWords } from './rawText.ts';

/** FNV-1a, 32 bits, of the headings in their order: two layouts of one office hardly ever collide, and a collision only proposes. */
export function signatureOf(heads: Heads): string {
  const text = [...heads.paths].map(([column, path]) => `${column}:${path.map(foldWords).join('>')}`).join('|');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}
