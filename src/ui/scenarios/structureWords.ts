/** Overrides of the tree in words: criteria added, removed, moved and reordered, and the bonus and penalty list. */
import { maximumOf, type CriterionNode, type Extra } from '../../domain/criteria.ts';
import { findNode, findSet } from '../../domain/find.ts';
import type { SetId } from '../../domain/ids.ts';
import { labelOfSet } from '../../domain/layout.ts';
import { isAbsent } from '../../domain/scenarios.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { formatNumber } from '../../lib/numberText.ts';
import type { Messages } from '../../i18n/index.ts';

interface States {
  readonly below: Workbook;
  readonly seen: Workbook;
}

export interface StructureWords {
  readonly place: string;
  readonly show: (value: unknown) => string;
}

/** Null for slots, which nobody sees. */
export function describeStructure(
  t: Messages,
  states: States,
  path: readonly string[],
  value: unknown,
): StructureWords | null {
  const [, setId = '', list, nodeId = '', field] = path;
  const label = labelOfSet(states.below, setId as SetId);
  const nameOf = (id: string): string => {
    const node = [states.seen, states.below].flatMap((state) => nodeIn(state, setId, id) ?? [])[0];
    return node ? `${node.code} ${node.name}`.trim() : id;
  };
  const listCodes = (ids: unknown): string =>
    Array.isArray(ids) ? ids.map((id) => codeIn(states, setId, String(id))).join(', ') : '–';
  if (list === 'extras') return { place: `${t.structure.extras} · ${label}`, show: (extras) => listExtras(t, extras) };
  if (list === 'rootIds') return { place: `${t.structure.fieldsOrder} · ${label}`, show: listCodes };
  if (field === 'childIds') return { place: `${t.structure.order} ${nameOf(nodeId)} · ${label}`, show: listCodes };
  if (field === 'parentId')
    return {
      place: `${t.structure.parent} ${nameOf(nodeId)} · ${label}`,
      show: (parentId) => (typeof parentId === 'string' ? t.structure.under(nameOf(parentId)) : t.structure.asField),
    };
  if (field !== undefined) return null;
  const node = isAbsent(value) ? nodeIn(states.below, setId, nodeId) : (value as CriterionNode);
  const what = `${t.structure.criterion} ${node ? `${node.code} ${node.name}`.trim() : nameOf(nodeId)}`;
  return {
    place: `${isAbsent(value) ? t.structure.removed(what) : t.structure.added(what)} · ${label}`,
    show: (one) => (one === undefined || isAbsent(one) ? '–' : showNode(t, states, setId, one as CriterionNode)),
  };
}

function showNode(t: Messages, states: States, setId: string, node: CriterionNode): string {
  const set = findSet(nodeIn(states.seen, setId, node.id) ? states.seen : states.below, setId);
  const known = set && findNode(set, node.id);
  const max = set && known ? maximumOf(set, known) : (node.max ?? 0);
  return t.structure.maxOf(formatNumber(max, t.locale));
}

function listExtras(t: Messages, extras: unknown): string {
  if (!Array.isArray(extras) || extras.length === 0) return t.structure.noExtras;
  return (extras as readonly Extra[])
    .map((extra) => `${extra.name} (${t.structure.maxOf(formatNumber(extra.cap, t.locale))})`)
    .join('; ');
}

function nodeIn(workbook: Workbook, setId: string, nodeId: string): CriterionNode | undefined {
  const set = findSet(workbook, setId);
  return set && findNode(set, nodeId);
}

function codeIn({ seen, below }: States, setId: string, nodeId: string): string {
  return (nodeIn(seen, setId, nodeId) ?? nodeIn(below, setId, nodeId))?.code ?? '?';
}
