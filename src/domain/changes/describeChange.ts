/** A line of the trace in the words of the sheets: who is meant, where, from which value to which. */
import type { NumberLocale } from '../../lib/numberText.ts';
import { columnLetters } from '../../lib/address.ts';
import { findSet } from '../find.ts';
import { createFormulaScope, type FormulaScope } from '../formula/scope.ts';
import { layoutOf, labelOfSet, titleOfSheet, type SheetKey, type SheetLayout } from '../layout.ts';
import type { Workbook } from '../workbook.ts';
import { FOLLOWS_BASE, type ChangeLine, type ChangePlace } from './changeLine.ts';
import { createFinder, nameOf, type Marked, type NameBook } from './nameBook.ts';
import { writeChangeValue, type ChangeWords, type ValueContext } from './writeChangeValue.ts';

export interface DescribedChange {
  /** Block and period of the criteria set, '' where none is meant. */
  readonly set: string;
  readonly unit: string;
  /** Code and name of the criterion, or the place: "Bảng tính 1!B3", an assumption, a scenario. */
  readonly item: string;
  /** The scenario the change was made in, '' for the base. */
  readonly scenario: string;
  readonly from: string;
  readonly to: string;
}

export type DescribeChange = (line: ChangeLine) => DescribedChange;

/** Describes lines by the workbook as it is now; `names` knows what is gone. Texts are made once for a line. */
export function createDescriber(
  workbook: Workbook,
  names: NameBook,
  locale: NumberLocale,
  words: ChangeWords,
): DescribeChange {
  const find = createFinder(workbook, names);
  const scopes = new Map<SheetKey, FormulaScope>();
  const layouts = new Map<SheetKey, SheetLayout | null>();
  const known = new WeakMap<ChangeLine, DescribedChange>();

  function scopeOf(sheet: SheetKey, setId: ChangePlace['setId']): FormulaScope {
    let scope = scopes.get(sheet);
    if (!scope) scopes.set(sheet, (scope = createFormulaScope(workbook, setId ?? null, sheet)));
    return scope;
  }
  function layout(sheet: SheetKey): SheetLayout | null {
    let one = layouts.get(sheet);
    if (one === undefined) layouts.set(sheet, (one = layoutOf(workbook, sheet)));
    return one;
  }

  function addressOf({ sheet, row, column }: ChangePlace): string {
    if (sheet === undefined) return '';
    const title = titleOfSheet(workbook, sheet, null) || nameOf(workbook, names, sheet.slice(sheet.indexOf('.') + 1));
    if (row === undefined || column === undefined) return title;
    const at = layout(sheet);
    const rowIndex = at?.rows.indexOf(row) ?? -1;
    const columnIndex = at?.columns.indexOf(column) ?? -1;
    const address = `${columnIndex < 0 ? '' : columnLetters(columnIndex)}${rowIndex < 0 ? '' : rowIndex + 1}`;
    return address === '' ? title : `${title}!${address}`;
  }

  function itemOf(line: ChangeLine, marked: Marked | null): string {
    const { place, field } = line;
    if (marked) return titleOf(marked);
    if (place.sheet !== undefined) return addressOf(place);
    if (field === 'extra') return titleOf(markedOf(line.old) ?? markedOf(line.new));
    if (place.path !== undefined) return place.path;
    if (place.slot !== undefined) return `#${place.slot}`;
    if (place.id !== undefined) return nameOf(workbook, names, place.id);
    if (field.startsWith('scenario') && place.scenarioId !== undefined)
      return nameOf(workbook, names, place.scenarioId);
    return '';
  }

  function contextOf(place: ChangePlace, marked: Marked | null): ValueContext {
    const { setId } = place;
    const sheet = place.sheet ?? (setId === undefined ? 'assumptions' : (`criteria.${setId}` as const));
    return { locale, words, marked, column: place.column, scope: () => scopeOf(sheet, setId) };
  }

  return (line) => {
    const done = known.get(line);
    if (done) return done;
    const { place } = line;
    const marked = find(place);
    const context = contextOf(place, marked);
    const write = (value: unknown): string =>
      value === FOLLOWS_BASE ? words.followsBase : writeChangeValue(line.field, value, context);
    const isOfScenario = line.field.startsWith('scenario');
    const described: DescribedChange = {
      set: place.setId === undefined || !findSet(workbook, place.setId) ? '' : labelOfSet(workbook, place.setId),
      unit: place.unitId === undefined ? '' : nameOf(workbook, names, place.unitId),
      item: itemOf(line, marked),
      scenario: place.scenarioId === undefined || isOfScenario ? '' : nameOf(workbook, names, place.scenarioId),
      from: write(line.old),
      to: write(line.new),
    };
    known.set(line, described);
    return described;
  };
}

function titleOf(marked: Marked | null): string {
  if (!marked) return '';
  const { code, name } = marked.kind === 'node' ? marked.node : marked.extra;
  return `${code} ${name}`.trim();
}

function markedOf(value: unknown): Marked | null {
  return typeof value === 'object' && value !== null && 'cap' in value
    ? { kind: 'extra', extra: value as Extract<Marked, { kind: 'extra' }>['extra'] }
    : null;
}
