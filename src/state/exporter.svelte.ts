/** One export at a time, with its progress and a way to stop it. */
import type { ExportClient, ExportProblem } from '../exchange/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Result } from '../lib/result.ts';
import { fileNameOf } from '../domain/format/fileName.ts';
import type { Session } from './session.svelte.ts';

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class Exporter {
  /** 0..1 while an export runs, else null. */
  progress01 = $state.raw<number | null>(null);
  readonly #client: ExportClient;
  readonly #clock: Clock;
  readonly #version: string;

  constructor(client: ExportClient, clock: Clock, version: string) {
    this.#client = client;
    this.#clock = clock;
    this.#version = version;
  }

  /** The whole workbook as .xlsx, opened on the scenario that is active. */
  async exportExcel(session: Session): Promise<Result<ExportedFile, ExportProblem>> {
    this.progress01 = 0;
    const { models, values } = session.recalculation.listShown();
    const exported = await this.#client.exportWorkbook(
      {
        workbook: session.base,
        scenarioId: session.scenarioId,
        today: this.#clock().slice(0, 10).split('-').reverse().join('/'),
        version: this.#version,
        models,
        values,
      },
      ({ share01 }) => (this.progress01 = share01),
    );
    this.progress01 = null;
    if (!exported.ok) return exported;
    const name = fileNameOf(session.base.name).replace(/\.sodiem\.json$/, '.xlsx');
    return { ok: true, value: { name, bytes: exported.value } };
  }

  cancel(): void {
    this.#client.cancel();
  }
}
