/** F6: from one pane of the screen to the next, round and round. A pane is a bar, a grid, a landmark, or marked as one. */
const PANES =
  'header, footer, nav, aside, section, [role="toolbar"], [role="region"], [data-pane], .grid-bar, .grid-shell';
const STOPS =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';
const OVERLAYS = 'dialog, [popover], [role="dialog"], [role="menu"]';

/** Moves the focus to the next or previous pane as seen from `from`: to its grid, else to its first stop. */
export function leavePane(from: Element, isForward: boolean): void {
  const { body } = from.ownerDocument;
  const here = paneOf(from) ?? from;
  const stops = listStops(body).filter((stop) => from === body || !here.contains(stop));
  const isAfter = (stop: Element): boolean =>
    (here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = isForward
    ? (stops.find(isAfter) ?? stops[0])
    : (stops.findLast((stop) => !isAfter(stop)) ?? stops.at(-1));
  if (!next) {
    if (from instanceof HTMLElement) from.blur();
    return;
  }
  const pane = paneOf(next);
  const grid = pane?.querySelector<HTMLElement>('.grid-viewport');
  const first = pane && stops.find((stop) => pane.contains(stop));
  (grid ?? first ?? next).focus();
}

function listStops(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && stop.getClientRects().length > 0 && !stop.closest(OVERLAYS),
  );
}

/** The outermost one: what stands inside a pane is reached from it by Tab. */
function paneOf(el: Element): Element | null {
  let pane: Element | null = null;
  for (let at = el.closest(PANES); at; at = at.parentElement?.closest(PANES) ?? null) pane = at;
  return pane;
}
