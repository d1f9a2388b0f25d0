import { AllCommunityModule, ModuleRegistry, createGrid, themeQuartz } from 'ag-grid-community';
import { present } from '../../../src/lib/assert.ts';
import { columnLetters } from '../../../src/lib/address.ts';
import { COL_COUNT, COL_WIDTH, ROW_HEIGHT, type BenchGrid } from './benchGrid.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

export const agGrid: BenchGrid = {
  name: 'AG Grid Community 36.2',
  cellSelector: '.ag-cell',
  mount(stage, rows) {
    const grid = createGrid(stage, {
      rowData: rows,
      columnDefs: Array.from({ length: COL_COUNT }, (_, col) => ({
        field: `c${col}`,
        headerName: columnLetters(col),
        width: COL_WIDTH,
        editable: true,
        cellDataType: false,
        cellEditor: 'agTextCellEditor',
      })),
      theme: themeQuartz.withParams({ fontSize: 13, spacing: 4 }),
      rowHeight: ROW_HEIGHT,
      headerHeight: ROW_HEIGHT,
      animateRows: false,
    });
    return {
      scroller: () =>
        present(
          [
            ...stage.querySelectorAll<HTMLElement>(
              '.ag-body-viewport, .ag-grid-viewport, .ag-body-vertical-scroll-viewport',
            ),
          ].find((one) => one.scrollHeight > 1_000_000),
          'what AG Grid scrolls',
        ),
      unmount: () => {
        grid.destroy();
        return Promise.resolve();
      },
    };
  },
};
