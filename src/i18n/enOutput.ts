/** Words of forms, summary tables and the certificate of an export. */
import type { viOutput } from './viOutput.ts';

export const enOutput: typeof viOutput = {
  title: 'Export',
  more: 'Forms, tables',
  menu: {
    unitForm: 'Self-score form of one unit…',
    allForms: 'Self-score forms of all units (.zip)',
    summary: 'The council’s summary table (.xlsx)',
    comparison: 'Comparison of scenarios (.xlsx)',
    fill: 'Fill in an Excel file of yours…',
    trace: 'Trace…',
    certificate: 'Certificate of the last export',
  },
  unitForm: {
    title: 'Self-score form of one unit',
    unit: 'Unit',
    help: 'An .xlsx with formulas and lists to choose from, locked but for its inputs, without a password. When the unit sends it back it is matched to its unit and its cells, whatever its name.',
    none: 'This criteria set has no units yet.',
    accept: 'Download the form',
    close: 'Close',
  },
  certificate: {
    title: 'Certificate of the exported file',
    close: 'Close',
    details: 'Details',
    how: 'The file was read back and recalculated by an engine that did not write it, and every formula cell was compared. The result also stands on the file’s own read-me sheet.',
    good: (compared: string, largest: string) =>
      `${compared} cells recalculated: all agree; largest difference ${largest}.`,
    bad: (differing: string, compared: string) => `${compared} cells recalculated: ${differing} DIFFER.`,
    tooBig: (formulas: string) => `The file has ${formulas} formulas, too many to check.`,
    tooSlow: 'The check took too long and was stopped; the file itself is complete.',
    formulas: 'Formula cells in the file',
    compared: 'Compared',
    differing: 'Different',
    largest: 'Largest difference',
    figures: 'Totals, indexes and ranks of the app',
    figuresOf: (same: string, all: string) => `${same}/${all} agree`,
    skipped: 'Not compared',
    reasons: {
      noValue: 'no value in the file, Excel calculates it on opening',
      function: 'a function the checking engine does not have',
      volatile: 'random or by the clock',
    },
    cell: 'Cell',
    formula: 'Formula',
    stated: 'In the file',
    found: 'Recalculated',
  },
};
