/** What the plugin files share: how cells of a range argument are read one at a time, and the words of our errors. */
import { CellError, EmptyValue, ErrorType, FunctionPlugin, SimpleRangeValue } from 'hyperformula';
import type { FunctionPluginDefinition } from 'hyperformula';

/** A cell's value inside the engine: dates, percentages and currencies are objects around a number. */
export type InternalScalarValue = SimpleRangeValue['data'][number][number];
export type RawScalarValue = number | string | boolean | typeof EmptyValue | CellError;

// HyperFormula does not export the types of a call; they are those of the one method that takes it.
abstract class CallProbe extends FunctionPlugin {
  get run() {
    return this.runFunction;
  }
}
type RunParameters = Parameters<CallProbe['run']>;
export type InterpreterState = RunParameters[1];
export type InterpreterValue = ReturnType<CallProbe['run']>;
export interface ProcedureAst {
  readonly args: RunParameters[0];
}

export function valueError(message: string): CellError {
  return new CellError(ErrorType.VALUE, message);
}

export function notFound(): CellError {
  return new CellError(ErrorType.NA, 'Value not found.');
}

export function toRaw(value: InternalScalarValue): RawScalarValue {
  return typeof value === 'object' && 'val' in value ? value.val : value;
}

/** A range argument read cell by cell: a lookup touches one column, not the whole table. */
export interface CellSource {
  readonly height: number;
  readonly width: number;
  at(row: number, column: number): InternalScalarValue;
}

export abstract class WorkbookPlugin extends FunctionPlugin {
  protected sourceOf(value: SimpleRangeValue): CellSource {
    const range = value.range;
    const [height, width] = [value.height(), value.width()];
    if (!range) return { height, width, at: (row, column) => value.data[row]?.[column] ?? notFound() };
    return {
      height,
      width,
      at: (row, column) => {
        const address = { sheet: range.start.sheet, col: range.start.col + column, row: range.start.row + row };
        const cell = this.dependencyGraph.getCellValue(address);
        return cell instanceof SimpleRangeValue ? valueError('A single value is expected.') : cell;
      },
    };
  }
}

export interface PluginWithNames {
  readonly plugin: FunctionPluginDefinition;
  /** Function names as written; HyperFormula knows a function only when its language has a word for it. */
  readonly names: readonly string[];
}

export function withNames(plugin: FunctionPluginDefinition): PluginWithNames {
  return { plugin, names: [...Object.keys(plugin.implementedFunctions), ...Object.keys(plugin.aliases ?? {})] };
}
