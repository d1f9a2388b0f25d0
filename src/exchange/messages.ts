/** What the page and the exchange worker say to each other; errors are data. */
import type { Certificate } from './certificate/certificate.ts';
import type { ExportProgress, ExportRequest } from './export/request.ts';
import type { FormsRequest } from './forms/formsZip.ts';
import type { FillProblem, FillRequest } from './output/saveBack.ts';
import type { ComparisonRequest } from './output/comparisonTable.ts';
import type { SummaryRequest } from './output/summaryTable.ts';
import type { FigureTablesRequest } from './output/figureTables.ts';
import type { TraceTableRequest } from './output/traceTable.ts';

/** One job a worker. */
export type ExportMessage =
  /** The whole workbook, with its certificate. */
  | { readonly type: 'export'; readonly request: ExportRequest }
  /** Self-score forms: of one unit an .xlsx, of more a .zip. */
  | { readonly type: 'forms'; readonly request: FormsRequest }
  | { readonly type: 'summary'; readonly request: SummaryRequest }
  | { readonly type: 'comparison'; readonly request: ComparisonRequest }
  | { readonly type: 'trace'; readonly request: TraceTableRequest }
  | { readonly type: 'figures'; readonly request: FigureTablesRequest }
  /** Values into a file that another program made. */
  | { readonly type: 'fill'; readonly request: FillRequest };

/** The bytes of a file; `certificate` only of a whole workbook. */
export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly certificate: Certificate | null;
}

export type ExportReply =
  /** The first reply to every message: the worker is there. */
  | { readonly type: 'started' }
  | { readonly type: 'progress'; readonly progress: ExportProgress }
  /** The file is whole and is now being checked: it must not be lost when the check takes too long. */
  | { readonly type: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'done'; readonly exported: Exported }
  /** The file given does not allow it. */
  | { readonly type: 'refused'; readonly problem: FillProblem }
  | { readonly type: 'failed'; readonly message: string };
