import type { BarOption } from './echartsBars.ts';
import type { ChartColours } from './palette.ts';
import { shortenText } from './textWidth.ts';
import type { MeasureText } from './textWidth.ts';

export interface BarSeries {
  readonly id: string;
  readonly label: string;
}

/** One bar; `segments` follows the series, a segment that is not a finite number is not drawn. */
export interface BarRow {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  readonly segments: readonly number[];
}

/** Everything one drawing needs; `rows` are only those to be drawn, from top to bottom. */
export interface BarPicture {
  readonly rows: readonly BarRow[];
  readonly series: readonly BarSeries[];
  readonly low: number;
  readonly high: number;
  readonly format: (value: number) => string;
  readonly totalLabel: string;
  readonly colours: ChartColours;
  readonly layout: BarLayout;
}

/** Sizes in pixels; the bars begin at `headPx` and each takes BAR_ROW_PX. */
export interface BarLayout {
  readonly widthPx: number;
  readonly headPx: number;
  readonly labelPx: number;
  readonly totalPx: number;
  readonly legend: readonly { readonly text: string; readonly line: number; readonly left: number }[];
}

export const BAR_ROW_PX = 24;
const FONT_PX = 12;
const LEGEND_LINE_PX = 22;
const LEGEND_MARK_PX = 28;
const AXIS_PX = 24;
const LEGEND_TEXT_PX = 220;

/** Shares the width between row labels, bars and totals, and breaks the legend into lines. */
export function layOutBars(
  widthPx: number,
  rows: readonly BarRow[],
  series: readonly BarSeries[],
  format: (value: number) => string,
  measure: MeasureText,
): BarLayout {
  const widthOf = (text: string): number => measure(text, FONT_PX, false);
  const label = rows.reduce((widest, row) => Math.max(widest, widthOf(row.label)), 40);
  const totals = rows.map((row) => row.total).filter(Number.isFinite);
  const extremes = totals.length === 0 ? [] : [least(totals), most(totals)];
  const total = extremes.reduce((widest, value) => Math.max(widest, measure(format(value), FONT_PX, true)), 24);
  let line = 0;
  let left = 0;
  const legend = series.map((item) => {
    const text = shortenText(item.label, LEGEND_TEXT_PX, widthOf);
    const needed = LEGEND_MARK_PX + 5 + widthOf(text) + 16;
    if (left > 0 && left + needed > widthPx) {
      line += 1;
      left = 0;
    }
    const placed = { text, line, left };
    left += needed;
    return placed;
  });
  return {
    widthPx,
    headPx: (line + 1) * LEGEND_LINE_PX + AXIS_PX,
    labelPx: Math.ceil(Math.min(label + 2, widthPx * 0.32)),
    totalPx: Math.ceil(total) + 14,
    legend,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}

/** The axis from the lowest sum of negative segments (or 0) to `max` or the longest bar. */
export function barExtent(rows: readonly BarRow[], max: number): { low: number; high: number } {
  let low = 0;
  let high = max;
  for (const { segments } of rows) {
    let below = 0;
    let above = 0;
    for (const value of segments) {
      if (value < 0) below += value;
      else if (Number.isFinite(value)) above += value;
    }
    low = Math.min(low, below);
    high = Math.max(high, above);
  }
  return { low, high };
}

/** The picture in the drawing library's words. */
export function toBarOption(picture: BarPicture): BarOption {
  const { rows, series, colours, layout, format } = picture;
  const text = { color: colours.text, fontSize: FONT_PX, fontFamily: colours.fontFamily };
  const names = rows.map((row) => row.label);
  const shown = series.map((item, index) => ({
    type: 'bar' as const,
    name: item.id,
    stack: 'all',
    barWidth: BAR_ROW_PX - 7,
    itemStyle: { color: colourOf(colours, index), borderColor: colours.surface, borderWidth: 1 },
    emphasis: { disabled: true },
    data: rows.map((row) => {
      const value = row.segments[index];
      return value !== undefined && Number.isFinite(value) ? value : null;
    }),
  }));
  const totals = {
    type: 'bar' as const,
    name: '',
    stack: 'all',
    silent: true,
    emphasis: { disabled: true },
    data: rows.map(() => 0),
    label: {
      ...text,
      show: true,
      position: 'right' as const,
      fontWeight: 600,
      formatter: ({ dataIndex }: { dataIndex: number }) => showValue(rows[dataIndex]?.total, format),
    },
  };
  return {
    animation: false,
    textStyle: text,
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: true, decals: decalsFor(colours, series.length) },
    },
    tooltip: {
      trigger: 'axis',
      triggerOn: 'none',
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours.muted,
      textStyle: text,
      axisPointer: { type: 'none' },
      formatter: (items) => {
        const first = Array.isArray(items) ? items[0] : items;
        return plainText(describeBar(picture, rows[first?.dataIndex ?? -1]).join('\n'));
      },
    },
    legend: layout.legend.map((place, index) => ({
      data: [series[index]?.id ?? ''],
      left: place.left,
      top: place.line * LEGEND_LINE_PX,
      padding: [4, 0],
      itemWidth: LEGEND_MARK_PX,
      itemHeight: 14,
      selectedMode: false,
      textStyle: text,
      formatter: () => place.text,
    })),
    grid: {
      left: layout.labelPx + 10,
      right: layout.totalPx,
      top: layout.headPx,
      height: rows.length * BAR_ROW_PX,
      outerBoundsMode: 'none',
    },
    xAxis: {
      type: 'value',
      position: 'top',
      min: picture.low,
      max: picture.high,
      axisLabel: { color: colours.muted, fontSize: 11, formatter: (value: number) => format(value), hideOverlap: true },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.muted } },
      axisLabel: { ...text, interval: 0, width: layout.labelPx, overflow: 'truncate', ellipsis: '…' },
    },
    series: [...shown, totals],
  };
}

