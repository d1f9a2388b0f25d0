import { fitColumnWidth } from '../../../grid/columnFit.ts';
import type { SheetContext } from '../sheetContext.ts';

/** Measuring more would hold up the screen: 40 columns of so many rows take about 0.1 s. */
const MEASURED_ROWS = 300;

/** Every column as wide as its contents: of long sheets the head, the first rows and some from all over are measured. */
export function fitAllColumns(context: SheetContext): void {
  const { views } = context;
  const shown = context.source();
  const font = getComputedStyle(document.documentElement).getPropertyValue('--grid-font');
  const step = Math.max(1, Math.floor(shown.rowCount / MEASURED_ROWS));
  const rows = Array.from({ length: Math.ceil(shown.rowCount / step) }, (_, index) => index * step);
  const widths: Record<string, number> = {};
  for (let col = 0; col < shown.colCount; col++)
    widths[`${shown.sheet}/${shown.placeAt(0, col).column}`] = fitColumnWidth(shown, col, rows, font);
  views.widths = { ...views.widths, ...widths };
}
