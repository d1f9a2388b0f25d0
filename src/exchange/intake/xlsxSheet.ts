import type { RawCell, RawMerge } from '../../domain/intake/rawBook.ts';
import { FILE_LIMITS } from '../../domain/limits.ts';
import { columnFromLetters } from '../../lib/address.ts';
import type { SheetDraft } from './bookDraft.ts';
import { serialOfIso } from './isoDate.ts';
import { readPart } from './readPart.ts';
import { addressOf, refuse } from './readProblem.ts';
import { plainFormula, takeApart, writeShifted, type FormulaParts } from './sharedFormula.ts';
import type { CellLook } from './xlsxStyles.ts';
import { createTextCollector } from './xlsxTexts.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

export interface SheetSurroundings {
  readonly texts: readonly string[];
  readonly looks: readonly CellLook[];
  /** Added to dates: 1,462 in books that count from 1904. */
  readonly dateShift: number;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: { readonly kind: string; readonly group: string; text: string } | null;
  value: string;
  hasValue: boolean;
}

interface MasterFormula {
  readonly row: number;
  readonly column: number;
  readonly parts: FormulaParts;
}

/** Excel's bound on the text of a formula. */
const MAX_FORMULA_LENGTH = 8_192;

/** Reads a worksheet part into a draft, cell by cell; what <dimension> says is not believed. Throws a Refusal. */
export function readXlsxSheet(
  archive: ZipArchive,
  entry: ZipEntry,
  draft: SheetDraft,
  around: SheetSurroundings,
): void {
  const inline = createTextCollector(entry.name);
  const masters = new Map<string, MasterFormula>();
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let element = '';

  function openRow(raw: string): void {
    const number = attributesOf(raw).get('r');
    row = number === undefined ? row + 1 : Number(number) - 1;
    column = -1;
  }

  function openCell(raw: string): OpenCell {
    const attributes = attributesOf(raw);
    const reference = attributes.get('r');
    if (reference === undefined) column++;
    else [row, column] = parseReference(reference, draft.name);
    const [type, style] = [attributes.get('t') ?? 'n', Number(attributes.get('s') ?? 0)];
    return { row, column, type, style, formula: null, value: '', hasValue: false };
  }

  function closeCell(open: OpenCell): void {
    const formula = resolveFormula(open, masters, draft.name);
    const content = open.type === 'inlineStr' ? { value: inline.take() } : contentOf(open, around, draft.name);
    if (formula === undefined && content.error === undefined && (content.value === null || content.value === ''))
      return;
    const look = around.looks[open.style];
    const isDate = typeof content.value === 'number' && (content.isDate === true || look?.isDate === true);
    const value = isDate && content.isDate !== true ? content.value + around.dateShift : content.value;
    draft.setCell(open.row, open.column, {
      value,
      ...(formula !== undefined && { formula }),
      ...(content.error !== undefined && { error: content.error }),
      ...(isDate && { isDate: true }),
      ...(look?.numberFormat !== undefined && { numberFormat: look.numberFormat }),
      ...(look?.isBold === true && { bold: true }),
      ...(look !== undefined && look.indent > 0 && { indent: look.indent }),
    });
  }

  readPart(archive, entry, {
    open(name, raw) {
      element = name;
      if (name === 'row') openRow(raw);
      else if (name === 'c') cell = openCell(raw);
      else if (name === 'mergeCell') draft.addMerge(parseMerge(attributesOf(raw).get('ref') ?? '', draft.name));
      else if (cell !== null) {
        if (name === 'v') cell.hasValue = true;
        else if (name === 'f') cell.formula = openFormula(raw);
        else inline.open(name);
      }
    },
    text(text) {
      if (cell === null) return;
      if (element === 'v') cell.value += text;
      else if (element === 'f' && cell.formula) cell.formula.text += text;
      else inline.text(text);
      if (cell.value.length > FILE_LIMITS.cellText) refuseLong(draft.name, cell, FILE_LIMITS.cellText);
      if (cell.formula && cell.formula.text.length > MAX_FORMULA_LENGTH)
        refuseLong(draft.name, cell, MAX_FORMULA_LENGTH);
    },
    close(name) {
      element = '';
      if (cell === null) return;
      if (name !== 'c') inline.close(name);
      else {
        closeCell(cell);
        cell = null;
      }
    },
  });
}

function refuseLong(sheet: string, { row, column }: OpenCell, max: number): never {
  refuse('read.textTooLong', { sheet, address: addressOf(row, column), max });
}

function openFormula(raw: string): NonNullable<OpenCell['formula']> {
  const attributes = attributesOf(raw);
  return { kind: attributes.get('t') ?? 'normal', group: attributes.get('si') ?? '', text: '' };
}

/** A shared formula stands once and is moved to its other cells; what-if tables have no formula of their own. */
function resolveFormula(
  { formula, row, column }: OpenCell,
  masters: Map<string, MasterFormula>,
  sheet: string,
): string | undefined {
  if (!formula || formula.kind === 'dataTable') return undefined;
  if (formula.kind !== 'shared') return formula.text === '' ? undefined : plainFormula(formula.text);
  if (formula.text !== '') {
    const text = plainFormula(formula.text);
    masters.set(formula.group, { row, column, parts: takeApart(text) });
    return text;
  }
  const master = masters.get(formula.group) ?? refuse('read.damaged', { part: sheet });
  return writeShifted(master.parts, row - master.row, column - master.column);
}

type Content = Pick<RawCell, 'value' | 'error' | 'isDate'>;

function contentOf(cell: OpenCell, around: SheetSurroundings, sheet: string): Content {
  const { type, value } = cell;
  if (!cell.hasValue || (value === '' && type !== 'str')) return { value: null };
  switch (type) {
    case 's':
      return {
        value: around.texts[/^\s*\d+\s*$/.test(value) ? Number(value) : -1] ?? refuse('read.damaged', { part: sheet }),
      };
    case 'str':
      return { value };
    case 'b':
      return { value: value.trim() === '1' || value.trim() === 'true' };
    case 'e':
      return { value: null, error: value };
    case 'd': {
      const serial = serialOfIso(value);
      return serial === null ? { value } : { value: serial, isDate: true };
    }
    default: {
      const number = Number(value);
      return Number.isFinite(number) ? { value: number } : refuse('read.damaged', { part: sheet });
    }
  }
}

/** Row and column from 0 of "B7" or "$B$7". */
export function parseReference(reference: string, sheet: string): [row: number, column: number] {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!parts) return refuse('read.badAddress', { sheet, row: reference.slice(0, 20), column: '' });
  return [Number(parts[2]) - 1, columnFromLetters(parts[1] ?? '')];
}

function parseMerge(reference: string, sheet: string): RawMerge {
  const [from = '', to = from] = reference.split(':');
  const [top, left] = parseReference(from, sheet);
  const [bottom, right] = parseReference(to, sheet);
  return { top, left, bottom, right };
}
