/** Criteria rows of a file as the contents of a set, with what could be read of the rules. */
import { sumExactly } from '../../lib/decimal.ts';
import type { NewId } from '../../lib/ids.ts';
import type { CriterionNode, Extra, Method } from '../criteria.ts';
import type { SetContents } from '../commands/intake.ts';
import type { ExtraId, NodeId } from '../ids.ts';
import { readRuleWords, type RuleNote } from '../rules/readRule.ts';
import type { CriteriaRow } from './readCriteria.ts';
import { foldWords } from './rawText.ts';

export type RuleState = 'none' | 'read' | 'partly' | 'unread';

/** A row of the preview. */
export interface BuiltRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly isLeaf: boolean;
  readonly max: number | null;
  readonly words: string;
  readonly rule: CriterionNode['rule'];
  readonly state: RuleState;
  readonly notes: readonly RuleNote[];
}

export interface BuiltSet {
  readonly contents: SetContents;
  readonly rows: readonly BuiltRow[];
  /** By row of the sheet. */
  readonly nodeOfRow: ReadonlyMap<number, NodeId>;
}

export interface SetWords {
  readonly name: string;
  readonly source: string;
  readonly statedTotal: number | null;
}

export function buildSet(rows: readonly CriteriaRow[], words: SetWords, newId: NewId): BuiltSet {
  const nodes: Record<NodeId, CriterionNode> = {};
  const rootIds: NodeId[] = [];
  const built: BuiltRow[] = [];
  const nodeOfRow = new Map<number, NodeId>();
  const extras: Extra[] = [];
  const open: { readonly id: NodeId; readonly children: NodeId[]; readonly method: Method | null }[] = [];
  let slot = 0;
  const inTree = rows.filter(({ extra }) => extra === null);
  inTree.forEach((row, i) => {
    const depth = Math.min(row.depth, open.length);
    open.length = depth;
    const parent = open.at(-1);
    const id = newId() as NodeId;
    (parent?.children ?? rootIds).push(id);
    const isLeaf = (inTree[i + 1]?.depth ?? 0) <= depth;
    const read = isLeaf && row.rule !== '' ? readRuleWords(row.rule, row.max ?? 0) : null;
    const method = row.method ?? methodOfRule(read?.rule ?? null) ?? methodOfName(row.name) ?? parent?.method ?? null;
    const state: RuleState =
      row.rule === '' ? 'none' : !read || read.rule === null ? 'unread' : read.unread.length > 0 ? 'partly' : 'read';
    const left = state === 'unread' ? row.rule : state === 'partly' ? (read?.unread.join('; ') ?? '') : '';
    const childIds: NodeId[] = [];
    nodes[id] = {
      id,
      parentId: parent?.id ?? null,
      childIds,
      code: row.code,
      name: row.name,
      slot: slot++,
      max: row.max,
      weight: null,
      method: method ?? 'self',
      rule: read?.rule ?? null,
      notApplicable: read?.notApplicable ?? 'exclude',
      note: [row.note, left].filter((text) => text !== '').join('\n'),
    };
    nodeOfRow.set(row.row, id);
    open.push({ id, children: childIds, method });
    built.push({
      row: row.row,
      code: row.code,
      name: row.name,
      depth,
      isLeaf,
      max: row.max,
      words: row.rule,
      rule: read?.rule ?? null,
      state,
      notes: read?.notes ?? [],
    });
  });
  for (const row of rows) {
    if (row.extra === null) continue;
    extras.push({
      id: newId() as ExtraId,
      code: row.code,
      name: row.name,
      kind: row.extra,
      cap: row.max ?? 0,
      slot: slot++,
    });
  }
  const total = sumExactly(Object.values(nodes).map((node) => (node.childIds.length === 0 ? (node.max ?? 0) : 0)));
  const statedTotal = words.statedTotal ?? (total > 0 ? total : 100);
  return {
    contents: { name: words.name, source: words.source, statedTotal, rootIds, nodes, extras, nextSlot: slot },
    rows: built,
    nodeOfRow,
  };
}

function methodOfRule(rule: CriterionNode['rule']): Method | null {
  return rule?.type === 'sipas' || rule?.type === 'survey' ? rule.type : null;
}

function methodOfName(name: string): Method | null {
  const words = foldWords(name);
  if (/dieu tra xa hoi hoc|dt ?xhh/.test(words)) return 'survey';
  return /\bsipas\b/.test(words) ? 'sipas' : null;
}
