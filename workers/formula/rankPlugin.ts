/** RANK, RANK.EQ and RANK.AVG: order 0 or none counts from the greatest, any other from the smallest. */
import { CellError, FunctionArgumentType } from 'hyperformula';
import type { ImplementedFunctions, SimpleRangeValue } from 'hyperformula';
import {
  notFound,
  toRaw,
  WorkbookPlugin,
  type InterpreterState,
  type InterpreterValue,
  type ProcedureAst,
} from './plugin.ts';

const PARAMETERS = [
  { argumentType: FunctionArgumentType.NUMBER },
  { argumentType: FunctionArgumentType.RANGE },
  { argumentType: FunctionArgumentType.NUMBER, defaultValue: 0 },
];

export class RankPlugin extends WorkbookPlugin {
  rankEq(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.#rank(ast, state, 'RANK.EQ', () => 0);
  }

  rankAvg(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.#rank(ast, state, 'RANK.AVG', (equal) => (equal - 1) / 2);
  }

  /** Numbers are equal where the engine's "=" says so; what is no number in the range is passed over, an error is handed on. */
  #rank(
    ast: ProcedureAst,
    state: InterpreterState,
    name: string,
    shareOfTie: (equal: number) => number,
  ): InterpreterValue {
    return this.runFunction(
      ast.args,
      state,
      this.metadata(name),
      (value: number, range: SimpleRangeValue, order: number) => {
        let before = 0;
        let equal = 0;
        for (const cell of range.valuesFromTopLeftCorner()) {
          const other = toRaw(cell);
          if (other instanceof CellError) return other;
          if (typeof other !== 'number') continue;
          const difference = this.arithmeticHelper.floatCmp(other, value);
          if (difference === 0) equal++;
          else if (difference > 0 === (order === 0)) before++;
        }
        return equal === 0 ? notFound() : before + 1 + shareOfTie(equal);
      },
    );
  }

  static override implementedFunctions: ImplementedFunctions = {
    'RANK.EQ': { method: 'rankEq', parameters: PARAMETERS },
    'RANK.AVG': { method: 'rankAvg', parameters: PARAMETERS },
  };

  static override aliases = { RANK: 'RANK.EQ' };
}
