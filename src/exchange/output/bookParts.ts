/** Where the sheets of an .xlsx lie in its zip, and how it is asked to recalculate. */
import { strFromU8, strToU8 } from 'fflate';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

type Parts = Record<string, Uint8Array>;

/** Path by sheet name; null when the zip is no workbook. */
export function listSheetParts(parts: Readonly<Parts>): ReadonlyMap<string, string> | null {
  const [book, relations] = [parts[WORKBOOK], parts[RELATIONS]];
  if (!book || !relations) return null;
  const targets = new Map<string, string>();
  for (const [tag] of strFromU8(relations).matchAll(/<Relationship\b[^<>]*>/g)) {
    const [id, target] = [attributeOf(tag, 'Id'), attributeOf(tag, 'Target')];
    if (id !== null && target !== null)
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  }
  const paths = new Map<string, string>();
  for (const [tag] of strFromU8(book).matchAll(/<sheet\b[^<>]*>/g)) {
    const [name, id] = [attributeOf(tag, 'name'), attributeOf(tag, 'r:id')];
    const target = id === null ? undefined : targets.get(id);
    if (name !== null && target !== undefined) paths.set(name, target);
  }
  return paths.size === 0 ? null : paths;
}

/** Cached values of formulas are no longer right: the reader is asked to calculate when it opens the file. */
export function requestRecalculation(parts: Parts): void {
  const book = parts[WORKBOOK];
  if (!book) return;
  const xml = strFromU8(book);
  const known = /<calcPr\b[^<>]*>/.exec(xml)?.[0];
  if (known?.includes('fullCalcOnLoad="1"')) return;
  if (known) {
    const asked = known.replace(/ fullCalcOnLoad="[^"]*"/, '').replace(/<calcPr\b/, '<calcPr fullCalcOnLoad="1"');
    parts[WORKBOOK] = strToU8(xml.replace(known, asked));
    return;
  }
  const after = ['</definedNames>', '</externalReferences>', '</functionGroups>', '</sheets>'].find((tag) =>
    xml.includes(tag),
  );
  if (after) parts[WORKBOOK] = strToU8(xml.replace(after, `${after}<calcPr fullCalcOnLoad="1"/>`));
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  if (!found) return null;
  return (found[1] ?? found[2] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#x([0-9a-fA-F]+);/g, (_whole, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replaceAll(/&#(\d+);/g, (_whole, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&amp;', '&');
}
