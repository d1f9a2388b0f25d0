/**
 * The supervisor of the analysis worker: started with the first question, ended when it hangs or dies, built anew from the
 * document with the next one. One question at a time; a later one takes the place of the one that runs.
 */
import { proxy, wrap, type Remote } from 'comlink';
import type { AnalysisProblem } from '../analysis/problem.ts';
import type { Answer, Ask, QuestionKind } from '../analysis/questions.ts';
import { packPatches } from '../domain/packedPatches.ts';
import type { Patch } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';
import { fail, type Result } from '../lib/result.ts';
import type { AnalysisApi } from './analysisProtocol.ts';
import type { WorkerLike } from './workerCall.ts';

export interface AnalysisClient {
  /** Patches that the workbook of the next question already holds; null where everything has changed. */
  follow(patches: readonly Patch[] | null): void;
  /** Never rejects. */
  ask<K extends QuestionKind>(
    kind: K,
    ask: Ask<K>,
    onProgress: (done01: number) => void,
  ): Promise<Result<Answer<K>, AnalysisProblem>>;
  cancel(): void;
  dispose(): void;
}

export interface AnalysisClientOptions {
  readonly createWorker?: () => WorkerLike;
  /** Without a sign of life for so long, the worker is ended: HiGHS and a large build say nothing for a while. */
  readonly silenceMs?: number;
}

const SILENCE_MS = 60_000;
/** Beyond so many patches that no question has asked for, the workbook itself is less to keep and to send. */
const MAX_UNHEARD = 20_000;

export function createAnalysisWorker(): WorkerLike {
  return new Worker(new URL('../../workers/analysis.worker.ts', import.meta.url), { type: 'module', name: 'analysis' });
}

export function createAnalysisClient(
  getWorkbook: () => Workbook,
  { createWorker = createAnalysisWorker, silenceMs = SILENCE_MS }: AnalysisClientOptions = {},
): AnalysisClient {
  let worker: WorkerLike | null = null;
  let api: Remote<AnalysisApi> | null = null;
  /** What the worker has not heard of; null: it must be told everything. */
  let unheard: readonly Patch[] | null = null;
  let end: (code: 'analysis.died' | 'analysis.hung' | 'analysis.cancelled') => void = () => undefined;

  function drop(code: 'analysis.died' | 'analysis.hung' | 'analysis.cancelled'): void {
    worker?.terminate();
    worker = api = unheard = null;
    end(code);
  }

  function tell(): Remote<AnalysisApi> {
    if (worker === null || api === null) {
      worker = createWorker();
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        drop('analysis.died');
      });
      worker.addEventListener('messageerror', () => drop('analysis.died'));
      api = wrap<AnalysisApi>(worker);
      unheard = null;
    }
    if (unheard === null) void api.load(getWorkbook());
    else if (unheard.length > 0) void api.apply(packPatches(unheard));
    unheard = [];
    return api;
  }

  return {
    follow(patches) {
      const isTooMuch = patches === null || (unheard?.length ?? 0) + patches.length > MAX_UNHEARD;
      unheard = unheard === null || isTooMuch ? null : [...unheard, ...patches];
    },
    ask(kind, ask, onProgress) {
      end('analysis.cancelled');
      return new Promise((resolve) => {
        let silence: ReturnType<typeof setTimeout> | undefined;
        let hasEnded = false;
        const finish = (result: Result<Answer<typeof kind>, AnalysisProblem>): void => {
          if (hasEnded) return;
          hasEnded = true;
          clearTimeout(silence);
          resolve(result);
        };
        const listen = (): void => {
          clearTimeout(silence);
          silence = setTimeout(() => drop('analysis.hung'), silenceMs);
        };
        end = (code) => finish(fail(code));
        listen();
        const heard = proxy((done01: number) => {
          if (hasEnded) return;
          listen();
          onProgress(done01);
        });
        tell()
          .ask(kind, ask, heard)
          .then(
            (result) => finish(result as Result<Answer<typeof kind>, AnalysisProblem>),
            () => {
              if (!hasEnded) drop('analysis.died');
            },
          );
      });
    },
    cancel() {
      end('analysis.cancelled');
      void api?.cancel();
    },
    dispose: () => drop('analysis.cancelled'),
  };
}
