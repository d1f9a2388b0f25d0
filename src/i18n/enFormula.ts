/** Words of the formula editor. */
import type { viFormula } from './viFormula.ts';

export const enFormula: typeof viFormula = {
  list: 'Suggestions for the formula',
  closeHelp: 'Close the help on the function',
  preview: 'What the formula would give',
  sheet: 'Sheet',
  weight: (name) => `Weight: ${name}`,
  max: (name) => `Maximum: ${name}`,
  assumption: (label) => `Assumption: ${label}`,
  notPointable: 'This tab has no cells to point at. The formula being typed is kept: Enter takes it, Esc drops it.',
  back: (place) =>
    `Typing the formula of cell ${place}. Point at cells for their addresses, Enter takes it, Esc drops it.`,
};
