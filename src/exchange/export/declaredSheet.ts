/** "Số liệu": the declared data from which rules compute points; a column per unit as on the scores sheet. */
import { setIn } from './variants.ts';
import { listLeaves, type CriterionNode } from '../../domain/criteria.ts';
import type { NodeId, SetId, UnitId } from '../../domain/ids.ts';
import type { DeclaredData } from '../../domain/rules/rule.ts';
import { columnLetters } from '../../lib/address.ts';
import { present } from '../../lib/assert.ts';
import { listSource } from './choices.ts';
import { putByScenario, TAB, type ExportContext } from './context.ts';
import { inputsOf, valuesOf, type DeclaredInput } from './declaredInputs.ts';
import type { EffectiveScore } from './effectiveScores.ts';
import { placeToken, type Place } from './excelFormula.ts';
import type { Content } from './scenarioTable.ts';
import { address, draftSheet, putValue, type SheetDraft } from './sheetDraft.ts';
import { quoteSheetName } from './sheetNames.ts';

/** Columns before the units: as many as on the scores sheet, so that a unit has the same letter on both. */
const LABEL_COLUMNS = 3;

export interface DeclaredSheet {
  /** Null where nobody declared anything. */
  readonly draft: SheetDraft | null;
  /** The cells of a leaf's figures of one kind for a unit. */
  placesOf(leaf: NodeId, kind: DeclaredData['kind'], unit: number): readonly Place[];
  /** R12: the range of the block's rates, as tokens; null where no one declared a rate. */
  ratesOf(leaf: NodeId): string | null;
}

export type ScoresOf = (leaf: CriterionNode, unitId: UnitId) => readonly EffectiveScore[];

export function buildDeclaredSheet(context: ExportContext, setId: SetId, scoresOf: ScoresOf): DeclaredSheet {
  const name = present(context.setSheets.get(setId), 'every set has its sheets').declared;
  const set = setIn(context.variants.base.sets, setId);
  const units = context.variants.base.blocks[set.blockId]?.unitIds ?? [];
  const draft = draftSheet(name, TAB.data);
  const firstRows = new Map<string, { readonly row: number; readonly count: number }>();
  const rateRows = new Map<NodeId, number>();
  let row = 1;
  for (const leaf of listLeaves(set)) {
    const scores = units.map((unitId) => scoresOf(leaf, unitId));
    for (const [kind, sample] of kindsOf(scores)) {
      const inputs = inputsOf(kind, sample.rule, sample.declared);
      firstRows.set(`${leaf.id}/${kind}`, { row, count: inputs.length });
      inputs.forEach((input, i) => {
        putInputRow(context, draft, setId, row, leaf, input, i, scores, kind, units);
        row++;
      });
    }
    if (scores.some((list) => list.some((score) => score.kind === 'declared' && score.rule.type === 'relative'))) {
      rateRows.set(leaf.id, row);
      putRateRow(context, draft, setId, row, leaf, scores, (kind, unit) => placesOf(leaf.id, kind, unit));
      row++;
    }
  }
  function placesOf(leaf: NodeId, kind: DeclaredData['kind'], unit: number): readonly Place[] {
    const found = firstRows.get(`${leaf}/${kind}`);
    if (!found) return [];
    return Array.from({ length: found.count }, (_, i) => ({
      sheet: name,
      row: found.row + i,
      column: LABEL_COLUMNS + unit,
    }));
  }
  if (row > 1) putHeadings(context, draft, units);
  return {
    draft: row > 1 ? draft : null,
    placesOf,
    ratesOf(leaf) {
      const rates = rateRows.get(leaf);
      if (rates === undefined) return null;
      const at = (unit: number): Place => ({ sheet: name, row: rates, column: LABEL_COLUMNS + unit });
      return `${placeToken(at(0))}:${placeToken(at(units.length - 1))}`;
    },
  };
}

type DeclaredScore = Extract<EffectiveScore, { kind: 'declared' }>;

