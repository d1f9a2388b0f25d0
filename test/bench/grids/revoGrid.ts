import { defineCustomElements } from '@revolist/revogrid/loader';
import { assert, present } from '../../../src/lib/assert.ts';
import { columnLetters } from '../../../src/lib/address.ts';
import { COL_COUNT, COL_WIDTH, ROW_HEIGHT, type BenchGrid } from './benchGrid.ts';

defineCustomElements();

export const revoGrid: BenchGrid = {
  name: 'RevoGrid 4.28.1',
  cellSelector: '.rgCell',
  mount(stage, rows) {
    const grid = document.createElement('revo-grid');
    Object.assign(grid, {
      columns: Array.from({ length: COL_COUNT }, (_, col) => ({
        prop: `c${col}`,
        name: columnLetters(col),
        size: COL_WIDTH,
      })),
      source: rows,
      rowSize: ROW_HEIGHT,
      colSize: COL_WIDTH,
      rowHeaders: true,
      range: true,
      hideAttribution: true,
    });
    stage.append(grid);
    return {
      scroller: () => {
        const found = [...stage.querySelectorAll<HTMLElement>('.vertical-inner')].find(
          (one) => one.scrollHeight > 1_000_000,
        );
        assert(found !== undefined, 'what RevoGrid scrolls');
        return present(found, 'what RevoGrid scrolls');
      },
      unmount: () => {
        grid.remove();
        return Promise.resolve();
      },
    };
  },
};
