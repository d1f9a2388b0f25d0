/**
 * The supervisor of the recalculation worker. It queues, watches the clock, and when a formula hangs or kills the worker
 * it starts another and rebuilds it from the document without that formula. It holds no truth: an edit is never lost or
 * held back by it, because edits are in the document and the journal before they come here.
 */
import { proxy } from 'comlink';
import { packPatches } from '../domain/packedPatches.ts';
import type { Patch } from '../domain/patches.ts';
import type { Workbook } from '../domain/workbook.ts';
import { keyOfPlace, listFormulaPlaces, listTouchedPlaces } from './formulaPlaces.ts';
import type { CellValue, FormulaPlace, LoadRequest, ModelRef, Results } from './protocol.ts';
import { WorkerCall, type CallOutcome, type WorkerLike } from './workerCall.ts';

export type { WorkerLike } from './workerCall.ts';

/**
 * slow: past the soft deadline, `stop` may be offered. restarting: the worker died, another is being built. safe: it died
 * twice in a minute; results stand still until `recalculate`. failed: no worker can be had; results stand still.
 */
export type RecalcState = 'starting' | 'ready' | 'calculating' | 'slow' | 'restarting' | 'safe' | 'failed';

export interface RecalcStatus {
  readonly state: RecalcState;
  /** Why it is restarting, safe or failed: the script cannot be had, a formula hung, or the worker died. */
  readonly reason: 'script' | 'hang' | 'crash' | null;
  /** Formulas that were stopped and show #LIMIT! until they are changed. */
  readonly quarantined: readonly FormulaPlace[];
}

export interface Deadlines {
  readonly startMs: number;
  readonly softMs: number;
  readonly hardMs: number;
  /** Two deaths within this time lead to safe mode. */
  readonly deathsMs: number;
}

export const DEADLINES: Deadlines = { startMs: 5000, softMs: 2000, hardMs: 10_000, deathsMs: 60_000 };

export interface RecalcOwner {
  /** The base workbook as it now is, every applied patch included, and its revision. */
  readonly getWorkbook: () => { readonly workbook: Workbook; readonly rev: number };
  /** Never called with results older than those before. */
  readonly onResults: (results: Results) => void;
  readonly onStatus: (status: RecalcStatus) => void;
}

