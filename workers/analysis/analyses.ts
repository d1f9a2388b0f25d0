/** The analyses behind the port: a mirror of the workbook, one question at a time, taken in steps that others may interrupt. */
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { Answer, Ask, QuestionKind } from '../../src/analysis/questions.ts';
import { unpackPatches } from '../../src/domain/packedPatches.ts';
import { applyPatches } from '../../src/domain/patches.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import type { AnalysisApi } from '../../src/engine/analysisProtocol.ts';
import { present } from '../../src/lib/assert.ts';
import { fail, type Result } from '../../src/lib/result.ts';
import type { Steps } from '../../src/lib/steps.ts';
import type { FormulaEngine } from '../hyperFormula.ts';
import { ANSWERERS } from './answerers.ts';
import { EngineContext } from './context.ts';

export interface AnalysesOptions {
  readonly createEngine: () => FormulaEngine;
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Lets messages that wait come in. */
  readonly pause: () => Promise<void>;
}

/** Work done between two pauses: a cancel is heard within it, and a progress bar moves smoothly. */
const SLICE_MS = 40;

export function createAnalyses({ createEngine, now, pause }: AnalysesOptions): AnalysisApi {
  let workbook: Workbook | null = null;
  let context: EngineContext | null = null;
  let running = 0;

  function follow(next: Workbook): void {
    workbook = next;
    context?.dispose();
    context = null;
  }

  async function drive<T>(
    steps: Steps<Result<T, AnalysisProblem>>,
    own: number,
    onProgress: (done01: number) => void,
  ): Promise<Result<T, AnalysisProblem>> {
    let since = now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (now() - since < SLICE_MS) continue;
      onProgress(step.value);
      await pause();
      if (own !== running) return fail('analysis.cancelled');
      since = now();
    }
  }

  return {
    load(next) {
      follow(next);
      return Promise.resolve();
    },
    apply(patches) {
      follow(applyPatches(present(workbook, 'a workbook is loaded first'), unpackPatches(patches)));
      return Promise.resolve();
    },
    ask<K extends QuestionKind>(kind: K, ask: Ask<K>, onProgress: (done01: number) => void) {
      context ??= new EngineContext(present(workbook, 'a workbook is loaded first'), createEngine);
      const answer = ANSWERERS[kind];
      const steps: Steps<Result<Answer<K>, AnalysisProblem>> = answer(context, ask);
      return drive(steps, ++running, onProgress);
    },
    cancel() {
      running++;
      return Promise.resolve();
    },
  };
}
