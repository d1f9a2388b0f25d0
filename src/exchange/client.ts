/**
 * The page's side of an export: one worker per job, started on demand and ended with it. A job that is cancelled, hangs or
 * breaks costs nothing but itself: the worker holds no truth.
 */
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import { emptyCertificate, MAX_DURATION_MS } from './certificate/certificate.ts';
import type { ExportProgress, ExportRequest } from './export/request.ts';
import type { Exported, ExportMessage, ExportReply } from './messages.ts';
import type { FillProblem } from './output/saveBack.ts';

export type { Exported } from './messages.ts';

export type ExportProblem =
  Problem<'export.cancelled' | 'export.tooSlow' | 'export.notStarted' | 'export.failed'> | FillProblem;

export interface ExportJob {
  /** Never rejects. `export.failed` carries `message`, for the log. */
  readonly result: Promise<Result<Exported, ExportProblem>>;
  /** Ends the worker at once; the result is then `export.cancelled`. Without effect once there is a result. */
  cancel(): void;
}

/** What a job needs of a Worker. */
export interface ExportWorker {
  onmessage: ((event: MessageEvent<ExportReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ExportMessage): void;
  terminate(): void;
}

export interface ExportOptions {
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly createWorker?: () => ExportWorker;
  /** Until the worker's first reply: a missing script may give no event at all. */
  readonly startDeadlineMs?: number;
  readonly deadlineMs?: number;
  /** For the certificate: then the file is given without it. */
  readonly checkDeadlineMs?: number;
}

const START_DEADLINE_MS = 10_000;
/** 3,300 units x 105 leaves took 35 s on a busy machine of two cores, their certificate at most a minute more. */
const DEADLINE_MS = 240_000;

/** One export at a time, for the page. */
export interface ExportClient {
  /** Never rejects. A second job cancels the first. */
  run(
    message: ExportMessage,
    onProgress?: (progress: ExportProgress) => void,
  ): Promise<Result<Exported, ExportProblem>>;
  /** Ends the running job, which is then `export.cancelled`; nothing when none runs. */
  cancel(): void;
}

export function createExportClient(options: Omit<ExportOptions, 'onProgress'> = {}): ExportClient {
  let job: ExportJob | null = null;
  return {
    run(message, onProgress) {
      job?.cancel();
      job = startJob(message, onProgress ? { ...options, onProgress } : options);
      return job.result;
    },
    cancel: () => job?.cancel(),
  };
}

/** The whole workbook as .xlsx; the request is copied to the worker, later changes of the workbook do not reach it. */
export function startExport(request: ExportRequest, options: ExportOptions = {}): ExportJob {
  return startJob({ type: 'export', request }, options);
}

/** Starts a job of any kind. */
export function startJob(message: ExportMessage, options: ExportOptions = {}): ExportJob {
  const { onProgress, createWorker = createExchangeWorker } = options;
  let finish: (result: Result<Exported, ExportProblem>) => void = () => undefined;
  const result = new Promise<Result<Exported, ExportProblem>>((resolve) => {
    finish = resolve;
  });
  const worker = createWorker();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const end = (outcome: Result<Exported, ExportProblem>): void => {
    for (const timer of timers) clearTimeout(timer);
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
    finish(outcome);
  };
  const endUnchecked = (bytes: Exported['bytes']): ReturnType<typeof setTimeout> =>
    setTimeout(
      () => end(succeed({ bytes, certificate: emptyCertificate('tooSlow', 0) })),
      options.checkDeadlineMs ?? MAX_DURATION_MS,
    );
  const startTimer = setTimeout(() => end(fail('export.notStarted')), options.startDeadlineMs ?? START_DEADLINE_MS);
  timers.push(
    startTimer,
    setTimeout(() => end(fail('export.tooSlow')), options.deadlineMs ?? DEADLINE_MS),
  );
  worker.onmessage = ({ data }: MessageEvent<ExportReply>) => {
    clearTimeout(startTimer);
    if (data.type === 'progress') onProgress?.(data.progress);
    else if (data.type === 'written') timers.push(endUnchecked(data.bytes));
    else if (data.type === 'done') end(succeed(data.exported));
    else if (data.type === 'refused') end({ ok: false, problem: data.problem });
    else if (data.type === 'failed') end(fail('export.failed', { message: data.message }));
  };
  worker.onerror = (event) => end(fail('export.failed', { message: event.message }));
  worker.onmessageerror = () => end(fail('export.failed', { message: 'messageerror' }));
  worker.postMessage(message);
  return { result, cancel: () => end(fail('export.cancelled')) };
}

function createExchangeWorker(): Worker {
  return new Worker(new URL('../../workers/exchange.worker.ts', import.meta.url), { type: 'module', name: 'exchange' });
}