export interface RecalcClientOptions {
  readonly createWorker?: () => WorkerLike;
  readonly deadlines?: Partial<Deadlines>;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

export interface PreviewRequest {
  readonly formula: string;
  readonly place: FormulaPlace;
  readonly scenarioId: ModelRef['scenarioId'];
}

export interface RecalcClient {
  /** Begins with a workbook; what ran before is dropped. */
  start(workbook: Workbook, rev: number, watched: readonly ModelRef[]): void;
  /** Patches that the owner's workbook already holds at `rev`. Returns at once; waiting patches are merged. */
  apply(patches: readonly Patch[], rev: number): void;
  watch(models: readonly ModelRef[]): void;
  /** Null when a later preview took its place, or when there is no answer to be had. */
  preview(request: PreviewRequest): Promise<CellValue | null>;
  /** Ends what is running as if it hung: the planner's "stop". */
  stop(): void;
  /** Leaves safe mode or a failure: builds everything anew. */
  recalculate(): void;
  dispose(): void;
}

type Job =
  | { readonly kind: 'load'; readonly request: LoadRequest }
  | { readonly kind: 'apply'; readonly patches: readonly Patch[]; readonly rev: number }
  | { readonly kind: 'watch'; readonly models: readonly ModelRef[] }
  | { readonly kind: 'preview'; readonly request: PreviewRequest; readonly resolve: (value: CellValue | null) => void };

/** Formulas found hanging in one recovery; beyond, something else is wrong. */
const MAX_SEARCHES = 20;

export function createRecalcWorker(): WorkerLike {
  return new Worker(new URL('../../workers/recalc.worker.ts', import.meta.url), { type: 'module', name: 'recalc' });
}

/** A supervisor; nothing is started before `start`. */
export function createRecalcClient(owner: RecalcOwner, options: RecalcClientOptions = {}): RecalcClient {
  const createWorker = options.createWorker ?? createRecalcWorker;
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const now = options.now ?? ((): number => performance.now());

  let worker: WorkerCall | null = null;
  let hasStarted = false;
  let isRunning = false;
  let isDisposed = false;
  /** What holds calculation: safe mode, or no worker to be had. */
  let held: 'safe' | 'failed' | null = null;
  let reason: RecalcStatus['reason'] = null;
  let recovery: { careful: boolean; searches: number } | null = null;
  let document: { readonly workbook: Workbook; readonly rev: number } | null = null;
  let needsLoad = false;
  let watched: readonly ModelRef[] = [];
  let needsWatch = false;
  let waiting: { readonly patches: readonly Patch[]; readonly rev: number }[] = [];
  let waitingPreview: Extract<Job, { kind: 'preview' }> | null = null;
  let deaths: number[] = [];
  let newestRev = -1;
  let epoch = 0;
  /** The formula that a careful load was about to evaluate. */
  let lastBefore: FormulaPlace | null = null;
  const quarantined = new Map<string, FormulaPlace>();
  let lastStatus = '';

  function report(state: RecalcState): void {
    const status: RecalcStatus = {
      state,
      reason: state === 'restarting' || state === 'safe' || state === 'failed' ? reason : null,
      quarantined: [...quarantined.values()],
    };
    const text = JSON.stringify(status);
    if (text === lastStatus || isDisposed) return;
    lastStatus = text;
    owner.onStatus(status);
  }

  function takeJob(): Job | null {
    if (needsLoad) {
      needsLoad = false;
      needsWatch = false;
      const { workbook, rev } = document ?? owner.getWorkbook();
      document = null;
      waiting = waiting.filter((entry) => entry.rev > rev);
      const careful = recovery?.careful ?? false;
      return { kind: 'load', request: { rev, workbook, watched, quarantined: [...quarantined.values()], careful } };
    }
    if (waiting.length > 0) {
      const patches = waiting.flatMap((entry) => entry.patches);
      const rev = Math.max(...waiting.map((entry) => entry.rev));
      waiting = [];
      return { kind: 'apply', patches, rev };
    }
    if (needsWatch) {
      needsWatch = false;
      return { kind: 'watch', models: watched };
    }
    const preview = waitingPreview;
    waitingPreview = null;
    return preview;
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      while (!isDisposed && held === null && hasStarted) {
        if (!worker || worker.isDead) {
          if (!(await startWorker())) break;
          continue;
        }
        const job = takeJob();
        if (!job) {
          report('ready');
          break;
        }
        await perform(worker, job);
      }
    } finally {
      isRunning = false;
    }
    if (held !== null) report(held);
  }

  /** A worker whose code runs; without one in time the state is "failed", never an endless wait. */
  async function startWorker(): Promise<boolean> {
    report(recovery ? 'restarting' : 'starting');
    needsLoad = true;
    const mine = epoch;
    let outcome: CallOutcome<true> = { kind: 'crash' };
    try {
      worker = new WorkerCall(createWorker());
      const deadline = { softMs: deadlines.startMs, hardMs: deadlines.startMs, onSoft: () => undefined };
      outcome = await worker.call((api) => api.ready(), deadline);
    } catch {
      // A browser that refuses the worker throws here.
    }
    if (outcome.kind === 'answer' || isDisposed || mine !== epoch) return !isDisposed;
    reason = 'script';
    hold('failed');
    return false;
  }

