/** Words of find and replace. */
export const viFind = {};
