/**
 * Text functions whose result could fill the memory: beyond Excel's 32,767 characters they give #VALUE! instead. TEXT shows
 * numbers by the same formats as the cells; HyperFormula's own knows neither "0%" nor "#,##0".
 */
import { CellError, FunctionArgumentType } from 'hyperformula';
import type { ImplementedFunctions } from 'hyperformula';
import { formatValue, isFormatCode } from '../../src/lib/cellFormat.ts';
import {
  toRaw,
  valueError,
  WorkbookPlugin,
  type InternalScalarValue,
  type InterpreterState,
  type InterpreterValue,
  type ProcedureAst,
} from './plugin.ts';

export const MAX_TEXT_LENGTH = 32_767;

function tooLong(): CellError {
  return valueError(`The text would be longer than ${MAX_TEXT_LENGTH} characters.`);
}

function joinTexts(texts: readonly string[]): string | CellError {
  let length = 0;
  for (const text of texts) length += text.length;
  return length > MAX_TEXT_LENGTH ? tooLong() : texts.join('');
}

/** Replaces every occurrence, or the nth one; the result's length is known before it is built. */
function substituteText(
  text: string,
  search: string,
  replacement: string,
  occurrence: number | undefined,
): string | CellError {
  if (occurrence !== undefined && occurrence < 1) return valueError('The occurrence must be at least 1.');
  if (search === '') return text;
  const pieces = text.split(search);
  if (occurrence === undefined) {
    const length = text.length + (pieces.length - 1) * (replacement.length - search.length);
    return length > MAX_TEXT_LENGTH ? tooLong() : pieces.join(replacement);
  }
  const nth = Math.trunc(occurrence);
  if (nth >= pieces.length) return text;
  return joinTexts([pieces.slice(0, nth).join(search), replacement, pieces.slice(nth).join(search)]);
}

export class TextPlugin extends WorkbookPlugin {
  concat(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('CONCAT'), (...texts: string[]) => joinTexts(texts));
  }

  rept(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('REPT'), (text: string, count: number) => {
      const times = Math.trunc(count);
      if (times < 0) return valueError('The count must not be negative.');
      return text.length * times > MAX_TEXT_LENGTH ? tooLong() : text.repeat(text === '' ? 0 : times);
    });
  }

  substitute(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('SUBSTITUTE'), substituteText);
  }

  text(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('TEXT'), (value: InternalScalarValue, code: string) => {
      const raw = toRaw(value);
      if (typeof raw === 'boolean' || raw instanceof CellError) return raw;
      const typed = typeof raw === 'symbol' ? 0 : raw;
      const number = typeof typed === 'string' && typed.trim() !== '' ? Number(typed) : typed;
      if (code === '') return '';
      if (!isFormatCode(code)) return valueError('The format code cannot be read.');
      return formatValue(typeof number === 'number' && !Number.isNaN(number) ? number : typed, code, 'en');
    });
  }

  static override implementedFunctions: ImplementedFunctions = {
    CONCAT: {
      method: 'concat',
      parameters: [{ argumentType: FunctionArgumentType.STRING }],
      repeatLastArgs: 1,
      expandRanges: true,
    },
    CONCATENATE: {
      method: 'concat',
      parameters: [{ argumentType: FunctionArgumentType.STRING }],
      repeatLastArgs: 1,
      expandRanges: true,
    },
    REPT: {
      method: 'rept',
      parameters: [{ argumentType: FunctionArgumentType.STRING }, { argumentType: FunctionArgumentType.NUMBER }],
    },
    TEXT: {
      method: 'text',
      parameters: [{ argumentType: FunctionArgumentType.SCALAR }, { argumentType: FunctionArgumentType.STRING }],
    },
    SUBSTITUTE: {
      method: 'substitute',
      parameters: [
        { argumentType: FunctionArgumentType.STRING },
        { argumentType: FunctionArgumentType.STRING },
        { argumentType: FunctionArgumentType.STRING },
        { argumentType: FunctionArgumentType.NUMBER, optionalArg: true },
      ],
    },
  };
}
