/** What a formula would give, or what is wrong with it and where, before it is entered. */
import type { Locale } from '../../../domain/formula/lexer.ts';
import { readFormula } from '../../../domain/formula/read.ts';
import type { FormulaScope } from '../../../domain/formula/scope.ts';
import type { CellError, CellValue } from '../../../engine/protocol.ts';
import type { FormulaPreview } from '../../../grid/formulaAssist.ts';
import type { Stretch } from '../../../grid/pointing.ts';
import type { Messages } from '../../../i18n/index.ts';
import { formatBoolean } from '../../../lib/cellFormat.ts';
import { formatPlainNumber } from '../../../lib/numberText.ts';
import type { Problem } from '../../../lib/result.ts';
import { sayProblem } from '../../shared/words.svelte.ts';
import { isCellError } from '../sheetSource.ts';

export interface PreviewInput {
  readonly locale: Locale;
  readonly scope: FormulaScope;
  readonly t: Messages;
  readonly calculate: (stored: string) => Promise<CellValue | null>;
  readonly explain: (error: CellError) => string;
}

/** The next argument is still to come (brackets may be closed already): an error would only speak of its absence. */
const WAITS = /[(;,{]\s*[)}]*$/;

/** Null for "=" alone, when the engine has no answer, and while an error may be due to what is not typed yet. */
export async function previewDraft(draft: string, input: PreviewInput): Promise<FormulaPreview | null> {
  if (draft.trim() === '=') return null;
  const read = readFormula(draft, input.locale, input.scope);
  if (!read.ok) return describeFlaw(draft, read.problem, input.t);
  const value = await input.calculate(read.value);
  if (value === null) return null;
  if (isCellError(value)) return WAITS.test(draft) ? null : { text: input.explain(value), isError: true };
  return { text: `= ${showValue(value, input.t)}`, isError: false };
}

/** A formula that only lacks its end is being written, not wrong. */
function describeFlaw(draft: string, problem: Problem, t: Messages): FormulaPreview {
  const text = sayProblem(t, problem);
  const at = findFlaw(draft, problem);
  const isUnfinished = problem.code === 'formula.incomplete' || problem.code.startsWith('formula.unclosed');
  if (at === null) return { text, isError: !isUnfinished };
  return isUnfinished && at.to >= draft.trimEnd().length ? { text, isError: false } : { text, isError: true, at };
}

/** The problem counts in the NFC text: where that is another one, no place is shown. */
function findFlaw(draft: string, { details }: Problem): Stretch | null {
  const { position, text } = details;
  if (typeof position !== 'number' || draft.normalize('NFC') !== draft) return null;
  const length = typeof text === 'string' ? text.length : 1;
  return { from: position, to: Math.min(draft.length, position + Math.max(1, length)) };
}

function showValue(value: number | string | boolean, t: Messages): string {
  if (typeof value === 'number') return formatPlainNumber(value, t.locale);
  if (typeof value === 'boolean') return formatBoolean(value);
  return `"${value}"`;
}