/** A row in lines: its label with the total, then every segment. */
export function describeBar(
  picture: Pick<BarPicture, 'series' | 'format' | 'totalLabel'>,
  row: BarRow | undefined,
): string[] {
  if (row === undefined) return [];
  const segments = picture.series.map(
    (item, index) => `${item.label}: ${showValue(row.segments[index], picture.format)}`,
  );
  return [row.label, ...segments, `${picture.totalLabel}: ${showValue(row.total, picture.format)}`];
}

/** A figure as the caller writes it; a dash where there is none. */
export function showValue(value: number | undefined, format: (value: number) => string): string {
  return value !== undefined && Number.isFinite(value) ? format(value) : '–';
}

/** The drawing library reads {name|text} as markup; a full-width brace keeps a label what it is. */
function plainText(text: string): string {
  return text.replace(/\{/g, '｛').replace(/\}/g, '｝');
}

function colourOf(colours: ChartColours, index: number): string {
  return colours.series[index % colours.series.length] ?? colours.text;
}

type Decal = NonNullable<NonNullable<Extract<BarOption['aria'], { decal?: unknown }>['decal']>['decals']>;

/** A pattern per series that survives grey printing; the first is plain. */
function decalsFor(colours: ChartColours, count: number): Decal {
  const ink = { color: seeThrough(colours.surface), backgroundColor: 'rgba(0,0,0,0)' };
  const patterns = [
    { symbol: 'none' },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
    {
      ...ink,
      symbol: 'circle',
      symbolSize: 0.6,
      dashArrayX: [
        [8, 8],
        [0, 8, 8, 0],
      ],
      dashArrayY: [5, 0],
    },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: -Math.PI / 4 },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2 },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4] },
    {
      ...ink,
      symbol: 'triangle',
      symbolSize: 0.6,
      dashArrayX: [
        [9, 9],
        [0, 9, 9, 0],
      ],
      dashArrayY: [6, 1],
    },
    { ...ink, symbol: 'rect', symbolSize: 0.4, dashArrayX: [[6, 6]], dashArrayY: [6, 0] },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 10], rotation: Math.PI / 4 },
    { ...ink, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 10], rotation: -Math.PI / 4 },
  ];
  return Array.from({ length: count }, (_, index) => patterns[index % patterns.length] ?? { symbol: 'none' });
}

/** A computed rgb colour at 65 %, so that the pattern does not drown the hue; any other notation as it is. */
function seeThrough(colour: string): string {
  return colour.replace(/^rgb\((.+)\)$/, 'rgba($1, 0.65)');
}
