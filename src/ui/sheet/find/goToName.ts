/** What a person may type into the name box besides an address of the grid in view. */
import { columnFromLetters } from '../../../lib/address.ts';
import { foldDiacritics, foldName } from '../../../lib/text.ts';
import { listNodes, type CriteriaSet } from '../../../domain/criteria.ts';
import { findSet } from '../../../domain/find.ts';
import { cellOfName, createFormulaScope, type FormulaScope } from '../../../domain/formula/scope.ts';
import { HEAD, setOfSheet, type SheetKey } from '../../../domain/layout.ts';
import type { Unit, Workbook } from '../../../domain/workbook.ts';
import { findNodeByName } from '../../shared/findNodeByName.ts';
import { goToPlace, type SheetPlace } from '../goToPlace.ts';
import type { SheetContext } from '../sheetContext.ts';

/**
 * Goes to another sheet's cell, a hidden row, a name, a criterion or a unit; false when the text is none of these. `goHere`
 * is the sheet's own reading of codes, asked before criteria and units are looked for.
 */
export function goToName(context: SheetContext, typed: string, goHere: (name: string) => boolean): boolean {
  const { session } = context;
  const written = findWrittenPlace(session.workbook, session.setId, context.sheet(), typed);
  if (!written && goHere(typed)) return true;
  const place = written ?? findTitledPlace(session.workbook, session.setId, context.sheet(), typed);
  if (!place) return false;
  goToPlace(context, place);
  return true;
}

/** The place that an address, a sheet's name or a name of formulas means, seen from a sheet. */
export function findWrittenPlace(
  workbook: Workbook,
  homeSet: CriteriaSet['id'] | null,
  sheet: SheetKey,
  typed: string,
): SheetPlace | null {
  const text = typed.trim().normalize('NFC');
  if (text === '') return null;
  const scope = createFormulaScope(workbook, homeSet, sheet);
  const title = /^(?:'((?:[^']|'')+)'|([^'!]+))(?:!(.*))?$/.exec(text);
  const named = title && scope.findSheet((title[1] ?? title[2] ?? '').replaceAll("''", "'"));
  if (title && named) return findAddress(scope, named, title[3] ?? 'A1');
  const here = findAddress(scope, sheet, text);
  if (here) return here;
  const name = scope.findName(text);
  if (!name) return null;
  const { sheet: at, row, column } = cellOfName(name);
  return { sheet: at, row, column };
}

/** The place of a criterion by code or name, or of a unit by name; diacritics may be left out where one only is meant. */
export function findTitledPlace(
  workbook: Workbook,
  homeSet: CriteriaSet['id'] | null,
  sheet: SheetKey,
  typed: string,
): SheetPlace | null {
  const text = typed.trim().normalize('NFC');
  const set = findSet(workbook, setOfSheet(sheet) ?? homeSet ?? workbook.setOrder[0] ?? '');
  if (text === '') return null;
  if (!set) return null;
  const nodeId = findNodeByName(set, text) ?? findByText(listNodes(set), text)?.id;
  if (nodeId) return { sheet: sheet.startsWith('scores.') ? sheet : `criteria.${set.id}`, row: nodeId, column: 'name' };
  const unit = findByText(listUnits(workbook, set), text);
  if (!unit) return null;
  return sheet.startsWith('ranking.')
    ? { sheet, row: unit.id, column: 'unit' }
    : { sheet: `scores.${set.id}`, row: HEAD, column: unit.id };
}

/** The units that a set ranks, in their order. */
export function listUnits(workbook: Workbook, set: CriteriaSet): Unit[] {
  return (workbook.blocks[set.blockId]?.unitIds ?? []).flatMap((id) => workbook.units[id] ?? []);
}

/** By the whole name; without diacritics where that names one only. */
function findByText<T extends { readonly name: string }>(all: readonly T[], text: string): T | null {
  const exact = all.find((one) => foldName(one.name) === foldName(text));
  if (exact) return exact;
  const loose = all.filter((one) => foldDiacritics(one.name) === foldDiacritics(text));
  return loose.length === 1 ? (loose[0] ?? null) : null;
}

/** The cell at an address of a sheet (the first of a range), shown or hidden. */
function findAddress(scope: FormulaScope, sheet: SheetKey, address: string): SheetPlace | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::.*)?$/.exec(address.trim());
  const layout = scope.layout(sheet);
  const row = layout?.rows[Number(match?.[2]) - 1];
  const column = layout?.columns[columnFromLetters(match?.[1] ?? '')];
  return row === undefined || column === undefined ? null : { sheet, row, column };
}
