/** Numbers and formulas as a person types and reads them. */
import { isFormula } from '../../domain/formula/references.ts';
import { formulaLocaleOf } from '../../domain/formula/lexer.ts';
import { readFormula } from '../../domain/formula/read.ts';
import type { FormulaScope } from '../../domain/formula/scope.ts';
import { writeFormula } from '../../domain/formula/write.ts';
import type { NumberInput } from '../../domain/workbook.ts';
import { parseNumber, writeNumber } from '../../lib/numberText.ts';
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Messages } from '../../i18n/index.ts';

/** A number or formula as it stands in an editor; null is empty. */
export function showInput(content: NumberInput | null, scope: FormulaScope, t: Messages): string {
  if (content === null) return '';
  if (isFormula(content)) return writeFormula(content, formulaLocaleOf(t.locale), scope);
  return typeof content === 'number' ? writeNumber(content, t.locale) : content;
}

/** A number, a formula in the person's own writing, or null for an empty cell. */
export function readNumberInput(text: string, scope: FormulaScope, t: Messages): Result<NumberInput | null> {
  const trimmed = text.trim();
  if (trimmed === '') return succeed(null);
  if (trimmed.startsWith('=')) return readFormula(trimmed, formulaLocaleOf(t.locale), scope);
  const value = parseNumber(trimmed, t.locale);
  return value === null ? fail('number.notRead', { text }) : succeed(value);
}
