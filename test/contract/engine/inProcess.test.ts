import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import { describeRecalc } from './recalcSuite.ts';

describeRecalc('the calculation in process', () =>
  Promise.resolve({
    api: createRecalc({ createEngine: createFormulaEngine, now: () => performance.now() }),
    end: () => undefined,
  }),
);
