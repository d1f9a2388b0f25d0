/** What a person is looking at in one workbook: kept with it, never part of it. */
import type { SheetId } from '../domain/ids.ts';
import type { Stage } from '../domain/scores.ts';

export type Tab = 'criteria' | 'scores' | 'ranking' | 'scenarios' | 'assumptions' | `free.${SheetId}`;
export type RankingSort = 'model' | 'rank' | 'name' | 'change';

export class Views {
  tab = $state<Tab>('criteria');
  stage = $state<Stage | 'effective'>('effective');
  sort = $state<RankingSort>('rank');
  /** `start` is the base while a scenario is active, else the figures before the last edit. */
  against = $state<'start' | 'last'>('start');
  dock = $state(true);
  chart = $state(true);
  /** A place to be shown and selected by the sheet that holds it (keys of src/domain/layout.ts); src/ui/sheet/goToPlace.ts sets it. */
  goal = $state.raw<{ readonly sheet: string; readonly row: string; readonly column: string } | null>(null);
  /** The list of shortcuts is open. */
  help = $state(false);
  /** Nodes whose children are hidden. */
  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  /** Column widths by "sheet/column". */
  widths = $state.raw<Readonly<Record<string, number>>>({});

  toggle(nodeId: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(nodeId)) next.add(nodeId);
    this.collapsed = next;
  }

  /** Widths of one sheet by column key. */
  widthsOf(sheet: string): Readonly<Record<string, number>> {
    const prefix = `${sheet}/`;
    return Object.fromEntries(
      Object.entries(this.widths)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, width]) => [key.slice(prefix.length), width]),
    );
  }

  /** As plain data for WorkbookStore.saveView. */
  toSaved(): Record<string, unknown> {
    const { tab, stage, sort, against, dock, chart, widths } = this;
    return { tab, stage, sort, against, dock, chart, widths, collapsed: [...this.collapsed] };
  }

  /** Takes what fits of saved data; anything else keeps its default. */
  restore(saved: Readonly<Record<string, unknown>>): void {
    const { tab, stage, sort, against, dock, chart, widths, collapsed } = saved;
    if (typeof tab === 'string') this.tab = tab as Tab;
    if (
      stage === 'effective' ||
      stage === 'self' ||
      stage === 'appraisal1' ||
      stage === 'appraisal2' ||
      stage === 'survey'
    )
      this.stage = stage;
    if (sort === 'model' || sort === 'rank' || sort === 'name' || sort === 'change') this.sort = sort;
    if (against === 'start' || against === 'last') this.against = against;
    if (typeof dock === 'boolean') this.dock = dock;
    if (typeof chart === 'boolean') this.chart = chart;
    if (Array.isArray(collapsed)) this.collapsed = new Set(collapsed.filter((id) => typeof id === 'string'));
    if (typeof widths === 'object' && widths !== null)
      this.widths = Object.fromEntries(
        Object.entries(widths).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      );
  }
}
