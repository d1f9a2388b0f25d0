/** Tables of an analysis as a file to print: one sheet a table, figures as numbers. */
import type { FigureColumn, FigureTable } from '../../lib/figureTable.ts';
import { draftSheet, finishSheet, putValue } from '../export/sheetDraft.ts';
import { shortenSheetNames } from '../export/sheetNames.ts';
import type { FileSheet, WorkbookFile } from '../export/writer.ts';
import { putFormHead } from '../forms/formFrame.ts';

export interface FigureTablesRequest {
  readonly workbookName: string;
  readonly isIllustrative: boolean;
  readonly title: string;
  readonly tables: readonly FigureTable[];
}

const MIN_COLUMNS = 6;
const FIGURE_WIDTH = 13;
const MAX_TEXT_WIDTH = 48;

export function planFigureTables({ workbookName, isIllustrative, title, tables }: FigureTablesRequest): WorkbookFile {
  const names = shortenSheetNames(tables.map((table) => table.title));
  const sheets = tables.map((table, at) => planSheet(table, names[at] ?? '', workbookName, isIllustrative));
  return { title: `${workbookName} – ${title}`, description: '', sheets, names: [] };
}

function planSheet(table: FigureTable, name: string, workbookName: string, isIllustrative: boolean): FileSheet {
  const draft = draftSheet(name, '7F7F7F');
  const { columns, rows } = table;
  draft.widths.push(...columns.map((column, at) => widthOf(column, at, table)));
  while (draft.widths.length < MIN_COLUMNS) draft.widths.push(FIGURE_WIDTH);
  const across = draft.widths.length;
  const first = putFormHead(draft, {
    agency: ['UBND ……………………', 'CƠ QUAN: ……………………'],
    title: table.title.toLocaleUpperCase('vi'),
    lines: [workbookName, ...table.notes],
    isIllustrative,
    columns: across,
    leftColumns: Math.floor(across / 2),
  });
  columns.forEach(({ label }, column) => putValue(draft, first, column, label, { look: 'header' }));
  rows.forEach((cells, i) =>
    cells.forEach((value, column) => {
      if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return;
      const kind = columns[column];
      const format = kind ? numberFormat(kind) : null;
      putValue(draft, first + 1 + i, column, value, format === null ? { look: 'text' } : { look: 'text', format });
    }),
  );
  draft.style = 'form';
  draft.isProtected = false;
  draft.frozen.rows = first + 1;
  draft.page = { orientation: 'landscape', firstTitleRow: first + 1, titleRows: first + 1 };
  return finishSheet(draft);
}

function numberFormat({ decimals, isSigned = false, isShare = false, isRank = false }: FigureColumn): string | null {
  if (decimals === null) return null;
  if (isRank) return isSigned ? '+General;-General;General' : 'General';
  const plain = `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${isShare ? '%' : ''}`;
  return isSigned ? `+${plain};-${plain};${plain}` : plain;
}

function widthOf({ label, decimals }: FigureColumn, at: number, { rows }: FigureTable): number {
  if (decimals !== null) return Math.max(FIGURE_WIDTH, Math.min(24, label.length + 2));
  const longest = rows.reduce((most, cells) => Math.max(most, String(cells[at] ?? '').length), label.length);
  return Math.min(MAX_TEXT_WIDTH, Math.max(10, longest + 2));
}
