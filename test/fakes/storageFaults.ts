/** A disk that fails on demand: sees every write of the database and breaks the ones it is told to. */
import type { CoreMiddleware } from '../../src/storage/db.ts';

export interface Faults {
  readonly middleware: CoreMiddleware;
  /** Writes seen since the last `failFrom`. */
  writes: () => number;
  /** The n-th write from now (1 is the next) and, unless `once`, all after it reject with an error of this name. */
  failFrom: (n: number, name: string, once?: boolean) => void;
  heal: () => void;
}

export function makeFaults(): Faults {
  let seen = 0;
  let failAt = Infinity;
  let errorName = '';
  let isOnce = false;
  return {
    middleware: {
      stack: 'dbcore',
      name: 'faults',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          return {
            ...table,
            mutate: (request) => {
              seen++;
              if (isOnce ? seen === failAt : seen >= failAt) {
                return Promise.reject(new DOMException('injected', errorName));
              }
              return table.mutate(request);
            },
          };
        },
      }),
    },
    writes: () => seen,
    failFrom: (n, name, once = false) => {
      seen = 0;
      failAt = n;
      errorName = name;
      isOnce = once;
    },
    heal: () => {
      failAt = Infinity;
    },
  };
}
