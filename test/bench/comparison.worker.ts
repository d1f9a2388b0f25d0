/** What the app is measured against, in a worker of its own: the model as formulas, and the bare kernel. */
import { expose, transfer } from 'comlink';
import type { Workbook } from '../../src/domain/workbook.ts';
import { present } from '../../src/lib/assert.ts';
import { buildFormulaModel, type FormulaModel } from './formulaModel.ts';
import { prepareKernel, timeKernel, type Kernel } from './kernelTimes.ts';

export interface FormulaFigures {
  readonly index: Float64Array;
  readonly rank: Float64Array;
}

let model: FormulaModel | null = null;
let kernel: Kernel | null = null;

function sendFigures(): FormulaFigures {
  const { index, rank } = present(model, 'a model is built first');
  const figures = { index: index.slice(), rank: rank.slice() };
  return transfer(figures, [figures.index.buffer, figures.rank.buffer]);
}

const api = {
  prepareKernel(workbook: Workbook): void {
    kernel = prepareKernel(workbook);
  },
  timeKernel: (round: number): number => timeKernel(present(kernel, 'a kernel is prepared first'), round),
  build(workbook: Workbook, withRanks: boolean): FormulaFigures {
    model = buildFormulaModel(workbook, withRanks);
    return sendFigures();
  },
  setWeight(leaf: number, weight: number): FormulaFigures {
    present(model, 'a model is built first').setWeight(leaf, weight);
    return sendFigures();
  },
  setPoints(unit: number, leaf: number, points: number): FormulaFigures {
    present(model, 'a model is built first').setPoints(unit, leaf, points);
    return sendFigures();
  },
};

export type ComparisonApi = typeof api;

expose(api);
