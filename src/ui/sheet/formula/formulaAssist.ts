/** The grid's help with formulas, by what this workbook knows. */
import { formulaLocaleOf } from '../../../domain/formula/lexer.ts';
import type { FormulaScope } from '../../../domain/formula/scope.ts';
import type { CellError, CellValue } from '../../../engine/protocol.ts';
import type { FormulaAssist } from '../../../grid/formulaAssist.ts';
import type { FunctionHelp } from '../../../i18n/functions/index.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { SheetSource } from '../sheetSource.ts';
import { completeDraft, listCandidates, type Candidate } from './completeDraft.ts';
import { listDraftParts } from './draftParts.ts';
import { helpDraft } from './helpDraft.ts';
import { previewDraft } from './previewDraft.ts';
import { findShownRect, referToShown } from './shownCells.ts';

export interface FormulaAssistInput {
  /** Of the cell the formula is for. */
  readonly scope: FormulaScope;
  /** The sheet on screen: references are outlined and pointed at there. */
  readonly source: SheetSource;
  readonly functions: ReadonlyMap<string, FunctionHelp>;
  readonly t: Messages;
  readonly calculate: (stored: string) => Promise<CellValue | null>;
  readonly explain: (error: CellError) => string;
}

export function createFormulaAssist(input: FormulaAssistInput): FormulaAssist {
  const { scope, source, functions, t } = input;
  const locale = formulaLocaleOf(t.locale);
  let candidates: readonly Candidate[] | null = null;
  const separator = locale === 'vi' ? ';' : ',';
  return {
    texts: t.formula,
    separator,
    parts: (draft) =>
      listDraftParts(draft, { locale, scope, findRect: (reference) => findShownRect(reference, source, scope) }),
    complete(draft, caret) {
      candidates ??= listCandidates(scope, functions, t);
      return completeDraft(draft, caret, { locale, items: candidates });
    },
    help: (draft, caret) => helpDraft(draft, caret, locale, functions),
    preview: (draft) => previewDraft(draft, { ...input, locale }),
    refer: (rect) => referToShown(rect, source, scope, separator),
  };
}
