/** The closed list of questions, each with what it asks and what it answers: plain data that crosses to the worker and back. */
import type { AttributionAnswer, AttributionAsk } from './attribution/question.ts';
import type { FlipsAnswer, FlipsAsk } from './flips/question.ts';
import type { WeightLinesAnswer, WeightLinesAsk } from './weightLines/question.ts';
import type { RemovalAnswer, RemovalAsk } from './removal/question.ts';
import type { GoalSeekAnswer, GoalSeekAsk } from './goalSeek/question.ts';
import type { LostPointsAnswer, LostPointsAsk } from './lostPoints/question.ts';
import type { PlanAnswer, PlanAsk } from './plan/question.ts';
import type { GuaranteeAnswer, GuaranteeAsk } from './guarantee/question.ts';
import type { DrawsAnswer, DrawsAsk } from './draws/question.ts';
import type { TornadoAnswer, TornadoAsk } from './tornado/question.ts';
import type { VarianceAnswer, VarianceAsk } from './variance/question.ts';
import type { WaysAnswer, WaysAsk } from './ways/question.ts';
import type { AuditAnswer, AuditAsk } from './audit/question.ts';

export interface Questions {
  readonly attribution: { readonly ask: AttributionAsk; readonly answer: AttributionAnswer };
  readonly flips: { readonly ask: FlipsAsk; readonly answer: FlipsAnswer };
  readonly weightLines: { readonly ask: WeightLinesAsk; readonly answer: WeightLinesAnswer };
  readonly removal: { readonly ask: RemovalAsk; readonly answer: RemovalAnswer };
  readonly goalSeek: { readonly ask: GoalSeekAsk; readonly answer: GoalSeekAnswer };
  readonly lostPoints: { readonly ask: LostPointsAsk; readonly answer: LostPointsAnswer };
  readonly plan: { readonly ask: PlanAsk; readonly answer: PlanAnswer };
  readonly guarantee: { readonly ask: GuaranteeAsk; readonly answer: GuaranteeAnswer };
  readonly draws: { readonly ask: DrawsAsk; readonly answer: DrawsAnswer };
  readonly tornado: { readonly ask: TornadoAsk; readonly answer: TornadoAnswer };
  readonly variance: { readonly ask: VarianceAsk; readonly answer: VarianceAnswer };
  readonly ways: { readonly ask: WaysAsk; readonly answer: WaysAnswer };
  readonly audit: { readonly ask: AuditAsk; readonly answer: AuditAnswer };
}

export type QuestionKind = keyof Questions;
export type Ask<K extends QuestionKind> = Questions[K]['ask'];
export type Answer<K extends QuestionKind> = Questions[K]['answer'];
