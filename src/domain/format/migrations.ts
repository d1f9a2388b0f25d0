/** From every past format to today's: one step a version, applied in order. A step is pure and never asks for anything. */
import { FORMAT_VERSION } from '../workbook.ts';

export type Body = Readonly<Record<string, unknown>>;
/**
 * Takes a body of its version to the next one; it need not set `formatVersion`. Patches journaled before it are applied
 * after it (undo, replay), so a step adds places and leaves the old ones where they are.
 */
export type Migration = (body: Body) => Body;
/** Keyed by the version a step starts from. */
export type Migrations = ReadonlyMap<number, Migration>;

export const MIGRATIONS: Migrations = new Map([
  [1, (body: Body): Body => ({ ...body, attributes: {} })],
  [2, (body: Body): Body => ({ ...body, dossiers: {} })],
  [
    3,
    (body: Body): Body => ({
      ...body,
      scenarioParents: {},
      scenarioOrigins: {},
      crosswalks: {},
      analyses: {},
      analysisOrder: [],
    }),
  ],
]);

/** The body at `target`, or null when it is newer or a step is missing. A body at `target` comes back as it is. */
export function migrateBody(body: Body, migrations = MIGRATIONS, target = FORMAT_VERSION): Body | null {
  let current = body;
  for (;;) {
    const version = current['formatVersion'];
    if (version === target) return current;
    if (typeof version !== 'number' || !Number.isInteger(version) || version > target) return null;
    const step = migrations.get(version);
    if (!step) return null;
    current = { ...step(current), formatVersion: version + 1 };
  }
}
