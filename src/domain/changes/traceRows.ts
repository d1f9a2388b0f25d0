/** The trace as a list on screen: newest first, a command of many lines folded into one, or what a filter lets through. */
import { foldDiacritics } from '../../lib/text.ts';
import type { UnitId } from '../ids.ts';
import type { ChangeEntry, ChangeField, ChangeLine } from './changeLine.ts';
import type { DescribeChange } from './describeChange.ts';

export interface ChangeGroup {
  readonly entry: ChangeEntry;
  readonly lines: readonly ChangeLine[];
}

export type TraceRow =
  | { readonly key: string; readonly kind: 'line'; readonly line: ChangeLine; readonly isChild: boolean }
  | { readonly key: string; readonly kind: 'group'; readonly group: ChangeGroup; readonly isOpen: boolean };

/** Empty texts and nulls let everything through. */
export interface ChangeFilter {
  readonly text: string;
  readonly unitId: UnitId | null;
  readonly field: ChangeField | null;
  /** The person's name; '' is "nobody said". */
  readonly by: string | null;
  readonly kind: ChangeEntry['kind'] | null;
  /** Days as `dayOf` gives them, both included: "2026-11-22". */
  readonly from: string;
  readonly to: string;
}

export const EVERY_CHANGE: ChangeFilter = {
  text: '',
  unitId: null,
  field: null,
  by: null,
  kind: null,
  from: '',
  to: '',
};

/** From so many lines on a command is one row that opens: a paste of thousands must not bury the edits beside it. */
export const FOLD_FROM = 20;

export interface TraceRowsInput {
  readonly groups: readonly ChangeGroup[];
  readonly filter: ChangeFilter;
  /** Revs of the groups that lie open. */
  readonly open: ReadonlySet<number>;
  /** Nothing is folded: the sheet itself is filtered or sorted. */
  readonly isFlat: boolean;
  readonly describe: DescribeChange;
  /** The word for what a line is about. */
  readonly nameField: (field: ChangeField) => string;
  /** The day of an entry where the person is. */
  readonly dayOf: (entry: ChangeEntry) => string;
}

export function listTraceRows(input: TraceRowsInput): TraceRow[] {
  const { groups, open, isFlat } = input;
  const isFiltered = isFiltering(input.filter);
  const passesText = createTextTest(input);
  const rows: TraceRow[] = [];
  for (const group of groups) {
    if (isFiltered && !passesEntry(group.entry, input)) continue;
    const lines = isFiltered
      ? group.lines.filter((line) => passesLine(line, input.filter) && passesText(line))
      : group.lines;
    const folds = !isFlat && lines.length >= FOLD_FROM;
    const { rev } = group.entry;
    const isOpen = folds && open.has(rev);
    if (folds) rows.push({ key: String(rev), kind: 'group', group: { entry: group.entry, lines }, isOpen });
    if (!folds || isOpen)
      lines.forEach((line, at) => rows.push({ key: `${rev}.${at}`, kind: 'line', line, isChild: isOpen }));
  }
  return rows;
}

export function isFiltering(filter: ChangeFilter): boolean {
  return (Object.keys(EVERY_CHANGE) as (keyof ChangeFilter)[]).some((key) =>
    key === 'text' ? filter.text.trim() !== '' : filter[key] !== EVERY_CHANGE[key],
  );
}

function passesEntry(entry: ChangeEntry, { filter, dayOf }: TraceRowsInput): boolean {
  const { by, kind, from, to } = filter;
  if (by !== null && (entry.by ?? '') !== by) return false;
  if (kind !== null && entry.kind !== kind) return false;
  if (from === '' && to === '') return true;
  const day = dayOf(entry);
  return (from === '' || day >= from) && (to === '' || day <= to);
}

function passesLine({ field, place }: ChangeLine, filter: ChangeFilter): boolean {
  if (filter.unitId !== null && place.unitId !== filter.unitId) return false;
  return filter.field === null || field === filter.field;
}

/** Whether anything a line says holds the text; units, criteria and reasons repeat, so each is folded once. */
function createTextTest({ filter, describe, nameField }: TraceRowsInput): (line: ChangeLine) => boolean {
  const wanted = foldDiacritics(filter.text.trim());
  if (wanted === '') return () => true;
  const known = new Map<string, boolean>();
  function holds(text: string): boolean {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = foldDiacritics(text).includes(wanted)));
    return found;
  }
  return (line) => {
    const { by, why } = line.entry;
    if (holds(nameField(line.field)) || holds(by ?? '') || holds(why ?? '')) return true;
    const { set, unit, item, scenario, from, to } = describe(line);
    return [unit, item, from, to, set, scenario].some(holds);
  };
}
