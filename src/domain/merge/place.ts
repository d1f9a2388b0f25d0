/**
 * Places of a workbook that a file may have changed, named by identity: the common language of unit forms, package files
 * and exported workbooks that come back from Excel.
 */
import type { AssumptionId, ColumnId, NodeId, RowId, SetId, SheetId, UnitId } from '../ids.ts';
import type { DeclaredData } from '../rules/rule.ts';
import type { Stage } from '../scores.ts';

export type Place =
  /** What a stage says of a leaf: points, NOT_APPLICABLE or declared data. */
  | {
      readonly of: 'entry' | 'note' | 'explanation';
      readonly setId: SetId;
      readonly unitId: UnitId;
      readonly stage: Stage;
      readonly slot: number;
    }
  /** Document numbers and links as lines of text; files travel in packages only. */
  | { readonly of: 'evidence'; readonly setId: SetId; readonly unitId: UnitId; readonly slot: number }
  | { readonly of: 'weight' | 'max' | 'code' | 'name'; readonly setId: SetId; readonly nodeId: NodeId }
  | { readonly of: 'statedTotal'; readonly setId: SetId }
  | { readonly of: 'unit'; readonly unitId: UnitId }
  | { readonly of: 'assumption'; readonly assumptionId: AssumptionId }
  | { readonly of: 'cell'; readonly sheetId: SheetId; readonly rowId: RowId; readonly columnId: ColumnId };

/** Null: nothing stands there. Formulas are text in identity form, beginning with "=". */
export type PlaceValue = string | number | boolean | null | { readonly declared: DeclaredData };

/** Where in which file a value was found. */
export interface Origin {
  readonly file: string;
  readonly sheet: string;
  /** "E32". */
  readonly address: string;
}

/** One value that a file brings. */
export interface Incoming {
  readonly place: Place;
  /** What stood there when the file was made; undefined when the file does not say. */
  readonly was: PlaceValue | undefined;
  readonly theirs: PlaceValue;
  readonly origin: Origin;
  /** ISO 8601 label of the file's last change; null when it does not say. */
  readonly changedAt: string | null;
}

/** `theirs`: only the file changed it; `conflict`: the workbook changed it too, and otherwise. */
export interface Difference extends Incoming {
  readonly mine: PlaceValue;
  readonly kind: 'theirs' | 'conflict';
}
