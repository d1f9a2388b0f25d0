/** MATCH, XMATCH, VLOOKUP, HLOOKUP, XLOOKUP and LOOKUP in place of the engine's, which take Cân for can. */
import { ArraySize, CellError, EmptyValue, ErrorType, FunctionArgumentType, SimpleRangeValue } from 'hyperformula';
import type { ImplementedFunctions } from 'hyperformula';
import { findInSorted, findPosition, type Match, type Scalar, type ScalarAt } from './findPosition.ts';
import {
  notFound,
  toRaw,
  valueError,
  WorkbookPlugin,
  type CellSource,
  type InternalScalarValue,
  type InterpreterState,
  type InterpreterValue,
  type ProcedureAst,
  type RawScalarValue,
} from './plugin.ts';

/** Excel refuses longer lookup texts; with wildcards it also bounds the work. */
const MAX_KEY_LENGTH = 255;

function toScalar(value: RawScalarValue): Scalar | null {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** An empty key looks for 0, as in Excel. */
function toKey(value: RawScalarValue): Scalar | CellError {
  if (value === EmptyValue) return 0;
  const key = toScalar(value) ?? 0;
  return typeof key === 'string' && key.length > MAX_KEY_LENGTH ? valueError('The text looked for is too long.') : key;
}

function zeroIfEmpty(value: InternalScalarValue): InternalScalarValue {
  return value === EmptyValue ? 0 : value;
}

function columnOf(source: CellSource, column: number): ScalarAt {
  return (index) => toScalar(toRaw(source.at(index, column)));
}

function rowOf(source: CellSource, row: number): ScalarAt {
  return (index) => toScalar(toRaw(source.at(row, index)));
}

/** A single row or column as a vector, or null. */
function vectorOf(source: CellSource): { readonly length: number; readonly at: ScalarAt } | null {
  if (source.width === 1) return { length: source.height, at: columnOf(source, 0) };
  if (source.height === 1) return { length: source.width, at: rowOf(source, 0) };
  return null;
}

const MATCHES: Readonly<Record<number, Match>> = { 0: 'exact', [-1]: 'orSmaller', 1: 'orLarger', 2: 'wildcard' };
/** 2 and -2 search sorted columns by halving; searching from either end finds the same value in them. */
const SEARCHES: readonly number[] = [1, -1, 2, -2];

export class LookupPlugin extends WorkbookPlugin {
  match(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(
      ast.args,
      state,
      this.metadata('MATCH'),
      (wanted: RawScalarValue, range: SimpleRangeValue, type: number) => {
        const key = toKey(wanted);
        const vector = vectorOf(this.sourceOf(range));
        if (key instanceof CellError) return key;
        if (!vector) return new CellError(ErrorType.NA, 'A single row or column is expected.');
        const { length, at } = vector;
        const found = type === 0 ? findPosition(key, length, at, 'wildcard') : findInSorted(key, length, at, type < 0);
        return found < 0 ? notFound() : found + 1;
      },
    );
  }

  xmatch(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    const find = (wanted: RawScalarValue, range: SimpleRangeValue, matchMode: number, searchMode: number) => {
      const vector = vectorOf(this.sourceOf(range));
      if (!vector) return valueError('A single row or column is expected.');
      const found = this.#find(wanted, vector.length, vector.at, matchMode, searchMode);
      if (found instanceof CellError) return found;
      return found < 0 ? notFound() : found + 1;
    };
    return this.runFunction(ast.args, state, this.metadata('XMATCH'), find);
  }

  vlookup(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.#lookupTable(ast, state, 'VLOOKUP');
  }

  hlookup(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.#lookupTable(ast, state, 'HLOOKUP');
  }

  #lookupTable(ast: ProcedureAst, state: InterpreterState, name: 'VLOOKUP' | 'HLOOKUP'): InterpreterValue {
    const isVertical = name === 'VLOOKUP';
    const find = (wanted: RawScalarValue, table: SimpleRangeValue, index: number, sorted: boolean) => {
      const source = this.sourceOf(table);
      const line = Math.trunc(index) - 1;
      if (line < 0) return valueError('The index must be at least 1.');
      if (line >= (isVertical ? source.width : source.height))
        return new CellError(ErrorType.REF, 'The index is outside the range.');
      const key = toKey(wanted);
      if (key instanceof CellError) return key;
      const [length, at] = isVertical ? [source.height, columnOf(source, 0)] : [source.width, rowOf(source, 0)];
      const found = sorted ? findInSorted(key, length, at) : findPosition(key, length, at, 'wildcard');
      if (found < 0) return notFound();
      return zeroIfEmpty(isVertical ? source.at(found, line) : source.at(line, found));
    };
    return this.runFunction(ast.args, state, this.metadata(name), find);
  }

  xlookup(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    const find = (
      wanted: RawScalarValue,
      keys: SimpleRangeValue,
      results: SimpleRangeValue,
      otherwise: InternalScalarValue | undefined,
      matchMode: number,
      searchMode: number,
    ) => {
      const [keySource, source] = [this.sourceOf(keys), this.sourceOf(results)];
      const isVertical = keySource.width === 1 && source.height === keySource.height;
      if (!isVertical && !(keySource.height === 1 && source.width === keySource.width))
        return valueError('Both ranges must have the same length.');
      const [length, at] = isVertical
        ? [keySource.height, columnOf(keySource, 0)]
        : [keySource.width, rowOf(keySource, 0)];
      const found = this.#find(wanted, length, at, matchMode, searchMode);
      if (found instanceof CellError) return found;
      if (found < 0) return otherwise ?? notFound();
      const line = Array.from({ length: isVertical ? source.width : source.height }, (_, i) =>
        zeroIfEmpty(isVertical ? source.at(found, i) : source.at(i, found)),
      );
      return SimpleRangeValue.onlyValues(isVertical ? [line] : line.map((value) => [value]));
    };
    return this.runFunction(ast.args, state, this.metadata('XLOOKUP'), find);
  }

  /** The engine fixes the size of a result when it parses: one row or column of the third argument. */
  xlookupArraySize(ast: ProcedureAst, state: InterpreterState): ArraySize {
    const [keysAst, resultsAst] = [ast.args[1], ast.args[2]];
    if (!keysAst || !resultsAst) return ArraySize.error();
    const [keys, results] = [this.arraySizeForAst(keysAst, state), this.arraySizeForAst(resultsAst, state)];
    if (keys.width === 1 && results.height === keys.height) return new ArraySize(results.width, 1);
    return keys.height === 1 && results.width === keys.width ? new ArraySize(1, results.height) : ArraySize.error();
  }

  lookup(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    const find = (wanted: RawScalarValue, keys: SimpleRangeValue, results: SimpleRangeValue | undefined) => {
      const source = this.sourceOf(keys);
      const key = toKey(wanted);
      if (key instanceof CellError) return key;
      const byColumn = source.width <= source.height;
      const [length, at] = byColumn ? [source.height, columnOf(source, 0)] : [source.width, rowOf(source, 0)];
      const found = findInSorted(key, length, at);
      if (found < 0) return notFound();
      if (!results)
        return zeroIfEmpty(byColumn ? source.at(found, source.width - 1) : source.at(source.height - 1, found));
      const target = this.sourceOf(results);
      if (target.width !== 1 && target.height !== 1)
        return new CellError(ErrorType.NA, 'A single row or column is expected.');
      return zeroIfEmpty(target.width === 1 ? target.at(found, 0) : target.at(0, found));
    };
    return this.runFunction(ast.args, state, this.metadata('LOOKUP'), find);
  }

  #find(
    wanted: RawScalarValue,
    length: number,
    at: ScalarAt,
    matchMode: number,
    searchMode: number,
  ): number | CellError {
    const match = MATCHES[Math.trunc(matchMode)];
    if (!match || !SEARCHES.includes(Math.trunc(searchMode))) return valueError('Unknown match or search mode.');
    const key = toKey(wanted);
    return key instanceof CellError ? key : findPosition(key, length, at, match, searchMode < 0);
  }

  static override implementedFunctions: ImplementedFunctions = {
    MATCH: {
      method: 'match',
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1 },
      ],
    },
    XMATCH: {
      method: 'xmatch',
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 0 },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1, emptyAsDefault: true },
      ],
    },
    VLOOKUP: {
      method: 'vlookup',
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.NUMBER },
        { argumentType: FunctionArgumentType.BOOLEAN, defaultValue: true },
      ],
    },
    HLOOKUP: {
      method: 'hlookup',
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.NUMBER },
        { argumentType: FunctionArgumentType.BOOLEAN, defaultValue: true },
      ],
    },
    XLOOKUP: {
      method: 'xlookup',
      sizeOfResultArrayMethod: 'xlookupArraySize',
      // The result is a row or column already: a range of keys would make an array of arrays, and the engine throws.
      vectorizationForbidden: true,
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.SCALAR, optionalArg: true },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 0, emptyAsDefault: true },
        { argumentType: FunctionArgumentType.NUMBER, defaultValue: 1, emptyAsDefault: true },
      ],
    },
    LOOKUP: {
      method: 'lookup',
      parameters: [
        { argumentType: FunctionArgumentType.NOERROR },
        { argumentType: FunctionArgumentType.RANGE },
        { argumentType: FunctionArgumentType.RANGE, optionalArg: true },
      ],
    },
  };
}
