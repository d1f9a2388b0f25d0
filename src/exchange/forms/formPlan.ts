/** A form while it is being laid out: its columns, and what its cells stand for. */
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Input, InputPart } from '../../domain/merge/inputMap.ts';
import type { Place, PlaceValue } from '../../domain/merge/place.ts';
import { emptyUnitScores, type UnitScores } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { address, putValue, type SheetDraft } from '../export/sheetDraft.ts';
import { FIGURE_COLUMNS } from './figures.ts';

export const COLUMN = {
  code: 0,
  name: 1,
  max: 2,
  ...FIGURE_COLUMNS,
  rule: 6,
  evidence: 7,
  explanation: 8,
  points: 9,
  appraised: 10,
  opinion: 11,
  key: 12,
} as const;
export const PRINTED_COLUMNS = COLUMN.key;
export const COLUMN_WIDTHS = [7, 33, 8, 10, 10, 10, 32, 22, 20, 10, 10, 18, 3] as const;

export interface FormParts {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  readonly unitId: UnitId;
  readonly draft: SheetDraft;
  /** Lists too long to stand in a validation. */
  readonly choices: SheetDraft;
  /** The unit's self-scores are locked (chốt điểm): nothing may be typed. */
  readonly isLocked: boolean;
}

export interface FormPlan extends FormParts {
  readonly scores: UnitScores;
  readonly inputs: Input[];
  /** Writes down what cells stand for; `cells` in the order of their figures. */
  addInput(
    place: Place,
    was: PlaceValue,
    cells: readonly { readonly part: InputPart; readonly row: number; readonly column: number }[],
  ): void;
  /** The hidden text by which a moved row is found. */
  putKey(row: number, key: string): void;
}

export function createFormPlan(parts: FormParts): FormPlan {
  const { workbook, set, unitId, draft } = parts;
  const inputs: Input[] = [];
  const keys = new Map<number, string>();
  return {
    ...parts,
    scores: workbook.scores[set.id]?.[unitId] ?? emptyUnitScores(),
    inputs,
    addInput(place, was, cells) {
      inputs.push({
        place,
        was,
        cells: cells.map(({ part, row, column }) => ({
          part,
          sheet: draft.name,
          address: address(row, column),
          rowKey: keys.get(row) ?? '',
        })),
      });
    },
    putKey(row, key) {
      keys.set(row, key);
      putValue(draft, row, COLUMN.key, key, { look: 'plain' });
    },
  };
}
