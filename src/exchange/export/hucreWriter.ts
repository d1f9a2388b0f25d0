/** The only place that knows hucre: FileSheets become its sheets, looks become fonts, fills and number formats. */
import { writeXlsx, type Cell, type ConditionalRule, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnLetters } from '../../lib/address.ts';
import { createStyles, FONT, type StyleOf } from './hucreStyles.ts';
import { toChart, toMerge } from './hucreParts.ts';
import { heightsOfRows } from './rowHeights.ts';
import { quoteSheetName } from './sheetNames.ts';
import type { FileCell, FileSheet, WorkbookWriter } from './writer.ts';

export function createHucreWriter(): WorkbookWriter {
  return {
    async write(file) {
      const styles = { app: createStyles('app'), form: createStyles('form') };
      const bytes = await writeXlsx({
        sheets: file.sheets.map((sheet) => toSheet(sheet, styles[sheet.style ?? 'app'])),
        namedRanges: [...file.names.map(({ name, range }) => ({ name, range })), ...file.sheets.flatMap(printTitles)],
        properties: { title: file.title, description: file.description, creator: 'Sổ điểm CCHC' },
        defaultFont: { name: FONT, size: 11 },
      });
      return stateOutlines(bytes, file.sheets);
    },
  };
}

/** Excel draws the bars of grouped rows only where the sheet says how deep they go, which hucre leaves out. */
function stateOutlines(bytes: Uint8Array, sheets: readonly FileSheet[]): Uint8Array {
  const parts = unzipSync(bytes);
  sheets.forEach(({ outline }, i) => {
    const path = `xl/worksheets/sheet${i + 1}.xml`;
    const part = parts[path];
    const depth = Math.max(0, ...outline.values());
    if (!part || depth === 0) return;
    const xml = strFromU8(part);
    parts[path] = strToU8(xml.replace('<sheetFormatPr ', `<sheetFormatPr outlineLevelRow="${depth}" `));
  });
  return zipSync(parts, { level: 6 });
}

function toSheet(sheet: FileSheet, styleOf: StyleOf): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  sheet.cells.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell) cells.set(`${row},${column}`, toCell(cell, row, column, styleOf));
    });
  });
  for (const { row, column, text } of sheet.notes) {
    const cell = cells.get(`${row},${column}`);
    if (cell) cells.set(`${row},${column}`, { ...cell, comment: { text: escapeEscapes(text) } });
  }
  const lastRow = Math.max(...sheet.cells.map((_, i) => i), 0);
  return {
    name: sheet.name,
    rows: sheet.cells.map(() => []),
    columns: sheet.widths.map((width, i) => ({ width, ...(sheet.hiddenColumns?.includes(i) ? { hidden: true } : {}) })),
    ...(sheet.merges && sheet.merges.length > 0 ? { merges: sheet.merges.map(toMerge) } : {}),
    ...(sheet.charts && sheet.charts.length > 0 ? { charts: sheet.charts.map(toChart) } : {}),
    ...(sheet.hidden === 'very' ? { veryHidden: true } : sheet.hidden === 'hidden' ? { hidden: true } : {}),
    cells,
    rowDefs: toRowDefs(sheet),
    outlineProperties: { summaryBelow: false },
    ...(sheet.frozen.rows + sheet.frozen.columns > 0 ? { freezePane: sheet.frozen } : {}),
    dataValidations: [...sheet.lists.map(toListValidation), ...sheet.checks.map(toCheckValidation)],
    conditionalRules: sheet.zeros.map(({ range, firstCell }, i): ConditionalRule => ({
      type: 'expression',
      priority: i + 1,
      range,
      formula: `AND(ISNUMBER(${firstCell}),${firstCell}=0)`,
      style: {
        font: { color: { rgb: 'B00000' } },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD6D6' }, bgColor: { rgb: 'FFD6D6' } },
      },
    })),
    ...(sheet.isProtected ? { protection: PROTECTION } : {}),
    pageSetup: toPageSetup(sheet),
    ...(sheet.page?.across ? { colBreaks: sheet.page.across.breaks.map((column) => column - 1) } : {}),
    headerFooter: { oddFooter: sheet.page ? '&C&"Times New Roman"&11Trang &P/&N' : '&L&A&RTrang &P/&N' },
    view: { tabColor: { rgb: sheet.tabColor }, showGridLines: sheet.style !== 'form' && lastRow === 0 },
  };
}

