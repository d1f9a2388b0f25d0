/** Evidence in a cell of a form: a line for each piece, read as the app reads it. */
import type { Evidence } from '../dossier.ts';
import { readEvidenceLine, writeEvidence } from '../evidenceText.ts';

export function writeEvidenceLines(evidence: readonly Evidence[]): string {
  return evidence.map(writeEvidence).join('\n');
}

/** A piece that stands in `known` already keeps all it has, a file's hash above all. */
export function readEvidenceLines(text: string, known: readonly Evidence[]): Evidence[] {
  return readEvidenceLine(text, known);
}
