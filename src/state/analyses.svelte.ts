/** Questions to the analysis worker and their answers: one job a kind, kept while the workbook is open. Holds no truth. */
import type { AnalysisProblem } from '../analysis/problem.ts';
import type { Answer, Ask, QuestionKind } from '../analysis/questions.ts';
import type { AnalysisClient } from '../engine/analysisClient.ts';
import type { Patch } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';

export type CreateAnalysisClient = (getWorkbook: () => Workbook) => AnalysisClient;

export class AnalysisJob<K extends QuestionKind> {
  readonly kind: K;
  /** What the answer on screen was asked. */
  asked = $state.raw<Ask<K> | null>(null);
  answer = $state.raw<Answer<K> | null>(null);
  problem = $state.raw<AnalysisProblem | null>(null);
  /** 0..1 while it runs, else null. */
  progress01 = $state.raw<number | null>(null);
  /** The workbook has changed since the answer was asked. */
  isStale = $state.raw(false);
  readonly #client: AnalysisClient;
  #turn = 0;

  constructor(kind: K, client: AnalysisClient) {
    this.kind = kind;
    this.#client = client;
  }

  get isRunning(): boolean {
    return this.progress01 !== null;
  }

  /** Asks; the former answer stays on screen until the new one is there. A question asked while one runs takes its place. */
  async run(ask: Ask<K>): Promise<void> {
    const turn = ++this.#turn;
    this.progress01 = 0;
    this.isStale = false;
    const result = await this.#client.ask(this.kind, ask, (done01) => {
      if (turn === this.#turn) this.progress01 = done01;
    });
    if (turn !== this.#turn) return;
    this.progress01 = null;
    if (result.ok) {
      this.asked = ask;
      this.answer = result.value;
      this.problem = null;
    } else if (result.problem.code !== 'analysis.cancelled') this.problem = result.problem;
  }

  cancel(): void {
    if (this.isRunning) this.#client.cancel();
  }
}

export class Analyses {
  readonly #client: AnalysisClient;
  readonly #jobs = new Map<QuestionKind, unknown>();

  constructor(client: AnalysisClient) {
    this.#client = client;
  }

  /** The one job of a kind. */
  job<K extends QuestionKind>(kind: K): AnalysisJob<K> {
    const job = (this.#jobs.get(kind) as AnalysisJob<K> | undefined) ?? new AnalysisJob(kind, this.#client);
    this.#jobs.set(kind, job);
    return job;
  }

  /** Patches that the document already holds; null where everything has changed. */
  follow(patches: readonly Patch[] | null): void {
    this.#client.follow(patches);
    if (patches?.length === 0) return;
    for (const job of this.#jobs.values()) (job as AnalysisJob<QuestionKind>).isStale = true;
  }

  dispose(): void {
    this.#client.dispose();
  }
}
