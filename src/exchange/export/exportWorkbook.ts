/** The whole workbook as an .xlsx whose formulas give the same figures as the app. */
import type { CriterionNode } from '../../domain/criteria.ts';
import type { SetId, UnitId } from '../../domain/ids.ts';
import { present } from '../../lib/assert.ts';
import { roundTo } from '../../lib/decimal.ts';
import { dressSheets } from './attributes.ts';
import { buildAssumptionsSheet } from './assumptionsSheet.ts';
import { createContext, modelOf, sheetNameOf, type ExportContext } from './context.ts';
import { buildCriteriaSheet } from './criteriaSheet.ts';
import { buildDeclaredSheet, type ScoresOf } from './declaredSheet.ts';
import { effectiveScores, type EffectiveScore } from './effectiveScores.ts';
import { buildFactorsSheet } from './factorsSheet.ts';
import { buildFreeSheet } from './freeSheet.ts';
import { buildInputMapSheet } from './inputMapSheet.ts';
import { buildPoliciesSheet, type PolicyCells } from './policiesSheet.ts';
import { buildRankingSheet } from './rankingSheet.ts';
import { buildReadmeSheet } from './readmeSheet.ts';
import type { ExportProgress, ExportRequest } from './request.ts';
import { finishScenarioSheets } from './scenariosSheet.ts';
import { buildScoresSheet } from './scoresSheet.ts';
import { finishSheet, type SheetDraft } from './sheetDraft.ts';
import { setIn } from './variants.ts';
import type { WorkbookFile, WorkbookWriter } from './writer.ts';

export type OnProgress = (progress: ExportProgress) => void;

/** The bytes of the file. Pure apart from `onProgress`, which is called between the parts; rejects only on our own bugs. */
export async function exportWorkbook(
  request: ExportRequest,
  writer: WorkbookWriter,
  onProgress: OnProgress = () => undefined,
): Promise<Uint8Array> {
  const file = planWorkbook(request, onProgress);
  onProgress({ stage: 'write', share01: 0.6 });
  const bytes = await writer.write(file);
  onProgress({ stage: 'write', share01: 1 });
  return bytes;
}

/** The file as plain data, before it is bytes. */
export function planWorkbook(request: ExportRequest, onProgress: OnProgress = () => undefined): WorkbookFile {
  onProgress({ stage: 'prepare', share01: 0 });
  const context = createContext(request);
  const { base } = context.variants;
  const policies = buildPoliciesSheet(context);
  const perSet = base.setOrder.map((setId, i) => {
    onProgress({ stage: 'scores', share01: 0.1 + (0.4 * i) / base.setOrder.length });
    return buildSet(context, setId, present(policies.cells.get(setId), 'every set has policies'));
  });
  onProgress({ stage: 'sheets', share01: 0.5 });
  const assumptions = buildAssumptionsSheet(context);
  const free = base.sheetOrder.map((id) => buildFreeSheet(context, id));
  onProgress({ stage: 'scenarios', share01: 0.55 });
  const readme = buildReadmeSheet(context);
  const tableIsUsed = context.derived.nextRow > 1;
  const selectorNames = finishScenarioSheets(context);
  context.inputs.draft.frozen.rows = 2;
  const drafts: SheetDraft[] = [
    readme,
    context.inputs.draft,
    ...perSet.flatMap(({ main }) => main),
    assumptions,
    ...free,
    policies.draft,
    ...perSet.flatMap(({ helpers }) => helpers),
    ...(tableIsUsed ? [context.derived.draft] : []),
  ];
  dressSheets(context, drafts);
  if (context.choices.cells.length > 0) drafts.push(context.choices);
  drafts.push(
    buildInputMapSheet(
      context,
      drafts,
      perSet.map(({ parts }) => parts),
    ),
  );
  return {
    title: request.workbook.name,
    description: request.workbook.illustrative ? 'Số liệu minh họa' : request.workbook.source,
    sheets: drafts.map(finishSheet),
    names: [...selectorNames, ...context.atlas.names],
  };
}

/** Totals, applicable maxima, indexes and ranks as the app shows them, at the cells of the ranking sheets that must give them. */
export function listRankingFigures(request: ExportRequest): readonly RankingFigure[] {
  const context = createContext(request);
  return context.variants.base.setOrder.flatMap((setId) => {
    const model = modelOf(context, setId);
    if (!model) return [];
    const sheet = sheetNameOf(context, `ranking.${setId}`);
    const { decimals } = setIn(context.variants.current.sets, setId).policies;
    return model.unitIds.flatMap((_unitId, unit) =>
      [
        model.total[unit],
        model.applicable[unit],
        roundTo(model.index[unit] ?? Number.NaN, decimals),
        model.rank[unit],
      ].flatMap((value, i): RankingFigure[] =>
        value !== undefined && Number.isFinite(value) ? [{ sheet, row: unit + 1, column: i + 1, value }] : [],
      ),
    );
  });
}

export interface RankingFigure {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

function buildSet(context: ExportContext, setId: SetId, policies: PolicyCells) {
  const scoresOf = rememberScores(context, setId);
  const criteria = buildCriteriaSheet(context, setId, policies);
  const declared = buildDeclaredSheet(context, setId, scoresOf);
  const scores = buildScoresSheet(context, setId, scoresOf, declared);
  const factors = buildFactorsSheet(context, setId, policies);
  const ranking = buildRankingSheet(context, setId, policies);
  return {
    main: [criteria, scores, ...(declared.draft ? [declared.draft] : []), ranking],
    helpers: [factors],
    parts: { setId, declared, policies },
  };
}

/** Asked for by two sheets, found once. */
function rememberScores(context: ExportContext, setId: SetId): ScoresOf {
  const found = new Map<string, readonly EffectiveScore[]>();
  return (leaf: CriterionNode, unitId: UnitId) => {
    const key = `${leaf.id}/${unitId}`;
    let scores = found.get(key);
    if (!scores) {
      scores = effectiveScores(context.variants, setId, leaf, unitId);
      found.set(key, scores);
    }
    return scores;
  };
}
