/** Verbs on the workbook's own lists: its name, units, blocks, extras and assumptions. */
import { fail, succeed } from '../../lib/result.ts';
import type { CriteriaSet } from '../criteria.ts';
import { keepEndsOf, keepRangeEnds } from '../formulaPlaces.ts';
import type { AssumptionId, BlockId, ExtraId, SetId, UnitId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';
import { patchTo, type Patch } from '../patches.ts';
import { emptyUnitScores } from '../scores.ts';
import type { Assumption, NumberInput, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

export function renameWorkbook(workbook: Workbook, args: { readonly name: string }): Plan {
  const name = cleanName(args.name);
  return name === '' ? fail('name.empty') : succeed([patchTo(workbook, ['name'], name)]);
}

export function renameBlock(workbook: Workbook, args: { readonly blockId: BlockId; readonly name: string }): Plan {
  if (!workbook.blocks[args.blockId]) return fail('block.gone');
  const name = cleanName(args.name);
  return name === '' ? fail('name.empty') : succeed([patchTo(workbook, ['blocks', args.blockId, 'name'], name)]);
}

export function addUnit(
  workbook: Workbook,
  args: { readonly blockId: BlockId; readonly unitId: UnitId; readonly name: string; readonly index: number },
): Plan {
  const block = workbook.blocks[args.blockId];
  if (!block) return fail('block.gone');
  const name = cleanName(args.name);
  if (name === '') return fail('name.empty');
  if (block.unitIds.some((id) => workbook.units[id]?.name === name)) return fail('name.taken', { name });
  const index = Math.max(0, Math.min(args.index, block.unitIds.length));
  return succeed([
    { path: ['units', args.unitId], old: undefined, new: { id: args.unitId, name, ranked: true } },
    {
      path: ['blocks', block.id, 'unitIds'],
      old: block.unitIds,
      new: [...block.unitIds.slice(0, index), args.unitId, ...block.unitIds.slice(index)],
    },
    ...setsOfBlock(workbook, block.id).map((id): Patch => ({
      path: ['scores', id, args.unitId],
      old: undefined,
      new: emptyUnitScores(),
    })),
  ]);
}

export function removeUnit(workbook: Workbook, args: { readonly blockId: BlockId; readonly unitId: UnitId }): Plan {
  const block = workbook.blocks[args.blockId];
  const unit = workbook.units[args.unitId];
  if (!block || !unit || !block.unitIds.includes(unit.id)) return fail('unit.gone');
  const sets = setsOfBlock(workbook, block.id);
  const removed = new Set<string>([unit.id]);
  return succeed([
    ...keepEndsOf(workbook, [
      { sheets: sets.map((id): SheetKey => `scores.${id}`), axis: 'columns', removed },
      { sheets: sets.map((id): SheetKey => `ranking.${id}`), axis: 'rows', removed },
    ]),
    { path: ['blocks', block.id, 'unitIds'], old: block.unitIds, new: block.unitIds.filter((id) => id !== unit.id) },
    ...sets.map((id): Patch => patchTo(workbook, ['scores', id, unit.id], undefined)),
    { path: ['units', unit.id], old: unit, new: undefined },
  ]);
}

export function renameUnit(workbook: Workbook, args: { readonly unitId: UnitId; readonly name: string }): Plan {
  if (!workbook.units[args.unitId]) return fail('unit.gone');
  const name = cleanName(args.name);
  const namesakes = Object.values(workbook.blocks)
    .filter((block) => block.unitIds.includes(args.unitId))
    .flatMap((block) => block.unitIds.filter((id) => id !== args.unitId && workbook.units[id]?.name === name));
  if (namesakes.length > 0) return fail('name.taken', { name });
  return name === '' ? fail('name.empty') : succeed([patchTo(workbook, ['units', args.unitId, 'name'], name)]);
}

export function setRanked(workbook: Workbook, args: { readonly unitId: UnitId; readonly ranked: boolean }): Plan {
  return workbook.units[args.unitId]
    ? succeed([patchTo(workbook, ['units', args.unitId, 'ranked'], args.ranked)])
    : fail('unit.gone');
}

/** Adds bonus or penalty points outside the tree (R11). */
export function addExtra(
  workbook: Workbook,
  args: {
    readonly setId: SetId;
    readonly extraId: ExtraId;
    readonly kind: 'bonus' | 'penalty';
    readonly name: string;
    readonly cap: number;
  },
): Plan {
  const set = workbook.sets[args.setId];
  if (!set) return fail('set.gone');
  if (!Number.isFinite(args.cap) || args.cap <= 0) return fail('max.notPositive', { code: args.name });
  const extra = {
    id: args.extraId,
    code: nextExtraCode(set, args.kind === 'bonus' ? 'B' : 'P'),
    name: cleanName(args.name),
    kind: args.kind,
    cap: args.cap,
    slot: set.nextSlot,
  };
  return succeed([
    { path: ['sets', set.id, 'extras'], old: set.extras, new: [...set.extras, extra] },
    { path: ['sets', set.id, 'nextSlot'], old: set.nextSlot, new: set.nextSlot + 1 },
  ]);
}

export function changeExtra(
  workbook: Workbook,
  args: { readonly setId: SetId; readonly extraId: ExtraId; readonly name?: string; readonly cap?: number },
): Plan {
  const set = workbook.sets[args.setId];
  const extra = set?.extras.find((one) => one.id === args.extraId);
  if (!set || !extra) return fail('extra.gone');
  const cap = args.cap ?? extra.cap;
  if (!Number.isFinite(cap) || cap <= 0) return fail('max.notPositive', { code: extra.code });
  const changed = { ...extra, cap, name: args.name === undefined ? extra.name : cleanName(args.name) };
  return succeed([
    {
      path: ['sets', set.id, 'extras'],
      old: set.extras,
      new: set.extras.map((one) => (one === extra ? changed : one)),
    },
  ]);
}

export function removeExtra(workbook: Workbook, args: { readonly setId: SetId; readonly extraId: ExtraId }): Plan {
  const set = workbook.sets[args.setId];
  if (!set?.extras.some((one) => one.id === args.extraId)) return fail('extra.gone');
  return succeed([
    ...keepRangeEnds(workbook, [`criteria.${set.id}`, `scores.${set.id}`], 'rows', new Set<string>([args.extraId])),
    { path: ['sets', set.id, 'extras'], old: set.extras, new: set.extras.filter((one) => one.id !== args.extraId) },
  ]);
}

/** Assumption names are words of formulas: letters, digits, "_" and ".", not an address, not taken by W_/MAX_ names. */
export function addAssumption(
  workbook: Workbook,
  args: { readonly assumptionId: AssumptionId; readonly name: string; readonly label: string },
): Plan {
  const problem = checkAssumptionName(workbook, args.name, null);
  if (problem) return problem;
  const assumption: Assumption = {
    id: args.assumptionId,
    name: args.name.normalize('NFC').trim(),
    label: cleanName(args.label),
    value: 1,
    min: 0,
    max: 2,
    step: 0.05,
  };
  return succeed([
    { path: ['assumptions', assumption.id], old: undefined, new: assumption },
    {
      path: ['assumptionOrder'],
      old: workbook.assumptionOrder,
      new: [...workbook.assumptionOrder, assumption.id],
    },
  ]);
}

export function setAssumptionValue(
  workbook: Workbook,
  args: { readonly assumptionId: AssumptionId; readonly value: NumberInput },
): Plan {
  if (!workbook.assumptions[args.assumptionId]) return fail('assumption.gone');
  if (typeof args.value === 'number' && !Number.isFinite(args.value)) return fail('number.notFinite');
  return succeed([patchTo(workbook, ['assumptions', args.assumptionId, 'value'], args.value)]);
}

export function changeAssumption(
  workbook: Workbook,
  args: {
    readonly assumptionId: AssumptionId;
    readonly change: Partial<Pick<Assumption, 'name' | 'label' | 'min' | 'max' | 'step'>>;
  },
): Plan {
  const old = workbook.assumptions[args.assumptionId];
  if (!old) return fail('assumption.gone');
  const merged: Assumption = { ...old, ...args.change };
  const changed: Assumption = { ...merged, name: cleanName(merged.name), label: cleanName(merged.label) };
  if (args.change.name !== undefined) {
    const problem = checkAssumptionName(workbook, args.change.name, old.id);
    if (problem) return problem;
  }
  if (![changed.min, changed.max, changed.step].every(Number.isFinite) || changed.step <= 0)
    return fail('number.notFinite');
  if (changed.min >= changed.max) return fail('range.reversed', { name: changed.name });
  return succeed(
    (Object.keys(args.change) as (keyof Assumption)[]).map((key) =>
      patchTo(workbook, ['assumptions', old.id, key], changed[key]),
    ),
  );
}

export function removeAssumption(workbook: Workbook, args: { readonly assumptionId: AssumptionId }): Plan {
  const old = workbook.assumptions[args.assumptionId];
  if (!old) return fail('assumption.gone');
  return succeed([
    ...keepRangeEnds(workbook, ['assumptions'], 'rows', new Set<string>([old.id])),
    {
      path: ['assumptionOrder'],
      old: workbook.assumptionOrder,
      new: workbook.assumptionOrder.filter((id) => id !== old.id),
    },
    { path: ['assumptions', old.id], old, new: undefined },
  ]);
}

function checkAssumptionName(workbook: Workbook, text: string, self: AssumptionId | null) {
  const name = text.normalize('NFC').trim();
  if (name === '') return fail('name.empty' as const);
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) || /^([a-z]{1,3}\d+|r\d*c\d*|[rc]|true|false|(w|max)_.*)$/i.test(name))
    return fail('name.notAllowed' as const, { name });
  const taken = workbook.assumptionOrder.some(
    (id) => id !== self && workbook.assumptions[id]?.name.toLowerCase() === name.toLowerCase(),
  );
  return taken ? fail('name.taken' as const, { name }) : null;
}

/** "B2" after "B1"; a code that is still in use is passed over. */
function nextExtraCode(set: CriteriaSet, letter: 'B' | 'P'): string {
  const taken = new Set(set.extras.map((extra) => extra.code));
  let number = 1;
  while (taken.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}

function setsOfBlock(workbook: Workbook, blockId: BlockId): SetId[] {
  return workbook.setOrder.filter((id) => workbook.sets[id]?.blockId === blockId);
}

function cleanName(text: string): string {
  return text.normalize('NFC').trim();
}
