/** Edits through the app's own way: command, patches, client, worker, results on the page. */
import { planCommands, type Command } from '../../src/domain/commands/index.ts';
import { applyPatches } from '../../src/domain/patches.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { createRecalcClient } from '../../src/engine/client.ts';
import type { ModelResult, Results } from '../../src/engine/protocol.ts';
import { assert, present } from '../../src/lib/assert.ts';
import { SET_ID } from './syntheticWorkbook.ts';

export interface Edit {
  /** From the command to the new ranks in the page's memory. */
  readonly totalMs: number;
  /** Of it, planning the command and replacing the page's workbook. */
  readonly planMs: number;
  /** Of it, inside the worker as the worker says. */
  readonly workerMs: number;
}

export interface Editing {
  /** The workbook after all edits so far. */
  readonly workbook: Workbook;
  readonly model: ModelResult;
  readonly shown: Results;
  edit(command: Command): Promise<Edit>;
  close(): void;
}

/** A client with a worker of its own, once the first ranks are there. */
export async function openEditing(start: Workbook): Promise<Editing> {
  let workbook = start;
  let rev = 1;
  let shown: Results | null = null;
  let take: (results: Results) => void = () => undefined;
  const client = createRecalcClient({
    getWorkbook: () => ({ workbook, rev }),
    onResults: (results) => {
      shown = results;
      take(results);
    },
    onStatus: ({ state }) => assert(state !== 'failed' && state !== 'safe', `the engine is ${state}`),
  });
  const first = new Promise<Results>((resolve) => (take = resolve));
  client.start(workbook, rev, [{ setId: SET_ID, scenarioId: null }]);
  await first;
  return {
    get workbook() {
      return workbook;
    },
    get shown() {
      return present(shown, 'results');
    },
    get model() {
      return present(shown?.models[0], 'a model');
    },
    edit(command) {
      return new Promise((resolve) => {
        const started = performance.now();
        const { patches, refused } = planCommands(workbook, null, [command]);
        assert(patches.length > 0 && refused.length === 0, `${command.verb} changes something`);
        workbook = applyPatches(workbook, patches);
        const planned = performance.now();
        rev++;
        take = (results) => {
          const ended = performance.now();
          assert(results.rev === rev, 'results of the edit');
          resolve({ totalMs: ended - started, planMs: planned - started, workerMs: results.elapsedMs });
        };
        client.apply(patches, rev);
      });
    },
    close: () => client.dispose(),
  };
}
