import type { Problem } from '../../lib/result.ts';

/** What a typed formula can have wrong; `details.position` counts characters of the NFC text from 0. */
export type FormulaProblemCode =
  | 'formula.notFormula'
  | 'formula.tooLong'
  | 'formula.unclosedText'
  | 'formula.unclosedSheetName'
  | 'formula.unclosedParenthesis'
  | 'formula.unclosedArray'
  /** A character or word that cannot stand there: `details.text`. */
  | 'formula.unexpected'
  /** The formula, or an argument, ends where a value must follow. */
  | 'formula.incomplete'
  /** A number that can be read in two ways, such as 1.234,5: `details.text`. */
  | 'formula.number'
  /** References inside { } would not be recalculated. */
  | 'formula.referenceInArray'
  /** `details.sheet`. */
  | 'formula.unknownSheet'
  /** An address without a sheet where no sheet is home: `details.text`. */
  | 'formula.noHomeSheet'
  | 'formula.rangeAcrossSheets';

export type FormulaProblem = Problem<FormulaProblemCode>;
