/** What a cell of a foreign file says of a leaf, by the app's own rules of entry. */
import { fail, succeed, type Problem, type Result } from '../../lib/result.ts';
import type { Evidence } from '../dossier.ts';
import { parseDeclared } from '../rules/declaredText.ts';
import { listDeclaredKinds } from '../rules/declared.ts';
import type { DeclaredData, ScoringRule } from '../rules/rule.ts';
import { NOT_APPLICABLE } from '../scores.ts';
import { isNotApplicableWord } from '../scoreText.ts';
import { canonicalNumber } from '../rules/canonicalNumber.ts';
import type { RefusalCode } from './mapping.ts';
import type { RawCell } from './rawBook.ts';
import { foldWords, numberOf, textOf } from './rawText.ts';

export type ReadEntry = { readonly points: number } | { readonly declared: DeclaredData };

/** Points, "KAD", or declared data of the leaf's rule typed where points are expected. */
export function readPoints(
  cell: RawCell | undefined,
  rule: ScoringRule | null,
): Result<ReadEntry, Problem<RefusalCode>> {
  if (cell?.error !== undefined) return fail('cell.error', { error: cell.error });
  if (typeof cell?.value === 'number' && !cell.isDate && !(cell.numberFormat ?? '').includes('%'))
    return succeed({ points: cell.value });
  if (isNotApplicableWord(foldWords(textOf(cell)))) return succeed({ points: NOT_APPLICABLE });
  const isPercent =
    typeof cell?.value === 'number' ? (cell.numberFormat ?? '').includes('%') : textOf(cell).endsWith('%');
  const points = numberOf(cell);
  if (points !== null && !isPercent) return succeed({ points });
  const declared = rule ? readDeclared(cell, rule) : null;
  return declared?.ok ? declared : fail('points.notRead', {});
}

/** Declared data; a number alone is a percentage where the rule measures rates, and 0.964 shown as 96.4 % is one too. */
export function readDeclared(cell: RawCell | undefined, rule: ScoringRule): Result<ReadEntry, Problem<RefusalCode>> {
  if (cell?.error !== undefined) return fail('cell.error', { error: cell.error });
  const isRate = listDeclaredKinds(rule).includes('percent');
  const number = typeof cell?.value === 'number' ? cell.value : null;
  if (number !== null && isRate) {
    const percent = (cell?.numberFormat ?? '').includes('%') ? Number((number * 100).toPrecision(12)) : number;
    return succeed({ declared: { kind: 'percent', value: percent } });
  }
  const text = number === null ? textOf(cell) : canonicalNumber(number).replace('.', ',');
  const bare = text.replace(/(?<!\s)\s*(?:hồ sơ|văn bản|nhiệm vụ|báo cáo|sáng kiến|trường hợp|đơn vị)$/iu, '');
  const parsed = parseDeclared(rule, bare);
  if (parsed.ok) return succeed({ declared: parsed.value });
  const label = labelOf(rule, text);
  return label === null ? fail('declared.notRead', {}) : succeed({ declared: { kind: 'choice', index: label } });
}

/** An option that differs only in case, marks or the full stop. */
function labelOf(rule: ScoringRule, text: string): number | null {
  const labels = rule.type === 'choice' ? rule.options : rule.type === 'level' ? rule.levels : [];
  const same = labels.flatMap(({ label }, index) => (foldWords(label) === foldWords(text) ? [index] : []));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** A line of text is a document, a web address a link. */
export function readEvidence(text: string): Evidence[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[-+•*]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line): Evidence => {
      const href = /https?:\/\/\S+/.exec(line)?.[0];
      if (href !== undefined) return { kind: 'link', label: line.replace(href, '').trim() || href, href };
      const number = /(?<!\d)\d+\/[\p{L}\d-]+(?:\/[\p{L}\d-]+)*/u.exec(line)?.[0] ?? '';
      return { kind: 'document', label: line, number };
    });
}
