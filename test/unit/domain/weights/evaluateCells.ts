/** The criteria sheet's number columns, evaluated by HyperFormula from the very formulas that the app and the file have. */
import { HyperFormula } from 'hyperformula';
import type { CriteriaSet } from '../../../../src/domain/criteria.ts';
import { mapReferences } from '../../../../src/domain/formula/references.ts';
import { criteriaCells } from '../../../../src/domain/weights.ts';
import { columnLetters } from '../../../../src/lib/address.ts';

const COLUMNS = ['max', 'weight', 'effective', 'share'] as const;
export type Column = (typeof COLUMNS)[number];

/** One engine for all: to build one takes longer than to fill it. */
const engine = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3', precisionRounding: 14 });

/** Values by row key ("total" for the last row); an error is NaN. */
export function evaluateCells(set: CriteriaSet): (row: string, column: Column) => number {
  const cells = [...criteriaCells(set)];
  const rows = new Map(cells.map(([row], index) => [row, index]));
  engine.setSheetContent(
    0,
    cells.map(([, contents]) =>
      COLUMNS.map((column) => {
        const content = contents[column];
        return typeof content === 'string' ? mapReferences(content, toAddress) : content;
      }),
    ),
  );
  const values = engine.getSheetValues(0);
  return (row, column) => {
    const value = values[rows.get(row) ?? -1]?.[COLUMNS.indexOf(column)];
    return typeof value === 'number' ? value : Number.NaN;
  };

  function toAddress(reference: Parameters<Parameters<typeof mapReferences>[1]>[0]): string {
    if (reference.kind === 'cell')
      return `${columnLetters(COLUMNS.indexOf(reference.column as Column))}${(rows.get(reference.row) ?? -1) + 1}`;
    if (reference.kind === 'max' || reference.kind === 'weight')
      return `${reference.kind === 'max' ? 'A' : 'B'}${(rows.get(reference.node) ?? -1) + 1}`;
    throw new Error(`no ${reference.kind} in these tests`);
  }
}