/** The kinds declared by any unit in any scenario, each with a rule and data to name its figures by. */
function kindsOf(scores: readonly (readonly EffectiveScore[])[]): Map<DeclaredData['kind'], DeclaredScore> {
  const kinds = new Map<DeclaredData['kind'], DeclaredScore>();
  for (const list of scores)
    for (const score of list)
      if (score.kind === 'declared' && !kinds.has(score.declared.kind)) kinds.set(score.declared.kind, score);
  return kinds;
}

function putInputRow(
  context: ExportContext,
  draft: SheetDraft,
  setId: SetId,
  row: number,
  leaf: CriterionNode,
  input: DeclaredInput,
  i: number,
  scores: readonly (readonly EffectiveScore[])[],
  kind: DeclaredData['kind'],
  units: readonly UnitId[],
): void {
  putValue(draft, row, 0, leaf.code, { look: 'text' });
  putValue(draft, row, 1, leaf.name, { look: 'text' });
  putValue(draft, row, 2, input.label, { look: 'text' });
  scores.forEach((list, unit) => {
    const own = list.map((score): Content => {
      if (score.kind !== 'declared' || score.declared.kind !== kind) return null;
      return valuesOf(score.declared, score.rule)[i] ?? null;
    });
    const filler = own.find((content) => content !== null) ?? null;
    if (filler === null) return;
    putByScenario(
      context,
      draft,
      row,
      LABEL_COLUMNS + unit,
      own.map((content) => content ?? filler),
      { isInput: true, format: input.format },
      { words: `${leaf.code} · ${input.label} · ${unitName(context, units[unit])}`, homeSet: setId },
    );
  });
  if (input.choices.length === 0 || units.length === 0) return;
  const range = `${address(row, LABEL_COLUMNS)}:${address(row, LABEL_COLUMNS + units.length - 1)}`;
  draft.lists.push({ range, source: listSource(context, leaf.code, input.choices), message: input.label });
}

function putRateRow(
  context: ExportContext,
  draft: SheetDraft,
  setId: SetId,
  row: number,
  leaf: CriterionNode,
  scores: readonly (readonly EffectiveScore[])[],
  placesOf: (kind: DeclaredData['kind'], unit: number) => readonly Place[],
): void {
  putValue(draft, row, 0, leaf.code, { look: 'text' });
  putValue(draft, row, 1, leaf.name, { look: 'text' });
  putValue(draft, row, 2, 'Tỷ lệ dùng để so sánh (%)', { look: 'text' });
  scores.forEach((list, unit) => {
    const contents = list.map((score): Content => {
      if (score.kind !== 'declared' || score.rule.type !== 'relative') return '';
      const [first, second] = placesOf(score.declared.kind, unit).map(placeToken);
      if (first === undefined) return '';
      if (score.declared.kind === 'percent') return `=ROUND(${first},7)`;
      return second === undefined ? '' : `=IF(${second}=0,"",ROUND(${first}/${second}*100,7))`;
    });
    putByScenario(
      context,
      draft,
      row,
      LABEL_COLUMNS + unit,
      contents,
      { isInput: false, format: 'General' },
      { words: `${leaf.code} · Tỷ lệ · ${columnLetters(LABEL_COLUMNS + unit)}`, homeSet: setId },
    );
  });
}

function putHeadings(context: ExportContext, draft: SheetDraft, units: readonly UnitId[]): void {
  draft.frozen.rows = 1;
  draft.frozen.columns = LABEL_COLUMNS;
  ['Mã', 'Tiêu chí', 'Số liệu kê khai'].forEach((text, i) => putValue(draft, 0, i, text, { look: 'header' }));
  draft.widths.push(9, 44, 30, ...units.map(() => 14));
  units.forEach((unitId, i) => putValue(draft, 0, LABEL_COLUMNS + i, unitName(context, unitId), { look: 'header' }));
}

export function unitName(context: ExportContext, unitId: UnitId | undefined): string {
  return unitId === undefined ? '' : (context.variants.base.units[unitId]?.name ?? '');
}

/** "'Số liệu'!" for formulas put together by hand. */
export function sheetPrefix(name: string): string {
  return `${quoteSheetName(name)}!`;
}