  async function perform(current: WorkerCall, job: Job): Promise<void> {
    const mine = epoch;
    if (job.kind !== 'preview' && !recovery) report(job.kind === 'load' ? 'starting' : 'calculating');
    const deadline = {
      softMs: deadlines.softMs,
      hardMs: deadlines.hardMs,
      onSoft: () => job.kind !== 'preview' && !recovery && report('slow'),
    };
    if (job.kind === 'preview') {
      const outcome = await current.call(async (api): Promise<CellValue> => await api.preview(job.request), deadline);
      job.resolve(outcome.kind === 'answer' ? outcome.value : tooSlow());
      return;
    }
    lastBefore = null;
    const onBefore = proxy((place: FormulaPlace): void => {
      lastBefore = place;
      current.prolong();
    });
    const outcome = await current.call((api) => {
      if (job.kind === 'load') return job.request.careful ? api.load(job.request, onBefore) : api.load(job.request);
      if (job.kind === 'watch') return api.watch(job.models);
      return api.apply({ rev: job.rev, patches: packPatches(job.patches) });
    }, deadline);
    if (isDisposed || mine !== epoch) return;
    if (outcome.kind !== 'answer') {
      recover(job, outcome.kind === 'crash' ? 'crash' : 'hang');
      return;
    }
    const wasRecovery = recovery !== null;
    recovery = null;
    for (const place of outcome.value.limited) quarantineKnown(place);
    deliver(outcome.value);
    if (wasRecovery && deaths.length >= 2) hold('safe');
  }

  function deliver(results: Results): void {
    if (results.rev < newestRev) return;
    newestRev = results.rev;
    owner.onResults(results);
  }

  /** A place that the worker still leaves out stays in quarantine as it is. */
  function quarantineKnown(place: FormulaPlace): void {
    const key = keyOfPlace(place);
    if (quarantined.has(key)) quarantined.set(key, place);
  }

  /** The worker died over a job: what may have caused it is left out of the next one. */
  function recover(job: Exclude<Job, { kind: 'preview' }>, cause: 'hang' | 'crash'): void {
    reason = cause;
    needsLoad = true;
    if (!recovery) {
      deaths = [...deaths.filter((time) => now() - time < deadlines.deathsMs), now()];
      recovery = { careful: job.kind !== 'apply', searches: 0 };
      // What has been changed since it was sent is not to blame.
      const changed = new Set(waiting.flatMap((entry) => listTouchedPlaces(entry.patches)));
      if (job.kind === 'apply')
        for (const place of listFormulaPlaces(job.patches)) if (!changed.has(keyOfPlace(place))) quarantine(place);
    } else if (!recovery.careful) recovery.careful = true;
    else if (lastBefore && recovery.searches < MAX_SEARCHES) {
      quarantine(lastBefore);
      recovery.searches++;
    } else {
      hold('failed');
      return;
    }
    report('restarting');
  }

  function quarantine(place: FormulaPlace): void {
    quarantined.set(keyOfPlace(place), place);
  }

  function hold(state: 'safe' | 'failed'): void {
    held = state;
    waitingPreview?.resolve(null);
    waitingPreview = null;
  }

  function restartAll(): void {
    epoch++;
    held = null;
    recovery = null;
    reason = null;
    deaths = [];
    needsLoad = true;
    worker?.terminate('stopped');
    worker = null;
    void run();
  }

  return {
    start(workbook, rev, models) {
      document = { workbook, rev };
      watched = models;
      waiting = [];
      quarantined.clear();
      newestRev = -1;
      hasStarted = true;
      restartAll();
    },
    apply(patches, rev) {
      if (quarantined.size > 0) for (const key of listTouchedPlaces(patches)) quarantined.delete(key);
      if (held !== null) return;
      waiting.push({ patches, rev });
      void run();
    },
    watch(models) {
      watched = models;
      needsWatch = true;
      void run();
    },
    preview(request) {
      if (held !== null || !hasStarted || isDisposed) return Promise.resolve(null);
      waitingPreview?.resolve(null);
      return new Promise((resolve) => {
        waitingPreview = { kind: 'preview', request, resolve };
        void run();
      });
    },
    stop: () => worker?.terminate('hang'),
    recalculate: restartAll,
    dispose() {
      isDisposed = true;
      epoch++;
      worker?.terminate('stopped');
      waitingPreview?.resolve(null);
      waitingPreview = null;
    },
  };
}

function tooSlow(): CellValue {
  return { error: '#LIMIT!', problem: { code: 'tooSlow', details: {} }, places: [] };
}
