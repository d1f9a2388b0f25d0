/** Many rows times many draws: every index of a batch. In vectors where the machine has them, else in plain script. */
import { loadWideCode } from './wideCode.ts';

export interface WideProduct {
  /** To be written: [draw * depth + place]. */
  readonly left: Float64Array;
  /** [draw * stride + row] = sum over places of left x rows. */
  readonly out: Float64Array;
  readonly stride: number;
  readonly multiply: (drawCount: number) => void;
}

/** Rows of a panel: they lie place by place, [panel][place][row], the last panel filled up with zeros. */
const PANEL = 8;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** `rows` are [row * depth + place]. */
export function prepareProduct(
  rows: Float64Array,
  rowCount: number,
  depth: number,
  maxDraws: number,
  load: typeof loadWideCode = loadWideCode,
): WideProduct {
  const panelCount = Math.ceil(rowCount / PANEL);
  const stride = panelCount * PANEL;
  // Draws go two by two.
  const drawRoom = maxDraws + (maxDraws % 2);
  const leftAt = stride * depth;
  const outAt = leftAt + drawRoom * depth;
  const size = outAt + drawRoom * stride;
  const code = load(size * BYTES);
  const all = code ? new Float64Array(code.buffer, 0, size) : new Float64Array(size);
  const panels = all.subarray(0, leftAt);
  const left = all.subarray(leftAt, outAt);
  const out = all.subarray(outAt);
  for (let row = 0; row < rowCount; row++) {
    const from = (row - (row % PANEL)) * depth + (row % PANEL);
    for (let place = 0; place < depth; place++) panels[from + place * PANEL] = rows[row * depth + place] as number;
  }

  function multiply(drawCount: number): void {
    const even = drawCount + (drawCount % 2);
    if (rowCount === 0 || even === 0 || depth === 0) return;
    if (code)
      code.run(
        0,
        leftAt * BYTES,
        leftAt * BYTES,
        (leftAt + even * depth) * BYTES,
        depth * BYTES,
        outAt * BYTES,
        stride * BYTES,
      );
    else multiplyPanels(panels, left, even, depth, out, stride);
  }
  return { left, out, stride, multiply };
}

/** Four rows and two draws at a time stay in registers. */
function multiplyPanels(
  panels: Float64Array,
  left: Float64Array,
  drawCount: number,
  depth: number,
  out: Float64Array,
  stride: number,
): void {
  for (let row = 0; row < stride; row += 4) {
    const start = (row - (row % PANEL)) * depth + (row % PANEL);
    for (let draw = 0; draw < drawCount; draw += 2) {
      const first = draw * depth;
      const second = first + depth;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let place = 0, at = start; place < depth; place++, at += PANEL) {
        const a = left[first + place] as number;
        const b = left[second + place] as number;
        const r0 = panels[at] as number;
        const r1 = panels[at + 1] as number;
        const r2 = panels[at + 2] as number;
        const r3 = panels[at + 3] as number;
        a0 += r0 * a;
        b0 += r0 * b;
        a1 += r1 * a;
        b1 += r1 * b;
        a2 += r2 * a;
        b2 += r2 * b;
        a3 += r3 * a;
        b3 += r3 * b;
      }
      const to = draw * stride + row;
      out[to] = a0;
      out[to + 1] = a1;
      out[to + 2] = a2;
      out[to + 3] = a3;
      out[to + stride] = b0;
      out[to + stride + 1] = b1;
      out[to + stride + 2] = b2;
      out[to + stride + 3] = b3;
    }
  }
}
