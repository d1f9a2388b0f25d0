/** The calculation behind the port: a mirror of the workbook, and one model for each scenario in use. */
import type { ScenarioId, SetId } from '../../src/domain/ids.ts';
import { unpackPatches } from '../../src/domain/packedPatches.ts';
import { applyPatches } from '../../src/domain/patches.ts';
import { resolveScenario } from '../../src/domain/scenarios.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { keyOfPlace, listTouchedPlaces } from '../../src/engine/formulaPlaces.ts';
import type {
  FormulaPlace,
  ModelRef,
  ModelResult,
  RecalcApi,
  Results,
  ScenarioValues,
} from '../../src/engine/protocol.ts';
import { present } from '../../src/lib/assert.ts';
import type { FormulaEngine } from '../hyperFormula.ts';
import { collectModel, collectValues } from './collectResults.ts';
import { listLayers, listTouched } from './listTouched.ts';
import { ScenarioModel } from './scenarioModel.ts';

export interface RecalcOptions {
  readonly createEngine: () => FormulaEngine;
  /** Milliseconds, for the figure in the results. */
  readonly now: () => number;
}

/** Base and five compared scenarios, and one to spare: an engine holds some 10 MB. */
const MAX_MODELS = 7;

export function createRecalc(options: RecalcOptions): RecalcApi {
  let workbook: Workbook | null = null;
  let rev = 0;
  let watched: readonly ModelRef[] = [];
  const quarantined = new Set<string>();
  /** In the order of their last use. */
  const models = new Map<ScenarioId | null, ScenarioModel>();

  function useModel(scenarioId: ScenarioId | null): ScenarioModel {
    const base = present(workbook, 'a workbook is loaded first');
    let model = models.get(scenarioId);
    model ??= new ScenarioModel(scenarioId, base, { createEngine: options.createEngine, quarantined });
    models.delete(scenarioId);
    models.set(scenarioId, model);
    return model;
  }

  function dropModels(isDropped: (scenarioId: ScenarioId | null, index: number) => boolean): void {
    for (const [index, [scenarioId, model]] of [...models].entries()) {
      if (!isDropped(scenarioId, index)) continue;
      model.dispose();
      models.delete(scenarioId);
    }
  }

  function calculate(update: (model: ScenarioModel, resolved: Workbook, sets: readonly SetId[]) => void): Results {
    const started = options.now();
    const base = present(workbook, 'a workbook is loaded first');
    const results: ModelResult[] = [];
    const values: ScenarioValues[] = [];
    const limited = new Map<string, FormulaPlace>();
    for (const [scenarioId, sets] of groupByScenario(base, watched)) {
      const model = useModel(scenarioId);
      update(model, resolveScenario(base, scenarioId), sets);
      const errors = model.createErrors();
      for (const setId of sets) {
        const result = collectModel(model, setId, errors);
        if (result) results.push(result);
      }
      values.push(collectValues(model, scenarioId, errors));
      for (const place of model.listLimited()) limited.set(keyOfPlace(place), place);
    }
    const surplus = models.size - MAX_MODELS;
    dropModels((scenarioId, index) => index < surplus && !watched.some((ref) => ref.scenarioId === scenarioId));
    return { rev, models: results, values, limited: [...limited.values()], elapsedMs: options.now() - started };
  }

  const updateModel = (model: ScenarioModel, resolved: Workbook, sets: readonly SetId[]): void =>
    model.update(resolved, sets);

  return {
    ready: () => Promise.resolve(true),
    load(request, onBefore) {
      dropModels(() => true);
      ({ workbook, rev, watched } = request);
      quarantined.clear();
      for (const place of request.quarantined) quarantined.add(keyOfPlace(place));
      if (!request.careful) return Promise.resolve(calculate(updateModel));
      const report = (place: FormulaPlace): void => onBefore?.(place);
      return Promise.resolve(calculate((model, resolved, sets) => model.updateCarefully(resolved, sets, report)));
    },
    apply(request) {
      const patches = unpackPatches(request.patches);
      const before = present(workbook, 'a workbook is loaded first');
      const after = applyPatches(before, patches);
      workbook = after;
      rev = request.rev;
      for (const key of listTouchedPlaces(patches)) quarantined.delete(key);
      for (const [scenarioId, model] of models)
        model.touch(
          listTouched(patches, new Set([...listLayers(before, scenarioId), ...listLayers(after, scenarioId)])),
        );
      for (const scenarioId of models.keys())
        if (scenarioId !== null && !after.scenarios[scenarioId]) dropModels((id) => id === scenarioId);
      return Promise.resolve(calculate(updateModel));
    },
    watch(refs) {
      watched = refs;
      return Promise.resolve(calculate(updateModel));
    },
    preview({ formula, place, scenarioId }) {
      const base = present(workbook, 'a workbook is loaded first');
      const model = useModel(scenarioId);
      const sets = watched.filter((ref) => ref.scenarioId === scenarioId).map((ref) => ref.setId);
      model.update(resolveScenario(base, scenarioId), sets);
      return Promise.resolve(model.preview(formula, place));
    },
  };
}

/** Sets and scenarios that are there, each once. */
function groupByScenario(base: Workbook, refs: readonly ModelRef[]): Map<ScenarioId | null, SetId[]> {
  const groups = new Map<ScenarioId | null, SetId[]>();
  for (const { scenarioId, setId } of refs) {
    if (!base.sets[setId] || (scenarioId !== null && !base.scenarios[scenarioId])) continue;
    const sets = groups.get(scenarioId);
    if (!sets) groups.set(scenarioId, [setId]);
    else if (!sets.includes(setId)) sets.push(setId);
  }
  return groups;
}
