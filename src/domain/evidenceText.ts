/** Evidence as one line of text in a cell, and back: pieces parted by ";". A piece that stands already keeps all it has. */
import { safeHref } from '../lib/safeHref.ts';
import type { Evidence } from './dossier.ts';

const SEPARATOR = /;\s+|\n/;

/** "12/KH-STP – Kế hoạch CCHC", a link's address, or a file's name; the label where it says more. */
export function writeEvidence(evidence: Evidence): string {
  const main =
    evidence.kind === 'link' ? evidence.href : evidence.kind === 'document' ? evidence.number : evidence.label;
  return evidence.kind === 'file' || evidence.label === '' || evidence.label === main
    ? main
    : `${main} – ${evidence.label}`;
}

export function writeEvidenceLine(list: readonly Evidence[]): string {
  return list.map(writeEvidence).join('; ');
}

/** The evidence a line stands for. Files can be kept or left out by it, not added: their bytes come from elsewhere. */
export function readEvidenceLine(line: string, standing: readonly Evidence[]): Evidence[] {
  const known = standing
    .map((evidence) => ({ evidence, text: writeEvidence(evidence) }))
    .sort((a, b) => b.text.length - a.text.length);
  const found: Evidence[] = [];
  let rest = line.normalize('NFC').trim();
  while (rest !== '') {
    const kept = known.find(({ text }) => text !== '' && rest.startsWith(text) && isEnd(rest.slice(text.length)));
    const end = rest.search(SEPARATOR);
    const piece = kept ? kept.text : end < 0 ? rest : rest.slice(0, end);
    const read = kept?.evidence ?? readPiece(piece.replace(/;$/, '').trim());
    if (read) found.push(read);
    rest = rest
      .slice(piece.length)
      .replace(/^\s*;?\s*/, '')
      .trimStart();
  }
  return found;
}

/** A link where the text is an address that may be followed, else a document by its number. Null for an empty text. */
export function readPiece(text: string): Evidence | null {
  if (text === '') return null;
  const dash = text.indexOf(' – ');
  const [main, label] = dash < 0 ? [text, ''] : [text.slice(0, dash).trim(), text.slice(dash + 3).trim()];
  if (/^(https?:|mailto:)/i.test(main) && safeHref(main) !== null) return { kind: 'link', label, href: main };
  return { kind: 'document', label, number: main };
}

function isEnd(rest: string): boolean {
  return /^\s*(;|\n|$)/.test(rest);
}
