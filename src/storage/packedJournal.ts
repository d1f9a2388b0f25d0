/** The journal's rows of many patches rest packed: see `packPatches`. Whoever writes or reads rows sees none of it. */
import type { DBCore, DBCoreTable, Middleware } from 'dexie';
import { packPatches, unpackPatches, type PatchList } from '../domain/packedPatches.ts';

interface Row {
  readonly patches: PatchList;
}

export const packedJournal: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'packedJournal',
  create: (core) => ({
    ...core,
    table: (name) => (name === 'journal' ? packRows(core.table(name)) : core.table(name)),
  }),
};

function packRows(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    mutate: (request) =>
      table.mutate('values' in request ? { ...request, values: request.values.map(packRow) } : request),
    get: async (request) => unpackRow(await table.get(request)),
    getMany: async (request) => (await table.getMany(request)).map(unpackRow),
    query: async (request) => {
      const answer = await table.query(request);
      return request.values === false ? answer : { ...answer, result: answer.result.map(unpackRow) };
    },
    // A cursor would give rows as they rest: nothing goes through the journal that way.
    openCursor: (request) =>
      request.values === false ? table.openCursor(request) : Promise.reject(new Error('the journal has no cursor')),
  };
}

function packRow(row: unknown): unknown {
  return isRow(row) ? { ...row, patches: packPatches(unpackPatches(row.patches)) } : row;
}

function unpackRow(row: unknown): unknown {
  return isRow(row) ? { ...row, patches: unpackPatches(row.patches) } : row;
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'patches' in row;
}
