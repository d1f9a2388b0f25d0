/**
 * An exported workbook that comes back from Excel: read in a worker, compared with the base, and shown. Nothing of the
 * workbook changes before `accept`.
 */
import { compareIncoming, type Comparison } from '../domain/merge/comparePlaces.ts';
import type { Difference } from '../domain/merge/place.ts';
import { keyOfPlace } from '../domain/merge/placeKey.ts';
import { planAccepted, type RefusedAccepted } from '../domain/merge/planAccepted.ts';
import type { ExportReading } from '../domain/merge/readExport.ts';
import { createIntakeClient, type IntakeClient } from '../exchange/intake/client.ts';
import type { Problem } from '../lib/result.ts';
import type { DroppedFile } from './merge.svelte.ts';
import type { Session } from './session.svelte.ts';

const NOTHING: Comparison = { differences: [], same: 0, mineOnly: 0, gone: [] };

export class ReturnedBook {
  readonly session: Session;
  /** Name of the file that is being read or was read; empty before. */
  fileName = $state('');
  isReading = $state(false);
  problem = $state.raw<Problem | null>(null);
  reading = $state.raw<ExportReading | null>(null);
  /** By keyOfPlace, where a person decided otherwise than by default. */
  decisions = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  readonly #client: IntakeClient;

  readonly comparison: Comparison = $derived.by(() =>
    this.reading === null ? NOTHING : compareIncoming(this.session.base, this.reading.incoming),
  );
  readonly taken: readonly Difference[] = $derived(this.comparison.differences.filter((one) => this.isTaken(one)));
  /** Made by another workbook: only what both share can be taken. */
  readonly isOther: boolean = $derived.by(
    () => this.reading !== null && this.reading.workbookId !== this.session.base.id,
  );

  constructor(session: Session, client: IntakeClient = createIntakeClient()) {
    this.session = session;
    this.#client = client;
  }

  async read(file: DroppedFile): Promise<void> {
    this.fileName = file.name;
    this.isReading = true;
    this.problem = null;
    this.reading = null;
    this.decisions = new Map();
    const end = await this.#client.readMany([file], 'export', (_index, result) => {
      if (result.ok) this.reading = result.value;
      else this.problem = result.problem;
    });
    if (end === 'cancelled') this.problem = { code: 'read.cancelled', details: {} };
    this.isReading = false;
  }

  cancel(): void {
    this.#client.cancel();
  }

  /** What only the file changed is taken unless it is ticked off; what both changed stays unless it is ticked. */
  isTaken(difference: Difference): boolean {
    return this.decisions.get(keyOfPlace(difference.place)) ?? difference.kind === 'theirs';
  }

  decide(differences: readonly Difference[], isTaken: boolean): void {
    const decisions = new Map(this.decisions);
    for (const { place } of differences) decisions.set(keyOfPlace(place), isTaken);
    this.decisions = decisions;
  }

  /** Writes what is taken into the base, as one step of undo; gives what the workbook would not take. */
  accept(why: string): { readonly taken: number; readonly refused: readonly RefusedAccepted[] } {
    const accepted = this.taken.map(({ place, theirs }) => ({ place, value: theirs }));
    const { commands, refused } = planAccepted(this.session.base, accepted);
    // The file's base figures are the base, whatever is being tried on screen.
    this.session.activateScenario(null);
    const failed = this.session.run(commands, why);
    const [first] = failed;
    if (!first) return { taken: accepted.length - refused.length, refused };
    return { taken: 0, refused: [...refused, ...accepted.map((one) => ({ ...one, problem: first.problem }))] };
  }
}
