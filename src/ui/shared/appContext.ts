import { getContext, setContext } from 'svelte';
import type { Desk } from '../../state/desk.svelte.ts';
import type { Exporter } from '../../state/exporter.svelte.ts';
import type { Preferences } from '../../state/preferences.svelte.ts';

const KEY = Symbol('app');

/** What main.ts builds and every component may use. */
export interface AppParts {
  readonly desk: Desk;
  readonly preferences: Preferences;
  readonly exporter: Exporter;
  /** Shows a passing message; `action` offers one thing to do about it. */
  readonly notify: (message: Notice) => void;
}

export interface Notice {
  readonly text: string;
  readonly kind: 'info' | 'problem';
  readonly action?: { readonly label: string; readonly run: () => void };
}

export function provideApp(parts: AppParts): void {
  setContext(KEY, parts);
}

export function useApp(): AppParts {
  return getContext<AppParts>(KEY);
}
