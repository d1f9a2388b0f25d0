import { present } from '../lib/assert.ts';
import { BarChart } from 'echarts/charts';
import type { BarSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ComposeOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type BarOption = ComposeOption<
  BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** A drawing inside an element. Imported lazily: this file is what brings the library in. */
export interface BarDrawing {
  /** Replaces everything drawn. */
  draw(option: BarOption, widthPx: number, heightPx: number): void;
  /** Shows the figures of one drawn row, or of none. */
  point(row: number | null): void;
  dispose(): void;
}

/** Starts an empty drawing; the element needs no size of its own. */
export function mountBars(element: HTMLElement): BarDrawing {
  const chart = init(element, null, { renderer: 'svg', width: 10, height: 10 });
  return {
    draw(option, widthPx, heightPx) {
      chart.resize({ width: widthPx, height: heightPx, silent: true });
      chart.setOption(option, { notMerge: true });
    },
    point(row) {
      if (row === null) chart.dispatchAction({ type: 'hideTip' });
      else chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: row });
    },
    dispose() {
      chart.dispose();
    },
  };
}

/**
 * The same drawing as an SVG document, away from the screen. Serialised from elements: the library's own string output
 * leaves quotes in attributes as they are, which a font family such as "Times New Roman" breaks.
 */
export function renderBars(option: BarOption, widthPx: number, heightPx: number): string {
  const element = document.createElement('div');
  const chart = init(element, null, { renderer: 'svg', width: widthPx, height: heightPx });
  chart.setOption(option);
  chart.getZr().flush();
  const svg = present(element.querySelector('svg'), 'the renderer makes an svg element');
  svg.removeAttribute('style');
  const text = new XMLSerializer().serializeToString(svg);
  chart.dispose();
  return text;
}
