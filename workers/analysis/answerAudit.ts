import { auditPast } from '../../src/analysis/audit/auditPast.ts';
import type { AuditAnswer, AuditAsk, BackTest } from '../../src/analysis/audit/question.ts';
import { evaluateModel } from '../../src/analysis/indexModel.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import { carryExtras } from '../../src/domain/carryExtras.ts';
import { findCrosswalk } from '../../src/domain/findCrosswalk.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import { partOfSteps, type Steps } from '../../src/lib/steps.ts';
import type { AnalysisContext } from './context.ts';

/** `analysis.tooFew` without a past or without units in one; `analysis.errors` where totals of the draft are unknown. */
export function* answerAudit(context: AnalysisContext, ask: AuditAsk): Steps<Result<AuditAnswer, AnalysisProblem>> {
  yield 0;
  const draft = context.model(ask.draft);
  const draftSet = context.resolve(ask.draft)?.sets[ask.draft.setId];
  if (!draft || !draftSet) return fail('analysis.gone');
  if (!(draft.weights.reduce((sum, weight) => sum + weight, 0) > 0))
    return fail('analysis.errors', { place: draftSet.name });
  if (ask.pasts.length === 0) return fail('analysis.tooFew', { needed: 1, found: 0 });
  const backTests: BackTest[] = [];
  for (const [at, state] of ask.pasts.entries()) {
    const past = context.model(state);
    const workbook = context.resolve(state);
    const pastSet = workbook?.sets[state.setId];
    if (!past || !workbook || !pastSet) return fail('analysis.gone');
    const known = evaluateModel(past).index.filter((index) => !Number.isNaN(index)).length;
    if (known === 0) return fail('analysis.tooFew', { needed: 1, found: 0 });
    const crosswalk = findCrosswalk(context.workbook, pastSet, draftSet);
    const rows = workbook.scores[state.setId];
    const extras = past.extras.map((own, unit) => {
      const unitId = past.unitIds[unit];
      const scores = unitId === undefined ? undefined : rows?.[unitId];
      return Number.isNaN(own) || !scores ? own : carryExtras(pastSet, draftSet, crosswalk.links, scores);
    });
    const steps = auditPast(past, draft, crosswalk, extras, ask);
    backTests.push(yield* partOfSteps(steps, at / ask.pasts.length, (at + 1) / ask.pasts.length));
  }
  const { decimals, tieRule, classes } = draft.policies;
  return succeed({
    draft: ask.draft,
    draftPoints: draft.weights.reduce((sum, weight) => sum + weight, 0),
    decimals,
    tieRule,
    classes,
    couplings: draft.couplings.filter(({ kind }) => kind === 'weight'),
    backTests,
  });
}
