/** The trace as the table to print takes it. */
import type { ChangeLine } from '../../domain/changes/changeLine.ts';
import type { DescribeChange } from '../../domain/changes/describeChange.ts';
import type { ChangeFilter } from '../../domain/changes/traceRows.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Messages } from '../../i18n/index.ts';
import { lineText } from './changesSource.ts';

/** One row; an undo says so beside what it changed. */
export function tableRowOf(t: Messages, line: ChangeLine, describe: DescribeChange) {
  const text = (column: Parameters<typeof lineText>[2]): string => lineText(t, line, column, describe);
  const kind = line.entry.kind === 'do' ? '' : ` (${text('kind')})`;
  const item = [`${text('field')}${kind}`, text('item')].filter((part) => part !== '').join(': ');
  return {
    at: text('at'),
    by: text('by'),
    unit: text('unit'),
    item,
    where: text('set'),
    from: text('from'),
    to: text('to'),
    why: text('why'),
  };
}

/** What the table was filtered by, in words; '' for everything. */
export function sayFilter(t: Messages, filter: ChangeFilter, nameUnit: (id: UnitId) => string): string {
  const words = t.changes.filter;
  const { text, unitId, field, by, kind, from, to } = filter;
  const day = (date: string): string => date.split('-').reverse().join('/');
  return [
    ...(text.trim() === '' ? [] : [`“${text.trim()}”`]),
    ...(unitId === null ? [] : [`${words.unit}: ${nameUnit(unitId)}`]),
    ...(field === null ? [] : [`${words.field}: ${t.changes.fields[field]}`]),
    ...(by === null ? [] : [`${words.by}: ${by === '' ? t.changes.nobody : by}`]),
    ...(kind === null ? [] : [`${words.kind}: ${t.changes.kinds[kind]}`]),
    ...(from === '' ? [] : [`${words.from} ${day(from)}`]),
    ...(to === '' ? [] : [`${words.to} ${day(to)}`]),
  ].join('; ');
}
