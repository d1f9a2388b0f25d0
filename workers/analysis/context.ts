/** What an answer may look at: the workbook, its states as index models, and trials that leave no trace. */
import type { AnalysisProblem } from '../../src/analysis/problem.ts';
import type { IndexModel, StateRef } from '../../src/analysis/indexModel.ts';
import { planCommands, type Command } from '../../src/domain/commands/index.ts';
import type { Path } from '../../src/domain/patches.ts';
import { resolveScenario } from '../../src/domain/scenarios.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { fail, succeed, type Result } from '../../src/lib/result.ts';
import type { FormulaEngine } from '../hyperFormula.ts';
import { listLayers, listTouched } from '../recalc/listTouched.ts';
import { ScenarioModel } from '../recalc/scenarioModel.ts';
import { asOfStage } from './asOfStage.ts';
import { readModel } from './readModel.ts';

export interface AnalysisContext {
  /** The base workbook. */
  readonly workbook: Workbook;
  /** A state as it is; null where its set or scenario is gone. */
  model(state: StateRef): IndexModel | null;
  /** The workbook as a state sees it, its scenario resolved; null as above. */
  resolve(state: StateRef): Workbook | null;
  /**
   * A state as it would be if commands were carried out in it, calculated through the formula engine. Nothing is kept: the
   * next call starts from the state as it is. Refused commands refuse the whole.
   */
  trial(state: StateRef, commands: readonly Command[]): Result<IndexModel, AnalysisProblem>;
}

interface Held {
  readonly model: ScenarioModel;
  readonly asIs: IndexModel | null;
  /** Paths in which the last trial differs from the state. */
  strayed: readonly Path[];
}

/** States calculated at a time: an engine holds some 10 MB. */
const MAX_HELD = 4;

export class EngineContext implements AnalysisContext {
  readonly workbook: Workbook;
  readonly #createEngine: () => FormulaEngine;
  /** In the order of their last use. */
  readonly #held = new Map<string, Held>();

  constructor(workbook: Workbook, createEngine: () => FormulaEngine) {
    this.workbook = workbook;
    this.#createEngine = createEngine;
  }

  model(state: StateRef): IndexModel | null {
    return this.#hold(state)?.asIs ?? null;
  }

  resolve(state: StateRef): Workbook | null {
    const { setId, scenarioId, stage } = state;
    if (scenarioId !== null && !this.workbook.scenarios[scenarioId]) return null;
    const resolved = resolveScenario(this.workbook, scenarioId);
    return resolved.sets[setId] ? asOfStage(resolved, setId, stage) : null;
  }

  trial(state: StateRef, commands: readonly Command[]): Result<IndexModel, AnalysisProblem> {
    const held = this.#hold(state);
    if (!held) return fail('analysis.gone');
    const { patches, refused, outcome } = planCommands(this.workbook, state.scenarioId, commands);
    const [first] = refused;
    if (first) return fail('analysis.refused', { why: first.problem.code });
    const touched = listTouched(patches, listLayers(outcome, state.scenarioId));
    held.model.touch([...held.strayed, ...touched]);
    held.strayed = touched;
    held.model.update(asOfStage(resolveScenario(outcome, state.scenarioId), state.setId, state.stage), [state.setId]);
    const model = readModel(held.model, state);
    return model ? succeed(model) : fail('analysis.gone');
  }

  dispose(): void {
    for (const { model } of this.#held.values()) model.dispose();
    this.#held.clear();
  }

  #hold(state: StateRef): Held | null {
    const key = `${state.setId}|${state.scenarioId ?? ''}|${state.stage}`;
    let held = this.#held.get(key);
    if (!held) {
      const resolved = this.resolve(state);
      if (!resolved) return null;
      const model = new ScenarioModel(state.scenarioId, resolved, {
        createEngine: this.#createEngine,
        quarantined: new Set(),
      });
      model.update(resolved, [state.setId]);
      held = { model, asIs: readModel(model, state), strayed: [] };
    }
    this.#held.delete(key);
    this.#held.set(key, held);
    for (const [oldest, old] of this.#held) {
      if (this.#held.size <= MAX_HELD) break;
      old.model.dispose();
      this.#held.delete(oldest);
    }
    return held;
  }
}
