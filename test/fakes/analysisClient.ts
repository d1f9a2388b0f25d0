import type { AnalysisClient } from '../../src/engine/analysisClient.ts';
import { fail } from '../../src/lib/result.ts';

/** A client that answers nothing. */
export function makeFakeAnalyses(): AnalysisClient {
  return {
    follow: () => undefined,
    ask: () => Promise.resolve(fail('analysis.cancelled')),
    cancel: () => undefined,
    dispose: () => undefined,
  };
}