/** Of an A4 page across, where print is still to be read. */
const CHARACTERS_PER_PAGE = 210;

function toPageSetup({ page, widths }: FileSheet): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation: page?.orientation ?? 'landscape',
    ...(page?.across
      ? { scale: page.across.scalePercent }
      : {
          fitToPage: true,
          fitToWidth: page
            ? 1
            : Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / CHARACTERS_PER_PAGE)),
          fitToHeight: 0,
        }),
    margins: page
      ? { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
      : { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
    ...(page ? { horizontalCentered: true } : {}),
  };
}

/** Rows as high as their wrapped texts need: not every reader works that out when it opens a file. */
function toRowDefs(sheet: FileSheet): NonNullable<WriteSheet['rowDefs']> {
  const defs: NonNullable<WriteSheet['rowDefs']> = new Map();
  const heights = heightsOfRows(sheet);
  sheet.cells.forEach((_line, row) => {
    const height = heights.get(row) ?? null;
    const level = sheet.outline.get(row);
    if (height === null && level === undefined) return;
    defs.set(row, { ...(height === null ? {} : { height }), ...(level === undefined ? {} : { outlineLevel: level }) });
  });
  return defs;
}

/** Widths, heights and outlines may be changed; locked cells and the structure may not. */
const PROTECTION = {
  sheet: true,
  formatColumns: true,
  formatRows: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
} as const;

/** Words hucre would write as error values, and escapes Excel would decode: both must stay text. */
const LOOKS_LIKE_ERROR = /^#[A-Z0-9/_]+[!?]?$/;

function toCell(cell: FileCell, row: number, column: number, styleOf: StyleOf): Partial<Cell> {
  const style = styleOf(cell.look);
  switch (cell.kind) {
    case 'blank':
      return { value: null, style };
    case 'error':
      return { value: cell.error, style };
    case 'value':
      if (typeof cell.value !== 'string') return { value: cell.value, style };
      if (LOOKS_LIKE_ERROR.test(cell.value)) return { value: cell.value, richText: [{ text: cell.value }], style };
      return { value: escapeEscapes(cell.value), style };
    case 'formula': {
      const cached = typeof cell.cached === 'string' ? escapeEscapes(cell.cached) : cell.cached;
      const value = cached === null ? {} : { formulaResult: cached };
      if (cell.array === 'no') return { formula: cell.formula, ...value, style };
      const ref = `${columnLetters(column)}${row + 1}`;
      return {
        formula: cell.formula,
        formulaType: 'array',
        formulaRef: ref,
        ...(cell.array === 'dynamic' ? { formulaDynamic: true } : {}),
        ...value,
        style,
      };
    }
  }
}

function escapeEscapes(text: string): string {
  return text.replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
}

function toListValidation({ range, source, message }: FileSheet['lists'][number]): DataValidation {
  return { type: 'list', range, formula1: source, ...refusal(message) };
}

function toCheckValidation({ range, formula, message, prompt }: FileSheet['checks'][number]): DataValidation {
  return { type: 'custom', range, formula1: formula, ...refusal(message, prompt) };
}

function refusal(message: string, prompt?: string): Partial<DataValidation> {
  return {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Giá trị không hợp lệ',
    errorMessage: message.slice(0, 225),
    ...(prompt === undefined ? {} : { showInputMessage: true, promptTitle: 'Cách nhập', prompt: prompt.slice(0, 250) }),
  };
}

/** hucre does not quote the sheet's name in its own print titles, so they are written as the names they are. */
function printTitles(sheet: FileSheet): { name: string; range: string; scope: string }[] {
  const prefix = `${quoteSheetName(sheet.name)}!`;
  const parts: string[] = [];
  const { page } = sheet;
  const columns = page ? (page.titleColumns ?? 0) : sheet.frozen.columns;
  const [firstRow, lastRow] = page ? [page.firstTitleRow ?? 1, page.titleRows] : [1, sheet.frozen.rows];
  if (columns > 0) parts.push(`${prefix}$A:$${columnLetters(columns - 1)}`);
  if (lastRow > 0) parts.push(`${prefix}$${firstRow}:$${lastRow}`);
  return parts.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: parts.join(','), scope: sheet.name }];
}
