/** Carries out a replacement: on the sheet on screen as if it were typed, in the whole workbook as one command list. */
import { tick } from 'svelte';
import type { Messages } from '../../../i18n/index.ts';
import { sayProblem } from '../../shared/words.svelte.ts';
import type { WorkbookParts } from '../../shared/workbookContext.ts';
import { openBranches } from '../goToPlace.ts';
import type { SheetContext } from '../sheetContext.ts';
import type { Finder, RefusedHit, ReplaceOutcome } from './finder.svelte.ts';
import type { Hit } from './findWorkbook.ts';
import { listNotTaken, planCommandsOf, planEdits } from './replaceHits.ts';
import { createMatcher, type Matcher } from './textMatch.ts';

/** Replaces in the cell that the search stands on, then goes to the next one; begins with a step where it stands on none. */
export async function replaceOne(finder: Finder, parts: WorkbookParts, t: Messages): Promise<void> {
  const hit = finder.hits[finder.at];
  const matcher = createMatcher(finder.query, finder.options);
  if (!hit || !matcher) {
    await finder.step(1);
    return;
  }
  await finder.show(hit);
  finder.outcome = replaceHits(finder, parts, t, matcher, [hit]);
  await finder.step(1);
}

/** Replaces in every hit, as one step of undo. */
export async function replaceAll(finder: Finder, parts: WorkbookParts, t: Messages): Promise<void> {
  const matcher = createMatcher(finder.query, finder.options);
  if (!matcher) return;
  await finder.settle();
  const { hits, sheet } = finder;
  if (finder.options.where === 'sheet' && sheet) {
    openBranches(
      parts,
      sheet.sheet(),
      hits.map((hit) => hit.row),
    );
    await tick();
  }
  finder.outcome = replaceHits(finder, parts, t, matcher, hits);
}

function replaceHits(
  finder: Finder,
  parts: WorkbookParts,
  t: Messages,
  matcher: Matcher,
  hits: readonly Hit[],
): ReplaceOutcome {
  const { sheet, replacement, options } = finder;
  const isHere = options.where === 'sheet' || (hits.length === 1 && hits[0]?.sheet === sheet?.sheet());
  return sheet && isHere
    ? replaceOnSheet(sheet, t, matcher, replacement, hits)
    : replaceInWorkbook(parts, t, matcher, replacement, hits);
}

function replaceOnSheet(
  sheet: SheetContext,
  t: Messages,
  matcher: Matcher,
  replacement: string,
  hits: readonly Hit[],
): ReplaceOutcome {
  const { edits, refused } = planEdits(sheet.source(), hits, matcher, replacement, t);
  const problems = new Map(edits.length > 0 ? sheet.enter(edits).map(({ edit, problem }) => [edit, problem]) : []);
  const notTaken = listNotTaken(sheet.source(), edits, problems, t);
  return { done: edits.length - notTaken.length, refused: [...refused, ...notTaken] };
}

function replaceInWorkbook(
  { session }: WorkbookParts,
  t: Messages,
  matcher: Matcher,
  replacement: string,
  hits: readonly Hit[],
): ReplaceOutcome {
  const { planned, refused } = planCommandsOf(session.workbook, session.setId, hits, matcher, replacement, t);
  const left: RefusedHit[] = [...refused];
  let done = planned.reduce((sum, one) => sum + one.hits.length, 0);
  const problems = planned.length > 0 ? session.run(planned.map((one) => one.command)) : [];
  for (const { place, problem } of problems) {
    // A tab that only reads refuses everything under the first place.
    const lost = session.readOnly ? planned.flatMap((one) => one.hits) : (planned[place]?.hits ?? []);
    done -= lost.length;
    left.push(...lost.map((hit) => ({ hit, reason: sayProblem(t, problem) })));
  }
  return { done, refused: left };
}
