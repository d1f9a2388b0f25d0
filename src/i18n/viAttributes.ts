/** Words of cell formats, notes and entry rules. */
export const viAttributes = {};
