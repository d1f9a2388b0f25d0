/** The API as a worker exposes it: arrays of results change owner instead of being copied. */
import { transfer } from 'comlink';
import type { RecalcApi, Results } from '../../src/engine/protocol.ts';
import { listBuffers } from './collectResults.ts';

export function transferResults(api: RecalcApi): RecalcApi {
  const send = async (results: Promise<Results>): Promise<Results> => {
    const value = await results;
    return transfer(value, listBuffers(value.models));
  };
  return {
    ready: () => api.ready(),
    load: (request, onBefore) => send(api.load(request, onBefore)),
    apply: (request) => send(api.apply(request)),
    watch: (models) => send(api.watch(models)),
    preview: (request) => api.preview(request),
  };
}
