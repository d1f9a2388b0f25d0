/**
 * A scenario of another copy of the workbook brought into this one, override by override. The copies share ids but not the
 * slots given out since they parted: criteria that only their scenario has get slots of this workbook.
 */
import type { CriterionNode } from './criteria.ts';
import { isSameValue } from './format/sameValue.ts';
import type { NodeId, ScenarioId, SetId } from './ids.ts';
import { applyPatches, keyOfPath, pathOfKey, readPath, type Patch } from './patches.ts';
import {
  ABSENT,
  isAbsent,
  listAncestors,
  listDanglingOverrides,
  putPatches,
  redirectToScenario,
  resolveScenario,
} from './scenarios.ts';
import type { Workbook } from './workbook.ts';

/**
 * new: this scenario says nothing there; same: it says the same; conflict: it says something else; unknown: this workbook
 * has no such place, so that it would have no effect.
 */
export type MergeStatus = 'new' | 'same' | 'conflict' | 'unknown';

export interface MergeLine {
  readonly key: string;
  readonly status: MergeStatus;
  /** What is there now in this workbook: the scenario's own override, or what it sees. ABSENT where nothing is. */
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Keeps lists and slots in step with other lines: follows them, is not asked. */
  readonly isMinor: boolean;
}

export interface ScenarioComparison {
  readonly intoId: ScenarioId | null;
  readonly lines: readonly MergeLine[];
}

const MINOR = /^sets\/[^/]+\/(rootIds|nodes\/[^/]+\/(childIds|slot))$/;

/** Whether two workbooks are copies of one: they share a criteria set. */
export function isCopyOf(mine: Workbook, theirs: Workbook): boolean {
  return mine.setOrder.some((id) => Object.hasOwn(theirs.sets, id));
}

/** Their scenario, with all it builds on, against one of mine (null: against my base, for a new scenario). */
export function compareScenario(
  mine: Workbook,
  intoId: ScenarioId | null,
  theirs: Workbook,
  fromId: ScenarioId,
): ScenarioComparison {
  const own = intoId === null ? {} : (mine.scenarios[intoId]?.overrides ?? {});
  const overrides = translateSlots(mine, own, theirs, flattenScenario(theirs, fromId));
  const unknown = new Set(listUnknown(mine, overrides));
  const seen = resolveScenario(mine, intoId);
  const lines = Object.entries(overrides).map(([key, value]): MergeLine => {
    const found = readPath(seen, pathOfKey(key));
    const present = found === undefined ? ABSENT : found;
    const current = Object.hasOwn(own, key) ? own[key] : present;
    const status = unknown.has(key)
      ? 'unknown'
      : isSameValue(current, value)
        ? 'same'
        : Object.hasOwn(own, key)
          ? 'conflict'
          : 'new';
    return { key, status, mine: current, theirs: value, isMinor: MINOR.test(key) };
  });
  return { intoId, lines };
}

/** What is to be put into the scenario: all that is new, and theirs where it was chosen. Lists of mine stay mine. */
export function acceptedOverrides(
  { lines }: ScenarioComparison,
  takesTheirs: (key: string) => boolean,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    lines
      .filter(({ key, status, isMinor }) => status === 'new' || (status === 'conflict' && !isMinor && takesTheirs(key)))
      .map(({ key, theirs }) => [key, theirs]),
  );
}

/** The overrides of a scenario and of all it builds on, as one layer over the base. */
export function flattenScenario(workbook: Workbook, scenarioId: ScenarioId): Readonly<Record<string, unknown>> {
  const scenario = workbook.scenarios[scenarioId];
  if (!scenario) return {};
  const alone = { ...scenario, overrides: {} };
  let flat: Workbook = { ...workbook, scenarios: { [scenarioId]: alone }, scenarioParents: {}, scenarioOrigins: {} };
  for (const id of [...listAncestors(workbook, scenarioId).reverse(), scenarioId]) {
    const patches = Object.entries(workbook.scenarios[id]?.overrides ?? {})
      .map(([key, value]): Patch => ({
        path: pathOfKey(key),
        old: undefined,
        new: isAbsent(value) ? undefined : value,
      }))
      .sort((a, b) => a.path.length - b.path.length);
    const redirected = redirectToScenario(flat, scenarioId, patches);
    if (redirected.ok) flat = applyPatches(flat, redirected.value);
  }
  return flat.scenarios[scenarioId]?.overrides ?? {};
}

/** Overrides that would have no effect in a scenario of their own over the base. */
function listUnknown(mine: Workbook, overrides: Readonly<Record<string, unknown>>): string[] {
  const id = '(merge)' as ScenarioId;
  const sets = Object.fromEntries(
    Object.entries(mine.sets).map(([setId, set]) => [setId, { ...set, nextSlot: Number.MAX_SAFE_INTEGER }]),
  );
  const trial = { ...mine, sets, scenarios: { [id]: { id, name: '', description: '', overrides: {} } } };
  return listDanglingOverrides(applyPatches(trial, putPatches(trial, id, trial, Object.entries(overrides))), id);
}

/** Slots that only their scenario uses, replaced by mine: those of the same criterion, else fresh ones. */
function translateSlots(
  mine: Workbook,
  own: Readonly<Record<string, unknown>>,
  theirs: Workbook,
  overrides: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fresh = new Map<string, number>();
  const slots = new Map<string, number>();
  const give = (setId: string): number => {
    const next = fresh.get(setId) ?? mine.sets[setId as SetId]?.nextSlot ?? 0;
    fresh.set(setId, next + 1);
    return next;
  };
  const ownNodes = Object.entries(own).filter(([key, value]) => pathOfKey(key).length === 4 && !isAbsent(value));
  const isHeld = (setId: string, slot: number): boolean =>
    ownNodes.some(([key, value]) => key.startsWith(`sets/${setId}/nodes/`) && (value as CriterionNode).slot === slot);
  const isInherited = (setId: string, slot: number): boolean => {
    const giver = Object.values<CriterionNode>(theirs.sets[setId as SetId]?.nodes ?? {}).find(
      (one) => one.slot === slot,
    );
    return mine.sets[setId as SetId]?.nodes[giver?.id ?? ('' as NodeId)]?.slot === slot && !isHeld(setId, slot);
  };
  const translated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(overrides)) {
    const [room, setId = '', list, , field] = pathOfKey(key);
    if (room !== 'sets' || list !== 'nodes' || isAbsent(value)) translated[key] = value;
    else if (field === 'slot') {
      const slot = typeof own[key] === 'number' ? own[key] : give(setId);
      slots.set(`${setId}/${String(value)}`, slot);
      translated[key] = slot;
    } else if (field === undefined) {
      const node = value as CriterionNode;
      const known = own[key] as CriterionNode | undefined;
      const keeps = known === undefined && isInherited(setId, node.slot);
      const slot = keeps ? node.slot : known !== undefined && !isAbsent(known) ? known.slot : give(setId);
      slots.set(`${setId}/${node.slot}`, slot);
      translated[key] = { ...node, slot };
    } else translated[key] = value;
  }
  for (const key of Object.keys(translated)) {
    const path = pathOfKey(key);
    const slot = path[0] === 'scores' ? slots.get(`${path[1] ?? ''}/${path[5] ?? ''}`) : undefined;
    if (slot === undefined || String(slot) === path[5]) continue;
    const value = translated[key];
    Reflect.deleteProperty(translated, key);
    translated[keyOfPath([...path.slice(0, 5), String(slot)])] = value;
  }
  return translated;
}
