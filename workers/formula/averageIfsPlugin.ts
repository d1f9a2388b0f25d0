/** AVERAGEIFS(average_range, range1, criterion1, ...): the mean of the numbers for which every criterion holds. */
import { CellError, ErrorType, FunctionArgumentType } from 'hyperformula';
import type { ImplementedFunctions, SimpleRangeValue } from 'hyperformula';
import {
  toRaw,
  valueError,
  WorkbookPlugin,
  type InterpreterState,
  type InterpreterValue,
  type ProcedureAst,
  type RawScalarValue,
} from './plugin.ts';

type CriteriaPair = readonly [range: SimpleRangeValue, criterion: Exclude<RawScalarValue, CellError>];

export class AverageIfsPlugin extends WorkbookPlugin {
  averageIfs(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    const average = (values: SimpleRangeValue, ...pairs: (SimpleRangeValue | Exclude<RawScalarValue, CellError>)[]) => {
      const criteria: CriteriaPair[] = [];
      for (let i = 0; i < pairs.length; i += 2) criteria.push([pairs[i], pairs[i + 1]] as unknown as CriteriaPair);
      return this.#average(values, criteria);
    };
    return this.runFunction(ast.args, state, this.metadata('AVERAGEIFS'), average);
  }

  #average(values: SimpleRangeValue, criteria: readonly CriteriaPair[]): number | CellError {
    const tests = [];
    for (const [range, criterion] of criteria) {
      if (!range.sameDimensionsAs(values)) return valueError('All ranges must have the same size.');
      const built = this.interpreter.criterionBuilder.fromCellValue(criterion, this.arithmeticHelper);
      if (!built) return valueError('The criterion cannot be read.');
      tests.push({ cells: range.valuesFromTopLeftCorner(), holds: built.lambda });
    }
    let sum = 0;
    let count = 0;
    for (const [index, cell] of values.valuesFromTopLeftCorner().entries()) {
      if (
        !tests.every(({ cells, holds }) => {
          const tested = cells[index];
          return tested !== undefined && holds(toRaw(tested));
        })
      )
        continue;
      const value = toRaw(cell);
      if (value instanceof CellError) return value;
      if (typeof value !== 'number') continue;
      sum += value;
      count++;
    }
    return count === 0 ? new CellError(ErrorType.DIV_BY_ZERO, 'No cell meets the criteria.') : sum / count;
  }

  static override implementedFunctions: ImplementedFunctions = {
    AVERAGEIFS: {
      method: 'averageIfs',
      parameters: [
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.NOERROR },
      ],
      repeatLastArgs: 2,
    },
  };
}
