/** Which function answers which question. */
import type { Answer, Ask, QuestionKind } from '../../src/analysis/questions.ts';
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import { answerAttribution } from './answerAttribution.ts';
import { answerFlips } from './answerFlips.ts';
import { answerWeightLines } from './answerWeightLines.ts';
import { answerRemoval } from './answerRemoval.ts';
import { answerGoalSeek } from './answerGoalSeek.ts';
import { answerLostPoints } from './answerLostPoints.ts';
import { answerPlan } from './answerPlan.ts';
import { answerGuarantee } from './answerGuarantee.ts';
import { answerDraws } from './answerDraws.ts';
import { answerTornado } from './answerTornado.ts';
import { answerVariance } from './answerVariance.ts';
import { answerWays } from './answerWays.ts';
import { answerAudit } from './answerAudit.ts';
import type { AnalysisContext } from './context.ts';

export type Answerer<K extends QuestionKind> = (
  context: AnalysisContext,
  ask: Ask<K>,
) => Steps<Result<Answer<K>, AnalysisProblem>>;

export const ANSWERERS: { readonly [K in QuestionKind]: Answerer<K> } = {
  attribution: answerAttribution,
  flips: answerFlips,
  weightLines: answerWeightLines,
  removal: answerRemoval,
  goalSeek: answerGoalSeek,
  lostPoints: answerLostPoints,
  plan: answerPlan,
  guarantee: answerGuarantee,
  draws: answerDraws,
  tornado: answerTornado,
  variance: answerVariance,
  ways: answerWays,
  audit: answerAudit,
};
