/** Told on `document` when a dialog has opened or gone: what must stay in reach moves to the topmost surface. */
export const SURFACE_CHANGE = 'surfacechange';

/** The topmost open dialog, or `home`: all else is inert while a dialog is open. */
export function findTopSurface(home: HTMLElement): HTMLElement {
  return [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? home;
}
