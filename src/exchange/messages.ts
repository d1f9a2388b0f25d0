/** What the page and the exchange worker say to each other; errors are data. */
import type { ExportProgress, ExportRequest } from './export/request.ts';

export interface ExportMessage {
  readonly type: 'export';
  readonly request: ExportRequest;
}

export type ExportReply =
  /** The first reply to every message: the worker is there. */
  | { readonly type: 'started' }
  | { readonly type: 'progress'; readonly progress: ExportProgress }
  | { readonly type: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly message: string };
