/** The real context over a workbook, in process, for tests of answers and of kernels against the engine. */
import type { IndexModel, StateRef } from '../../src/analysis/indexModel.ts';
import type { Workbook } from '../../src/domain/workbook.ts';
import { present } from '../../src/lib/assert.ts';
import { EngineContext } from '../../workers/analysis/context.ts';
import { createFormulaEngine } from '../../workers/hyperFormula.ts';

export function openContext(workbook: Workbook): EngineContext {
  return new EngineContext(workbook, () => createFormulaEngine());
}

/** The first set of the base (or of `state`), as an index model. */
export function modelOf(workbook: Workbook, state: Partial<StateRef> = {}): IndexModel {
  return present(openContext(workbook).model(stateOf(workbook, state)), 'the state is there');
}

export function stateOf(workbook: Workbook, state: Partial<StateRef> = {}): StateRef {
  const setId = present(workbook.setOrder[0], 'a set');
  return { setId, scenarioId: null, stage: 'effective', ...state };
}
