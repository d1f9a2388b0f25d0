import type { Problem } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';
import type { Notice } from './appContext.ts';
import { sayProblem } from './words.svelte.ts';

/** Says what was refused: the first reason, and how many more there are. */
export function reportRefusals(t: Messages, problems: readonly Problem[], notify: (notice: Notice) => void): void {
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` ${t.app.more(problems.length - 1)}` : '';
  notify({ kind: 'problem', text: sayProblem(t, first) + more });
}
