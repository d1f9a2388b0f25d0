/** Files out of the workbook, away from the page: one job per worker, ended by the page at any time. */
import './lockdown.ts';
import { exportWorkbook } from '../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../src/exchange/export/hucreWriter.ts';
import type { ExportMessage, ExportReply } from '../src/exchange/messages.ts';

declare const self: DedicatedWorkerGlobalScope;

function reply(message: ExportReply, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

self.onmessage = (event: MessageEvent<ExportMessage>) => {
  reply({ type: 'started' });
  exportWorkbook(event.data.request, createHucreWriter(), (progress) => reply({ type: 'progress', progress })).then(
    (bytes) => {
      const own = new Uint8Array(bytes);
      reply({ type: 'done', bytes: own }, [own.buffer]);
    },
    (error: unknown) => reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
