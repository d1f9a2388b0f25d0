/** A form holds no other sheet of the workbook: formulas of rules that read one have no place to point at. */
import type { Atlas } from '../export/excelFormula.ts';
import type { FormPlan } from './formPlan.ts';

/** Knows assumptions with a plain number, which go in as the figures they are. */
export function createFormAtlas({ workbook }: FormPlan): Atlas {
  return {
    find: () => null,
    sizeOf: () => null,
    rowOf: () => null,
    columnOf: () => null,
    nameOfWeight: () => null,
    nameOfMax: () => null,
    nameOfAssumption(id) {
      const value = workbook.assumptions[id]?.value;
      return typeof value === 'number' && value >= 0 ? String(value) : null;
    },
    placeOfAssumption: () => null,
    findName: () => null,
  };
}
