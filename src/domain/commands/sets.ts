/** Verbs on blocks, periods and the criteria sets that stand between them. */
import { fail, succeed } from '../../lib/result.ts';
import type { CriteriaSet, CriterionNode } from '../criteria.ts';
import { isFormula, replaceReferences, type Reference } from '../formula/references.ts';
import type { BlockId, PeriodId, SetId } from '../ids.ts';
import { setOfSheet, type SheetKey } from '../layout.ts';
import type { Patch } from '../patches.ts';
import { DEFAULT_POLICIES } from '../policies.ts';
import { emptyUnitScores } from '../scores.ts';
import type { Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

/**
 * Opens the next assessment period of a block with a copy of its criteria set: the same criteria under the same ids, so
 * that both periods compare, with their formats, notes and entry rules, no scores yet. A period of that year is shared
 * with the other blocks.
 */
export function addPeriod(
  workbook: Workbook,
  args: { readonly from: SetId; readonly setId: SetId; readonly periodId: PeriodId; readonly year: number },
): Plan {
  const source = workbook.sets[args.from];
  if (!source) return fail('set.gone');
  if (!Number.isInteger(args.year) || args.year < 1900 || args.year > 2999)
    return fail('year.notAllowed', { year: args.year });
  const known = workbook.periodOrder.find((id) => workbook.periods[id]?.year === args.year);
  const periodId = known ?? args.periodId;
  const isTaken = workbook.setOrder.some(
    (id) => workbook.sets[id]?.blockId === source.blockId && workbook.sets[id].periodId === periodId,
  );
  if (isTaken) return fail('name.taken', { name: String(args.year) });
  const set: CriteriaSet = { ...copyNodes(source, args.setId), id: args.setId, periodId };
  return succeed([
    ...(known ? [] : periodPatches(workbook, periodId, args.year)),
    ...setPatches(workbook, set),
    ...attributesPatches(workbook, args.from, args.setId),
  ]);
}

/** A further block with an empty criteria set of its own, in the newest period. */
export function addBlock(
  workbook: Workbook,
  args: { readonly blockId: BlockId; readonly setId: SetId; readonly name: string; readonly total: number },
): Plan {
  const name = args.name.normalize('NFC').trim();
  if (name === '') return fail('name.empty');
  if (workbook.blockOrder.some((id) => workbook.blocks[id]?.name.toLowerCase() === name.toLowerCase()))
    return fail('name.taken', { name });
  if (!Number.isFinite(args.total) || args.total <= 0) return fail('max.notPositive', { code: name });
  const periodId = workbook.periodOrder.at(-1);
  if (periodId === undefined) return fail('set.gone');
  const set: CriteriaSet = {
    id: args.setId,
    blockId: args.blockId,
    periodId,
    name,
    source: '',
    statedTotal: args.total,
    rootIds: [],
    nodes: {},
    extras: [],
    nextSlot: 0,
    redistribution: { rule: 'free' },
    policies: DEFAULT_POLICIES,
  };
  return succeed([
    { path: ['blocks', args.blockId], old: undefined, new: { id: args.blockId, name, unitIds: [] } },
    { path: ['blockOrder'], old: workbook.blockOrder, new: [...workbook.blockOrder, args.blockId] },
    ...setPatches(workbook, set),
  ]);
}

function periodPatches(workbook: Workbook, periodId: PeriodId, year: number): Patch[] {
  const order = [...workbook.periodOrder, periodId].sort(
    (a, b) => (workbook.periods[a]?.year ?? year) - (workbook.periods[b]?.year ?? year),
  );
  return [
    { path: ['periods', periodId], old: undefined, new: { id: periodId, label: String(year), year } },
    { path: ['periodOrder'], old: workbook.periodOrder, new: order },
  ];
}

function setPatches(workbook: Workbook, set: CriteriaSet): Patch[] {
  const units = workbook.blocks[set.blockId]?.unitIds ?? [];
  return [
    { path: ['sets', set.id], old: undefined, new: set },
    { path: ['scores', set.id], old: undefined, new: Object.fromEntries(units.map((id) => [id, emptyUnitScores()])) },
    { path: ['setOrder'], old: workbook.setOrder, new: [...workbook.setOrder, set.id] },
  ];
}

function attributesPatches(workbook: Workbook, from: SetId, to: SetId): Patch[] {
  return (['criteria', 'scores'] as const).flatMap((kind): Patch[] => {
    const given = workbook.attributes[`${kind}.${from}`];
    return given === undefined ? [] : [{ path: ['attributes', `${kind}.${to}`], old: undefined, new: given }];
  });
}

/** The set with its own formulas pointing at the copy where they pointed at the source. */
function copyNodes(source: CriteriaSet, to: SetId): CriteriaSet {
  const turn = (formula: string): string =>
    replaceReferences(formula, (reference) => redirect(reference, source.id, to));
  const nodes = Object.values(source.nodes).map((node): CriterionNode => {
    const weight = isFormula(node.weight) ? turn(node.weight) : node.weight;
    const rule = node.rule?.type === 'formula' ? { ...node.rule, formula: turn(node.rule.formula) } : node.rule;
    return { ...node, weight, rule };
  });
  return { ...source, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) };
}

function redirect(reference: Reference, from: SetId, to: SetId): Reference {
  const turn = (sheet: SheetKey): SheetKey =>
    setOfSheet(sheet) === from ? (`${sheet.slice(0, sheet.indexOf('.'))}.${to}` as SheetKey) : sheet;
  switch (reference.kind) {
    case 'weight':
    case 'max':
      return reference.set === from ? { ...reference, set: to } : reference;
    case 'assumption':
      return reference;
    case 'cell':
    case 'rows':
    case 'columns':
      return { ...reference, sheet: turn(reference.sheet) };
    case 'range':
      return {
        ...reference,
        from: { ...reference.from, sheet: turn(reference.from.sheet) },
        to: { ...reference.to, sheet: turn(reference.to.sheet) },
      };
  }
}
