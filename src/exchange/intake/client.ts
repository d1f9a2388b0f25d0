/**
 * The page's side of reading files: workers that are started on demand, hold no truth and are ended with the job. A file
 * that hangs or breaks its worker costs nothing but itself.
 */
import type { RawBook } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import { createLane, type IntakeWorker, type Lane } from './lane.ts';
import type { Extract, Extracts, IntakeProblem } from './messages.ts';
import type { ReadProblem } from './readProblem.ts';

export type { IntakeWorker } from './lane.ts';

/** A File of the browser, read only when its turn comes, or bytes at hand, which are copied. */
export type IntakeFile =
  | { readonly name: string; readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }
  | { readonly name: string; readonly bytes: Uint8Array };

export interface IntakeProgress {
  readonly done: number;
  readonly total: number;
  /** The file that was finished last. */
  readonly name: string;
}

export interface IntakeClient {
  /** Never rejects. Cancels what was being read before. */
  readBook(file: IntakeFile): Promise<Result<RawBook, ReadProblem>>;
  /**
   * Reads the files in turn and gives each result as it comes, in no fixed order; a file that fails does not hold up the
   * next. Ends with 'cancelled' when it was cancelled: files without a result were then not read. Never rejects.
   */
  readMany<K extends Extract>(
    files: readonly IntakeFile[],
    extract: K,
    onResult: (index: number, result: Result<Extracts[K], IntakeProblem>) => void,
    onProgress?: (progress: IntakeProgress) => void,
  ): Promise<'done' | 'cancelled'>;
  /** Ends the workers; nothing when nothing is being read. */
  cancel(): void;
}

export interface IntakeOptions {
  readonly createWorker?: () => IntakeWorker;
  readonly startDeadlineMs?: number;
  /** Of one file. */
  readonly deadlineMs?: number;
  /** Workers side by side when many files are read. */
  readonly lanes?: number;
}

const START_DEADLINE_MS = 10_000;
/** FAILURES.md section 4: a file at every limit takes 3 s on a machine of two cores. */
const DEADLINE_MS = 30_000;
const MAX_LANES = 4;

interface Job {
  isCancelled: boolean;
  readonly lanes: Lane[];
}

export function createIntakeClient(options: IntakeOptions = {}): IntakeClient {
  const { createWorker = createIntakeWorker } = options;
  const laneOptions = {
    createWorker,
    startDeadlineMs: options.startDeadlineMs ?? START_DEADLINE_MS,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
  };
  let current: Job | null = null;

  function cancel(): void {
    if (!current) return;
    current.isCancelled = true;
    for (const lane of current.lanes) lane.end();
    current = null;
  }

  function begin(laneCount: number): Job {
    cancel();
    const job = { isCancelled: false, lanes: Array.from({ length: laneCount }, () => createLane(laneOptions)) };
    current = job;
    return job;
  }

  function finish(job: Job): void {
    for (const lane of job.lanes) lane.end();
    if (current === job) current = null;
  }

  return {
    async readBook(file) {
      const job = begin(1);
      const [lane] = job.lanes;
      const result = lane ? await readFile(job, lane, file, 'book') : fail('read.notStarted');
      finish(job);
      // Only forms have problems of forms.
      return result as Result<RawBook, ReadProblem>;
    },
    async readMany(files, extract, onResult, onProgress) {
      const job = begin(Math.max(1, Math.min(files.length, options.lanes ?? countLanes())));
      const queue = files.entries();
      let done = 0;
      let isDead = false;
      const work = async (lane: Lane): Promise<void> => {
        for (const [index, file] of queue) {
          const result = isDead ? fail('read.notStarted') : await readFile(job, lane, file, extract);
          if (job.isCancelled) return;
          // Without a worker every file would wait for its deadline in vain.
          isDead ||= !result.ok && result.problem.code === 'read.notStarted';
          onResult(index, result);
          onProgress?.({ done: ++done, total: files.length, name: file.name });
        }
      };
      await Promise.all(job.lanes.map(work));
      const outcome = job.isCancelled ? 'cancelled' : 'done';
      finish(job);
      return outcome;
    },
    cancel,
  };
}

async function readFile<K extends Extract>(
  job: Job,
  lane: Lane,
  file: IntakeFile,
  extract: K,
): Promise<Result<Extracts[K], IntakeProblem>> {
  const bytes = await loadBytes(file);
  if (!bytes.ok) return bytes;
  return job.isCancelled ? fail('read.cancelled') : lane.read(file.name, bytes.value, extract);
}

async function loadBytes(file: IntakeFile): Promise<Result<Uint8Array<ArrayBuffer>, ReadProblem>> {
  // Not 'bytes' in file: new browsers give every File a method of that name.
  const size = 'arrayBuffer' in file ? file.size : file.bytes.length;
  if (size > FILE_LIMITS.fileBytes)
    return fail('read.tooLarge', { mb: Math.ceil(size / 1e5) / 10, maxMb: FILE_LIMITS.fileBytes / 1e6 });
  try {
    return succeed(new Uint8Array('arrayBuffer' in file ? await file.arrayBuffer() : file.bytes));
  } catch {
    return fail('read.unreadable');
  }
}

function countLanes(): number {
  return Math.max(1, Math.min(MAX_LANES, navigator.hardwareConcurrency - 1));
}

function createIntakeWorker(): Worker {
  return new Worker(new URL('../../../workers/intake.worker.ts', import.meta.url), { type: 'module', name: 'intake' });
}
