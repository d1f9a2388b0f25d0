/** Search through a sheet or the whole workbook, in slices that leave the page free to answer. */
import { createCellTexts, type CellText } from '../../../domain/cellText.ts';
import { layoutOf, listSheetKeys, type SheetKey } from '../../../domain/layout.ts';
import type { Method } from '../../../domain/criteria.ts';
import type { NumberLocale } from '../../../lib/numberText.ts';
import type { SetId } from '../../../domain/ids.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import type { SheetSource } from '../sheetSource.ts';
import { editTextOf } from '../../../grid/source.ts';
import type { CalculatedValues } from './calculatedValues.ts';
import type { Matcher } from './textMatch.ts';

export interface Hit {
  readonly sheet: SheetKey;
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly editText: string;
}

export interface FindRequest {
  readonly workbook: Workbook;
  readonly homeSet: SetId | null;
  readonly locale: NumberLocale;
  readonly methodNames: Readonly<Record<Method, string>>;
  readonly notApplicable: string;
  readonly values: CalculatedValues;
  /** The sheet on screen, whose texts are taken as they are shown; null where the screen shows none. */
  readonly shown: SheetSource | null;
  readonly matcher: Matcher;
  readonly lookIn: 'values' | 'formulas';
  readonly where: 'sheet' | 'workbook';
}

/** Cells between two looks at the clock. */
const CELLS_PER_LOOK = 100;
/** What a slice may take of a frame's 16 ms. */
const SLICE_MS = 8;

/** Hits in reading order; null when `isStale` said so on the way. */
export async function findInWorkbook(request: FindRequest, isStale: () => boolean): Promise<readonly Hit[] | null> {
  const hits: Hit[] = [];
  const pick = request.lookIn === 'values' ? (cell: CellText) => cell.text : (cell: CellText) => cell.editText;
  let cells = 0;
  let sliceEnd = performance.now() + SLICE_MS;
  for (const hit of listTexts(request)) {
    if (++cells % CELLS_PER_LOOK === 0 && performance.now() > sliceEnd) {
      await giveWay();
      if (isStale()) return null;
      sliceEnd = performance.now() + SLICE_MS;
    }
    const text = pick(hit);
    if (text !== '' && request.matcher.test(text)) hits.push(hit);
  }
  return isStale() ? null : hits;
}

/** Every cell that may be searched, row by row. */
export function* listTexts(request: FindRequest): Generator<Hit, void> {
  const { workbook, shown } = request;
  const sheets = request.where === 'workbook' ? listSheetKeys(workbook) : shown ? [shown.sheet] : [];
  for (const sheet of sheets) {
    if (sheet === shown?.sheet) {
      yield* listShownTexts(request, shown);
      continue;
    }
    const layout = layoutOf(workbook, sheet);
    const textAt = createTexts(request, sheet);
    for (const row of layout?.rows ?? [])
      for (const column of layout?.columns ?? []) yield { sheet, row, column, ...textAt(row, column) };
  }
}

/** What is on screen as it is shown, and between it, from the workbook, what a collapsed branch or a hidden column holds. */
function* listShownTexts(request: FindRequest, shown: SheetSource): Generator<Hit, void> {
  const { sheet } = shown;
  const layout = layoutOf(request.workbook, sheet);
  const rowKeys = Array.from({ length: shown.rowCount }, (_, row) => shown.placeAt(row, 0).row);
  const columnKeys = Array.from({ length: shown.colCount }, (_, col) => shown.placeAt(0, col).column);
  const rowAt = new Map(rowKeys.map((key, row) => [key, row]));
  const columnAt = new Map(columnKeys.map((key, col) => [key, col]));
  const textAt = createTexts(request, sheet);
  // Through the whole workbook the order must not change with the sheet on screen, or the next hit would jump.
  const isScreenOrder = request.where === 'sheet';
  for (const row of isScreenOrder ? mergeOrder(rowKeys, layout?.rows ?? []) : (layout?.rows ?? rowKeys))
    for (const column of layout?.columns ?? columnKeys) {
      const [visibleRow, visibleCol] = [rowAt.get(row), columnAt.get(column)];
      if (visibleRow === undefined || visibleCol === undefined) {
        yield { sheet, row, column, ...textAt(row, column) };
        continue;
      }
      const cell = shown.cell(visibleRow, visibleCol);
      yield { sheet, row, column, text: cell.text, editText: editTextOf(cell) };
    }
}

/** The order of the layout where the screen keeps it; else the screen's own, with hidden rows at the end. */
function mergeOrder(shown: readonly string[], all: readonly string[]): readonly string[] {
  const isShown = new Set(shown);
  let at = 0;
  for (const key of all) if (key === shown[at]) at++;
  return at === shown.length ? all : [...shown, ...all.filter((key) => !isShown.has(key))];
}

function createTexts(request: FindRequest, sheet: SheetKey): (row: string, column: string) => CellText {
  const { workbook, homeSet, locale, methodNames, notApplicable, values } = request;
  return createCellTexts({
    workbook,
    sheet,
    homeSet,
    locale,
    methodNames,
    notApplicable,
    valueOf: (row, column) => values(sheet, row, column),
  });
}

/** Lets typing, clicks and painting come first. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
