/** Foreign files, away from the page: whatever a file does to this worker, the page ends it and the workbook is untouched. */
import './lockdown.ts';
import type { IntakeMessage, IntakeReply } from '../src/exchange/intake/messages.ts';
import { readExtract } from '../src/exchange/intake/readExtract.ts';

declare const self: DedicatedWorkerGlobalScope;

function reply(message: IntakeReply): void {
  self.postMessage(message);
}

self.onmessage = ({ data: { id, name, bytes, extract } }: MessageEvent<IntakeMessage>) => {
  reply({ type: 'started', id });
  try {
    const result = readExtract(name, bytes, extract);
    reply(result.ok ? { type: 'done', id, value: result.value } : { type: 'refused', id, problem: result.problem });
  } catch (error) {
    reply({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
};
