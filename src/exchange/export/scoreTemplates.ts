/**
 * Rule formulas of one leaf differ between units only in the column: each is compiled once and then moved sideways, which
 * is what makes 70,000 of them cheap.
 */
import type { CriterionNode } from '../../domain/criteria.ts';
import type { SetId } from '../../domain/ids.ts';
import type { ScoringRule } from '../../domain/rules/rule.ts';
import { columnLetters } from '../../lib/address.ts';
import { sheetNameOf, type ExportContext } from './context.ts';
import type { DeclaredSheet } from './declaredSheet.ts';
import type { EffectiveScore } from './effectiveScores.ts';
import { toExcelFormula, type Place } from './excelFormula.ts';
import { scoreFormula } from './scoreFormula.ts';

type DeclaredScore = Extract<EffectiveScore, { kind: 'declared' }>;

export interface ScoreTemplates {
  /** Excel's formula for a unit, or null where it has to be put together for itself. */
  formulaOf(score: DeclaredScore, leaf: CriterionNode, unit: number): string | null;
}

/** Excel's last column: no unit stands there, so every reference to it is the template's own. */
const SENTINEL_COLUMN = 16_383;
const SENTINEL = /(?<=!)XFD(?=\d)/g;

export function createScoreTemplates(context: ExportContext, setId: SetId, declared: DeclaredSheet): ScoreTemplates {
  const sheet = sheetNameOf(context, `scores.${setId}`);
  const known = new Map<ScoringRule, Map<string, string | null>>();
  const atlas = context.atlas.at(setId);
  function compile(score: DeclaredScore, leaf: CriterionNode, places: readonly Place[]): string | null {
    const moved = places.map((place) => ({ ...place, column: SENTINEL_COLUMN }));
    const stored = declaredFormula(score, setId, leaf, declared, moved);
    if (stored.includes('XFD')) return null;
    const excel = toExcelFormula(stored, sheet, atlas);
    return excel.ok && excel.value.array === 'no' ? excel.value.formula : null;
  }
  return {
    formulaOf(score, leaf, unit) {
      const places = declared.placesOf(leaf.id, score.declared.kind, unit);
      const column = places[0]?.column;
      if (column === undefined) return null;
      let byKind = known.get(score.rule);
      if (!byKind) known.set(score.rule, (byKind = new Map<string, string | null>()));
      const key = `${leaf.id}/${score.declared.kind}/${places.length}`;
      let template = byKind.get(key);
      if (template === undefined) {
        template = compile(score, leaf, places);
        byKind.set(key, template);
      }
      return template?.replaceAll(SENTINEL, columnLetters(column)) ?? null;
    },
  };
}

export function declaredFormula(
  score: DeclaredScore,
  setId: SetId,
  leaf: CriterionNode,
  declared: DeclaredSheet,
  places: readonly Place[],
): string {
  const rates = score.rule.type === 'relative' ? declared.ratesOf(leaf.id) : null;
  return scoreFormula(score, places, `⟦c|criteria.${setId}|${leaf.id}|max|cr⟧`, rates);
}
