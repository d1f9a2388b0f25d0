/** Files out of the workbook, away from the page: one job per worker, ended by the page at any time. */
import './lockdown.ts';
import { exportCertified } from '../src/exchange/certificate/exportCertified.ts';
import type { OnProgress } from '../src/exchange/export/exportWorkbook.ts';
import { createHucreWriter } from '../src/exchange/export/hucreWriter.ts';
import { exportForms } from '../src/exchange/forms/formsZip.ts';
import type { Certificate } from '../src/exchange/certificate/certificate.ts';
import type { ExportMessage, ExportReply } from '../src/exchange/messages.ts';
import { planComparisonTable } from '../src/exchange/output/comparisonTable.ts';
import { planFigureTables } from '../src/exchange/output/figureTables.ts';
import { fillBook, type FillProblem } from '../src/exchange/output/saveBack.ts';
import { planSummaryTable } from '../src/exchange/output/summaryTable.ts';
import { planTraceTable } from '../src/exchange/output/traceTable.ts';

declare const self: DedicatedWorkerGlobalScope;

interface Written {
  readonly bytes: Uint8Array;
  readonly certificate?: Certificate;
}

interface Refused {
  readonly problem: FillProblem;
}

function reply(message: ExportReply, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

async function run(message: ExportMessage, onProgress: OnProgress): Promise<Written | Refused> {
  const writer = createHucreWriter();
  switch (message.type) {
    case 'export': {
      // Loaded while the file is planned: only this job needs the engine.
      const { createFormulaEngine } = await import('./hyperFormula.ts');
      const options = { createEngine: () => createFormulaEngine(), now: () => performance.now() };
      return exportCertified(message.request, writer, options, onProgress, (bytes) =>
        reply({ type: 'written', bytes: new Uint8Array(bytes) }),
      );
    }
    case 'forms':
      return {
        bytes: await exportForms(message.request, writer, (share01) => onProgress({ stage: 'write', share01 })),
      };
    case 'summary':
      return { bytes: await writer.write(planSummaryTable(message.request)) };
    case 'comparison':
      return { bytes: await writer.write(planComparisonTable(message.request)) };
    case 'trace':
      return { bytes: await writer.write(planTraceTable(message.request)) };
    case 'figures':
      return { bytes: await writer.write(planFigureTables(message.request)) };
    case 'fill': {
      const filled = fillBook(message.request.bytes, message.request.values);
      return filled.ok ? { bytes: filled.value } : filled;
    }
  }
}

self.onmessage = (event: MessageEvent<ExportMessage>) => {
  reply({ type: 'started' });
  run(event.data, (progress) => reply({ type: 'progress', progress })).then(
    (outcome) => {
      if ('problem' in outcome) {
        reply({ type: 'refused', problem: outcome.problem });
        return;
      }
      const { bytes, certificate = null } = outcome;
      const own = new Uint8Array(bytes);
      reply({ type: 'done', exported: { bytes: own, certificate } }, [own.buffer]);
    },
    (error: unknown) => reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
