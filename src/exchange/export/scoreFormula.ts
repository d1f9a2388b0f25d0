/** A score that a rule computes from declared data, as a stored formula over the cells that hold the data. */
import { compileRule, NOT_APPLICABLE_WORD } from '../../domain/rules/compileRule.ts';
import { evaluateRule, isDirectRule } from '../../domain/rules/evaluateRule.ts';
import { isNotApplicable } from '../../domain/scores.ts';
import { roundTo } from '../../lib/decimal.ts';
import { operandsOfCells } from './declaredInputs.ts';
import type { EffectiveScore } from './effectiveScores.ts';
import { placeToken, type Place } from './excelFormula.ts';
import type { Scalar } from './writer.ts';

type DeclaredScore = Extract<EffectiveScore, { kind: 'declared' }>;

/** Rules that divide or multiply: their points are rounded to 7 places as in the app. Others give the points they name. */
const ROUNDED = new Set(['proportional', 'survey', 'sipas', 'relative', 'level', 'deduction', 'count']);

/**
 * `max` and `highestRate` are tokens. An emptied figure gives "", that is no score; a formula rule that divides by 0 is
 * not applicable, as in the app.
 */
export function scoreFormula(
  score: DeclaredScore,
  cells: readonly Place[],
  max: string,
  highestRate: string | null,
): string {
  const tokens = cells.map(placeToken);
  const operands = operandsOfCells(score.declared, score.rule, tokens);
  const compiled = compileRule(
    score.rule,
    max,
    highestRate === null ? operands : { ...operands, highestRate: `MAX(${highestRate})` },
  ).slice(1);
  return `=IF(${isEmpty(score, tokens)},"",${roundPoints(score, compiled)})`;
}

/** The points the app shows, or null where only the engine knows. */
export function knownPoints(score: EffectiveScore): Scalar | null {
  switch (score.kind) {
    case 'points':
      return score.points;
    case 'notApplicable':
      return NOT_APPLICABLE_WORD;
    case 'missing':
    case 'error':
      return null;
    case 'declared': {
      if (!isDirectRule(score.rule)) return null;
      const result = evaluateRule(score.rule, score.declared, score.max);
      if (!result.ok) return null;
      return isNotApplicable(result.value) ? NOT_APPLICABLE_WORD : roundTo(result.value, 7);
    }
  }
}

function isEmpty(score: DeclaredScore, tokens: readonly string[]): string {
  const { kind } = score.declared;
  if (kind === 'choice' || kind === 'answers') {
    return tokens.length === 1 ? `${tokens.join('')}=""` : `COUNTA(${tokens.join(',')})<${tokens.length}`;
  }
  return tokens.length === 1 ? `NOT(ISNUMBER(${tokens.join('')}))` : `COUNT(${tokens.join(',')})<${tokens.length}`;
}

function roundPoints(score: DeclaredScore, compiled: string): string {
  const { type } = score.rule;
  if (type === 'formula')
    return `IF(ISERROR(${compiled}),IF(ERROR.TYPE(${compiled})=2,"${NOT_APPLICABLE_WORD}",${compiled}),ROUND(${compiled},7))`;
  if (!ROUNDED.has(type)) return compiled;
  const marker = `,"${NOT_APPLICABLE_WORD}",`;
  const at = compiled.indexOf(marker);
  if (at < 0) return `ROUND(${compiled},7)`;
  const start = at + marker.length;
  return `${compiled.slice(0, start)}ROUND(${compiled.slice(start, -1)},7))`;
}
