/** Words of tracing precedents and dependents. */
export const viTrace = {};
