/** Moves the focus to the next or previous stop outside `shell`; lets it go when there is none. */
export function leaveShell(shell: HTMLElement, isForward: boolean): void {
  const stops = [
    ...shell.ownerDocument.querySelectorAll<HTMLElement>(
      'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]',
    ),
  ].filter((stop) => !shell.contains(stop) && stop.tabIndex >= 0 && stop.getClientRects().length > 0);
  const side = isForward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = stops.filter((stop) => (shell.compareDocumentPosition(stop) & side) !== 0);
  const next = isForward ? (beyond[0] ?? stops[0]) : (beyond.at(-1) ?? stops.at(-1));
  if (next) next.focus();
  else if (shell.ownerDocument.activeElement instanceof HTMLElement) shell.ownerDocument.activeElement.blur();
}
