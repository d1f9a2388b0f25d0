/** The recalculation worker. It may be ended at any time: no truth lives here. */
import './lockdown.ts';
import { expose } from 'comlink';
import { createFormulaEngine } from './hyperFormula.ts';
import { createRecalc } from './recalc/recalc.ts';
import { transferResults } from './recalc/transferResults.ts';

expose(transferResults(createRecalc({ createEngine: () => createFormulaEngine(), now: () => performance.now() })));
