/** What a list of traced cells says of each: where it is, what it is, what it shows and how it comes about. */
import { createCellTexts, type CellText } from '../../../domain/cellText.ts';
import { isLeaf, type CriteriaSet } from '../../../domain/criteria.ts';
import { findNode, findSet, findSheet, findUnit } from '../../../domain/find.ts';
import { formulaLocaleOf } from '../../../domain/formula/lexer.ts';
import { createFormulaScope } from '../../../domain/formula/scope.ts';
import { countCellsOf, isOneCellArea, keyOfArea, type CellArea } from '../../../domain/formula/traceArea.ts';
import { isFormula } from '../../../domain/formula/references.ts';
import { writeFormula } from '../../../domain/formula/write.ts';
import {
  HEAD,
  RANKING_COLUMNS,
  SCORES_COLUMNS,
  TOTAL,
  freeSheetOf,
  setOfSheet,
  type SheetKey,
} from '../../../domain/layout.ts';
import { criteriaCells, type CriteriaCells } from '../../../domain/weights.ts';
import type { Messages } from '../../../i18n/index.ts';
import type { Session } from '../../../state/session.svelte.ts';
import type { SheetPlace } from '../goToPlace.ts';
import { readCalculated } from '../find/calculatedValues.ts';
import type { SheetSource } from '../sheetSource.ts';
import { nameArea, placeOfCell } from './cellPlaces.ts';
import { readScoreText } from './scoreText.ts';

export interface TraceFacts {
  readonly key: string;
  /** The first cell: where going there leads. */
  readonly place: SheetPlace;
  readonly address: string;
  readonly label: string;
  /** Of a block: how many cells it has. */
  readonly value: string;
  /** As its editor shows it; for what the app calculates itself, how, in words. Empty for a value. */
  readonly formula: string;
}

/** Reads the facts of cells for one state of the workbook and its figures. */
export function createTraceFacts(session: Session, t: Messages, shown: SheetSource): (area: CellArea) => TraceFacts {
  const { workbook, setId: homeSet } = session;
  const locale = formulaLocaleOf(t.locale);
  const calculated = readCalculated(session);
  const texts = new Map<SheetKey, (row: string, column: string) => CellText>();
  const builtIn = new Map<SheetKey, CriteriaCells>();

  function textOf({ sheet, row, column }: SheetPlace): CellText {
    let read = texts.get(sheet);
    if (!read) {
      read = createCellTexts({
        workbook,
        sheet,
        homeSet,
        locale: t.locale,
        methodNames: t.criteria.methods,
        notApplicable: t.scores.notApplicable,
        valueOf: (rowKey, columnKey) => calculated(sheet, rowKey, columnKey),
      });
      texts.set(sheet, read);
    }
    return read(row, column);
  }

  function valueOf(place: SheetPlace): string {
    const at = shown.sheet === place.sheet ? shown.findPlace(place.row, place.column) : null;
    if (at) return shown.cell(at.row, at.col).text;
    const set = setOf(place.sheet);
    const score =
      set && place.sheet.startsWith('scores.') ? readScoreText(session, set, place.row, place.column, t) : null;
    return score ?? textOf(place).text;
  }

  function formulaOf(place: SheetPlace): string {
    const { editText } = textOf(place);
    if (editText.startsWith('=')) return editText;
    const set = setOf(place.sheet);
    if (!set) return '';
    if (place.sheet.startsWith('ranking.'))
      return place.row === HEAD || place.column === 'unit'
        ? ''
        : (t.trace.ranking[place.column] ?? t.trace.ranking['field'] ?? '');
    if (place.sheet.startsWith('scores.')) return scoreRule(set, place);
    let cells = builtIn.get(place.sheet);
    if (!cells) builtIn.set(place.sheet, (cells = criteriaCells(set)));
    const content = (cells.get(place.row) as Readonly<Record<string, unknown>> | undefined)?.[place.column];
    if (!isFormula(content)) return '';
    return writeFormula(content, locale, createFormulaScope(workbook, set.id, place.sheet));
  }

  function scoreRule(set: CriteriaSet, { row, column }: SheetPlace): string {
    if ((SCORES_COLUMNS as readonly string[]).includes(column)) return '';
    const node = findNode(set, row);
    if (row === TOTAL || (node && !isLeaf(node))) return t.trace.sumOfChildren;
    return '';
  }

  function setOf(sheet: SheetKey): CriteriaSet | undefined {
    return findSet(workbook, setOfSheet(sheet) ?? '');
  }

  function labelOf(area: CellArea): string {
    const first = placeOfCell(workbook, { sheet: area.sheet, row: area.top, col: area.left });
    const last = placeOfCell(workbook, { sheet: area.sheet, row: area.bottom, col: area.right });
    const set = setOf(area.sheet);
    if (!set) return area.sheet === 'assumptions' ? labelOfAssumption(first) : labelOfFree(area);
    const isRanking = area.sheet.startsWith('ranking.');
    const row = (key: string, isShort: boolean): string =>
      isRanking ? (findUnit(workbook, key)?.name ?? '') : nameRow(set, key, isShort);
    const column = (key: string): string => nameColumn(set, area.sheet, key);
    const rows = area.top === area.bottom ? row(first.row, false) : `${row(first.row, true)} … ${row(last.row, true)}`;
    const columns =
      area.left === area.right ? column(first.column) : `${column(first.column)} … ${column(last.column)}`;
    return [rows, columns].filter((part) => part !== '').join(' · ');
  }

  function nameRow(set: CriteriaSet, key: string, isShort: boolean): string {
    if (key === TOTAL) return t.criteria.total;
    const node = findNode(set, key) ?? set.extras.find((extra) => extra.id === key);
    if (!node) return '';
    return isShort && node.code !== '' ? node.code : `${node.code} ${node.name}`.trim();
  }

  function nameColumn(set: CriteriaSet, sheet: SheetKey, key: string): string {
    if (sheet.startsWith('criteria.')) return (t.criteria.columns as Readonly<Record<string, string>>)[key] ?? '';
    if (sheet.startsWith('scores.'))
      return (t.scores.columns as Readonly<Record<string, string>>)[key] ?? findUnit(workbook, key)?.name ?? '';
    if ((RANKING_COLUMNS as readonly string[]).includes(key))
      return (t.ranking.columns as Readonly<Record<string, string>>)[key] ?? '';
    return nameRow(set, key, false);
  }

  function labelOfAssumption({ row }: SheetPlace): string {
    return textOf({ sheet: 'assumptions', row, column: 'label' }).text;
  }

  /** The text to the left of the cell, as a table has it. */
  function labelOfFree({ sheet, top, left }: CellArea): string {
    const free = findSheet(workbook, freeSheetOf(sheet) ?? '');
    const row = free?.rowIds[top];
    if (!free || row === undefined) return '';
    for (let col = left - 1; col >= 0; col--) {
      const column = free.columnIds[col];
      const content = column === undefined ? undefined : free.cells[row]?.[column];
      if (typeof content === 'string' && !isFormula(content)) return content;
    }
    return '';
  }

  return (area) => {
    const place = placeOfCell(workbook, { sheet: area.sheet, row: area.top, col: area.left });
    const isOne = isOneCellArea(area);
    return {
      key: keyOfArea(area),
      place,
      address: nameArea(workbook, area, homeSet),
      label: labelOf(area),
      value: isOne ? valueOf(place) : t.trace.cells(countCellsOf(area)),
      formula: isOne ? formulaOf(place) : '',
    };
  };
}
