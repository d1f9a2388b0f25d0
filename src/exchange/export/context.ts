/** What every sheet of an export is made with. */
import type { SetId } from '../../domain/ids.ts';
import { labelOfSet, listSheetKeys, type SheetKey } from '../../domain/layout.ts';
import { createFormulaScope } from '../../domain/formula/scope.ts';
import { present } from '../../lib/assert.ts';
import { createAtlas, type BookAtlas } from './atlas.ts';
import type { ExportModel, ExportRequest } from './request.ts';
import { allSame, listVariants, type Variants } from './variants.ts';
import { addAlternatives, putContent, TABLE_LABELS, type Content, type ScenarioTable } from './scenarioTable.ts';
import { shortenSheetNames } from './sheetNames.ts';
import { draftSheet, putCell, type SheetDraft } from './sheetDraft.ts';
import type { CellLook, Scalar } from './writer.ts';

/** Sheets beside the app's own, per criteria set. */
export interface SetSheetNames {
  readonly declared: string;
  readonly factors: string;
}

export interface ExportContext {
  readonly request: ExportRequest;
  readonly variants: Variants;
  readonly atlas: BookAtlas;
  readonly sheetNames: ReadonlyMap<SheetKey, string>;
  readonly setSheets: ReadonlyMap<SetId, SetSheetNames>;
  readonly readme: string;
  readonly policies: string;
  readonly choices: SheetDraft;
  /** Overridden inputs, and formulas that differ because of them. */
  readonly inputs: ScenarioTable;
  readonly derived: ScenarioTable;
}

export const TAB = { guide: '7F7F7F', scenario: 'C55A11', data: '1F5F8B', result: '2E7D32', helper: 'BFBFBF' } as const;

/** First row of the table of overrides: below title, selector, number, blank, heading and the list of scenarios. */
export function firstTableRow(variants: Variants): number {
  return SCENARIO_LIST_ROW + variants.all.length + 3;
}
export const SELECTOR_ROW = 1;
export const NUMBER_ROW = 2;
export const SCENARIO_LIST_ROW = 5;

export function createContext(request: ExportRequest): ExportContext {
  const { workbook } = request;
  const variants = listVariants(workbook, request.scenarioId);
  const keys = listSheetKeys(workbook);
  const scope = createFormulaScope(workbook, null, null);
  const ownTitles = keys.map((key) => scope.titleOf(key) ?? '');
  const extra = workbook.setOrder.flatMap((id, i) => {
    const suffix = i === 0 ? '' : ` · ${labelOfSet(workbook, id)}`;
    return [`Số liệu${suffix}`, `Hệ số${suffix}`];
  });
  const all = shortenSheetNames([
    ...ownTitles,
    ...extra,
    'Đọc tôi',
    'Kịch bản',
    'Kịch bản (công thức)',
    'Chính sách',
    'Danh mục',
  ]);
  const nameAt = (index: number): string => present(all[index], 'every sheet has a name');
  const sheetNames = new Map(keys.map((key, i): [SheetKey, string] => [key, nameAt(i)]));
  const setSheets = new Map(
    workbook.setOrder.map((id, i): [SetId, SetSheetNames] => [
      id,
      { declared: nameAt(keys.length + i * 2), factors: nameAt(keys.length + i * 2 + 1) },
    ]),
  );
  const rest = keys.length + extra.length;
  return {
    request,
    variants,
    atlas: createAtlas(workbook, sheetNames),
    sheetNames,
    setSheets,
    readme: nameAt(rest),
    inputs: {
      draft: draftSheet(nameAt(rest + 1), TAB.scenario),
      nextRow: firstTableRow(variants),
      firstColumn: TABLE_LABELS,
    },
    derived: { draft: draftSheet(nameAt(rest + 2), TAB.helper), nextRow: 1, firstColumn: TABLE_LABELS },
    policies: nameAt(rest + 3),
    choices: draftSheet(nameAt(rest + 4), TAB.helper),
  };
}

export function sheetNameOf(context: ExportContext, key: SheetKey): string {
  return present(context.sheetNames.get(key), `no sheet ${key}`);
}

/** The app's figures of a set in the selected scenario, where they were given. */
export function modelOf(context: ExportContext, setId: SetId): ExportModel | null {
  const scenarioId = context.variants.all[context.variants.selected]?.scenarioId ?? null;
  return context.request.models.find((model) => model.setId === setId && model.scenarioId === scenarioId) ?? null;
}

export interface ContentLook {
  /** A cell people may change, where no scenario overrides it. */
  readonly isInput: boolean;
  readonly format?: string;
  readonly look?: CellLook['look'];
  readonly align?: 'left' | 'center' | 'right';
}

/**
 * Puts what a cell holds in each scenario: as it is where all agree, else as a choice among the rows of the scenario
 * table. `words` says in the table what the cell is.
 */
export function putByScenario(
  context: ExportContext,
  draft: SheetDraft,
  row: number,
  column: number,
  contents: readonly Content[],
  look: ContentLook,
  label: { readonly words: string; readonly homeSet: SetId | null },
  cached: Scalar | null = null,
): void {
  const { format, isInput } = look;
  const first = contents[0] ?? null;
  const extras = {
    ...(format === undefined ? {} : { format }),
    ...(look.align === undefined ? {} : { align: look.align }),
  };
  const atlas = context.atlas.at(label.homeSet);
  if (allSame(contents)) {
    const kind = look.look ?? (isInput ? 'input' : 'formula');
    const cell: CellLook = isInput ? { look: kind, unlocked: true, ...extras } : { look: kind, ...extras };
    if (first === null) putCell(draft, row, column, { kind: 'blank', look: cell });
    else putContent(draft, row, column, first, cell, atlas, cached);
    return;
  }
  const table = isInput ? context.inputs : context.derived;
  const formula = addAlternatives(table, atlas, { sheet: draft.name, words: label.words }, contents, {
    isInput,
    ...(format === undefined ? {} : { format }),
  });
  putCell(draft, row, column, { kind: 'formula', formula, cached, array: 'no', look: { look: 'scenario', ...extras } });
}
