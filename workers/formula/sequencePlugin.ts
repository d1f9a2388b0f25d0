/** SEQUENCE within bounds: the engine's own would build a billion cells. */
import { ArraySize, FunctionArgumentType, HyperFormula, SimpleRangeValue } from 'hyperformula';
import type { ImplementedFunctions } from 'hyperformula';
import {
  valueError,
  WorkbookPlugin,
  type InterpreterState,
  type InterpreterValue,
  type ProcedureAst,
} from './plugin.ts';

export const MAX_ARRAY_CELLS = 100_000;

type PredictSize = (this: WorkbookPlugin, ast: ProcedureAst, state: InterpreterState) => ArraySize;
const engineSequence = (HyperFormula.getFunctionPlugin('SEQUENCE')?.prototype ?? {}) as object;
/** The engine's way of reading the size from the literals in the formula; it needs nothing but the configuration. */
const predictSize = Reflect.get(engineSequence, 'sequenceArraySize') as PredictSize;

export class SequencePlugin extends WorkbookPlugin {
  sequence(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    const build = (rows: number, columns: number, start: number, step: number) => {
      const [height, width] = [Math.trunc(rows), Math.trunc(columns)];
      if (!(height >= 1 && width >= 1)) return valueError('The size must be at least 1.');
      if (height * width > MAX_ARRAY_CELLS) return valueError(`An array has at most ${MAX_ARRAY_CELLS} cells.`);
      const line = (row: number) => Array.from({ length: width }, (_, column) => start + (row * width + column) * step);
      return SimpleRangeValue.onlyNumbers(Array.from({ length: height }, (_, row) => line(row)));
    };
    return this.runFunction(ast.args, state, this.metadata('SEQUENCE'), build);
  }

  sequenceArraySize(ast: ProcedureAst, state: InterpreterState): ArraySize {
    const size = predictSize.call(this, ast, state);
    return size.width * size.height > MAX_ARRAY_CELLS ? ArraySize.error() : size;
  }

  static override implementedFunctions: ImplementedFunctions = {
    SEQUENCE: {
      method: 'sequence',
      sizeOfResultArrayMethod: 'sequenceArraySize',
      vectorizationForbidden: true,
      parameters: [
        { argumentType: FunctionArgumentType.NUMBER },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1, emptyAsDefault: true },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1, emptyAsDefault: true },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1, emptyAsDefault: true },
      ],
    },
  };
}
