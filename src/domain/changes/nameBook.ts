/** Names of what a trace speaks of: as they are now, and for what is gone the last ones that the journal itself tells. */
import type { CriterionNode, Extra } from '../criteria.ts';
import { findNode, findSet, findSheet, findUnit } from '../find.ts';
import type { ChangeEntry, ChangePlace } from './changeLine.ts';
import type { Workbook } from '../workbook.ts';

/** What stood in the workbook once, by id, read from the patches that took it in or out. */
export interface NameBook {
  /** Reads what the entry tells of; entries may come in any order. */
  learn(entry: ChangeEntry): void;
  /** A node, extra, unit, block, period, sheet, assumption, scenario or set that was there once. */
  find(id: string): NamedThing | undefined;
  /** The node or extra that had a slot of a set. */
  findSlot(setId: string, slot: number): NamedThing | undefined;
}

export type NamedThing = Readonly<Record<string, unknown>> & { readonly id: string };

export function createNameBook(): NameBook {
  const things = new Map<string, NamedThing>();
  const slots = new Map<string, NamedThing>();

  function keep(value: unknown, setId: string | undefined): void {
    if (!isNamed(value)) return;
    things.set(value.id, value);
    if (setId !== undefined && typeof value['slot'] === 'number') slots.set(`${setId}/${value['slot']}`, value);
    const { nodes, extras } = value;
    if (typeof nodes === 'object' && nodes !== null) for (const node of Object.values(nodes)) keep(node, value.id);
    if (Array.isArray(extras)) for (const extra of extras) keep(extra, value.id);
  }

  return {
    learn: ({ patches }) => {
      for (const { path, old, new: now } of patches) {
        // Scores and cells name nothing, and there are many of them.
        if (path[0] === 'scores' || path[0] === 'attributes' || path.length > 4) continue;
        const setId = path[0] === 'sets' && path.length > 2 ? path[1] : undefined;
        for (const value of [now, old])
          if (Array.isArray(value)) for (const one of value) keep(one, setId);
          else keep(value, setId);
      }
    },
    find: (id) => things.get(id),
    findSlot: (setId, slot) => slots.get(`${setId}/${slot}`),
  };
}

function isNamed(value: unknown): value is NamedThing {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

/** The leaf, criterion, bonus or penalty a place speaks of. */
export type Marked =
  { readonly kind: 'node'; readonly node: CriterionNode } | { readonly kind: 'extra'; readonly extra: Extra };

/** Finds places by slot once for a workbook: a trace asks for thousands. */
export function createFinder(workbook: Workbook, names: NameBook): (place: ChangePlace) => Marked | null {
  const bySet = new Map<string, ReadonlyMap<number, Marked>>();

  function slotsOf(setId: string): ReadonlyMap<number, Marked> {
    const known = bySet.get(setId);
    if (known) return known;
    const set = findSet(workbook, setId);
    const slots = new Map<number, Marked>();
    for (const node of Object.values(set?.nodes ?? {})) slots.set(node.slot, { kind: 'node', node });
    for (const extra of set?.extras ?? []) slots.set(extra.slot, { kind: 'extra', extra });
    bySet.set(setId, slots);
    return slots;
  }

  return ({ setId, nodeId, slot, id }) => {
    if (setId === undefined) return null;
    const set = findSet(workbook, setId);
    const node = nodeId === undefined ? undefined : ((set && findNode(set, nodeId)) ?? names.find(nodeId));
    if (node) return markedFrom(node);
    const now = slot === undefined ? undefined : slotsOf(setId).get(slot);
    if (now) return now;
    const gone = (slot === undefined ? undefined : names.findSlot(setId, slot)) ?? (id && names.find(id));
    return gone ? markedFrom(gone) : null;
  };
}

function markedFrom(thing: object): Marked | null {
  if ('childIds' in thing) return { kind: 'node', node: thing as CriterionNode };
  return 'cap' in thing ? { kind: 'extra', extra: thing as unknown as Extra } : null;
}

/** The name of a unit, block, period, sheet, assumption or scenario; its id where nobody tells. */
export function nameOf(workbook: Workbook, names: NameBook, id: string): string {
  const records = [workbook.blocks, workbook.scenarios, workbook.assumptions] as unknown as readonly Readonly<
    Record<string, { readonly name: string }>
  >[];
  const here =
    findUnit(workbook, id)?.name ??
    findSheet(workbook, id)?.name ??
    records.map((record) => (Object.hasOwn(record, id) ? record[id]?.name : undefined)).find((name) => name) ??
    (workbook.periods as Readonly<Record<string, { readonly label: string }>>)[id]?.label;
  if (here !== undefined) return here;
  const gone = names.find(id);
  const name = gone?.['name'] ?? gone?.['label'];
  return typeof name === 'string' ? name : id;
}
