/** The only place that knows hucre: FileSheets become its sheets, looks become fonts, fills and number formats. */
import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type WriteSheet,
} from 'hucre/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Fill } from '../../domain/attributes.ts';
import { columnLetters } from '../../lib/address.ts';
import { quoteSheetName } from './sheetNames.ts';
import type { CellLook, FileCell, FileSheet, Look, WorkbookWriter } from './writer.ts';

export function createHucreWriter(): WorkbookWriter {
  return {
    async write(file) {
      const styles = createStyles();
      const bytes = await writeXlsx({
        sheets: file.sheets.map((sheet) => toSheet(sheet, styles)),
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

const FONT = 'Times New Roman';

type StyleOf = (look: CellLook) => CellStyle;

const LINE = { style: 'thin', color: { rgb: 'D0D0D0' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };

function fill(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

const LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: { font: { name: FONT, size: 16, bold: true, color: { rgb: '1F3864' } } },
  header: {
    font: { name: FONT, size: 11, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill('1F5F8B'),
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  group: {
    font: { name: FONT, size: 11, bold: true },
    fill: fill('E7EEF4'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  text: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top' } },
  wrapped: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top', wrapText: true } },
  input: {
    font: { name: FONT, size: 11, color: { rgb: '0000C0' } },
    fill: fill('FFF9DB'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  formula: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top' } },
  scenario: {
    font: { name: FONT, size: 11, color: { rgb: '7F3F00' } },
    fill: fill('FCE4D6'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  total: {
    font: { name: FONT, size: 11, bold: true },
    fill: fill('E2EFDA'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  muted: {
    font: { name: FONT, size: 11, color: { rgb: '808080' } },
    fill: fill('F5F5F5'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  warning: {
    font: { name: FONT, size: 11, bold: true, color: { rgb: 'B00000' } },
    border: BORDER,
    alignment: { vertical: 'top', wrapText: true },
  },
};

/** The light colours of the app's own fills. */
const FILL_COLORS: Readonly<Record<Fill, string>> = {
  yellow: 'FFF2B3',
  green: 'D5EFD9',
  blue: 'D6E6F5',
  red: 'F8D7D4',
  grey: 'E3E6EA',
};

/** One style object per look: 70,000 cells share a handful. */
function createStyles(): StyleOf {
  const known = new Map<string, CellStyle>();
  return (look) => {
    const key = `${look.look}|${look.format ?? ''}|${look.align ?? ''}|${look.indent ?? 0}|${look.unlocked ? 1 : 0}|${look.bold ? 'b' : ''}${look.italic ? 'i' : ''}|${look.fill ?? ''}`;
    let style = known.get(key);
    if (!style) {
      const base = LOOKS[look.look];
      style = {
        ...base,
        ...(look.format === undefined ? {} : { numFmt: look.format }),
        ...(look.fill === undefined ? {} : { fill: fill(FILL_COLORS[look.fill]) }),
        font: { ...base.font, ...(look.bold ? { bold: true } : {}), ...(look.italic ? { italic: true } : {}) },
        alignment: {
          ...base.alignment,
          ...(look.align === undefined ? {} : { horizontal: look.align }),
          ...(look.indent ? { horizontal: 'left', indent: look.indent } : {}),
        },
        protection: { locked: look.unlocked !== true },
      };
      known.set(key, style);
    }
    return style;
  };
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
    columns: sheet.widths.map((width) => ({ width })),
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
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.max(1, Math.ceil(sheet.widths.reduce((sum, width) => sum + width, 0) / CHARACTERS_PER_PAGE)),
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&RTrang &P/&N' },
    view: { tabColor: { rgb: sheet.tabColor }, showGridLines: lastRow === 0 },
  };
}

/** Of an A4 page across, where print is still to be read. */
const CHARACTERS_PER_PAGE = 210;
const LINE_HEIGHT = 15;
const WRAPPING = new Set<Look>(['header', 'wrapped', 'warning']);

/** Rows as high as their wrapped texts need: not every reader works that out when it opens a file. */
function toRowDefs(sheet: FileSheet): NonNullable<WriteSheet['rowDefs']> {
  const defs: NonNullable<WriteSheet['rowDefs']> = new Map();
  sheet.cells.forEach((line, row) => {
    let lines = 1;
    line.forEach((cell, column) => {
      if (cell?.kind !== 'value' || typeof cell.value !== 'string' || !WRAPPING.has(cell.look.look)) return;
      const width = Math.max(4, (sheet.widths[column] ?? 9) - (cell.look.indent ?? 0));
      const wide = cell.look.look === 'wrapped' ? 1 : 1.1;
      lines = Math.max(lines, countLines(cell.value, width / wide));
    });
    const level = sheet.outline.get(row);
    if (lines > 1 || level !== undefined)
      defs.set(row, {
        ...(lines > 1 ? { height: Math.min(400, lines * LINE_HEIGHT) } : {}),
        ...(level === undefined ? {} : { outlineLevel: level }),
      });
  });
  return defs;
}

function countLines(text: string, width: number): number {
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);
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

function toCheckValidation({ range, formula, message }: FileSheet['checks'][number]): DataValidation {
  return { type: 'custom', range, formula1: formula, ...refusal(message) };
}

function refusal(message: string): Partial<DataValidation> {
  return {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Giá trị không hợp lệ',
    errorMessage: message.slice(0, 225),
  };
}

/** hucre does not quote the sheet's name in its own print titles, so they are written as the names they are. */
function printTitles(sheet: FileSheet): { name: string; range: string; scope: string }[] {
  const prefix = `${quoteSheetName(sheet.name)}!`;
  const parts: string[] = [];
  if (sheet.frozen.columns > 0) parts.push(`${prefix}$A:$${columnLetters(sheet.frozen.columns - 1)}`);
  if (sheet.frozen.rows > 0) parts.push(`${prefix}$1:$${sheet.frozen.rows}`);
  return parts.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: parts.join(','), scope: sheet.name }];
}
