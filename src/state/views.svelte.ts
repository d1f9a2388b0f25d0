/** What a person is looking at in one workbook: kept with it, never part of it. */
import type { SheetId, UnitId } from '../domain/ids.ts';
import type { Stage } from '../domain/scores.ts';
import {
  PLAIN,
  readArrangements,
  readSavedArrangements,
  type SavedArrangement,
  type SheetArrangement,
} from './arrangement.ts';

export type Tab =
  | 'criteria'
  | 'scores'
  | 'self'
  | 'appraisal'
  | 'ranking'
  | 'scenarios'
  | 'assumptions'
  | 'changes'
  | 'analysis'
  | `free.${SheetId}`;
/** Pages of the tab "Phân tích", in their order. */
export const ANALYSIS_PAGES = ['reasons', 'lost', 'goal', 'plan', 'flips', 'robust', 'sensitivity', 'audit'] as const;
export type AnalysisPage = (typeof ANALYSIS_PAGES)[number];
export type PageSettings = Readonly<Record<string, unknown>>;
export type RankingSort = 'model' | 'rank' | 'name' | 'change';

const WITHOUT_DOCK: ReadonlySet<Tab> = new Set<Tab>([
  'ranking',
  'scenarios',
  'self',
  'appraisal',
  'changes',
  'analysis',
]);

export class Views {
  tab = $state<Tab>('criteria');
  stage = $state<Stage | 'effective'>('effective');
  /** The unit whose self-score or appraisal is on screen; null is the block's first. */
  unitId = $state.raw<UnitId | null>(null);
  sort = $state<RankingSort>('rank');
  /** `start` is the base while a scenario is active, else the figures before the last edit. */
  against = $state<'start' | 'last'>('start');
  dock = $state(true);
  /** Whether the live ranking can stand beside the tab on screen: the others show their own figures. */
  readonly takesDock: boolean = $derived(!WITHOUT_DOCK.has(this.tab));
  chart = $state(true);
  /** The strip of tools over each sheet. */
  tools = $state(true);
  /** A place to be shown and selected by the sheet that holds it (keys of src/domain/layout.ts); src/ui/sheet/goToPlace.ts sets it. */
  goal = $state.raw<{ readonly sheet: string; readonly row: string; readonly column: string } | null>(null);
  /** The list of shortcuts is open. */
  help = $state(false);
  /** Nodes whose children are hidden. */
  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  /** Column widths by "sheet/column". */
  widths = $state.raw<Readonly<Record<string, number>>>({});
  /** How sheets are filtered, sorted, hidden and frozen, by sheet key. */
  arrangements = $state.raw<Readonly<Record<string, SheetArrangement>>>({});
  /** Arrangements kept under a name, by sheet key. */
  savedArrangements = $state.raw<Readonly<Record<string, readonly SavedArrangement[]>>>({});

  analysisPage = $state<AnalysisPage>('reasons');
  /** What each page of the analysis is set to, as plain data; a page reads what it knows and passes over the rest. */
  analysisSettings = $state.raw<Readonly<Partial<Record<AnalysisPage, PageSettings>>>>({});

  settingsOf(page: AnalysisPage): PageSettings {
    return this.analysisSettings[page] ?? {};
  }

  changeSettings(page: AnalysisPage, change: PageSettings): void {
    const plain: PageSettings = $state.snapshot(change);
    this.analysisSettings = { ...this.analysisSettings, [page]: { ...this.settingsOf(page), ...plain } };
  }

  toggle(nodeId: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(nodeId)) next.add(nodeId);
    this.collapsed = next;
  }

  arrangementOf(sheet: string): SheetArrangement {
    return this.arrangements[sheet] ?? PLAIN;
  }

  /** Changes a part of a sheet's arrangement; {} applies filters and sorting anew, for an arrangement is a new object each time. */
  arrange(sheet: string, change: Partial<SheetArrangement>): SheetArrangement {
    const arrangement = { ...this.arrangementOf(sheet), ...change };
    this.arrangements = { ...this.arrangements, [sheet]: arrangement };
    return arrangement;
  }

  savedArrangementsOf(sheet: string): readonly SavedArrangement[] {
    return this.savedArrangements[sheet] ?? [];
  }

  /** Keeps the sheet's arrangement under a name; one of that name is replaced. */
  saveArrangement(sheet: string, name: string): void {
    const others = this.savedArrangementsOf(sheet).filter((one) => one.name !== name);
    const saved = [...others, { name, arrangement: this.arrangementOf(sheet) }];
    this.savedArrangements = { ...this.savedArrangements, [sheet]: saved };
  }

  removeArrangement(sheet: string, name: string): void {
    const others = this.savedArrangementsOf(sheet).filter((one) => one.name !== name);
    this.savedArrangements = { ...this.savedArrangements, [sheet]: others };
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
    const { tab, stage, unitId, sort, against, dock, chart, tools, widths, arrangements, savedArrangements } = this;
    const collapsed = [...this.collapsed];
    const { analysisPage, analysisSettings } = this;
    return {
      tab,
      stage,
      unitId,
      sort,
      against,
      dock,
      chart,
      tools,
      widths,
      collapsed,
      arrangements,
      savedArrangements,
      analysisPage,
      analysisSettings,
    };
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
    if (typeof saved['unitId'] === 'string') this.unitId = saved['unitId'] as UnitId;
    if (sort === 'model' || sort === 'rank' || sort === 'name' || sort === 'change') this.sort = sort;
    if (against === 'start' || against === 'last') this.against = against;
    if (typeof dock === 'boolean') this.dock = dock;
    if (typeof chart === 'boolean') this.chart = chart;
    if (typeof saved['tools'] === 'boolean') this.tools = saved['tools'];
    this.arrangements = readArrangements(saved['arrangements']);
    this.savedArrangements = readSavedArrangements(saved['savedArrangements']);
    const page = ANALYSIS_PAGES.find((known) => known === saved['analysisPage']);
    if (page) this.analysisPage = page;
    this.analysisSettings = readSettings(saved['analysisSettings']);
    if (Array.isArray(collapsed)) this.collapsed = new Set(collapsed.filter((id) => typeof id === 'string'));
    if (typeof widths === 'object' && widths !== null)
      this.widths = Object.fromEntries(
        Object.entries(widths).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      );
  }
}

function readSettings(saved: unknown): Partial<Record<AnalysisPage, PageSettings>> {
  if (typeof saved !== 'object' || saved === null) return {};
  const known = Object.entries(saved).flatMap(([key, value]): [AnalysisPage, PageSettings][] => {
    const page = ANALYSIS_PAGES.find((name) => name === key);
    return page && typeof value === 'object' && value !== null ? [[page, { ...value }]] : [];
  });
  return Object.fromEntries(known);
}
