/** Words of sorting, filtering, hiding and freezing. */
export const viArrange = {};
