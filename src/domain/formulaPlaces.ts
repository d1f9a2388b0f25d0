/** Every place of a workbook that holds a formula, in the base and in the overrides of its scenarios. */
import { retargetRangeEnds } from './formula/moving.ts';
import { isFormula } from './formula/references.ts';
import { layoutOf, type SheetKey } from './layout.ts';
import type { Patch, Path } from './patches.ts';
import type { ScoringRule } from './rules/rule.ts';
import type { Workbook } from './workbook.ts';

export interface PlacedFormula {
  readonly path: Path;
  readonly formula: string;
}

export function listFormulas(workbook: Workbook): PlacedFormula[] {
  const found: PlacedFormula[] = [];
  const add = (path: Path, content: unknown): void => {
    if (isFormula(content)) found.push({ path, formula: content });
    else if (isFormulaRule(content)) found.push({ path: [...path, 'formula'], formula: content.formula });
  };
  for (const set of Object.values(workbook.sets))
    for (const node of Object.values(set.nodes)) {
      add(['sets', set.id, 'nodes', node.id, 'weight'], node.weight);
      add(['sets', set.id, 'nodes', node.id, 'rule'], node.rule);
    }
  for (const assumption of Object.values(workbook.assumptions))
    add(['assumptions', assumption.id, 'value'], assumption.value);
  for (const sheet of Object.values(workbook.sheets))
    for (const [row, cells] of Object.entries(sheet.cells))
      for (const [column, content] of Object.entries(cells)) add(['sheets', sheet.id, 'cells', row, column], content);
  for (const scenario of Object.values(workbook.scenarios))
    for (const [key, value] of Object.entries(scenario.overrides))
      add(['scenarios', scenario.id, 'overrides', key], value);
  return found;
}

/** Rows or columns that are about to go from some sheets. */
export interface Removal {
  readonly sheets: readonly SheetKey[];
  readonly axis: 'rows' | 'columns';
  readonly removed: ReadonlySet<string>;
}

/**
 * Patches that shrink ranges to the nearest row or column that stays, where one of their ends is about to be removed from
 * any of `sheets`. Single references keep their identity: they read #REF! until an undo brings their place back.
 */
export function keepRangeEnds(
  workbook: Workbook,
  sheets: readonly SheetKey[],
  axis: 'rows' | 'columns',
  removed: ReadonlySet<string>,
): Patch[] {
  return keepEndsOf(workbook, [{ sheets, axis, removed }]);
}

/** keepRangeEnds for several removals in one command: a formula may have ranges in all of them, and gets one patch. */
export function keepEndsOf(workbook: Workbook, removals: readonly Removal[]): Patch[] {
  const lines = removals.flatMap(({ sheets, axis, removed }) =>
    sheets.flatMap((sheet) => {
      const layout = layoutOf(workbook, sheet);
      return layout ? [{ layout, keys: axis === 'rows' ? { rowKeys: removed } : { columnKeys: removed } }] : [];
    }),
  );
  return listFormulas(workbook).flatMap(({ path, formula }): Patch[] => {
    const kept = lines.reduce(
      (text, { layout, keys }) => retargetRangeEnds(text, { sheet: layout.key, ...keys }, layout),
      formula,
    );
    return kept === formula ? [] : [{ path, old: formula, new: kept }];
  });
}

function isFormulaRule(content: unknown): content is Extract<ScoringRule, { type: 'formula' }> {
  return typeof content === 'object' && content !== null && 'type' in content && content.type === 'formula';
}
