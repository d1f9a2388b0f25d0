/** The text of any cell of the workbook, on screen or not: what a search goes through. Heads that are words of the screen are left out. */
import { formatBoolean, formatValue, isFormatCode } from '../lib/cellFormat.ts';
import { formatNumber, formatPlainNumber, writeNumber, type NumberLocale } from '../lib/numberText.ts';
import { attributesOf } from './attributes.ts';
import { maximumOf, isLeaf, type CriteriaSet, type CriterionNode, type Extra, type Method } from './criteria.ts';
import { findNode, findSet, findSheet, findUnit } from './find.ts';
import { formulaLocaleOf } from './formula/lexer.ts';
import { isFormula } from './formula/references.ts';
import { createFormulaScope, type FormulaScope } from './formula/scope.ts';
import { writeFormula } from './formula/write.ts';
import { shownText, writeFreeContent } from './freeContent.ts';
import type { SetId, UnitId } from './ids.ts';
import { HEAD, SCORES_COLUMNS, freeSheetOf, setOfSheet, type SheetKey } from './layout.ts';
import { describeRule } from './rules/describeRule.ts';
import { writeDeclared } from './rules/declaredText.ts';
import { isMissing, isNotApplicable, lastStagePresent, pointsAt } from './scores.ts';
import type { Assumption, CellContent, NumberInput, Workbook } from './workbook.ts';

export interface CellText {
  /** As the cell shows it, in the sheet's own number format. */
  readonly text: string;
  /** As an editor shows it: formulas, and numbers with every digit. */
  readonly editText: string;
  /** The number shown, for a number format of the cell's own. */
  readonly number?: number;
}

/** The value a calculation gave; undefined where there is none. */
export type CalculatedValue = number | string | boolean | null | undefined | { readonly error: string };

export interface CellTextInput {
  readonly workbook: Workbook;
  readonly sheet: SheetKey;
  /** The set whose names stand without its block and period in formulas. */
  readonly homeSet: SetId | null;
  readonly locale: NumberLocale;
  readonly methodNames: Readonly<Record<Method, string>>;
  readonly notApplicable: string;
  /** Formulas of free sheets and assumptions, and every cell that the model calculates. */
  readonly valueOf: (row: string, column: string) => CalculatedValue;
}

const NOTHING: CellText = { text: '', editText: '' };
const COMPUTED_DECIMALS = 4;

/** Reads the cells of one sheet by row and column key; cells without text give two empty texts. */
export function createCellTexts(input: CellTextInput): (row: string, column: string) => CellText {
  const read = createPlainTexts(input);
  const attributes = input.workbook.attributes[input.sheet];
  if (attributes === undefined) return read;
  return (row, column) => formatText(read(row, column), attributesOf(attributes, row, column)?.numberFormat, input);
}

/** A number in the format a person gave its cell. */
function formatText(cell: CellText, code: string | undefined, { locale }: CellTextInput): CellText {
  const { number } = cell;
  if (number === undefined || code === undefined || !isFormatCode(code)) return cell;
  return { ...cell, text: formatValue(number, code, locale) };
}

function createPlainTexts(input: CellTextInput): (row: string, column: string) => CellText {
  const { workbook, sheet } = input;
  const setId = setOfSheet(sheet);
  const set = setId === null ? undefined : findSet(workbook, setId);
  const scope = createFormulaScope(workbook, set?.id ?? input.homeSet, sheet);
  if (sheet === 'assumptions') return (row, column) => assumptionText(input, scope, row, column);
  const free = findSheet(workbook, freeSheetOf(sheet) ?? '');
  if (free)
    return (row, column) => {
      const content = (free.cells as Readonly<Record<string, Readonly<Record<string, CellContent>>>>)[row]?.[column];
      const numberFormat = attributesOf(workbook.attributes[sheet], row, column)?.numberFormat;
      const value = isFormula(content) ? input.valueOf(row, column) : (content ?? input.valueOf(row, column));
      return {
        text: freeText(value, input.locale),
        editText: writeFreeContent(content, numberFormat, scope, input.locale),
        ...(typeof value === 'number' ? { number: value } : {}),
      };
    };
  if (!set) return () => NOTHING;
  if (sheet.startsWith('ranking.')) return (row, column) => rankingText(input, set, row, column);
  const extras = new Map<string, Extra>(set.extras.map((extra) => [extra.id, extra]));
  return sheet.startsWith('criteria.')
    ? (row, column) => criteriaText(input, scope, set, extras, row, column)
    : (row, column) => scoresText(input, set, extras, row, column);
}

function plain(text: string): CellText {
  return text === '' ? NOTHING : { text, editText: text };
}

function numberText(value: number | null | undefined, locale: NumberLocale, decimals = 10): CellText {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  return { text: formatNumber(value, locale, decimals), editText: writeNumber(value, locale), number: value };
}

