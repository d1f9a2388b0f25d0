/** The workbook once per scenario, base first: every cell of the file is asked for its content in each. */
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { ScenarioId, SetId } from '../../domain/ids.ts';
import { resolveScenario } from '../../domain/scenarios.ts';
import { hasSameCriteria } from '../../domain/sameCriteria.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { present } from '../../lib/assert.ts';

/** CHOOSE takes at most 254 values. */
export const MAX_SCENARIOS = 253;
export const BASE_NAME = 'Phương án gốc';

export interface Variant {
  /** Unique in the file, base first. */
  readonly name: string;
  readonly description: string;
  readonly scenarioId: ScenarioId | null;
  readonly workbook: Workbook;
}

export interface Variants {
  readonly all: readonly Variant[];
  /** Scenarios with other criteria than the base: its rows cannot show them, so that only their results are written. */
  readonly restructured: readonly Variant[];
  /** Index of the one the file opens with. */
  readonly selected: number;
  readonly base: Workbook;
  /** The workbook of the selected one. */
  readonly current: Workbook;
}

export function listVariants(workbook: Workbook, scenarioId: ScenarioId | null): Variants {
  const names = new Set<string>();
  const unique = (name: string): string => {
    const clean = name.normalize('NFC').trim();
    const wanted = clean === '' ? 'Kịch bản' : clean;
    let chosen = wanted;
    for (let number = 2; names.has(chosen); number++) chosen = `${wanted} (${number})`;
    names.add(chosen);
    return chosen;
  };
  const all: Variant[] = [{ name: unique(BASE_NAME), description: '', scenarioId: null, workbook }];
  const restructured: Variant[] = [];
  for (const id of workbook.scenarioOrder.slice(0, MAX_SCENARIOS)) {
    const scenario = workbook.scenarios[id];
    if (!scenario) continue;
    const seen = resolveScenario(workbook, id);
    const place = hasSameCriteria(workbook, seen) ? all : restructured;
    place.push({
      name: unique(scenario.name),
      description: scenario.description,
      scenarioId: id,
      workbook: seen,
    });
  }
  const selected = Math.max(
    0,
    all.findIndex((variant) => variant.scenarioId === scenarioId),
  );
  return { all, restructured, selected, base: workbook, current: all[selected]?.workbook ?? workbook };
}

/** One value per variant; null where all agree, then the first stands for all. */
export function contentsByVariant<T>(
  variants: Variants,
  contentOf: (workbook: Workbook, index: number) => T,
): readonly T[] {
  return variants.all.map((variant, index) => contentOf(variant.workbook, index));
}

export function allSame(contents: readonly unknown[]): boolean {
  return contents.every((content) => Object.is(content, contents[0]));
}

export function setIn(sets: Readonly<Record<string, CriteriaSet>>, setId: SetId): CriteriaSet {
  return present(sets[setId], 'the set is in the workbook');
}
