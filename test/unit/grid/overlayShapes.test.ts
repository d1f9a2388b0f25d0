import { describe, expect, it } from 'vitest';
import { buildGeometry, cellBox, type GridGeometry, type ScrollPosition } from '../../../src/grid/geometry.ts';
import { layOutOverlay, noShapes, type GridTrace, type OverlayShapes } from '../../../src/grid/overlayShapes.ts';
import type { GridSource } from '../../../src/grid/source.ts';

/** 100 rows of 24 px and 10 columns of 100 px under a head of 24 px and beside one of 40 px; the view shows 640 x 264. */
function makeGeometry(frozenRows: number, frozenCols: number): GridGeometry {
  const source: GridSource = {
    rowCount: 100,
    colCount: 10,
    frozenRows,
    frozenCols,
    columnWidth: () => 100,
    columnLabel: String,
    rowLabel: String,
    cell: () => ({ text: '' }),
  };
  return buildGeometry(source, { width: 640, height: 264 });
}

function outline(
  geometry: GridGeometry,
  scroll: ScrollPosition,
  rect: [number, number, number, number],
): OverlayShapes {
  const [top, left, bottom, right] = rect;
  return layOutOverlay(
    geometry,
    (ref) => cellBox(geometry, scroll, ref),
    [{ rect: { top, left, bottom, right }, tone: 2 }],
    [],
  );
}

function arrow(geometry: GridGeometry, scroll: ScrollPosition, trace: GridTrace): OverlayShapes['arrows'] {
  return layOutOverlay(geometry, (ref) => cellBox(geometry, scroll, ref), [], [trace]).arrows;
}

const still = { top: 0, left: 0 };

describe('outlines over the cells', () => {
  it('are nothing where nothing is outlined', () => {
    const geometry = makeGeometry(0, 0);
    expect(layOutOverlay(geometry, (ref) => cellBox(geometry, still, ref), [], [])).toBe(noShapes);
  });

  it('lie over their cells and move with them', () => {
    const geometry = makeGeometry(0, 0);
    expect(outline(geometry, still, [1, 1, 2, 2]).panes[0]?.outlines).toEqual([
      { x: 140, y: 48, width: 200, height: 48, tone: 2 },
    ]);
    expect(outline(geometry, { top: 24, left: 50 }, [1, 1, 2, 2]).panes[0]?.outlines).toEqual([
      { x: 90, y: 24, width: 200, height: 48, tone: 2 },
    ]);
  });

  it('are left out when their cells are scrolled away', () => {
    const geometry = makeGeometry(1, 1);
    expect(outline(geometry, { top: 480, left: 0 }, [3, 3, 4, 4]).panes).toEqual([]);
    expect(outline(geometry, { top: 0, left: 400 }, [3, 2, 4, 3]).panes).toEqual([]);
  });

  it('are cut at the frozen part, which shows its own share', () => {
    const geometry = makeGeometry(1, 1);
    const { panes } = outline(geometry, { top: 48, left: 30 }, [0, 0, 4, 2]);
    const found = panes.map(({ x, y, width, height, outlines }) => ({ pane: [x, y, width, height], outlines }));
    expect(found).toEqual([
      { pane: [140, 48, 500, 216], outlines: [{ x: 132, y: 40, width: 178, height: 56, tone: 2 }] },
      { pane: [40, 48, 100, 216], outlines: [{ x: 40, y: 40, width: 108, height: 56, tone: 2 }] },
      { pane: [140, 24, 500, 24], outlines: [{ x: 132, y: 24, width: 178, height: 32, tone: 2 }] },
      { pane: [40, 24, 100, 24], outlines: [{ x: 40, y: 24, width: 108, height: 32, tone: 2 }] },
    ]);
  });

  it('stay within figures that can be drawn, however long the range', () => {
    const geometry = makeGeometry(0, 0);
    expect(outline(geometry, { top: 240, left: 0 }, [0, 0, 99, 0]).panes[0]?.outlines).toEqual([
      { x: 40, y: 16, width: 100, height: 256, tone: 2 },
    ]);
  });
});

describe('arrows between cells', () => {
  const geometry = makeGeometry(1, 1);
  const precedent = (from: GridTrace['from'], to: GridTrace['to']): GridTrace => ({ from, to, kind: 'precedent' });

  it('go from the cell that is read, with a dot, to the cell that reads it', () => {
    const [drawn] = arrow(geometry, still, precedent({ row: 2, col: 2 }, { row: 5, col: 4 }));
    expect(drawn).toMatchObject({ x1: 252, y1: 84, x2: 452, y2: 156, hasDot: true, isAway: false });
    expect(drawn?.head.startsWith('452,156 ')).toBe(true);
  });

  it('end at the edge beyond which a cell is scrolled away, without its dot', () => {
    const [down] = arrow(geometry, still, precedent({ row: 50, col: 2 }, { row: 5, col: 4 }));
    expect(down).toMatchObject({ x1: 252, y1: 264, x2: 452, y2: 156, hasDot: false });
    const [under] = arrow(geometry, { top: 240, left: 0 }, precedent({ row: 2, col: 2 }, { row: 15, col: 0 }));
    expect(under).toMatchObject({ x1: 252, y1: 48, x2: 52, hasDot: false });
  });

  it('from a frozen cell keep their dot while the other end scrolls', () => {
    const [drawn] = arrow(geometry, { top: 240, left: 0 }, precedent({ row: 0, col: 0 }, { row: 12, col: 0 }));
    expect(drawn).toMatchObject({ x1: 52, y1: 36, hasDot: true });
  });

  it('are left out when both ends lie beyond the same edge', () => {
    expect(arrow(geometry, still, precedent({ row: 50, col: 2 }, { row: 60, col: 4 }))).toEqual([]);
    expect(arrow(geometry, still, precedent({ row: 50, col: 2 }, null))).toEqual([]);
  });

  it('come from outside for a cell of another sheet', () => {
    const [drawn] = arrow(geometry, still, precedent(null, { row: 5, col: 4 }));
    expect(drawn).toMatchObject({ x2: 452, y2: 156, isAway: true });
    expect(drawn && drawn.x1 < drawn.x2 && drawn.y1 < drawn.y2).toBe(true);
    const [first] = arrow(makeGeometry(0, 0), still, precedent({ row: 0, col: 0 }, null));
    expect(first && first.x2 > first.x1 && first.y2 > first.y1, 'it stays off the heads').toBe(true);
  });

  it('box the cells they stand for where that is more than one', () => {
    const area = { top: 2, left: 2, bottom: 4, right: 2 };
    const trace: GridTrace = { from: { row: 2, col: 2 }, to: { row: 6, col: 2 }, kind: 'error', area };
    const { panes } = layOutOverlay(geometry, (ref) => cellBox(geometry, still, ref), [], [trace]);
    expect(panes[0]?.boxes).toEqual([{ x: 240, y: 72, width: 100, height: 72, kind: 'error' }]);
  });
});
