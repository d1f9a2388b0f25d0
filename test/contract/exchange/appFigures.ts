/** The app's own figures: the recalculation of the app, in process. */
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import type { Results } from '../../../src/engine/protocol.ts';
import type { Workbook } from '../../../src/domain/workbook.ts';

/** Every set in the base and in every scenario. */
export function calculateAll(workbook: Workbook): Promise<Results> {
  const recalc = createRecalc({ createEngine: () => createFormulaEngine(), now: () => 0 });
  const watched = [null, ...workbook.scenarioOrder].flatMap((scenarioId) =>
    workbook.setOrder.map((setId) => ({ setId, scenarioId })),
  );
  return recalc.load({ rev: 1, workbook, watched, quarantined: [], careful: false });
}
