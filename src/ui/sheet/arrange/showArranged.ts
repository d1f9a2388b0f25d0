import type { NumberLocale } from '../../../lib/numberText.ts';
import { isPlain, isSifted } from '../../../state/arrangement.ts';
import type { Views } from '../../../state/views.svelte.ts';
import type { WorkbookParts } from '../../shared/workbookContext.ts';
import { dressSource } from '../attributes/dressSource.ts';
import type { SheetSource } from '../sheetSource.ts';
import { arrange } from './arrange.ts';

const NOTHING_COLLAPSED: ReadonlySet<string> = new Set();

/**
 * A view's source as the sheet is arranged; then it is dressed too, for values are offered and sought as they are shown. `stamp`
 * names what the cells show besides the sheet itself (scenario, stage); null while figures are not there yet, and on sheets that
 * nobody types into: filters and sorting then follow the figures.
 */
export function showArranged<T extends SheetSource>(
  source: T,
  { session, views }: Pick<WorkbookParts, 'session' | 'views'>,
  locale: NumberLocale,
  stamp: string | null,
): T {
  const arrangement = views.arrangementOf(source.sheet);
  if (isPlain(arrangement)) return source;
  const dressed = dressSource(source, session.workbook.attributes[source.sheet], locale);
  const whole = { ...source, cell: (row: number, col: number) => dressed.cell(row, col) };
  return arrange(whole, arrangement, { locale, stamp: stamp === null ? null : `${locale}/${stamp}` });
}

/** The branches a tree sheet hides: none while it is filtered or sorted, so that nothing is missed. */
export function collapsedFor(views: Views, sheet: string): ReadonlySet<string> {
  return isSifted(views.arrangementOf(sheet)) ? NOTHING_COLLAPSED : views.collapsed;
}
