/** Files out of the workbook: one at a time, with its progress and a way to stop it. */
import type { ExportClient, Exported, ExportProblem } from '../exchange/client.ts';
import type { Certificate } from '../exchange/certificate/certificate.ts';
import { safeFileName } from '../lib/fileName.ts';
import type { ExportMessage } from '../exchange/messages.ts';
import type { CellValue } from '../exchange/output/saveBack.ts';
import type { FigureTablesRequest } from '../exchange/output/figureTables.ts';
import type { TraceTableRequest } from '../exchange/output/traceTable.ts';
import type { SetId, UnitId } from '../domain/ids.ts';
import type { ModelResult } from '../engine/protocol.ts';
import type { Clock } from '../lib/clock.ts';
import { fail, type Problem, type Result } from '../lib/result.ts';
import type { Session } from './session.svelte.ts';

export type { Certificate } from '../exchange/certificate/certificate.ts';

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Only of a whole workbook. */
  readonly certificate?: Certificate | null;
}

export type OutputProblem =
  ExportProblem | Problem<'export.noSet' | 'export.noFigures' | 'export.noScenarios' | 'read.unreadable'>;
export type Outcome = Promise<Result<ExportedFile, OutputProblem>>;

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

  /** The whole workbook as .xlsx, opened on the scenario that is active, with its certificate. */
  exportExcel(session: Session): Outcome {
    const { models, values } = session.recalculation.listShown();
    const request = {
      workbook: session.base,
      scenarioId: session.scenarioId,
      today: this.#clock().slice(0, 10).split('-').reverse().join('/'),
      version: this.#version,
      models,
      values,
    };
    return this.#run({ type: 'export', request }, `${safeFileName(session.base.name, 'so-diem')}.xlsx`);
  }

  /**
   * Self-score forms of the active set: of one unit an .xlsx, of more a .zip with a file a unit. All units of the set's
   * block where `unitIds` is null. Locked units get a form to read.
   */
  exportForms(session: Session, unitIds: readonly UnitId[] | null): Outcome {
    const { base: workbook, setId } = session;
    const set = setId === null ? undefined : workbook.sets[setId];
    const block = set && workbook.blocks[set.blockId];
    const chosen = unitIds ?? block?.unitIds ?? [];
    if (setId === null || !set || chosen.length === 0) return Promise.resolve(fail('export.noSet'));
    const only = chosen.length === 1 ? workbook.units[chosen[0] ?? ('' as UnitId)] : undefined;
    const name = only
      ? `${safeFileName(`Tự chấm - ${only.name}`)}.xlsx`
      : `${safeFileName(`Biểu tự chấm - ${block?.name ?? ''} ${workbook.periods[set.periodId]?.label ?? ''}`)}.zip`;
    const request = { workbook, setId, unitIds: chosen, exportedAt: this.#clock() };
    return this.#run({ type: 'forms', request }, name);
  }

  /** The council's summary table of the active set in the active scenario. */
  exportSummary(session: Session): Outcome {
    const { setId, scenarioId, base: workbook } = session;
    if (setId === null) return Promise.resolve(fail('export.noSet'));
    const model = findModel(session, setId, scenarioId);
    if (!model) return Promise.resolve(fail('export.noFigures'));
    const name = `${safeFileName(`Tổng hợp - ${workbook.name}`)}.xlsx`;
    return this.#run({ type: 'summary', request: { workbook, setId, scenarioId, model } }, name);
  }

  /** The base beside the scenarios that the comparison shows, and the active one. */
  exportComparison(session: Session): Outcome {
    const { setId, base: workbook } = session;
    if (setId === null) return Promise.resolve(fail('export.noSet'));
    const base = findModel(session, setId, null);
    const ids = new Set([...session.compared, ...(session.scenarioId === null ? [] : [session.scenarioId])]);
    const others = [...ids].flatMap((id) => findModel(session, setId, id) ?? []);
    if (!base) return Promise.resolve(fail('export.noFigures'));
    if (others.length === 0) return Promise.resolve(fail('export.noScenarios'));
    const name = `${safeFileName(`So sánh - ${workbook.name}`)}.xlsx`;
    return this.#run({ type: 'comparison', request: { workbook, setId, models: [base, ...others] } }, name);
  }

  /** The trace as a table to print; its rows come as words. */
  exportTrace(request: TraceTableRequest): Outcome {
    return this.#run({ type: 'trace', request }, `${safeFileName(`Lưu vết - ${request.workbookName}`)}.xlsx`);
  }

  /** Tables of an analysis, one sheet each. */
  exportFigures(request: FigureTablesRequest): Outcome {
    return this.#run(
      { type: 'figures', request },
      `${safeFileName(`${request.title} - ${request.workbookName}`)}.xlsx`,
    );
  }

  /** The person's own file, under its name with ` (suffix)`, with the values in it. */
  async fillFile(
    fileName: string,
    suffix: string,
    load: () => Promise<Result<Uint8Array, Problem<'read.unreadable'>>>,
    values: readonly CellValue[],
  ): Outcome {
    const bytes = await load();
    if (!bytes.ok) return bytes;
    const [, stem = fileName, ending = '.xlsx'] = /^(.*)(\.xls[xm])$/i.exec(fileName) ?? [];
    const own = values.map(({ sheet, address, value }) => ({ sheet, address, value }));
    return this.#run({ type: 'fill', request: { bytes: bytes.value, values: own } }, `${stem} (${suffix})${ending}`);
  }

  cancel(): void {
    this.#client.cancel();
  }

  async #run(message: ExportMessage, name: string): Outcome {
    this.progress01 = 0;
    const exported: Result<Exported, ExportProblem> = await this.#client.run(
      message,
      ({ share01 }) => (this.progress01 = share01),
    );
    this.progress01 = null;
    return exported.ok ? { ok: true, value: { name, ...exported.value } } : exported;
  }
}

function findModel(session: Session, setId: SetId, scenarioId: ModelResult['scenarioId']): ModelResult | null {
  const { models } = session.recalculation.listShown();
  return models.find((model) => model.setId === setId && model.scenarioId === scenarioId) ?? null;
}
