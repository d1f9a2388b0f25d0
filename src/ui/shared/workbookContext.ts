import { getContext, setContext } from 'svelte';
import type { Session } from '../../state/session.svelte.ts';
import type { Views } from '../../state/views.svelte.ts';
import type { ScenarioId } from '../../domain/ids.ts';
import type { Command } from '../../domain/commands/index.ts';

const KEY = Symbol('workbook');

/** The open workbook as the views see it. */
export interface WorkbookParts {
  readonly session: Session;
  readonly views: Views;
  /** Runs commands as one undo step and says in words what was refused. True when nothing was. `why` goes to the trace. */
  readonly run: (commands: readonly Command[], why?: string) => boolean;
  /** As `run`, in a scenario that need not be on screen, or that the first of the commands makes. */
  readonly runIn: (scenarioId: ScenarioId | null, commands: readonly Command[], why?: string) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function provideWorkbook(parts: WorkbookParts): void {
  setContext(KEY, parts);
}

export function useWorkbook(): WorkbookParts {
  return getContext<WorkbookParts>(KEY);
}
