/** The recalculation worker with functions that hang and throw. */
import { expose } from 'comlink';
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { createRecalc } from '../../../workers/recalc/recalc.ts';
import { transferResults } from '../../../workers/recalc/transferResults.ts';
import { hostilePlugin } from '../../fakes/enginePlugins.ts';

const createEngine = () => createFormulaEngine({ plugins: [hostilePlugin] });
expose(transferResults(createRecalc({ createEngine, now: () => performance.now() })));