function freeText(value: CalculatedValue, locale: NumberLocale): string {
  if (typeof value === 'number') return formatPlainNumber(value, locale);
  return typeof value === 'string' ? shownText(value) : calculatedText(value, locale);
}

function calculatedText(value: CalculatedValue, locale: NumberLocale, decimals = 10): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatNumber(value, locale, decimals);
  if (typeof value === 'boolean') return formatBoolean(value);
  return typeof value === 'string' ? value : value.error;
}

function inputText(
  { locale }: CellTextInput,
  scope: FormulaScope,
  content: NumberInput,
  value: CalculatedValue,
): CellText {
  if (isFormula(content))
    return {
      text: calculatedText(value, locale),
      editText: writeFormula(content, formulaLocaleOf(locale), scope),
      ...(typeof value === 'number' ? { number: value } : {}),
    };
  return typeof content === 'number' ? numberText(content, locale) : plain(content);
}

function criteriaText(
  input: CellTextInput,
  scope: FormulaScope,
  set: CriteriaSet,
  extras: ReadonlyMap<string, Extra>,
  row: string,
  column: string,
): CellText {
  const { locale } = input;
  const node = findNode(set, row);
  const extra = extras.get(row);
  switch (column) {
    case 'code':
      return plain(node?.code ?? extra?.code ?? '');
    case 'name':
      return plain(node?.name ?? extra?.name ?? '');
    case 'method':
      return node && isLeaf(node) ? plain(input.methodNames[node.method]) : NOTHING;
    case 'max':
      return extra ? numberText(extra.cap, locale, 6) : maximumText(set, node, locale);
    case 'weight': {
      const value = input.valueOf(row, column);
      if (!node || node.weight === null)
        return { text: calculatedText(value, locale, COMPUTED_DECIMALS), editText: '' };
      return inputText(input, scope, node.weight, value);
    }
    case 'rule':
      return node?.rule && isLeaf(node) ? plain(describeRule(node.rule, node.max ?? 0, locale)) : NOTHING;
    default:
      return { text: calculatedText(input.valueOf(row, column), locale, COMPUTED_DECIMALS), editText: '' };
  }
}

function maximumText(set: CriteriaSet, node: CriterionNode | undefined, locale: NumberLocale): CellText {
  if (!node) return NOTHING;
  const stated = numberText(node.max, locale, 6);
  return isLeaf(node) ? stated : { ...stated, text: formatNumber(maximumOf(set, node), locale, 6) };
}

function scoresText(
  { workbook, locale, notApplicable }: CellTextInput,
  set: CriteriaSet,
  extras: ReadonlyMap<string, Extra>,
  row: string,
  column: string,
): CellText {
  const isUnit = !(SCORES_COLUMNS as readonly string[]).includes(column);
  if (row === HEAD) return isUnit ? plain(findUnit(workbook, column)?.name ?? '') : NOTHING;
  const node = findNode(set, row);
  const extra = extras.get(row);
  if (!isUnit) {
    if (column === 'code') return plain(node?.code ?? extra?.code ?? '');
    if (column === 'name') return plain(node?.name ?? extra?.name ?? '');
    return extra ? numberText(extra.cap, locale, 6) : maximumText(set, node, locale);
  }
  const slot = extra?.slot ?? (node && isLeaf(node) ? node.slot : undefined);
  const scores = workbook.scores[set.id]?.[column as UnitId];
  const stage = slot === undefined || !scores ? null : lastStagePresent(scores, slot);
  if (slot === undefined || !scores || stage === null) return NOTHING;
  const points = pointsAt(scores[stage], slot);
  if (isNotApplicable(points)) return plain(notApplicable);
  if (!isMissing(points)) return numberText(points, locale);
  const declared = scores[stage].declared[String(slot)];
  return declared && node?.rule ? plain(writeDeclared(node.rule, declared, locale)) : NOTHING;
}

function rankingText(
  { workbook, locale, valueOf }: CellTextInput,
  set: CriteriaSet,
  row: string,
  column: string,
): CellText {
  if (row === HEAD) return plain(findNode(set, column)?.name ?? '');
  if (column === 'unit') return plain(findUnit(workbook, row)?.name ?? '');
  return { text: calculatedText(valueOf(row, column), locale, COMPUTED_DECIMALS), editText: '' };
}

function assumptionText(input: CellTextInput, scope: FormulaScope, row: string, column: string): CellText {
  const assumption = (input.workbook.assumptions as Readonly<Record<string, Assumption>>)[row];
  if (!assumption) return NOTHING;
  switch (column) {
    case 'label':
      return plain(assumption.label);
    case 'name':
      return plain(assumption.name);
    case 'value':
      return inputText(input, scope, assumption.value, input.valueOf(row, column));
    case 'min':
    case 'max':
    case 'step':
      return numberText(assumption[column], input.locale);
    default:
      return NOTHING;
  }
}
