/** From what the database throws to our closed codes. */
import { fail } from '../lib/result.ts';
import type { StorageCode, StorageProblem, StorageResult } from './port.ts';

/** Thrown inside a transaction to abort it for a reason of ours; never leaves src/storage. */
export class Refusal extends Error {
  readonly problem: StorageProblem;
  constructor(problem: StorageProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function refuse(code: StorageCode, details: Readonly<Record<string, string | number>> = {}): never {
  throw new Refusal({ code, details });
}

/** The value, or an abort of the transaction with the problem. */
export function demand<T>(result: StorageResult<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.problem);
}

/** Names of errors after which the handle is dead and a new one may live (Expensify/react-native-onyx PR 780). */
const LOST = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'OpenFailedError', 'TimeoutError']);

/** Dexie wraps errors and an abort carries its cause inside: quota is looked for all the way down. */
export function codeOfError(error: unknown): StorageCode {
  const names: string[] = [];
  for (let current = error, depth = 0; current instanceof Object && depth < 5; depth++) {
    const { name, inner, cause } = current as { name?: unknown; inner?: unknown; cause?: unknown };
    if (typeof name === 'string') names.push(name);
    current = inner ?? cause;
  }
  if (names.includes('QuotaExceededError')) return 'storage.full';
  if (names.includes('VersionError')) return 'storage.newer';
  return names.some((name) => LOST.has(name)) || names.includes('AbortError') ? 'storage.lost' : 'storage.failed';
}

export function failureOf(error: unknown): { readonly ok: false; readonly problem: StorageProblem } {
  return error instanceof Refusal
    ? { ok: false, problem: error.problem }
    : fail(codeOfError(error), { error: describe(error) });
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
}
