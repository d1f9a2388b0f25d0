import './charts.css';

/** How many --series-n tokens charts.css defines; a further series starts again at 1, told apart by its pattern. */
export const SERIES_TOKENS = 10;

/** The colours of one drawing, resolved to what SVG attributes and a canvas understand. */
export interface ChartColours {
  readonly series: readonly string[];
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly rise: string;
  readonly fall: string;
  readonly same: string;
  readonly focus: string;
  readonly fontFamily: string;
}

/** Reads the colour tokens as they apply to `element` now; call again after a theme change. */
export function readChartColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours: ChartColours = {
    series: Array.from({ length: SERIES_TOKENS }, (_, index) => resolve(`--series-${index + 1}`)),
    surface: resolve('--chart-surface'),
    text: resolve('--chart-text'),
    muted: resolve('--chart-muted'),
    line: resolve('--chart-line'),
    rise: resolve('--chart-rise'),
    fall: resolve('--chart-fall'),
    same: resolve('--chart-same'),
    focus: resolve('--chart-focus'),
    fontFamily: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return colours;
}

/** Calls `onchange` when the system theme or an attribute of the root element changes; returns how to stop. */
export function watchTheme(onchange: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(onchange);
  dark.addEventListener('change', onchange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] });
  return () => {
    dark.removeEventListener('change', onchange);
    observer.disconnect();
  };
}
