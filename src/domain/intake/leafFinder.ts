/** Which leaf of a set a file means: by code, then by name. */
import { isLeaf, listNodes, type CriteriaSet } from '../criteria.ts';
import type { NodeId } from '../ids.ts';
import type { ScoringRule } from '../rules/rule.ts';
import type { Stage } from '../scores.ts';
import type { LeafName } from './readScores.ts';
import { foldTitle } from './rawText.ts';

/** What takes points: a leaf, or a bonus or penalty (without a rule). */
export interface Scorable {
  readonly nodeId: NodeId | null;
  readonly slot: number;
  readonly code: string;
  readonly max: number;
  readonly rule: ScoringRule | null;
}

export type Found = { readonly kind: 'leaf'; readonly leaf: Scorable } | { readonly kind: 'group' | 'unknown' };

type Entry = { readonly group: true } | { readonly group: false; readonly leaf: Scorable };

export class LeafFinder {
  readonly #byCode = new Map<string, Entry[]>();
  readonly #byName = new Map<string, Entry[]>();
  readonly #byNode = new Map<NodeId, Entry>();
  /** Each leaf is asked for once a unit. */
  readonly #found = new Map<string, Found>();
  readonly #parts = new Map<string, Map<'survey' | 'self', Scorable>>();

  constructor(set: CriteriaSet) {
    for (const node of listNodes(set)) {
      const leaf = { nodeId: node.id, slot: node.slot, code: node.code, max: node.max ?? 0, rule: node.rule };
      const entry: Entry = isLeaf(node) ? { group: false, leaf } : { group: true };
      this.#byNode.set(node.id, entry);
      this.#add(node.code, node.name, entry);
      const children = node.childIds.flatMap((id) => set.nodes[id] ?? []);
      if (children.length !== 2 || !children.every(isLeaf)) continue;
      const parts = new Map(
        children.map((child) => [
          child.method === 'survey' ? 'survey' : 'self',
          { nodeId: child.id, slot: child.slot, code: child.code, max: child.max ?? 0, rule: child.rule },
        ]),
      ) as Map<'survey' | 'self', Scorable>;
      if (parts.size === 2) for (const key of [node.code, foldTitle(node.name)]) this.#parts.set(key, parts);
    }
    for (const extra of set.extras)
      this.#add(extra.code, extra.name, {
        group: false,
        leaf: { nodeId: null, slot: extra.slot, code: extra.code, max: extra.cap, rule: null },
      });
  }

  /** By code where only one has it, else by name; a field that consists of an appraised and a surveyed leaf is told by the stage. */
  find({ code, name }: LeafName, stage: Stage | null): Found {
    const key = `${stage ?? ''}|${code}|${name}`;
    const before = this.#found.get(key);
    if (before) return before;
    const found = this.#search(code, name, stage);
    this.#found.set(key, found);
    return found;
  }

  #search(code: string, name: string, stage: Stage | null): Found {
    const byCode = code === '' ? [] : (this.#byCode.get(code) ?? []);
    const byName = name === '' ? [] : (this.#byName.get(foldTitle(name)) ?? []);
    const both = byCode.filter((entry) => byName.includes(entry));
    const entry =
      both.length === 1 ? both[0] : byCode.length === 1 ? byCode[0] : byName.length === 1 ? byName[0] : undefined;
    if (!entry) return { kind: 'unknown' };
    if (!entry.group) return { kind: 'leaf', leaf: entry.leaf };
    const parts = this.#parts.get(code) ?? this.#parts.get(foldTitle(name));
    const part = stage === null ? undefined : parts?.get(stage === 'survey' ? 'survey' : 'self');
    return part ? { kind: 'leaf', leaf: part } : { kind: 'group' };
  }

  findNode(id: NodeId): Found {
    const entry = this.#byNode.get(id);
    if (!entry) return { kind: 'unknown' };
    return entry.group ? { kind: 'group' } : { kind: 'leaf', leaf: entry.leaf };
  }

  #add(code: string, name: string, entry: Entry): void {
    const put = (map: Map<string, Entry[]>, key: string): void => {
      if (key === '') return;
      const list = map.get(key);
      if (list) list.push(entry);
      else map.set(key, [entry]);
    };
    put(this.#byCode, code);
    put(this.#byName, foldTitle(name));
  }
}
