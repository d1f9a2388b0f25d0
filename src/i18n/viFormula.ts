/** Words of the formula editor. */
export const viFormula = {};
