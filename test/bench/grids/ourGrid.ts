import { mount, unmount } from 'svelte';
import { present } from '../../../src/lib/assert.ts';
import { GridState } from '../../../src/grid/gridState.svelte.ts';
import BenchStage from './BenchStage.svelte';
import type { BenchGrid } from './benchGrid.ts';

export const ourGrid: BenchGrid = {
  name: 'PAR Workbook',
  cellSelector: '.grid-row:not([hidden]) .grid-cell[role=gridcell]:not([hidden])',
  mount(stage, rows) {
    const mounted = mount(BenchStage, { target: stage, props: { rows, state: new GridState() } });
    return {
      scroller: () => present(stage.querySelector<HTMLElement>('.grid-viewport'), 'the viewport'),
      unmount: () => unmount(mounted),
    };
  },
};
