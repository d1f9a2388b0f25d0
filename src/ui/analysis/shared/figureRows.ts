/** Figures of a table in the writing of a language. */
import type { FigureColumn, FigureTable } from '../../../lib/figureTable.ts';
import { formatNumber } from '../../../lib/numberText.ts';

type Locale = 'vi' | 'en';

/** As published: figures line up at these; what is beyond stands only where it says something. */
const USUAL_DECIMALS = 2;

/** "+1,25", "12,50%", with two places at least where the column has them (a whole rank with none), or the words themselves; empty where there is no figure. */
export function writeFigure(value: string | number | null, column: FigureColumn, locale: Locale): string {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return '';
  if (typeof value === 'string' || column.decimals === null) return String(value);
  const { decimals } = column;
  const least = column.isRank ? 0 : Math.min(decimals, USUAL_DECIMALS);
  const text = formatNumber(column.isShare ? value * 100 : value, locale, decimals, least);
  const signed = column.isSigned && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  return column.isShare ? `${signed}%` : signed;
}

/** Title, notes, heads and rows, with an empty row after. */
export function csvRowsOf({ title, notes, columns, rows }: FigureTable, locale: Locale): string[][] {
  return [
    [title],
    ...notes.map((note) => [note]),
    columns.map(({ label }) => label),
    ...rows.map((cells) => columns.map((column, at) => writeFigure(cells[at] ?? null, column, locale))),
    [],
  ];
}
